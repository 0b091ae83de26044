import { DAY_MS, SECOND_MS } from '../../kernel/duration.ts';
import type { Clause, ListDraft, PatternSubject } from './clause.ts';
import { compare } from './comparison.ts';
import { patternMatches } from './rule-language.ts';
import type { Sample } from './sample.ts';

/** The age that conditions see of an account whose age nobody told. */
const UNKNOWN_AGE_SECONDS: number = (36_500 * DAY_MS) / SECOND_MS;
const UNSPACED: RegExp =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

/**
 * Whether a sample meets a condition, as spec/rulebook.md says. It serves to make up tests; the
 * engine has the last word on them.
 */
export function holds(clause: Clause, sample: Sample): boolean {
  switch (clause.kind) {
    case 'all':
      return clause.of.every((part) => holds(part, sample));
    case 'any':
      return clause.of.some((part) => holds(part, sample));
    case 'not':
      return !holds(clause.of, sample);
    case 'always':
      return clause.holds;
    case 'unknown':
      return false;
    case 'list':
      return inList(clause.list, sample);
    case 'pattern':
      return textsOf(clause.subject, sample).some((text) => patternMatches(clause.pattern, text));
    case 'equals':
      return textOf(clause.subject, sample) === clause.value;
    case 'size':
      return compare(sizeOf(clause.of, sample), clause.comparison, clause.value);
    case 'age':
      return compare(sample.ageSeconds ?? UNKNOWN_AGE_SECONDS, clause.comparison, clause.seconds);
  }
}

function textOf(subject: 'content.text' | 'thread' | 'group' | 'type', sample: Sample): string {
  switch (subject) {
    case 'content.text':
      return sample.text;
    case 'type':
      return sample.type ?? 'content.posted';
    default:
      return sample[subject] ?? '';
  }
}

function textsOf(subject: PatternSubject, sample: Sample): readonly string[] {
  switch (subject) {
    case 'content.links':
      return sample.links;
    case 'content.domains':
      return sample.links.map(hostOf);
    default:
      return [textOf(subject, sample)];
  }
}

function sizeOf(of: Extract<Clause, { kind: 'size' }>['of'], sample: Sample): number {
  switch (of) {
    case 'content.text':
      return [...sample.text].length;
    case 'content.links':
      return sample.links.length;
    case 'content.mentions':
      return sample.mentions.length;
  }
}

function inList({ kind, entries }: ListDraft, sample: Sample): boolean {
  if (kind === 'terms') return entries.some((entry) => hasTerm(sample.text, entry));
  const hosts = sample.links.map(hostOf);
  return entries.some((entry) =>
    hosts.some((host) => host === entry || host.endsWith(`.${entry}`)),
  );
}

// Samples have hosts that need no parsing; see `find-sample.ts`.
function hostOf(link: string): string {
  return (/^[a-z]+:\/\/(?:www\.)?([^/?#:]+)/i.exec(link)?.[1] ?? '').toLowerCase();
}

function hasTerm(text: string, entry: string): boolean {
  const folded = fold(text);
  const term = fold(entry.replace(/^\*|\*$/g, ''));
  if (term === '') return false;
  for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + 1)) {
    const starts = entry.startsWith('*') || !glued(folded.slice(0, at), term);
    const ends = entry.endsWith('*') || !glued(term, folded.slice(at + term.length));
    if (starts && ends) return true;
  }
  return false;
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Whether two texts meet inside a word. */
function glued(before: string, after: string): boolean {
  const last = [...before].at(-1) ?? ' ';
  const first = [...after].at(0) ?? ' ';
  const word = (one: string): boolean => /[\p{L}\p{N}\p{M}_]/u.test(one) && !UNSPACED.test(one);
  return word(last) && word(first);
}
