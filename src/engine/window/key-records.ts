import { HashIndex } from './hash-index.ts';
import type { Hash } from './text-hash.ts';
import { readWide, writeWide } from './wide-number.ts';

export const keysFirst = 16;

/** Words of a record: hash, block, start and count, passed and size and touch, total. */
const WIDTH = 7;
const BLOCK = 2;
const STRETCH = 3;
const EDGE = 4;
const TOTAL = 5;
const HALF = 0xffff;
const HALF_BITS = 16;
const SIZE = 0x1f;
const TOUCHED = 0x20;

/**
 * The keys of a window, one record each, without gaps: a key that goes leaves its slot to the last
 * one. About 36 bytes a key with the index.
 */
export class KeyRecords {
  count = 0;
  capacity: number;
  readonly index: HashIndex;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.index = new HashIndex(capacity, WIDTH);
  }

  /** The block of the key's entries. */
  blockOf(slot: number): number {
    return this.index.words[slot * WIDTH + BLOCK] as number;
  }

  /** Where the entries begin in the block. */
  startOf(slot: number): number {
    return (this.index.words[slot * WIDTH + STRETCH] as number) >>> HALF_BITS;
  }

  countOf(slot: number): number {
    return (this.index.words[slot * WIDTH + STRETCH] as number) & HALF;
  }

  /** How many entries, from the oldest, stand before those that the total tells of. */
  passedOf(slot: number): number {
    return (this.index.words[slot * WIDTH + EDGE] as number) & HALF;
  }

  /** Count, sum or number of different texts of the entries in force from `passedOf` on. */
  totalOf(slot: number): number {
    return readWide(this.index.words, slot * WIDTH + TOTAL);
  }

  setTotal(slot: number, total: number): void {
    writeWide(this.index.words, slot * WIDTH + TOTAL, total);
  }

  /** The size of the block as a power of two. */
  sizeOf(slot: number): number {
    return ((this.index.words[slot * WIDTH + EDGE] as number) >>> HALF_BITS) & SIZE;
  }

  isTouched(slot: number): boolean {
    return ((this.index.words[slot * WIDTH + EDGE] as number) & (TOUCHED << HALF_BITS)) !== 0;
  }

  /** The entries moved to the front of a block. */
  setBlock(slot: number, block: { readonly place: number; readonly size: number }): void {
    const at = slot * WIDTH;
    const { words } = this.index;
    const kept = (words[at + EDGE] as number) & ~(SIZE << HALF_BITS);
    words[at + BLOCK] = block.place;
    words[at + STRETCH] = (words[at + STRETCH] as number) & HALF;
    words[at + EDGE] = kept | (block.size << HALF_BITS);
  }

  /** The oldest entry is gone. */
  dropOldest(slot: number): void {
    const at = slot * WIDTH + STRETCH;
    this.index.words[at] = (this.index.words[at] as number) + (1 << HALF_BITS) - 1;
  }

  setCount(slot: number, count: number): void {
    const at = slot * WIDTH + STRETCH;
    this.index.words[at] = ((this.index.words[at] as number) & ~HALF) | count;
  }

  setPassed(slot: number, passed: number): void {
    const at = slot * WIDTH + EDGE;
    this.index.words[at] = ((this.index.words[at] as number) & ~HALF) | passed;
  }

  setTouched(slot: number, touched: boolean): void {
    const at = slot * WIDTH + EDGE;
    const kept = (this.index.words[at] as number) & ~(TOUCHED << HALF_BITS);
    this.index.words[at] = touched ? kept | (TOUCHED << HALF_BITS) : kept;
  }

  /** Enters a key that is not there yet, with an empty block of one; there must be capacity. */
  add(key: Hash, block: number): number {
    const slot = this.count;
    this.#enter(slot, key, block);
    this.count += 1;
    return slot;
  }

  /** Puts a key in the slot of another, which goes. */
  replace(slot: number, key: Hash, block: number): void {
    this.index.remove(slot);
    this.#enter(slot, key, block);
  }

  /** Takes a key out; the last key moves into its slot. */
  remove(slot: number): void {
    this.index.remove(slot);
    const last = this.count - 1;
    this.count = last;
    if (slot !== last) this.index.renumber({ from: last, to: slot });
  }

  grow(capacity: number): void {
    this.index.grow(capacity);
    this.capacity = capacity;
  }

  /** Bytes of the records and the index. */
  get bytes(): number {
    return this.index.bytes;
  }

  #enter(slot: number, key: Hash, block: number): void {
    this.index.add(slot, key.low, key.high);
    this.index.words.fill(0, slot * WIDTH + BLOCK, (slot + 1) * WIDTH);
    this.index.words[slot * WIDTH + BLOCK] = block;
  }
}
