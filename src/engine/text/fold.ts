import { foldCodePoint, settle } from './fold-code-point.ts';
import {
  EXPANDED,
  type FoldTable,
  foldBlock,
  foldTable,
  MARK,
  PAIR,
  REMOVED,
  SAME,
  UNSETTLED,
} from './fold-table.ts';

/** More marks in a row are rare enough to be looked at again, see `settle`. */
const PLAIN_MARKS_IN_A_ROW = 15;
const SLICE = 8192;
const FIRST_CAPACITY = 4096;

/** A folded text. One buffer is filled again for every text, so that folding allocates nothing. */
export class FoldBuffer {
  /** The folded units; only the first `length` of them count. */
  units: Uint16Array = new Uint16Array(FIRST_CAPACITY);
  length = 0;
  /** True when every code point was folded by itself, without regard to its neighbours. */
  perUnit = true;
  /** True when every unit was folded to one unit: places in the fold are those in the text. */
  oneToOne = true;
  /** Where the last run of marks ended, and its length. */
  markEnd = -1;
  markRun = 0;

  /** Makes room for so many units and keeps those there are. */
  reserve(capacity: number): void {
    if (capacity <= this.units.length) return;
    const larger = new Uint16Array(Math.max(capacity, 2 * this.units.length));
    larger.set(this.units);
    this.units = larger;
  }

  /** A span of the folded text as a string. */
  slice(start: number, end: number): string {
    let text = '';
    for (let at = start; at < end; at += SLICE) {
      text += String.fromCharCode(...this.units.subarray(at, Math.min(at + SLICE, end)));
    }
    return text;
  }
}

/**
 * Text as terms are compared: NFKC, full case folding, without what shows nothing, so that
 * `Ｂｌｏｒｔ`, `BLORT` and `blo\u200Brt` are one word. This is the definition; `foldInto` is the quick
 * way to the same units.
 */
export function foldText(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCodePoint(character);
  return settle(folded);
}

/**
 * Folds a text into a buffer and forgets what the buffer held; equal to `foldText` for any text.
 */
export function foldInto(text: string, buffer: FoldBuffer): void {
  const { length } = text;
  const table = foldTable();
  const { single } = table;
  buffer.reserve(length);
  buffer.perUnit = true;
  buffer.oneToOne = true;
  buffer.markEnd = -1;
  let units = buffer.units;
  let count = 0;
  for (let at = 0; at < length; at += 1) {
    const folded = single[text.charCodeAt(at)] as number;
    if (folded !== 0) {
      units[count] = folded;
      count += 1;
      continue;
    }
    buffer.length = count;
    at += foldSpecial(text, at, table, buffer);
    count = buffer.length;
    units = buffer.units;
  }
  buffer.length = count;
  if (!buffer.perUnit) settleBuffer(buffer);
}

/** Folds what has no single unit; returns how many units it took beyond the first. */
function foldSpecial(text: string, at: number, table: FoldTable, buffer: FoldBuffer): number {
  const unit = text.charCodeAt(at);
  const kind = table.kinds[unit];
  if (kind !== SAME) buffer.oneToOne = false;
  switch (kind) {
    case SAME:
      append(unit, buffer);
      return 0;
    case MARK:
      appendMark(unit, table.ranks, buffer);
      return 0;
    case UNSETTLED:
      buffer.perUnit = false;
      expand(table, unit, text.length - at, buffer);
      return 0;
    case EXPANDED:
      expand(table, unit, text.length - at, buffer);
      return 0;
    case PAIR:
      return foldPair(text, at, buffer);
    default:
      return 0;
  }
}

function foldPair(text: string, at: number, buffer: FoldBuffer): number {
  const high = text.charCodeAt(at);
  const low = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
  if (low < 0xdc00 || low > 0xdfff) {
    append(high, buffer);
    return 0;
  }
  const block = foldBlock(high);
  const offset = low - 0xdc00;
  const kind = block.kinds[offset];
  if (kind === SAME) {
    append(high, buffer);
    append(low, buffer);
  } else if (kind !== REMOVED) {
    if (kind === UNSETTLED) buffer.perUnit = false;
    expand(block, offset, text.length - at, buffer);
  }
  return 1;
}

/** The buffer always has room for one unit of every unit still to come. */
function append(unit: number, buffer: FoldBuffer): void {
  buffer.units[buffer.length] = unit;
  buffer.length += 1;
}

function appendMark(unit: number, ranks: Uint8Array, buffer: FoldBuffer): void {
  const { units, length } = buffer;
  const rank = ranks[unit] ?? 0;
  const before = length === 0 ? 0 : (ranks[units[length - 1] ?? 0] ?? 0);
  if (rank !== 0 && before > rank) buffer.perUnit = false;
  buffer.markRun = buffer.markEnd === length ? buffer.markRun + 1 : 1;
  if (buffer.markRun > PLAIN_MARKS_IN_A_ROW) buffer.perUnit = false;
  append(unit, buffer);
  buffer.markEnd = buffer.length;
}

function expand(table: FoldTable, index: number, remaining: number, buffer: FoldBuffer): void {
  const place = table.places[index] ?? 0;
  const start = place >> 5;
  const size = place & 31;
  buffer.reserve(buffer.length + size + remaining);
  for (let at = start; at < start + size; at += 1) append(table.expansions[at] ?? 0, buffer);
}

function settleBuffer(buffer: FoldBuffer): void {
  const settled = settle(buffer.slice(0, buffer.length));
  buffer.reserve(settled.length);
  for (let at = 0; at < settled.length; at += 1) buffer.units[at] = settled.charCodeAt(at);
  buffer.length = settled.length;
}
