import { limits } from '../kernel/limits.ts';
import { nearestNameHelp } from '../kernel/nearest-name.ts';
import type { Place, Remarks } from './diagnostic.ts';
import type { ListDraft } from './draft.ts';
import { listKinds, type TermList } from './model.ts';

const ENTRY_SHAPES: Readonly<Record<TermList['kind'], RegExp>> = {
  terms: /\S/,
  domains: /^(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/,
  hashes: /^[a-z0-9-]+:[A-Za-z0-9+/=_-]+$/,
  texts: /\S/,
};
const LENGTHS_MAX: Readonly<Record<TermList['kind'], number>> = {
  terms: limits.identifierLengthMax,
  domains: limits.identifierLengthMax,
  hashes: limits.identifierLengthMax,
  texts: limits.freeTextLengthMax,
};
const ENTRY_HELP: Readonly<Record<TermList['kind'], string>> = {
  terms: 'write a word or a few words',
  domains: 'write a host in lower case such as `shop.example`, without `https://` and path',
  hashes: 'write the algorithm, a colon and the value, for example `sha256:4be0…`',
  texts: 'write a whole text on one line',
};

/**
 * Reads `lists/<name>.txt`: one entry per line, `#` starts a comment. The first lines may say
 * `# kind: domains` and `# looks: alike`.
 */
export function readTermList(file: string, text: string, remarks: Remarks): ListDraft | undefined {
  const name = /^lists\/([a-z0-9][a-z0-9-]*)\.txt$/.exec(file)?.[1];
  const first: Place = { file, start: 0, end: 1 };
  if (name === undefined) {
    const help = 'write lower-case letters, digits and hyphens, for example `lists/shops.txt`';
    remarks.error('list-name', first, 'this list has a name that rules cannot use', help);
    return undefined;
  }
  const header = readHeader(file, text, remarks);
  if (header === undefined) return undefined;
  const { kind } = header;
  const entries: string[] = [];
  const places: Place[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const entry = line.replace(/(?:^|\s)#.*$/, '').trim();
    const place = { file, start, end: start + line.trimEnd().length };
    start += line.length + 1;
    if (entry === '') continue;
    if (!ENTRY_SHAPES[kind].test(entry) || entry.length > LENGTHS_MAX[kind]) {
      remarks.error('list-entry', place, `this is not one of \`${kind}\``, ENTRY_HELP[kind]);
      continue;
    }
    entries.push(entry);
    places.push(place);
  }
  if (entries.length > limits.listTermsMax) {
    const help = `at most ${limits.listTermsMax} entries are accepted`;
    remarks.error('too-large', first, `the list \`${name}\` is too long`, help);
    return undefined;
  }
  return { list: { name, entries, ...header }, file, places };
}

const HEADER: RegExp = /^#[ \t]*(kind|looks):[ \t]*(\S+)[ \t]*$/;

/**
 * What the comment lines at the top say of the whole list; undefined when one is not understood.
 */
function readHeader(
  file: string,
  text: string,
  remarks: Remarks,
): Pick<TermList, 'kind' | 'looksAlike'> | undefined {
  const said = { kind: 'terms', looks: 'exact' };
  let start = 0;
  let understood = true;
  for (const line of text.split('\n')) {
    if (!line.startsWith('#')) break;
    const [, name = '', value = ''] = HEADER.exec(line) ?? [];
    const accepted: readonly string[] = name === 'looks' ? ['alike', 'exact'] : listKinds;
    if (name !== '' && !accepted.includes(value)) {
      const place = { file, start, end: start + line.trimEnd().length };
      const message =
        name === 'kind' ? `a list cannot hold \`${value}\`` : `a list cannot look \`${value}\``;
      remarks.error('list-kind', place, message, nearestNameHelp(value, accepted));
      understood = false;
    } else if (name === 'kind') said.kind = value;
    else if (name === 'looks') said.looks = value;
    start += line.length + 1;
  }
  const kind = listKinds.find((candidate) => candidate === said.kind);
  return understood && kind !== undefined
    ? { kind, looksAlike: said.looks === 'alike' }
    : undefined;
}
