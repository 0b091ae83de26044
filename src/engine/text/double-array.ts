import type { TermTrie } from './term-trie.ts';

/**
 * A trie laid into one row of slots (a double array): the child of a node by a symbol lies in slot
 * `bases[node] + symbol`, and no slot holds two nodes.
 */
export interface DoubleArray {
  /** By node of the trie. */
  readonly bases: Int32Array;
  readonly slots: Int32Array;
  /** Large enough for any base plus any symbol. */
  readonly size: number;
}

/** So many free slots are tried before a crowded stretch is given up. */
const TRIES = 48;

/** Families with many children go first, single children fill the gaps. */
export function layOut(trie: TermTrie, symbolCount: number): DoubleArray {
  const bases = new Int32Array(trie.nodeCount);
  const slots = new Int32Array(trie.nodeCount);
  const free = new FreeSlots(trie.nodeCount + symbolCount);
  free.take(0);
  for (const node of byFamilySize(trie)) {
    const from = trie.childStarts[node] ?? 0;
    const to = trie.childStarts[node + 1] ?? 0;
    const family = trie.children.subarray(from, to).map((child) => trie.symbols[child] ?? 0);
    const base = family.length === 1 ? free.placeOne(family[0] ?? 0) : free.placeAll(family);
    bases[node] = base;
    for (let at = from; at < to; at += 1) {
      const child = trie.children[at] ?? 0;
      slots[child] = base + (trie.symbols[child] ?? 0);
    }
  }
  return { bases, slots, size: free.end + symbolCount };
}

/** The nodes that have children, largest families first. */
function byFamilySize(trie: TermTrie): Int32Array {
  const sizeOf = (node: number): number =>
    (trie.childStarts[node + 1] ?? 0) - (trie.childStarts[node] ?? 0);
  let largest = 0;
  for (let node = 0; node < trie.nodeCount; node += 1) largest = Math.max(largest, sizeOf(node));
  const starts = new Int32Array(largest + 2);
  for (let node = 0; node < trie.nodeCount; node += 1) {
    const place = largest - sizeOf(node) + 1;
    starts[place] = (starts[place] ?? 0) + 1;
  }
  for (let at = 1; at < starts.length; at += 1) {
    starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  }
  const childless = trie.nodeCount - (starts[largest] ?? 0);
  const ordered = new Int32Array(trie.nodeCount);
  for (let node = 0; node < trie.nodeCount; node += 1) {
    const group = largest - sizeOf(node);
    const place = starts[group] ?? 0;
    ordered[place] = node;
    starts[group] = place + 1;
  }
  return ordered.subarray(0, trie.nodeCount - childless);
}

class FreeSlots {
  /** One past the last slot taken. */
  end = 0;
  /** Of a free slot itself, of a taken one a slot further on from which to look for a free one. */
  private ahead: Int32Array;
  private from = 1;
  private gap = 1;
  private farGap = 1;

  constructor(capacity: number) {
    this.ahead = Int32Array.from({ length: capacity + 1 }, (_, slot) => slot);
  }

  take(slot: number): void {
    if (slot + 1 >= this.ahead.length) this.grow(slot + 2);
    this.ahead[slot] = slot + 1;
    if (slot >= this.end) this.end = slot + 1;
  }

  placeOne(symbol: number): number {
    this.gap = this.nextFree(this.gap);
    let slot = this.gap;
    // A base is never negative: a gap below the symbol is left to smaller symbols.
    if (slot < symbol) {
      this.farGap = this.nextFree(Math.max(this.farGap, symbol));
      slot = this.farGap;
    }
    this.take(slot);
    return slot - symbol;
  }

  placeAll(symbols: Int32Array): number {
    const first = symbols.reduce((least, symbol) => Math.min(least, symbol));
    let slot = Math.max(this.from, first);
    for (let tries = 0; ; tries += 1) {
      slot = this.nextFree(slot);
      if (this.fits(slot - first, symbols)) break;
      if (tries === TRIES) this.from = slot;
      slot += 1;
    }
    for (const symbol of symbols) this.take(slot - first + symbol);
    return slot - first;
  }

  /** Shortens the way it goes, so that full stretches are not walked again and again. */
  private nextFree(from: number): number {
    const { ahead } = this;
    let slot = from;
    while (slot < ahead.length) {
      const next = ahead[slot] ?? slot;
      if (next === slot) return slot;
      const further = ahead[next] ?? next;
      ahead[slot] = further;
      slot = further;
    }
    return slot;
  }

  private fits(base: number, symbols: Int32Array): boolean {
    const { ahead } = this;
    for (let at = 0; at < symbols.length; at += 1) {
      const slot = base + (symbols[at] ?? 0);
      if (slot < ahead.length && ahead[slot] !== slot) return false;
    }
    return true;
  }

  private grow(size: number): void {
    const known = this.ahead;
    const larger = new Int32Array(Math.max(size, 2 * known.length));
    larger.set(known);
    for (let slot = known.length; slot < larger.length; slot += 1) larger[slot] = slot;
    this.ahead = larger;
  }
}
