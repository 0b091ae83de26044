import type { TermList } from '../rulebook/model.ts';
import { characterClasses, WORD } from './character-class.ts';
import { foldText } from './fold.ts';

/** A term found in a folded text; `start` and `end` are UTF-16 units of the folded text. */
export interface TermMatch {
  readonly list: string;
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/**
 * All term lists of a rulebook in one index, so that one pass over a text answers for every list.
 */
export interface TermIndex {
  /** The first match of each list that has one. */
  find(folded: string): readonly TermMatch[];
}

interface Branch {
  readonly next: Map<number, Branch>;
  /** Lists that have the term ending here. */
  lists: readonly string[];
}

const SPACE = 32;
const NOTHING: readonly TermMatch[] = [];

/**
 * Terms match whole words: `cat` is not in `category`. In scripts without spaces between words they
 * match anywhere. A blank in a term stands for any run of blanks. Time is at most the length of the
 * text times the length of the longest term, and in practice one table look-up per word.
 */
export function indexTerms(lists: readonly TermList[]): TermIndex {
  const root: Branch = { next: new Map(), lists: [] };
  const classes = characterClasses();
  const begins = new Uint8Array(0x10000);
  for (const list of lists) {
    if (list.kind !== 'terms') continue;
    for (const entry of list.entries) {
      const term = foldText(entry).replace(/\s+/gu, ' ').trim();
      if (term === '') continue;
      addTerm(root, term, list.name);
      begins[term.charCodeAt(0)] = 1;
    }
  }
  if (root.next.size === 0) return { find: () => NOTHING };
  return { find: (folded) => findTerms(folded, root, classes, begins) };
}

function addTerm(root: Branch, term: string, list: string): void {
  let branch = root;
  for (let at = 0; at < term.length; at += 1) {
    const unit = term.charCodeAt(at);
    let next = branch.next.get(unit);
    if (next === undefined) {
      next = { next: new Map(), lists: [] };
      branch.next.set(unit, next);
    }
    branch = next;
  }
  if (!branch.lists.includes(list)) branch.lists = [...branch.lists, list];
}

function findTerms(
  folded: string,
  root: Branch,
  classes: Uint8Array,
  begins: Uint8Array,
): readonly TermMatch[] {
  let matches: TermMatch[] | undefined;
  let inWord = false;
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charCodeAt(at);
    const word = classes[unit] === WORD;
    const candidate = begins[unit] === 1 && !(word && inWord);
    inWord = word;
    if (!candidate) continue;
    matches = walk(folded, at, root, classes, matches);
  }
  return matches ?? NOTHING;
}

function walk(
  folded: string,
  start: number,
  root: Branch,
  classes: Uint8Array,
  found: TermMatch[] | undefined,
): TermMatch[] | undefined {
  let matches = found;
  let branch: Branch | undefined = root;
  let at = start;
  while (at < folded.length) {
    const unit = folded.charCodeAt(at);
    const blank = isBlank(unit);
    branch = branch.next.get(blank ? SPACE : unit);
    if (branch === undefined) return matches;
    at += 1;
    while (blank && at < folded.length && isBlank(folded.charCodeAt(at))) at += 1;
    if (branch.lists.length === 0) continue;
    const glued = classes[unit] === WORD && classes[folded.charCodeAt(at)] === WORD;
    if (at < folded.length && glued) continue;
    for (const list of branch.lists) {
      if (matches?.some((match) => match.list === list)) continue;
      matches ??= [];
      matches.push({ list, term: folded.slice(start, at), start, end: at });
    }
  }
  return matches;
}

function isBlank(unit: number): boolean {
  return unit === SPACE || (unit >= 9 && unit <= 13) || unit === 0xa0;
}
