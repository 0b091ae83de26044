import { limits } from '../kernel/limits.ts';
import type { Place, Remarks } from './diagnostic.ts';
import type { ListDraft } from './draft.ts';
import type { TermList } from './model.ts';
import { nearestNameHelp } from './nearest-name.ts';

export const listKinds: readonly TermList['kind'][] = ['terms', 'domains', 'hashes'];

const ENTRY_SHAPES: Readonly<Record<TermList['kind'], RegExp>> = {
  terms: /\S/,
  domains: /^(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/,
  hashes: /^[a-z0-9-]+:[A-Za-z0-9+/=_-]+$/,
};
const ENTRY_HELP: Readonly<Record<TermList['kind'], string>> = {
  terms: 'write a word or a few words',
  domains: 'write a host in lower case such as `shop.example`, without `https://` and path',
  hashes: 'write the algorithm, a colon and the value, for example `sha256:4be0…`',
};

/**
 * Reads `lists/<name>.txt`: one entry per line, `#` starts a comment, `# kind: domains` the kind.
 */
export function readTermList(file: string, text: string, remarks: Remarks): ListDraft | undefined {
  const name = /^lists\/([a-z0-9][a-z0-9-]*)\.txt$/.exec(file)?.[1];
  const first: Place = { file, start: 0, end: 1 };
  if (name === undefined) {
    const help = 'write lower-case letters, digits and hyphens, for example `lists/shops.txt`';
    remarks.error('list-name', first, 'this list has a name that rules cannot use', help);
    return undefined;
  }
  const kind = readKind(file, text, remarks);
  if (kind === undefined) return undefined;
  const entries: string[] = [];
  const places: Place[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const entry = line.replace(/(?:^|\s)#.*$/, '').trim();
    const place = { file, start, end: start + line.trimEnd().length };
    start += line.length + 1;
    if (entry === '') continue;
    if (!ENTRY_SHAPES[kind].test(entry) || entry.length > limits.identifierLengthMax) {
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
  return { list: { name, kind, entries }, file, places };
}

function readKind(file: string, text: string, remarks: Remarks): TermList['kind'] | undefined {
  const written = /^#[ \t]*kind:[ \t]*(\S+)[ \t]*\r?(?:\n|$)/.exec(text);
  if (written?.[1] === undefined) return 'terms';
  const kind = listKinds.find((candidate) => candidate === written[1]);
  if (kind === undefined) {
    const help = nearestNameHelp(written[1], listKinds);
    const place = { file, start: 0, end: written[0].trimEnd().length };
    remarks.error('list-kind', place, `a list cannot hold \`${written[1]}\``, help);
  }
  return kind;
}
