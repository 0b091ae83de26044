import type { EntryColumns } from './entry-pool.ts';
import { HashCounts } from './hash-counts.ts';
import type { Hash } from './text-hash.ts';
import type { WindowEntry } from './window-entry.ts';
import { amountOf } from './window-shape.ts';
import type { WindowState } from './window-state.ts';

const ORDINARY = 1;
const REPLACEMENT = 2;
const NOWHERE = -1;

/** Reads a window at the time of an activity; it changes nothing that another reading could see. */
export class WindowReader {
  readonly #state: WindowState;
  /** Places of the counted entries, for readings that must look at each. */
  readonly #counted: number[] = [];
  /** What the next entry of each item is, for the same readings. */
  readonly #nextOfItem: HashCounts = new HashCounts();
  readonly #texts: HashCounts = new HashCounts();

  constructor(state: WindowState) {
    this.#state = state;
  }

  /** The reading of an activity under a key that holds nothing. */
  alone(entry: WindowEntry): number {
    const { aggregate, overMs } = this.#state.shape;
    switch (aggregate) {
      case 'count':
      case 'distinct':
        return 1;
      case 'sum':
        return amountOf(entry);
      case 'first':
        return entry.timeMs;
      case 'last':
        return entry.timeMs - overMs;
    }
  }

  reading(slot: number, entry: WindowEntry): number {
    const { keys, pool, totals, list, shape } = this.#state;
    const columns = pool.columnsOf(keys.blockOf(slot));
    const first = list.firstOf(slot);
    const last = first + keys.countOf(slot) - 1;
    let at = last;
    for (; at >= first && columns.timeOf(at) > entry.timeMs; at -= 1) {
      // The marks tell of an edit that had not happened yet.
      if (columns.isEdit(at)) return this.#recount(slot, entry);
    }
    if (at >= first && columns.timeOf(at) === entry.timeMs && this.isKnown(slot, entry)) {
      return this.#recount(slot, entry);
    }
    totals.moveTo(slot, entry.timeMs - shape.overMs);
    const begin = first + keys.passedOf(slot);
    const { item } = entry;
    const replaced =
      entry.replaces && item !== undefined ? columns.lastOfItem(item, at, begin) : NOWHERE;
    const total = keys.totalOf(slot);
    switch (shape.aggregate) {
      case 'count':
        return total + 1 - inForce(columns, at + 1, last) - (replaced === NOWHERE ? 0 : 1);
      case 'sum':
        return (
          total + amountOf(entry) - summed(columns, at + 1, last) - summedAt(columns, replaced)
        );
      case 'distinct':
        return total + this.#textsBeside(slot, entry.text, { replaced, from: at + 1, to: last });
      case 'first':
        return earliest(columns, { from: begin, to: at, replaced }) ?? entry.timeMs;
      case 'last':
        return latest(columns, { from: begin, to: at, replaced }) ?? entry.timeMs - shape.overMs;
    }
  }

  /** Whether an activity is among the entries of a key. */
  isKnown(slot: number, entry: WindowEntry): boolean {
    const { pool, keys, list } = this.#state;
    if (entry.activity === 0) return false;
    const columns = pool.columnsOf(keys.blockOf(slot));
    const first = list.firstOf(slot);
    let at = first + keys.countOf(slot) - 1;
    while (at >= first && columns.timeOf(at) > entry.timeMs) at -= 1;
    for (; at >= first && columns.timeOf(at) === entry.timeMs; at -= 1) {
      if (columns.activityOf(at) === entry.activity) return true;
    }
    return false;
  }

  /** Numbers of others at the time of an activity or later that count it, the nearest first. */
  overtaken(slot: number, entry: WindowEntry, most: number): number[] {
    const { pool, keys, list, shape } = this.#state;
    const columns = pool.columnsOf(keys.blockOf(slot));
    const first = list.firstOf(slot);
    const end = first + keys.countOf(slot);
    let at = end;
    while (at > first && columns.timeOf(at - 1) >= entry.timeMs) at -= 1;
    const found: number[] = [];
    for (; at < end && columns.timeOf(at) < entry.timeMs + shape.overMs; at += 1) {
      const activity = columns.activityOf(at);
      if (activity === 0 || activity === entry.activity) continue;
      if (found.length === most) break;
      found.push(activity);
    }
    return found;
  }

  /** Numbers of the counted activities but the own one, oldest first; the newest `most` of them. */
  activities(slot: number, entry: WindowEntry, most: number): number[] {
    const { pool, keys, shape } = this.#state;
    const columns = pool.columnsOf(keys.blockOf(slot));
    // The first one can only be found behind all others, and nothing that is summed may be nothing.
    const all = shape.aggregate === 'first' || shape.aggregate === 'sum';
    this.#collect(slot, entry, all ? Infinity : most);
    const named: number[] = [];
    for (const at of this.#counted) {
      if (shape.aggregate === 'sum' && columns.amountOf(at) === 0) continue;
      named.push(columns.activityOf(at));
    }
    switch (shape.aggregate) {
      case 'count':
      case 'sum':
      case 'distinct':
        return named;
      case 'first':
        return named.slice(0, 1);
      case 'last':
        return named.slice(-1);
    }
  }

  // What the number of different texts gains by the own one, and loses by entries that do not
  // count: those after the activity, and the one whose place it takes.
  #textsBeside(
    slot: number,
    own: Hash | undefined,
    { replaced, from, to }: { replaced: number; from: number; to: number },
  ): number {
    const { pool, keys, totals } = this.#state;
    if (own === undefined) return 0;
    if (from > to && replaced === NOWHERE) {
      return totals.timesOfText(slot, own.low, own.high) > 0 ? 0 : 1;
    }
    const columns = pool.columnsOf(keys.blockOf(slot));
    const texts = this.#texts;
    texts.clear();
    let lost = 0;
    const leave = (at: number): void => {
      const low = columns.textLowOf(at);
      const high = columns.textHighOf(at);
      texts.add(low, high);
      if (texts.get(low, high) === totals.timesOfText(slot, low, high)) lost += 1;
    };
    if (replaced !== NOWHERE) leave(replaced);
    for (let at = from; at <= to; at += 1) if (!columns.isReplaced(at)) leave(at);
    const left = totals.timesOfText(slot, own.low, own.high) - texts.get(own.low, own.high);
    return (left > 0 ? 0 : 1) - lost;
  }

  #recount(slot: number, entry: WindowEntry): number {
    const { pool, keys, shape } = this.#state;
    const columns = pool.columnsOf(keys.blockOf(slot));
    this.#collect(slot, entry);
    const counted = this.#counted;
    const oldest = counted[0];
    const newest = counted.at(-1);
    switch (shape.aggregate) {
      case 'count':
        return counted.length + 1;
      case 'sum':
        return counted.reduce((sum, at) => sum + columns.amountOf(at), amountOf(entry));
      case 'distinct':
        return this.#differentTexts(columns, entry);
      case 'first':
        return oldest === undefined ? entry.timeMs : columns.timeOf(oldest);
      case 'last':
        return newest === undefined ? entry.timeMs - shape.overMs : columns.timeOf(newest);
    }
  }

  #differentTexts(columns: EntryColumns, { text }: WindowEntry): number {
    const texts = this.#texts;
    texts.clear();
    if (text !== undefined) texts.add(text.low, text.high);
    for (const at of this.#counted) texts.add(columns.textLowOf(at), columns.textHighOf(at));
    return texts.size;
  }

  // Finds the counted entries of a key without the totals: in the stretch, not the own one, and not
  // followed by an edit of the same item that had happened by then. The activity is taken as the
  // last one of its time. It goes from the newest back and stops at `most`.
  #collect(slot: number, entry: WindowEntry, most: number = Infinity): void {
    const { pool, keys, list, shape } = this.#state;
    const columns = pool.columnsOf(keys.blockOf(slot));
    const first = list.firstOf(slot);
    const afterMs = entry.timeMs - shape.overMs;
    this.#counted.length = 0;
    const newest = first + keys.countOf(slot) - 1;
    let at = newest;
    while (at >= first && columns.timeOf(at) > entry.timeMs) at -= 1;
    if (at === newest && !this.isKnown(slot, entry)) {
      this.#collectNewest(columns, entry, { from: first, to: newest, afterMs, most });
      return;
    }
    const next = this.#nextOfItem;
    next.clear();
    const { item } = entry;
    if (entry.replaces && item !== undefined) next.exchange(item.low, item.high, REPLACEMENT);
    for (; at >= first && columns.timeOf(at) > afterMs; at -= 1) {
      if (this.#counted.length >= most) break;
      if (entry.activity !== 0 && columns.activityOf(at) === entry.activity) continue;
      const low = columns.itemLowOf(at);
      const high = columns.itemHighOf(at);
      const kind = columns.isEdit(at) ? REPLACEMENT : ORDINARY;
      const alone = low === 0 && high === 0;
      if (alone || next.exchange(low, high, kind) !== REPLACEMENT) this.#counted.push(at);
    }
    this.#counted.reverse();
  }

  // The same where the activity is not there yet and nothing has come after it: what edits took the
  // place of is known, and an edit takes that of the newest entry of its item.
  #collectNewest(
    columns: EntryColumns,
    { item, replaces }: WindowEntry,
    stretch: { from: number; to: number; afterMs: number; most: number },
  ): void {
    const counted = this.#counted;
    let own = replaces ? item : undefined;
    for (let at = stretch.to; at >= stretch.from; at -= 1) {
      if (columns.timeOf(at) <= stretch.afterMs || counted.length >= stretch.most) break;
      if (
        own !== undefined &&
        columns.itemLowOf(at) === own.low &&
        columns.itemHighOf(at) === own.high
      ) {
        own = undefined;
        continue;
      }
      if (!columns.isReplaced(at)) counted.push(at);
    }
    counted.reverse();
  }
}

/** Places of entries from the oldest to the newest, of which one does not count. */
interface Places {
  readonly from: number;
  readonly to: number;
  readonly replaced: number;
}

function inForce(columns: EntryColumns, from: number, to: number): number {
  let count = 0;
  for (let at = from; at <= to; at += 1) if (!columns.isReplaced(at)) count += 1;
  return count;
}

function summed(columns: EntryColumns, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at <= to; at += 1) if (!columns.isReplaced(at)) sum += columns.amountOf(at);
  return sum;
}

function summedAt(columns: EntryColumns, at: number): number {
  return at === NOWHERE ? 0 : columns.amountOf(at);
}

function earliest(columns: EntryColumns, { from, to, replaced }: Places): number | undefined {
  for (let at = from; at <= to; at += 1) {
    if (at !== replaced && !columns.isReplaced(at)) return columns.timeOf(at);
  }
  return undefined;
}

function latest(columns: EntryColumns, { from, to, replaced }: Places): number | undefined {
  for (let at = to; at >= from; at -= 1) {
    if (at !== replaced && !columns.isReplaced(at)) return columns.timeOf(at);
  }
  return undefined;
}
