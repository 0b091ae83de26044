import type { ActivityId } from '../kernel/identifier.ts';

/** One activity in a window: when, which, of which item, and what it adds. */
export interface WindowEntry {
  readonly timeMs: number;
  readonly activity: ActivityId;
  readonly item: string | undefined;
  /** Whether it takes the place of an earlier entry of the same item, as an edit does. */
  readonly replaces: boolean;
  /** What is summed, or the text that is told apart. */
  readonly value: number | string;
}

/** Most entries kept for one key; older ones are let go first. */
export const windowEntriesPerKeyMax = 2_000;
/** Most entries kept in one window over all keys. */
export const windowEntriesMax = 1_000_000;

const NO_TEXTS: Map<string, number> = new Map();

interface KeyEntries {
  /** By time, oldest first. */
  entries: WindowEntry[];
  /** Sum over all entries, or 0 for texts. */
  sum: number;
  /** How often each text is there; only for `distinct`. */
  readonly texts: Map<string, number>;
}

/**
 * A window over event time that slides with each activity: it holds what happened after
 * `time - over` up to and including `time`. Keys and entries are bounded; the key that was not
 * touched for longest goes first, and `evictions` counts what was let go early.
 */
export class SlidingWindow {
  evictions = 0;
  readonly #keys = new Map<string, KeyEntries>();
  readonly #overMs: number;
  readonly #distinct: boolean;
  readonly #keysMax: number;
  #entries = 0;

  constructor(options: {
    readonly overMs: number;
    readonly distinct: boolean;
    readonly keysMax: number;
  }) {
    this.#overMs = options.overMs;
    this.#distinct = options.distinct;
    this.#keysMax = options.keysMax;
  }

  /** The value at an entry's time with the entry itself counted; the entry is not recorded yet. */
  reading(key: string, entry: WindowEntry): number {
    const kept = this.#keys.get(key);
    if (kept === undefined) return this.#distinct ? 1 : Number(entry.value);
    // Nearly always every kept entry is in the window, and the totals are the answer.
    const oldest = kept.entries[0]?.timeMs ?? 0;
    const newest = kept.entries.at(-1)?.timeMs ?? 0;
    const inOrder = newest <= entry.timeMs && oldest > entry.timeMs - this.#overMs;
    if (!inOrder || entry.replaces) return this.#recount(kept, entry);
    if (!this.#distinct) return kept.sum + Number(entry.value);
    return kept.texts.size + (kept.texts.has(String(entry.value)) ? 0 : 1);
  }

  /** The activities behind a reading, oldest first, the entry's own last; at most `countMax`. */
  activities(key: string, entry: WindowEntry, countMax: number): readonly ActivityId[] {
    const kept = this.#keys.get(key);
    const others = kept === undefined ? [] : this.#others(kept, entry);
    const counted = others.filter((other) => other.value !== 0).slice(-(countMax - 1));
    return [...counted.map((other) => other.activity), entry.activity];
  }

  record(key: string, entry: WindowEntry): void {
    const known = this.#keys.get(key);
    if (known !== undefined && entry.replaces) this.#dropItem(known, entry.item);
    // Nothing is nothing: most posts have no links, and need no memory in a window of links.
    if (entry.value === 0) return;
    const kept = known ?? { entries: [], sum: 0, texts: this.#distinct ? new Map() : NO_TEXTS };
    // Taken out and put back so that the map stays in the order of last touch.
    this.#keys.delete(key);
    this.#keys.set(key, kept);
    insertByTime(kept.entries, entry);
    add(kept, entry);
    this.#entries += 1;
    this.#forget(kept);
    this.#forgetPassed(entry.timeMs);
    while (this.#keys.size > this.#keysMax || this.#entries > windowEntriesMax) this.#evictOldest();
  }

  #recount(kept: KeyEntries, entry: WindowEntry): number {
    const others = this.#others(kept, entry);
    if (this.#distinct) return new Set([entry.value, ...others.map((other) => other.value)]).size;
    return others.reduce((sum, other) => sum + Number(other.value), Number(entry.value));
  }

  #others(kept: KeyEntries, entry: WindowEntry): readonly WindowEntry[] {
    const after = entry.timeMs - this.#overMs;
    return kept.entries.filter(
      (other) =>
        other.timeMs > after &&
        other.timeMs <= entry.timeMs &&
        !(entry.replaces && entry.item !== undefined && other.item === entry.item),
    );
  }

  #dropItem(kept: KeyEntries, item: string | undefined): void {
    if (item === undefined) return;
    const index = kept.entries.findIndex((other) => other.item === item);
    if (index !== -1) this.#drop(kept, index, 1);
  }

  #forget(kept: KeyEntries): void {
    const newest = kept.entries.at(-1)?.timeMs ?? 0;
    const first = kept.entries.findIndex((entry) => entry.timeMs > newest - this.#overMs);
    if (first > 0) this.#drop(kept, 0, first);
    const surplus = kept.entries.length - windowEntriesPerKeyMax;
    if (surplus <= 0) return;
    // A tenth is let go at once, so that a flood does not move the list at every activity.
    const count = Math.max(surplus, Math.ceil(windowEntriesPerKeyMax / 10));
    this.#drop(kept, 0, count);
    this.evictions += count;
  }

  // Keys that were not touched for a whole window hold nothing any more. Looking at two for each
  // entry that comes is enough to keep up, and costs the same however many keys there are.
  #forgetPassed(nowMs: number): void {
    for (let looked = 0; looked < 2; looked += 1) {
      const oldest = this.#keys.entries().next().value;
      if (oldest === undefined) return;
      const [key, { entries }] = oldest;
      if ((entries.at(-1)?.timeMs ?? 0) > nowMs - this.#overMs) return;
      this.#keys.delete(key);
      this.#entries -= entries.length;
    }
  }

  #drop(kept: KeyEntries, from: number, count: number): void {
    for (const entry of kept.entries.splice(from, count)) remove(kept, entry);
    this.#entries -= count;
  }

  #evictOldest(): void {
    const oldest = this.#keys.entries().next().value;
    if (oldest === undefined) return;
    this.#keys.delete(oldest[0]);
    this.#entries -= oldest[1].entries.length;
    this.evictions += 1;
  }
}

function add(kept: KeyEntries, { value }: WindowEntry): void {
  if (typeof value === 'number') kept.sum += value;
  else kept.texts.set(value, (kept.texts.get(value) ?? 0) + 1);
}

function remove(kept: KeyEntries, { value }: WindowEntry): void {
  if (typeof value === 'number') {
    kept.sum -= value;
    return;
  }
  const count = (kept.texts.get(value) ?? 1) - 1;
  if (count === 0) kept.texts.delete(value);
  else kept.texts.set(value, count);
}

// Activities come nearly in order, so the place is looked for from the end.
function insertByTime(entries: WindowEntry[], entry: WindowEntry): void {
  let at = entries.length;
  while (at > 0 && (entries[at - 1]?.timeMs ?? 0) > entry.timeMs) at -= 1;
  if (at === entries.length) entries.push(entry);
  else entries.splice(at, 0, entry);
}
