import type { FoldedTerms } from './folded-terms.ts';
import { SYMBOL, type TermAlphabet } from './term-alphabet.ts';

/** A tree of all spellings: nodes with their parents and the symbols that lead to them. */
export interface TermTrie {
  readonly nodeCount: number;
  readonly parents: Int32Array;
  /** Symbols in their numbers from 1, not as multiples. */
  readonly symbols: Int32Array;
  readonly depths: Int32Array;
  /** The node at which each spelling ends. */
  readonly terminals: Int32Array;
  /** Children of a node: `children` from `childStarts[node]` up to `childStarts[node + 1]`. */
  readonly children: Int32Array;
  readonly childStarts: Int32Array;
}

const ROOT = 0;

/** Takes time in proportion to the length of all terms together. */
export function buildTrie(terms: FoldedTerms, alphabet: TermAlphabet): TermTrie {
  const most = (terms.starts[terms.count] ?? 0) + 1;
  const growing = new GrowingTrie(most);
  const terminals = new Int32Array(terms.count);
  for (let term = 0; term < terms.count; term += 1) {
    const end = terms.starts[term + 1] ?? 0;
    let node = ROOT;
    for (let at = terms.starts[term] ?? 0; at < end; at += 1) {
      const entry = alphabet.entries[terms.places[at] ?? 0] ?? 0;
      node = growing.childOf(node, Math.floor(entry / SYMBOL));
    }
    terminals[term] = node;
  }
  const { nodeCount, parents, symbols, depths } = growing;
  const { children, childStarts } = listChildren(parents, nodeCount);
  return { nodeCount, parents, symbols, depths, terminals, children, childStarts };
}

function listChildren(
  parents: Int32Array,
  nodeCount: number,
): { readonly children: Int32Array; readonly childStarts: Int32Array } {
  const childStarts = new Int32Array(nodeCount + 1);
  for (let node = 1; node < nodeCount; node += 1) {
    const parent = parents[node] ?? 0;
    childStarts[parent + 1] = (childStarts[parent + 1] ?? 0) + 1;
  }
  for (let node = 0; node < nodeCount; node += 1) {
    childStarts[node + 1] = (childStarts[node + 1] ?? 0) + (childStarts[node] ?? 0);
  }
  const next = childStarts.slice();
  const children = new Int32Array(nodeCount);
  for (let node = 1; node < nodeCount; node += 1) {
    const parent = parents[node] ?? 0;
    children[next[parent] ?? 0] = node;
    next[parent] = (next[parent] ?? 0) + 1;
  }
  return { children, childStarts };
}

/** Finds children by a hash of parent and symbol, so that a node may have very many. */
class GrowingTrie {
  readonly parents: Int32Array;
  readonly symbols: Int32Array;
  readonly depths: Int32Array;
  nodeCount = 1;
  private readonly table: Int32Array;
  private readonly shift: number;

  constructor(most: number) {
    this.parents = new Int32Array(most);
    this.symbols = new Int32Array(most);
    this.depths = new Int32Array(most);
    const bits = Math.max(4, Math.ceil(Math.log2(most * 2)));
    this.table = new Int32Array(2 ** bits);
    this.shift = 32 - bits;
  }

  childOf(parent: number, symbol: number): number {
    const { table } = this;
    const mask = table.length - 1;
    const key = Math.imul(parent, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b);
    let slot = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> this.shift;
    for (;;) {
      const child = table[slot] ?? 0;
      if (child === 0) break;
      if (this.parents[child] === parent && this.symbols[child] === symbol) return child;
      slot = (slot + 1) & mask;
    }
    const child = this.nodeCount;
    this.nodeCount += 1;
    table[slot] = child;
    this.parents[child] = parent;
    this.symbols[child] = symbol;
    this.depths[child] = (this.depths[parent] ?? 0) + 1;
    return child;
  }
}
