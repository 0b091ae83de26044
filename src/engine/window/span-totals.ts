import type { EntryColumns, EntryPool } from './entry-pool.ts';
import { HashCounts } from './hash-counts.ts';
import type { KeyRecords } from './key-records.ts';
import type { Aggregate } from './window-shape.ts';

/** Up to so many entries, the texts of a key are compared one by one. */
const SCANNED_MAX = 32;
const NOWHERE = -1;

/**
 * Running totals: for each key, the count, sum or number of different texts of the entries in force
 * from `passed` on. Moving that edge costs as much as it passes, so that a reading in order costs
 * the same however many entries there are.
 */
export class SpanTotals {
  readonly #aggregate: Aggregate;
  readonly #keys: KeyRecords;
  readonly #pool: EntryPool;
  /** Texts of the keys with many entries, by block. */
  readonly #texts = new Map<number, HashCounts>();
  /** The block asked for last, and its texts: one activity asks several times. */
  #lastBlock = NOWHERE;
  #lastTexts: HashCounts | undefined;

  constructor(aggregate: Aggregate, keys: KeyRecords, pool: EntryPool) {
    this.#aggregate = aggregate;
    this.#keys = keys;
    this.#pool = pool;
  }

  /** Moves the edge so that the totals tell of all entries after a time. */
  moveTo(slot: number, afterMs: number): void {
    const block = this.#keys.blockOf(slot);
    const columns = this.#pool.columnsOf(block);
    const first = this.#pool.offsetOf(block) + this.#keys.startOf(slot);
    const count = this.#keys.countOf(slot);
    let passed = this.#keys.passedOf(slot);
    while (passed < count && columns.timeOf(first + passed) <= afterMs) {
      this.uncount(slot, first + passed);
      passed += 1;
      this.#keys.setPassed(slot, passed);
    }
    while (passed > 0 && columns.timeOf(first + passed - 1) > afterMs) {
      passed -= 1;
      this.#keys.setPassed(slot, passed);
      this.count(slot, first + passed);
    }
  }

  /** Adds an entry behind the edge to the totals, unless its place was taken. */
  count(slot: number, at: number): void {
    const columns = this.#pool.columnsOf(this.#keys.blockOf(slot));
    if (columns.isReplaced(at)) return;
    const keys = this.#keys;
    if (this.#aggregate === 'sum') {
      keys.setTotal(slot, keys.totalOf(slot) + columns.amountOf(at));
    } else if (this.#aggregate === 'distinct') {
      this.#countText(slot, columns, at);
    } else {
      keys.setTotal(slot, keys.totalOf(slot) + 1);
    }
  }

  /** Takes an entry that is still behind the edge out of the totals, unless its place was taken. */
  uncount(slot: number, at: number): void {
    const columns = this.#pool.columnsOf(this.#keys.blockOf(slot));
    if (columns.isReplaced(at)) return;
    const keys = this.#keys;
    if (this.#aggregate === 'sum') {
      keys.setTotal(slot, keys.totalOf(slot) - columns.amountOf(at));
    } else if (this.#aggregate === 'distinct') {
      this.#uncountText(slot, columns, at);
    } else {
      keys.setTotal(slot, keys.totalOf(slot) - 1);
    }
  }

  /** How often a text is among the entries that the totals tell of. */
  timesOfText(slot: number, low: number, high: number): number {
    const texts = this.#textsOf(this.#keys.blockOf(slot));
    return texts === undefined ? this.#scan(slot, low, high) : texts.get(low, high);
  }

  /** A key got another block. */
  rename(move: { readonly from: number; readonly to: number }): void {
    const texts = this.#texts.get(move.from);
    this.#lastBlock = NOWHERE;
    if (texts === undefined) return;
    this.#texts.delete(move.from);
    this.#texts.set(move.to, texts);
  }

  forget(block: number): void {
    this.#texts.delete(block);
    this.#lastBlock = NOWHERE;
  }

  #textsOf(block: number): HashCounts | undefined {
    if (block === this.#lastBlock) return this.#lastTexts;
    this.#lastBlock = block;
    this.#lastTexts = this.#texts.get(block);
    return this.#lastTexts;
  }

  #countText(slot: number, columns: EntryColumns, at: number): void {
    const low = columns.textLowOf(at);
    const high = columns.textHighOf(at);
    const texts = this.#textsOf(this.#keys.blockOf(slot));
    if (texts !== undefined) {
      texts.add(low, high);
      this.#keys.setTotal(slot, texts.size);
      return;
    }
    if (this.#scan(slot, low, high) === 1) {
      this.#keys.setTotal(slot, this.#keys.totalOf(slot) + 1);
    }
    if (this.#keys.countOf(slot) > SCANNED_MAX) this.#gather(slot, columns);
  }

  #uncountText(slot: number, columns: EntryColumns, at: number): void {
    const low = columns.textLowOf(at);
    const high = columns.textHighOf(at);
    const block = this.#keys.blockOf(slot);
    const texts = this.#textsOf(block);
    if (texts === undefined) {
      if (this.#scan(slot, low, high) > 1) return;
      this.#keys.setTotal(slot, this.#keys.totalOf(slot) - 1);
      return;
    }
    texts.remove(low, high);
    this.#keys.setTotal(slot, texts.size);
    // Half as many as it takes to begin, so that a key at the edge does not go back and forth.
    if (this.#keys.countOf(slot) < SCANNED_MAX / 2) this.forget(block);
  }

  // How often a text is among the counted entries.
  #scan(slot: number, low: number, high: number): number {
    const block = this.#keys.blockOf(slot);
    const columns = this.#pool.columnsOf(block);
    const first = this.#pool.offsetOf(block) + this.#keys.startOf(slot);
    const end = first + this.#keys.countOf(slot);
    let times = 0;
    for (let at = first + this.#keys.passedOf(slot); at < end; at += 1) {
      if (columns.textLowOf(at) !== low || columns.textHighOf(at) !== high) continue;
      if (!columns.isReplaced(at)) times += 1;
    }
    return times;
  }

  #gather(slot: number, columns: EntryColumns): void {
    const texts = new HashCounts();
    const block = this.#keys.blockOf(slot);
    const first = this.#pool.offsetOf(block) + this.#keys.startOf(slot);
    const end = first + this.#keys.countOf(slot);
    for (let at = first + this.#keys.passedOf(slot); at < end; at += 1) {
      if (columns.isReplaced(at)) continue;
      texts.add(columns.textLowOf(at), columns.textHighOf(at));
    }
    this.#texts.set(block, texts);
    this.#lastBlock = NOWHERE;
  }
}
