import { BLANK, characterClasses, WORD } from './character-class.ts';
import { standsAfterClitics } from './clitic.ts';
import { layOut } from './double-array.ts';
import type { FoldBuffer } from './fold.ts';
import {
  BEHIND_CLITICS,
  type FoldedTerms,
  FREE_END,
  foldTerms,
  HAS_BLANKS,
} from './folded-terms.ts';
import type { TermEntry } from './term.ts';
import { numberSymbols, SYMBOL, type TermAlphabet } from './term-alphabet.ts';
import type { TermHits } from './term-hits.ts';
import { TermOpenings } from './term-openings.ts';
import { buildTrie, type TermTrie } from './term-trie.ts';

/**
 * A state is the place of its record: base, parent, failure state, first ending. Records are as
 * long as `SYMBOL`, so that a base plus a symbol is the place of a record.
 */
const PARENT = 1;
const FAILURE = 2;
const ENDING = 3;
const RECORD = SYMBOL;
/** An ending is a record too: target, traits, length in units, next ending. */
const TRAITS = 1;
const LENGTH = 2;
const NEXT = 3;

/**
 * All terms of all lists and all literals of all patterns, found in one pass over a folded text
 * (Aho–Corasick). Time is in proportion to the length of the text, whatever the text. A blank in a
 * term stands for any run of blanks. Words end where one of two neighbours is no letter, digit,
 * mark or `_`, or belongs to a script without blanks between words.
 */
export class TermAutomaton {
  /** One more than the largest target: `new TermHits(automaton.targetCount)`. */
  readonly targetCount: number;
  private readonly alphabet: Int32Array;
  private readonly states: Int32Array;
  private readonly endings: Int32Array;
  private readonly openings: TermOpenings;
  private readonly classes: Uint8Array;

  constructor(parts: {
    readonly openings: TermOpenings;
    readonly alphabet: Int32Array;
    readonly states: Int32Array;
    readonly endings: Int32Array;
    readonly targetCount: number;
  }) {
    this.openings = parts.openings;
    this.alphabet = parts.alphabet;
    this.states = parts.states;
    this.endings = parts.endings;
    this.targetCount = parts.targetCount;
    this.classes = characterClasses();
  }

  /** Size of the typed arrays. */
  get bytes(): number {
    return this.alphabet.byteLength + this.states.byteLength + this.endings.byteLength;
  }

  /**
   * Adds what it finds to `hits`, which keeps the first hit of each target: the one that ends
   * first, and of those the longest. It does not clear `hits` before.
   */
  scan(buffer: FoldBuffer, hits: TermHits): void {
    const { units, length } = buffer;
    const { openings } = this;
    let at = openings.next(units, length, 0);
    while (at < length) at = openings.next(units, length, this.follow(buffer, hits, at));
  }

  /** Follows spellings from a place until none is left; returns where to go on looking. */
  private follow(buffer: FoldBuffer, hits: TermHits, from: number): number {
    const { alphabet, states, classes } = this;
    const { units, length } = buffer;
    let state = 0;
    let before = from > 0 ? (classes[units[from - 1] as number] as number) : 0;
    for (let at = from; at < length; at += 1) {
      const unit = units[at] as number;
      const unitClass = classes[unit] as number;
      const inside = before & unitClass & WORD;
      const blankAgain = before & unitClass & BLANK;
      before = unitClass;
      if (blankAgain !== 0) continue;
      const symbol = alphabet[unit | (inside << 16)] as number;
      let next = (states[state] as number) + symbol;
      while (states[next + PARENT] !== state) {
        if (state === 0) return at + 1;
        state = states[state + FAILURE] as number;
        next = (states[state] as number) + symbol;
      }
      state = next;
      const ending = states[next + ENDING] as number;
      if (ending !== 0) this.collect(buffer, hits, ending, at + 1);
    }
    return length;
  }

  /** Without an object for its numbers: it stands in the pass, which allocates nothing. */
  private collect(buffer: FoldBuffer, hits: TermHits, first: number, end: number): void {
    const { endings } = this;
    const insideWord =
      end < buffer.length &&
      this.isWord(buffer.units[end - 1] ?? 0) &&
      this.isWord(buffer.units[end] ?? 0);
    // The sign says whether any of these endings may stand inside a word.
    if (insideWord && first > 0) return;
    for (let ending = Math.abs(first); ending !== 0; ending = endings[ending + NEXT] ?? 0) {
      const traits = endings[ending + TRAITS] ?? 0;
      if (insideWord && (traits & FREE_END) === 0) continue;
      const target = endings[ending] ?? 0;
      if (hits.has(target)) continue;
      const size = endings[ending + LENGTH] ?? 0;
      const start = (traits & HAS_BLANKS) === 0 ? end - size : this.startOf(buffer, end, size);
      if ((traits & BEHIND_CLITICS) !== 0 && !standsAfterClitics(buffer.units, start)) continue;
      hits.add(target, start, end);
    }
  }

  /** Goes back over a term of so many units, taking each run of blanks for one. */
  private startOf(buffer: FoldBuffer, end: number, size: number): number {
    let at = end;
    for (let left = size; left > 0; left -= 1) {
      at -= 1;
      if (!this.isBlank(buffer.units[at] ?? 0)) continue;
      while (at > 0 && this.isBlank(buffer.units[at - 1] ?? 0)) at -= 1;
    }
    return at;
  }

  private isWord(unit: number): boolean {
    return ((this.classes[unit] ?? 0) & WORD) !== 0;
  }

  private isBlank(unit: number): boolean {
    return ((this.classes[unit] ?? 0) & BLANK) !== 0;
  }
}

/**
 * Builds the automaton; in proportion to the length of all terms. A term that folds to nothing is
 * left out and never found.
 */
export function buildTermAutomaton(entries: readonly TermEntry[]): TermAutomaton {
  const terms = foldTerms(entries);
  const alphabet = numberSymbols(terms);
  const trie = buildTrie(terms, alphabet);
  const states = placeStates(trie, alphabet);
  const endings = new Int32Array((terms.count + 1) * RECORD);
  const heads = placeEndings(terms, trie, endings);
  linkFailures(trie, states, { endings, heads });
  const targetCount = entries.reduce((most, { target }) => Math.max(most, target + 1), 0);
  return new TermAutomaton({
    openings: new TermOpenings(terms),
    alphabet: alphabet.entries,
    states: states.records,
    endings,
    targetCount,
  });
}

interface PlacedStates {
  readonly records: Int32Array;
  /** State of each node of the trie. */
  readonly ofNode: Int32Array;
}

function placeStates(trie: TermTrie, alphabet: TermAlphabet): PlacedStates {
  const { bases, slots, size } = layOut(trie, alphabet.symbolCount);
  const records = new Int32Array(size * RECORD);
  for (let slot = 0; slot < size; slot += 1) records[slot * RECORD + PARENT] = -1;
  const ofNode = slots.map((slot) => slot * RECORD);
  for (let node = 0; node < trie.nodeCount; node += 1) {
    const state = ofNode[node] ?? 0;
    records[state] = (bases[node] ?? 0) * RECORD;
    if (node > 0) records[state + PARENT] = ofNode[trie.parents[node] ?? 0] ?? 0;
  }
  return { records, ofNode };
}

/** Writes the endings and returns the first of each node; several terms may end at one. */
function placeEndings(terms: FoldedTerms, trie: TermTrie, endings: Int32Array): Int32Array {
  const heads = new Int32Array(trie.nodeCount);
  for (let term = 0; term < terms.count; term += 1) {
    const node = trie.terminals[term] ?? 0;
    const ending = (term + 1) * RECORD;
    endings[ending] = terms.targets[term] ?? 0;
    endings[ending + TRAITS] = terms.traits[term] ?? 0;
    endings[ending + LENGTH] = trie.depths[node] ?? 0;
    endings[ending + NEXT] = heads[node] ?? 0;
    heads[node] = ending;
  }
  return heads;
}

/**
 * The failure state of a state is the longest other one that the same text may have led to. Nodes
 * are taken by depth, so that shorter ones are ready.
 */
function linkFailures(
  trie: TermTrie,
  { records, ofNode }: PlacedStates,
  { endings, heads }: { readonly endings: Int32Array; readonly heads: Int32Array },
): void {
  for (const node of byDepth(trie)) {
    const state = ofNode[node] ?? 0;
    const parent = ofNode[trie.parents[node] ?? 0] ?? 0;
    const symbol = (trie.symbols[node] ?? 0) * RECORD;
    let failure = 0;
    for (let from = parent; from !== 0 && failure === 0; ) {
      from = records[from + FAILURE] ?? 0;
      const next = (records[from] ?? 0) + symbol;
      if (records[next + PARENT] === from) failure = next;
    }
    records[state + FAILURE] = failure;
    const shorter = records[failure + ENDING] ?? 0;
    records[state + ENDING] = chain(endings, heads[node] ?? 0, shorter);
  }
}

/** Hangs the endings of the failure state behind those of a state; negative if any is free. */
function chain(endings: Int32Array, head: number, shorter: number): number {
  if (head === 0) return shorter;
  let free = shorter < 0;
  let last = head;
  for (let ending = head; ending !== 0; ending = endings[ending + NEXT] ?? 0) {
    free ||= ((endings[ending + TRAITS] ?? 0) & FREE_END) !== 0;
    last = ending;
  }
  endings[last + NEXT] = Math.abs(shorter);
  return free ? -head : head;
}

function byDepth(trie: TermTrie): Int32Array {
  let deepest = 0;
  for (let node = 1; node < trie.nodeCount; node += 1) {
    deepest = Math.max(deepest, trie.depths[node] ?? 0);
  }
  const starts = new Int32Array(deepest + 2);
  for (let node = 1; node < trie.nodeCount; node += 1) {
    const depth = trie.depths[node] ?? 0;
    starts[depth + 1] = (starts[depth + 1] ?? 0) + 1;
  }
  for (let at = 1; at < starts.length; at += 1) {
    starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  }
  const ordered = new Int32Array(Math.max(0, trie.nodeCount - 1));
  for (let node = 1; node < trie.nodeCount; node += 1) {
    const depth = trie.depths[node] ?? 0;
    const place = starts[depth] ?? 0;
    ordered[place] = node;
    starts[depth] = place + 1;
  }
  return ordered;
}
