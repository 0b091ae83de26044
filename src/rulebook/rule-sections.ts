import { nearestNameHelp } from '../kernel/nearest-name.ts';
import type { Place, Remarks } from './diagnostic.ts';
import type { SectionName } from './draft.ts';

/** A rule file cut into its parts; offsets are UTF-16 units from the start of the file. */
export interface RuleSections {
  readonly head: Piece;
  readonly parts: Readonly<Partial<Record<SectionName, Piece>>>;
}

export interface Piece {
  readonly text: string;
  /** Where `text` starts in the file. */
  readonly offset: number;
  /** What messages about the piece point at: its heading. */
  readonly place: Place;
}

const HEADINGS: Readonly<Record<string, SectionName>> = {
  Why: 'why',
  Allowed: 'allowed',
  'Not allowed': 'notAllowed',
  Tests: 'tests',
};

/** Cuts a rule file into front matter, prose and the four `##` sections. */
export function cutRuleFile(
  file: string,
  text: string,
  remarks: Remarks,
): RuleSections | undefined {
  const opening = /^---[ \t]*\r?\n/.exec(text);
  const start = opening === null ? 0 : opening[0].length;
  const closing = opening === null ? null : /^---[ \t]*$/m.exec(text.slice(start));
  if (closing === null) {
    remarks.error(
      'front-matter',
      { file, start: 0, end: 1 },
      'a rule file starts with its fields between two lines `---`',
      'write `---`, the fields such as `id:` and `title:`, and `---` again',
    );
    return undefined;
  }
  const end = start + closing.index;
  const place = { file, start: 0, end: 3 };
  const head: Piece = { text: text.slice(start, end), offset: start, place };
  const parts = cutSections(file, text, end + closing[0].length, remarks);
  return { head, parts };
}

function cutSections(
  file: string,
  text: string,
  from: number,
  remarks: Remarks,
): Partial<Record<SectionName, Piece>> {
  const parts: Partial<Record<SectionName, Piece>> = {};
  let name: SectionName | undefined = 'text';
  let heading: Place = { file, start: from, end: from };
  let start = from;
  const close = (end: number): void => {
    if (name !== undefined)
      parts[name] = { text: text.slice(start, end), offset: start, place: heading };
  };
  for (const line of linesOutsideFences(text, from)) {
    const title = /^##[ \t]+(.+?)[ \t]*\r?$/.exec(line.text)?.[1];
    if (title === undefined) continue;
    close(line.start);
    heading = { file, start: line.start, end: line.start + line.text.trimEnd().length };
    name = Object.hasOwn(HEADINGS, title) ? HEADINGS[title] : undefined;
    start = line.start + line.text.length;
    if (name === undefined) {
      const help = nearestNameHelp(title, Object.keys(HEADINGS));
      remarks.error('section', heading, `a rule has no section \`${title}\``, help);
    } else if (parts[name] !== undefined) {
      remarks.error('section', heading, `the section \`${title}\` is there twice`, 'join the two');
      name = undefined;
    }
  }
  close(text.length);
  return parts;
}

function linesOutsideFences(
  text: string,
  from: number,
): readonly { readonly text: string; readonly start: number }[] {
  const lines: { text: string; start: number }[] = [];
  let fenced = false;
  let start = from;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end);
    if (/^\s{0,3}(```|~~~)/.test(line)) fenced = !fenced;
    else if (!fenced) lines.push({ text: line, start });
    start = end + 1;
  }
  return lines;
}

/** The entries of a Markdown list; lines that belong to no entry are told. */
export function readEntries(piece: Piece, remarks: Remarks): readonly string[] {
  const entries: string[] = [];
  for (const line of piece.text.split(/\r?\n/)) {
    const entry = /^[-*][ \t]+(.*\S)[ \t]*$/.exec(line)?.[1];
    const continued = line.trim();
    if (entry !== undefined) entries.push(entry);
    else if (continued !== '' && entries.length > 0) entries.push(`${entries.pop()} ${continued}`);
    else if (continued !== '') {
      remarks.error(
        'section',
        piece.place,
        'this section is a list of examples',
        'start each example with `- `',
      );
      return entries;
    }
  }
  return entries;
}

/** The text inside the first fenced YAML block, with its offset in the file. */
export function fencedYaml(
  piece: Piece,
): { readonly text: string; readonly offset: number } | undefined {
  const body = /^```ya?ml[ \t]*\r?\n([\s\S]*?)^```[ \t]*\r?$/m.exec(piece.text);
  if (body?.[1] === undefined) return undefined;
  const opening = body[0].indexOf('\n') + 1;
  return { text: body[1], offset: piece.offset + body.index + opening };
}
