import { wordSet } from './ascii-class.ts';
import { type CodePointSet, codePointMax } from './code-point-set.ts';
import type { Program } from './program.ts';

/** What is beside a place in the text; `edge` is the start on the left, the end on the right. */
export const besides = { edge: 1, newline: 2, word: 4 } as const;

const PAGE = 0x100;
const HIGH_SURROGATES = 0xd800;
const LOW_SURROGATES = 0xdc00;
const NEWLINE_SET: CodePointSet = [0x0a, 0x0a];

/**
 * Code points by what a program can tell apart: those of one symbol behave alike. After the symbols
 * of characters come `end`, the end of the text, and `half`, for a high surrogate that must be read
 * together with the unit after it.
 */
export interface Alphabet {
  readonly symbols: number;
  readonly end: number;
  readonly half: number;
  /** For the high byte of a UTF-16 unit, where its page starts in `pages`. */
  readonly pageOf: Uint16Array;
  /** Symbols of units. */
  readonly pages: Uint16Array;
  /** Symbol of a code point; slower than by pages, and also right for high surrogates. */
  readonly symbolOf: (codePoint: number) => number;
  /** `accepts[set * symbols + symbol]` is 1 when the set has the symbol. */
  readonly accepts: Uint8Array;
  /** What each symbol, `end` included, is for its neighbours, as a sum of `besides`. */
  readonly beside: Uint8Array;
}

export function buildAlphabet({ sets, asserts }: Program): Alphabet {
  const told = [...sets];
  if (asserts.word) told.push(wordSet);
  if (asserts.line) told.push(NEWLINE_SET);
  const { firsts, symbolOfInterval, symbols } = tellApart(told);
  const intervalsIn = (set: CodePointSet): readonly number[] => intervalsOf(firsts, set);
  const accepts = new Uint8Array(sets.length * symbols);
  for (const [number, set] of sets.entries()) {
    for (const interval of intervalsIn(set)) {
      accepts[number * symbols + (symbolOfInterval[interval] ?? 0)] = 1;
    }
  }
  const beside = new Uint8Array(symbols + 1);
  const mark = (set: CodePointSet, bit: number): void => {
    for (const interval of intervalsIn(set)) beside[symbolOfInterval[interval] ?? 0] = bit;
  };
  if (asserts.word) mark(wordSet, besides.word);
  if (asserts.line) mark(NEWLINE_SET, besides.newline);
  beside[symbols] = besides.edge;
  const symbolOf = (codePoint: number): number =>
    symbolOfInterval[intervalAt(firsts, codePoint)] ?? 0;
  const paged = buildPages(firsts, symbolOfInterval, symbols + 1);
  return { symbols, end: symbols, half: symbols + 1, ...paged, symbolOf, accepts, beside };
}

interface Intervals {
  /** Where each interval starts; the first starts at 0. */
  readonly firsts: Int32Array;
  readonly symbolOfInterval: Int32Array;
  readonly symbols: number;
}

// Each set splits the symbols that it has in part: its own share of them gets new numbers.
function tellApart(sets: readonly CodePointSet[]): Intervals {
  const bounds = sets.flatMap((set) => set.map((bound, at) => bound + (at % 2)));
  const inside = bounds.filter((bound) => bound <= codePointMax);
  const firsts = Int32Array.from(new Set([0, ...inside])).sort();
  const symbolOfInterval = new Int32Array(firsts.length);
  let symbols = 1;
  for (const set of sets) {
    const members = intervalsOf(firsts, set);
    const renamed = new Map<number, number>();
    for (const interval of members) {
      const symbol = symbolOfInterval[interval] ?? 0;
      const fresh = renamed.get(symbol) ?? symbols + renamed.size;
      renamed.set(symbol, fresh);
      symbolOfInterval[interval] = fresh;
    }
    symbols += renamed.size;
  }
  return { firsts, symbolOfInterval, symbols: renumber(symbolOfInterval) };
}

/** Numbers without gaps, in the order of their first use; answers how many there are. */
function renumber(symbolOfInterval: Int32Array): number {
  const numbers = new Map<number, number>();
  for (const [interval, symbol] of symbolOfInterval.entries()) {
    const number = numbers.get(symbol) ?? numbers.size;
    numbers.set(symbol, number);
    symbolOfInterval[interval] = number;
  }
  return numbers.size;
}

function intervalsOf(firsts: Int32Array, set: CodePointSet): readonly number[] {
  const intervals: number[] = [];
  for (let at = 0; at < set.length; at += 2) {
    const last = set[at + 1] ?? 0;
    let interval = intervalAt(firsts, set[at] ?? 0);
    while (interval < firsts.length && (firsts[interval] ?? 0) <= last) {
      intervals.push(interval);
      interval += 1;
    }
  }
  return intervals;
}

function intervalAt(firsts: Int32Array, codePoint: number): number {
  let low = 0;
  let high = firsts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((firsts[middle] ?? 0) <= codePoint) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Pages of one symbol only, which most are, are kept once for each symbol. */
function buildPages(
  firsts: Int32Array,
  symbolOfInterval: Int32Array,
  half: number,
): { readonly pageOf: Uint16Array; readonly pages: Uint16Array } {
  const plain = new Map<number, number>();
  const different: Uint16Array[] = [];
  const pageOf = new Uint16Array(PAGE);
  for (let high = 0; high < PAGE; high += 1) {
    const first = high * PAGE;
    const interval = intervalAt(firsts, first);
    const halves = first >= HIGH_SURROGATES && first < LOW_SURROGATES;
    const single = halves || (firsts[interval + 1] ?? Infinity) >= first + PAGE;
    const symbol = halves ? half : (symbolOfInterval[interval] ?? 0);
    const known = single ? plain.get(symbol) : undefined;
    const number = known ?? different.length;
    if (single) plain.set(symbol, number);
    if (known === undefined) different.push(new Uint16Array(PAGE).fill(symbol));
    if (!single) fillPage(different[number], { firsts, symbolOfInterval, first, interval });
    pageOf[high] = number * PAGE;
  }
  const pages = new Uint16Array(different.length * PAGE);
  for (const [number, page] of different.entries()) pages.set(page, number * PAGE);
  return { pageOf, pages };
}

function fillPage(
  page: Uint16Array | undefined,
  from: {
    readonly firsts: Int32Array;
    readonly symbolOfInterval: Int32Array;
    readonly first: number;
    readonly interval: number;
  },
): void {
  let { interval } = from;
  for (let low = 0; low < PAGE; low += 1) {
    while ((from.firsts[interval + 1] ?? Infinity) <= from.first + low) interval += 1;
    if (page !== undefined) page[low] = from.symbolOfInterval[interval] ?? 0;
  }
}
