const CELLS_MIN = 8;
const NOWHERE = -1;

/**
 * Finds the slot of a 64-bit hash. Open addressing over typed arrays, at most half full, without
 * tombstones. Slots are numbered by the caller, from 0 up to the capacity. Each has a few words, so
 * that what belongs to a key stands together in memory.
 */
export class HashIndex {
  /** `width` words for each slot: the two halves of its hash, and the caller's own. */
  words: Int32Array;
  readonly width: number;
  /** Slot plus 1 by place; 0 is free. */
  #cells: Int32Array;
  #mask: number;
  /** The slot found last: a reading and a record of one activity ask for the same key. */
  #last: number = NOWHERE;

  constructor(capacity: number, width: number) {
    this.width = width;
    this.words = new Int32Array(capacity * width);
    this.#cells = new Int32Array(cellsFor(capacity));
    this.#mask = this.#cells.length - 1;
  }

  /** The slot of a hash, or -1. */
  find(low: number, high: number): number {
    const last = this.#last;
    if (last !== NOWHERE && this.#has(last, low, high)) return last;
    const cells = this.#cells;
    for (let at = low & this.#mask; ; at = (at + 1) & this.#mask) {
      const slot = (cells[at] as number) - 1;
      if (slot === NOWHERE) return NOWHERE;
      if (this.#has(slot, low, high)) {
        this.#last = slot;
        return slot;
      }
    }
  }

  lowOf(slot: number): number {
    return this.words[slot * this.width] as number;
  }

  highOf(slot: number): number {
    return this.words[slot * this.width + 1] as number;
  }

  /** Enters a hash that is not there yet. */
  add(slot: number, low: number, high: number): void {
    this.words[slot * this.width] = low;
    this.words[slot * this.width + 1] = high;
    this.#enter(slot);
    this.#last = slot;
  }

  remove(slot: number): void {
    const cells = this.#cells;
    const mask = this.#mask;
    let hole = this.#cellOf(slot);
    // What stood behind the hole because its own place was taken moves up.
    for (let at = (hole + 1) & mask; cells[at] !== 0; at = (at + 1) & mask) {
      const home = this.lowOf((cells[at] as number) - 1) & mask;
      if (((at - home) & mask) < ((at - hole) & mask)) continue;
      cells[hole] = cells[at] as number;
      hole = at;
    }
    cells[hole] = 0;
    this.#last = NOWHERE;
  }

  /** Gives a hash and its words another slot, which must be free. */
  renumber(move: { readonly from: number; readonly to: number }): void {
    this.#cells[this.#cellOf(move.from)] = move.to + 1;
    const from = move.from * this.width;
    this.words.copyWithin(move.to * this.width, from, from + this.width);
    this.#last = NOWHERE;
  }

  /** Makes room for more slots. */
  grow(capacity: number): void {
    const words = new Int32Array(capacity * this.width);
    words.set(this.words);
    this.words = words;
    const before = this.#cells;
    const cells = cellsFor(capacity);
    if (cells === before.length) return;
    this.#cells = new Int32Array(cells);
    this.#mask = cells - 1;
    for (const cell of before) if (cell !== 0) this.#enter(cell - 1);
  }

  /** Bytes of the words and the cells. */
  get bytes(): number {
    return this.words.byteLength + this.#cells.byteLength;
  }

  #has(slot: number, low: number, high: number): boolean {
    const at = slot * this.width;
    return this.words[at] === low && this.words[at + 1] === high;
  }

  #enter(slot: number): void {
    let at = this.lowOf(slot) & this.#mask;
    while (this.#cells[at] !== 0) at = (at + 1) & this.#mask;
    this.#cells[at] = slot + 1;
  }

  #cellOf(slot: number): number {
    let at = this.lowOf(slot) & this.#mask;
    while (this.#cells[at] !== slot + 1) at = (at + 1) & this.#mask;
    return at;
  }
}

function cellsFor(capacity: number): number {
  let cells = CELLS_MIN;
  while (cells < capacity * 2) cells *= 2;
  return cells;
}
