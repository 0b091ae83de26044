const CELLS_FIRST = 64;
/**
 * Words of a cell: the halves of a hash and its count, side by side; a count of 0 is a free cell.
 */
const WIDTH = 3;
const COUNT = 2;

/** How often each 64-bit hash is there. Open addressing over a typed array, at most half full. */
export class HashCounts {
  /** Number of different hashes. */
  size = 0;
  #words: Int32Array = new Int32Array(CELLS_FIRST * WIDTH);
  #mask: number = CELLS_FIRST - 1;

  get(low: number, high: number): number {
    return this.#words[this.#find(low, high) + COUNT] as number;
  }

  /** Keeps a number above zero for a hash, and answers the one before. */
  exchange(low: number, high: number, count: number): number {
    const at = this.#find(low, high);
    const before = this.#words[at + COUNT] as number;
    if (before !== 0) this.#words[at + COUNT] = count;
    else this.#enter(at, low, high, count);
    return before;
  }

  add(low: number, high: number): void {
    const at = this.#find(low, high);
    const count = this.#words[at + COUNT] as number;
    if (count !== 0) this.#words[at + COUNT] = count + 1;
    else this.#enter(at, low, high, 1);
  }

  remove(low: number, high: number): void {
    const at = this.#find(low, high);
    const count = this.#words[at + COUNT] as number;
    if (count > 1) this.#words[at + COUNT] = count - 1;
    else if (count === 1) this.#free(at / WIDTH);
  }

  clear(): void {
    if (this.size > 0) this.#words.fill(0);
    this.size = 0;
  }

  // Where the words of a hash begin, or those of the free cell where it belongs.
  #find(low: number, high: number): number {
    const words = this.#words;
    for (let cell = low & this.#mask; ; cell = (cell + 1) & this.#mask) {
      const at = cell * WIDTH;
      if (words[at + COUNT] === 0 || (words[at] === low && words[at + 1] === high)) return at;
    }
  }

  #enter(at: number, low: number, high: number, count: number): void {
    this.#words[at] = low;
    this.#words[at + 1] = high;
    this.#words[at + COUNT] = count;
    this.size += 1;
    if (this.size * 2 > this.#mask) this.#grow();
  }

  #free(cell: number): void {
    const words = this.#words;
    const mask = this.#mask;
    let hole = cell;
    for (let at = (hole + 1) & mask; words[at * WIDTH + COUNT] !== 0; at = (at + 1) & mask) {
      const home = (words[at * WIDTH] as number) & mask;
      if (((at - home) & mask) < ((at - hole) & mask)) continue;
      words.copyWithin(hole * WIDTH, at * WIDTH, (at + 1) * WIDTH);
      hole = at;
    }
    words[hole * WIDTH + COUNT] = 0;
    this.size -= 1;
  }

  #grow(): void {
    const before = this.#words;
    this.#words = new Int32Array(before.length * 2);
    this.#mask = this.#mask * 2 + 1;
    this.size = 0;
    for (let at = 0; at < before.length; at += WIDTH) {
      const count = before[at + COUNT] as number;
      if (count !== 0) this.exchange(before[at] as number, before[at + 1] as number, count);
    }
  }
}
