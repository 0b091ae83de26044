import { BLOCK_SIZE_MAX, type EntryColumns, type EntryPool } from './entry-pool.ts';
import type { KeyRecords } from './key-records.ts';
import type { SpanTotals } from './span-totals.ts';
import type { Hash } from './text-hash.ts';
import type { ActivityHolder, WindowEntry } from './window-entry.ts';
import type { Aggregate } from './window-shape.ts';
import { amountOf } from './window-shape.ts';

/**
 * The entries of each key in order of time, the oldest first. At one time edits stand last, and
 * among those the larger value, so that the order does not depend on which came first.
 */
export class EntryList {
  readonly #aggregate: Aggregate;
  readonly #keys: KeyRecords;
  readonly #pool: EntryPool;
  readonly #totals: SpanTotals;
  readonly #holder: ActivityHolder;

  constructor(parts: {
    readonly aggregate: Aggregate;
    readonly keys: KeyRecords;
    readonly pool: EntryPool;
    readonly totals: SpanTotals;
    readonly holder: ActivityHolder;
  }) {
    this.#aggregate = parts.aggregate;
    this.#keys = parts.keys;
    this.#pool = parts.pool;
    this.#totals = parts.totals;
    this.#holder = parts.holder;
  }

  /** Puts an entry where its time belongs. */
  insert(slot: number, entry: WindowEntry): void {
    const count = this.#keys.countOf(slot);
    const position = count - this.#laterThan(slot, entry);
    this.#openGap(slot, position);
    const columns = this.#pool.columnsOf(this.#keys.blockOf(slot));
    const first = this.firstOf(slot);
    this.#write(columns, first + position, entry);
    this.#holder.hold(entry.activity);
    const before = position < this.#keys.passedOf(slot);
    if (before) this.#keys.setPassed(slot, this.#keys.passedOf(slot) + 1);
    else this.#totals.count(slot, first + position);
    if (entry.item !== undefined) this.#link(slot, position, entry.item);
  }

  /** Lets the oldest entries go. */
  dropOldest(slot: number, count: number): void {
    const columns = this.#pool.columnsOf(this.#keys.blockOf(slot));
    for (let dropped = 0; dropped < count; dropped += 1) {
      const first = this.firstOf(slot);
      const passed = this.#keys.passedOf(slot);
      if (passed > 0) this.#keys.setPassed(slot, passed - 1);
      else this.#totals.uncount(slot, first);
      this.#holder.release(columns.activityOf(first));
      this.#keys.dropOldest(slot);
    }
    const size = this.#keys.sizeOf(slot);
    const left = this.#keys.countOf(slot);
    if (count > 0 && size >= 3 && left << 3 <= 1 << size) this.#move(slot, sizeFor(left * 2));
  }

  /** Gives back the entries of a key that goes. */
  release(slot: number): void {
    const block = this.#keys.blockOf(slot);
    const columns = this.#pool.columnsOf(block);
    const first = this.firstOf(slot);
    const end = first + this.#keys.countOf(slot);
    for (let at = first; at < end; at += 1) this.#holder.release(columns.activityOf(at));
    this.#totals.forget(block);
    this.#pool.release(block, this.#keys.sizeOf(slot));
  }

  /** Where the oldest entry of a key stands in its columns. */
  firstOf(slot: number): number {
    const block = this.#keys.blockOf(slot);
    return this.#pool.offsetOf(block) + this.#keys.startOf(slot);
  }

  // How many entries of the key stand behind the place where an entry belongs.
  #laterThan(slot: number, entry: WindowEntry): number {
    const columns = this.#pool.columnsOf(this.#keys.blockOf(slot));
    const first = this.firstOf(slot);
    const end = first + this.#keys.countOf(slot);
    let at = end;
    while (at > first && this.#isAfter(columns, at - 1, entry)) at -= 1;
    return end - at;
  }

  #isAfter(columns: EntryColumns, at: number, entry: WindowEntry): boolean {
    const timeMs = columns.timeOf(at);
    if (timeMs !== entry.timeMs) return timeMs > entry.timeMs;
    const replaces = columns.isEdit(at);
    if (replaces !== entry.replaces) return replaces;
    if (this.#aggregate === 'sum') return columns.amountOf(at) > amountOf(entry);
    if (this.#aggregate !== 'distinct' || entry.text === undefined) return false;
    const low = columns.textLowOf(at);
    if (low !== entry.text.low) return low > entry.text.low;
    return columns.textHighOf(at) > entry.text.high;
  }

  #write(columns: EntryColumns, at: number, entry: WindowEntry): void {
    columns.setTime(at, entry.timeMs);
    columns.setActivity(at, entry.activity, entry.replaces);
    columns.setItem(at, entry.item?.low ?? 0, entry.item?.high ?? 0);
    if (this.#aggregate === 'sum') columns.setAmount(at, amountOf(entry));
    if (this.#aggregate === 'distinct' && entry.text !== undefined) {
      columns.setText(at, entry.text.low, entry.text.high);
    }
  }

  #openGap(slot: number, position: number): void {
    const count = this.#keys.countOf(slot);
    const size = this.#keys.sizeOf(slot);
    if (this.#keys.startOf(slot) + count === 1 << size) {
      // A block that is half empty in front is moved together; otherwise a larger one is taken.
      const wanted = count << 1 <= 1 << size ? size : Math.min(size + 1, BLOCK_SIZE_MAX);
      this.#move(slot, wanted);
    }
    const from = this.firstOf(slot) + position;
    if (position < count) {
      const columns = this.#pool.columnsOf(this.#keys.blockOf(slot));
      columns.shift({ from, to: from + 1, count: count - position });
    }
    this.#keys.setCount(slot, count + 1);
  }

  // Moves the entries of a key to the front of a block of a size.
  #move(slot: number, size: number): void {
    const block = this.#keys.blockOf(slot);
    const from = this.firstOf(slot);
    const count = this.#keys.countOf(slot);
    const oldSize = this.#keys.sizeOf(slot);
    if (size === oldSize) {
      this.#keys.setBlock(slot, { place: block, size });
      this.#pool.columnsOf(block).shift({ from, to: this.#pool.offsetOf(block), count });
      return;
    }
    const next = this.#pool.allocate(size);
    const columns = this.#pool.columnsOf(block);
    const to = this.#pool.offsetOf(next);
    this.#pool.columnsOf(next).copyFrom(columns, { from, to, count });
    this.#pool.release(block, oldSize);
    this.#totals.rename({ from: block, to: next });
    this.#keys.setBlock(slot, { place: next, size });
  }

  // An entry is replaced when the next one of its item is an edit; a new entry changes that for
  // itself and for the one before it.
  #link(slot: number, position: number, item: Hash): void {
    const columns = this.#pool.columnsOf(this.#keys.blockOf(slot));
    const first = this.firstOf(slot);
    const at = first + position;
    const later = columns.nextOfItem(item, at + 1, first + this.#keys.countOf(slot));
    const laterReplaces = later !== -1 && columns.isEdit(later);
    if (laterReplaces) this.#setReplaced(slot, at, true);
    if (columns.isEdit(at) === laterReplaces) return;
    const earlier = columns.lastOfItem(item, at - 1, first);
    if (earlier !== -1) this.#setReplaced(slot, earlier, !laterReplaces);
  }

  #setReplaced(slot: number, at: number, replaced: boolean): void {
    const columns = this.#pool.columnsOf(this.#keys.blockOf(slot));
    if (columns.isReplaced(at) === replaced) return;
    const counted = at - this.firstOf(slot) >= this.#keys.passedOf(slot);
    if (replaced && counted) this.#totals.uncount(slot, at);
    columns.setReplaced(at, replaced);
    if (!replaced && counted) this.#totals.count(slot, at);
  }
}

function sizeFor(entries: number): number {
  let size = 0;
  while (1 << size < entries) size += 1;
  return size;
}
