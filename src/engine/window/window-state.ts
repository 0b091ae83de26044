import { EntryList } from './entry-list.ts';
import { EntryPool } from './entry-pool.ts';
import { KeyRecords, keysFirst } from './key-records.ts';
import { SpanTotals } from './span-totals.ts';
import type { Hash } from './text-hash.ts';
import type { ActivityHolder, WindowEntry } from './window-entry.ts';
import type { WindowShape } from './window-shape.ts';

/** What a window could not keep or take. */
export interface WindowCounters {
  /** Activities that came too late to be recorded. */
  lateActivities: number;
  /** Keys let go while their entries were still wanted. */
  evictions: number;
  /** Entries let go while they were still wanted, with those of the keys let go. */
  entriesEvicted: number;
}

/**
 * All that a window keeps: its keys, their entries, and which key goes first when there is no room.
 * A hand goes round the keys; one that was touched since the hand last came by is passed over once.
 */
export class WindowState {
  readonly shape: WindowShape;
  readonly keys: KeyRecords;
  readonly pool: EntryPool;
  readonly totals: SpanTotals;
  readonly list: EntryList;
  readonly counters: WindowCounters = { lateActivities: 0, evictions: 0, entriesEvicted: 0 };
  /** Entries over all keys. */
  entries = 0;
  /** The largest time that was recorded under any key. */
  clockMs: number = Number.NEGATIVE_INFINITY;
  /** The slot that is looked at next when a key must go. */
  hand = 0;

  constructor(
    shape: WindowShape,
    holder: ActivityHolder,
    capacity: number = Math.min(keysFirst, shape.keysMax),
  ) {
    const { aggregate } = shape;
    this.shape = shape;
    this.keys = new KeyRecords(capacity);
    this.pool = new EntryPool(aggregate);
    this.totals = new SpanTotals(aggregate, this.keys, this.pool);
    const { keys, pool, totals } = this;
    this.list = new EntryList({ aggregate, keys, pool, totals, holder });
  }

  /** The slot of a key that is not there yet; makes room for it first, as of a time. */
  addKey(key: Hash, timeMs: number): number {
    const { keys, shape } = this;
    this.clockMs = Math.max(this.clockMs, timeMs);
    if (keys.count === shape.keysMax) {
      const slot = this.#nextToGo(-1);
      this.#countEviction(slot);
      this.#releaseEntries(slot);
      keys.replace(slot, key, this.pool.allocate(0));
      return slot;
    }
    if (keys.count === keys.capacity) this.#makeRoom();
    return keys.add(key, this.pool.allocate(0));
  }

  /** Records an entry, and lets go what has passed or is too much. */
  insert(slot: number, entry: WindowEntry): void {
    this.list.insert(slot, entry);
    this.entries += 1;
    this.clockMs = Math.max(this.clockMs, entry.timeMs);
    this.#dropPassed(slot);
    this.#dropSurplus(slot);
  }

  newestOf(slot: number): number {
    const columns = this.pool.columnsOf(this.keys.blockOf(slot));
    const end = this.list.firstOf(slot) + this.keys.countOf(slot);
    return columns.timeOf(end - 1);
  }

  /** Bytes of all columns. */
  get bytes(): number {
    return this.keys.bytes + this.pool.bytes;
  }

  // Lets go what lies so far back that no activity that is still recorded can reach it.
  #dropPassed(slot: number): void {
    const columns = this.pool.columnsOf(this.keys.blockOf(slot));
    const first = this.list.firstOf(slot);
    const passedMs = this.newestOf(slot) - this.shape.overMs - this.shape.latenessMs;
    let count = 0;
    while (columns.timeOf(first + count) <= passedMs) count += 1;
    if (count === 0) return;
    this.list.dropOldest(slot, count);
    this.entries -= count;
  }

  // Holds the limits on entries, after one was recorded under a key.
  #dropSurplus(slot: number): void {
    if (this.keys.countOf(slot) > this.shape.entriesPerKeyMax) this.#evictEntry(slot);
    let kept = slot;
    while (this.entries > this.shape.entriesMax && this.keys.count > 1) kept = this.#evictBut(kept);
    while (this.entries > this.shape.entriesMax) this.#evictEntry(kept);
  }

  #evictEntry(slot: number): void {
    this.list.dropOldest(slot, 1);
    this.entries -= 1;
    this.counters.entriesEvicted += 1;
  }

  // Forgets keys whose time has passed, and takes more memory when most keys are still wanted.
  #makeRoom(): void {
    const { keys } = this;
    for (let slot = keys.count - 1; slot >= 0; slot -= 1) {
      if (this.#hasPassed(slot)) this.#removeKey(slot);
    }
    if (keys.count * 2 <= keys.capacity) return;
    keys.grow(Math.min(keys.capacity * 2, this.shape.keysMax));
  }

  #hasPassed(slot: number): boolean {
    return this.newestOf(slot) <= this.clockMs - this.shape.overMs - this.shape.latenessMs;
  }

  // The hand passes over a touched key once; a key whose time has passed goes at once.
  #nextToGo(kept: number): number {
    const { keys } = this;
    for (;;) {
      if (this.hand >= keys.count) this.hand = 0;
      const slot = this.hand;
      this.hand += 1;
      if (slot === kept) continue;
      if (!keys.isTouched(slot) || this.#hasPassed(slot)) return slot;
      keys.setTouched(slot, false);
    }
  }

  // Lets another key go; answers where the kept one stands afterwards.
  #evictBut(kept: number): number {
    const slot = this.#nextToGo(kept);
    const moved = kept === this.keys.count - 1;
    this.#countEviction(slot);
    this.#removeKey(slot);
    return moved ? slot : kept;
  }

  #countEviction(slot: number): void {
    if (this.#hasPassed(slot)) return;
    this.counters.evictions += 1;
    this.counters.entriesEvicted += this.keys.countOf(slot);
  }

  #releaseEntries(slot: number): void {
    this.entries -= this.keys.countOf(slot);
    this.list.release(slot);
  }

  #removeKey(slot: number): void {
    this.#releaseEntries(slot);
    this.keys.remove(slot);
  }
}
