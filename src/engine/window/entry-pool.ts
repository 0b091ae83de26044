import type { Hash } from './text-hash.ts';
import { readWide, writeWide } from './wide-number.ts';
import type { Aggregate } from './window-shape.ts';

/** An entry whose activity takes the place of an earlier one of its item, as an edit does. */
const REPLACES = 1;
/** An entry whose place was taken; it is kept so that a repeat of it is still known. */
const REPLACED = 2;

/** Blocks have 2^0 to 2^12 entries, so that a full key fills half of the largest at most. */
export const BLOCK_SIZE_MAX = 12;
const CHUNK_ENTRIES = 65_536;
const CHUNK_BITS = 16;
const CHUNK_MASK: number = CHUNK_ENTRIES - 1;
const ENTRIES_FIRST = 32;
const NONE = -1;

/** Words of an entry: time, activity and marks, the item's hash, and the value if there is one. */
const ACTIVITY = 2;
const ITEM = 3;
const VALUE = 5;
const MARK_BITS = 2;

/**
 * Entries in one array, the words of each side by side: most keys are not in the processor's cache,
 * and what stands together is fetched together. An aggregate that needs no value has none.
 */
export class EntryColumns {
  readonly capacity: number;
  readonly #width: number;
  readonly #words: Int32Array;

  constructor(capacity: number, aggregate: Aggregate) {
    this.capacity = capacity;
    this.#width = aggregate === 'sum' || aggregate === 'distinct' ? 7 : 5;
    this.#words = new Int32Array(capacity * this.#width);
  }

  get bytes(): number {
    return this.#words.byteLength;
  }

  /** Whole milliseconds since 1970-01-01T00:00:00Z. */
  timeOf(at: number): number {
    return readWide(this.#words, at * this.#width);
  }

  setTime(at: number, timeMs: number): void {
    writeWide(this.#words, at * this.#width, timeMs);
  }

  activityOf(at: number): number {
    return (this.#words[at * this.#width + ACTIVITY] as number) >>> MARK_BITS;
  }

  /** Whether its activity takes the place of an earlier one. */
  isEdit(at: number): boolean {
    return ((this.#words[at * this.#width + ACTIVITY] as number) & REPLACES) !== 0;
  }

  /** Whether its place was taken. */
  isReplaced(at: number): boolean {
    return ((this.#words[at * this.#width + ACTIVITY] as number) & REPLACED) !== 0;
  }

  setActivity(at: number, activity: number, replaces: boolean): void {
    this.#words[at * this.#width + ACTIVITY] = (activity << MARK_BITS) | (replaces ? REPLACES : 0);
  }

  setReplaced(at: number, replaced: boolean): void {
    const word = (this.#words[at * this.#width + ACTIVITY] as number) & ~REPLACED;
    this.#words[at * this.#width + ACTIVITY] = replaced ? word | REPLACED : word;
  }

  /** Two zeros mean that there is no item. */
  itemLowOf(at: number): number {
    return this.#words[at * this.#width + ITEM] as number;
  }

  itemHighOf(at: number): number {
    return this.#words[at * this.#width + ITEM + 1] as number;
  }

  setItem(at: number, low: number, high: number): void {
    this.#words[at * this.#width + ITEM] = low;
    this.#words[at * this.#width + ITEM + 1] = high;
  }

  /** Halves of the hash of the text that is told apart; only for `distinct`. */
  textLowOf(at: number): number {
    return this.#words[at * this.#width + VALUE] as number;
  }

  textHighOf(at: number): number {
    return this.#words[at * this.#width + VALUE + 1] as number;
  }

  setText(at: number, low: number, high: number): void {
    this.#words[at * this.#width + VALUE] = low;
    this.#words[at * this.#width + VALUE + 1] = high;
  }

  /** What is summed; only for `sum`. */
  amountOf(at: number): number {
    return readWide(this.#words, at * this.#width + VALUE);
  }

  setAmount(at: number, amount: number): void {
    writeWide(this.#words, at * this.#width + VALUE, amount);
  }

  /** Where the nearest entry of an item stands, from `last` down to `first`; -1 when nowhere. */
  lastOfItem(item: Hash, last: number, first: number): number {
    const { low, high } = item;
    const words = this.#words;
    const width = this.#width;
    const to = first * width + ITEM;
    for (let at = last * width + ITEM; at >= to; at -= width) {
      if (words[at] === low && words[at + 1] === high) return (at - ITEM) / width;
    }
    return -1;
  }

  /**
   * Where the nearest entry of an item stands, from `first` up to before `end`; -1 when nowhere.
   */
  nextOfItem(item: Hash, first: number, end: number): number {
    for (let at = first; at < end; at += 1) {
      if (this.itemLowOf(at) === item.low && this.itemHighOf(at) === item.high) return at;
    }
    return -1;
  }

  /** Links: the free block behind a free block stands in the place of its first activity. */
  linkOf(at: number): number {
    return this.#words[at * this.#width + ACTIVITY] as number;
  }

  setLink(at: number, block: number): void {
    this.#words[at * this.#width + ACTIVITY] = block;
  }

  /** Moves entries inside these columns; the stretches may overlap. */
  shift(move: { readonly from: number; readonly to: number; readonly count: number }): void {
    const { from, to, count } = move;
    const width = this.#width;
    this.#words.copyWithin(to * width, from * width, (from + count) * width);
  }

  /** Takes entries over from other columns of the same aggregate. */
  copyFrom(
    other: EntryColumns,
    move: { readonly from: number; readonly to: number; readonly count: number },
  ): void {
    const { from, to, count } = move;
    const width = this.#width;
    for (let at = 0; at < count * width; at += 1) {
      this.#words[to * width + at] = other.#words[from * width + at] as number;
    }
  }
}

/**
 * Room for the entries of all keys of a window, in blocks of a power of two that never cross a
 * chunk. It grows by doubling up to one chunk and then chunk by chunk; blocks that were given back
 * are used again.
 */
export class EntryPool {
  readonly #aggregate: Aggregate;
  readonly #chunks: EntryColumns[];
  /** First free block by size; `EntryColumns.linkOf` is the next one. */
  readonly #free: number[] = new Array<number>(BLOCK_SIZE_MAX + 1).fill(NONE);
  /** Entries of the last chunk that were handed out. */
  #used = 0;

  constructor(aggregate: Aggregate) {
    this.#aggregate = aggregate;
    this.#chunks = [new EntryColumns(ENTRIES_FIRST, aggregate)];
  }

  /** Bytes of all chunks. */
  get bytes(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
  }

  columnsOf(block: number): EntryColumns {
    return this.#chunks[block >>> CHUNK_BITS] as EntryColumns;
  }

  /** Where a block begins inside its columns. */
  offsetOf(block: number): number {
    return block & CHUNK_MASK;
  }

  /** A block of 2^size entries. */
  allocate(size: number): number {
    const free = this.#free[size] as number;
    if (free !== NONE) return this.#takeFree(size, free);
    const entries = 1 << size;
    if (this.#used + entries > this.#last().capacity) {
      if (this.#chunks.length > 1) {
        const split = this.#split(size);
        if (split !== NONE) return split;
      }
      this.#makeRoom(entries);
    }
    const block = ((this.#chunks.length - 1) << CHUNK_BITS) | this.#used;
    this.#used += entries;
    return block;
  }

  release(block: number, size: number): void {
    this.columnsOf(block).setLink(this.offsetOf(block), this.#free[size] as number);
    this.#free[size] = block;
  }

  #last(): EntryColumns {
    return this.#chunks[this.#chunks.length - 1] as EntryColumns;
  }

  #takeFree(size: number, block: number): number {
    this.#free[size] = this.columnsOf(block).linkOf(this.offsetOf(block));
    return block;
  }

  // Halves a larger free block until it fits; the other halves are free blocks of their size.
  #split(size: number): number {
    let larger = size + 1;
    while (larger <= BLOCK_SIZE_MAX && this.#free[larger] === NONE) larger += 1;
    if (larger > BLOCK_SIZE_MAX) return NONE;
    const block = this.#takeFree(larger, this.#free[larger] as number);
    for (let half = larger - 1; half >= size; half -= 1) this.release(block + (1 << half), half);
    return block;
  }

  #makeRoom(entries: number): void {
    const last = this.#last();
    if (this.#chunks.length === 1 && this.#used + entries <= CHUNK_ENTRIES) {
      let capacity = last.capacity;
      while (capacity < this.#used + entries) capacity *= 2;
      const grown = new EntryColumns(capacity, this.#aggregate);
      grown.copyFrom(last, { from: 0, to: 0, count: this.#used });
      this.#chunks[0] = grown;
      return;
    }
    const begin = (this.#chunks.length - 1) << CHUNK_BITS;
    for (let size = BLOCK_SIZE_MAX; size >= 0; size -= 1) {
      for (; last.capacity - this.#used >= 1 << size; this.#used += 1 << size) {
        this.release(begin | this.#used, size);
      }
    }
    this.#chunks.push(new EntryColumns(CHUNK_ENTRIES, this.#aggregate));
    this.#used = 0;
  }
}
