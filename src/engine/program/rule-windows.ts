import type { ActivityId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import type { Window } from '../../rulebook/model.ts';
import type { Facts } from '../facts.ts';
import type { ActivityIdentity } from '../window/activity-registry.ts';
import type { EventWindow } from '../window/event-window.ts';
import type { TextHash } from '../window/text-hash.ts';
import type { WindowBank } from '../window/window-bank.ts';
import type { WindowEntry } from '../window/window-entry.ts';

/** A window of the rulebook with what it counts; rules that declare the same window share it. */
export interface PreparedWindow {
  readonly window: EventWindow;
  readonly by: Window['by'];
  readonly aggregate: Window['aggregate'];
  /** With fewer entries under its key, no rule that reads it can hold for any of them. */
  readonly leastEntries: number;
  /** Kinds of content it counts. */
  readonly kinds: ReadonlySet<string>;
  /** What `sum` adds up, a whole number; undefined for an activity that has none. */
  readonly amountOf: (facts: Facts) => number | undefined;
  /** The text that `distinct` tells apart; undefined for an activity that has none. */
  readonly textOf: (facts: Facts) => string | undefined;
}

/** What an activity means for others because it did not come in the order of time. */
export interface OutOfOrder {
  /** Activities that were looked at without it and count it now. */
  readonly overtaken: readonly ActivityIdentity[];
  /** Positions of the windows for which it came too late to be counted. */
  readonly lateFor: readonly number[];
}

/** One activity on its way into the windows; the same object for all of them. */
class Entry implements WindowEntry {
  activity = 0;
  timeMs = 0;
  item: TextHash | undefined;
  replaces = false;
  amount = 1;
  text: TextHash | undefined;
}

interface Noticed {
  readonly overtaken: Set<number>;
  readonly lateFor: number[];
}

/** Keys of an activity in windows of one kind: none, one, or one for each host it links to. */
interface Keys {
  readonly hashes: TextHash[];
  count: number;
  ready: boolean;
}

/**
 * The windows of all rules around one activity after another: read when a rule asks, recorded when
 * every rule has been looked at.
 */
export class RuleWindows {
  readonly #windows: readonly PreparedWindow[];
  readonly #bank: WindowBank;
  readonly #entry = new Entry();
  readonly #item: TextHash;
  readonly #text: TextHash;
  readonly #keys = new Map<Window['by'], Keys>();
  readonly #keysOf: readonly Keys[];
  readonly #values: Float64Array;
  readonly #read: Uint8Array;
  /** What made a value, once for all rules that read the window. */
  readonly #behind: (readonly ActivityId[] | undefined)[];
  #facts: Facts | undefined;

  constructor(windows: readonly PreparedWindow[], bank: WindowBank) {
    this.#windows = windows;
    this.#bank = bank;
    this.#item = bank.newHash();
    this.#text = bank.newHash();
    for (const { by } of windows) {
      if (!this.#keys.has(by)) this.#keys.set(by, { hashes: [], count: 0, ready: false });
    }
    this.#keysOf = windows.flatMap(({ by }) => this.#keys.get(by) ?? []);
    this.#values = new Float64Array(windows.length);
    this.#read = new Uint8Array(windows.length);
    this.#behind = windows.map(() => undefined);
  }

  /** Starts on an activity; `finish` must follow. */
  begin(facts: Facts): void {
    this.#facts = facts;
    if (this.#windows.length === 0) return;
    this.#read.fill(0);
    this.#behind.fill(undefined);
    for (const keys of this.#keys.values()) keys.ready = false;
    const { activities } = this.#bank;
    const entry = this.#entry;
    entry.activity = activities.admit(facts);
    // A repeat is looked at as of the time it was known with.
    entry.timeMs = activities.timeMsOf(entry.activity) ?? facts.timeMs;
    entry.replaces = facts.replaces && facts.item !== '';
    entry.item = facts.item === '' ? undefined : this.#item.set(facts.item);
  }

  /** The value of a window at the activity, which is counted whether it is recorded or not. */
  value(number: number): number {
    if (this.#read[number] === 1) return this.#values[number] ?? 0;
    const value = this.#valueOf(number);
    this.#values[number] = value;
    this.#read[number] = 1;
    return value;
  }

  /**
   * Takes the activity into every window that counts it. Answers what that means for others,
   * undefined where it came in order.
   */
  record(): OutOfOrder | undefined {
    let outOfOrder: Noticed | undefined;
    for (let number = 0; number < this.#windows.length; number += 1) {
      const prepared = this.#windows[number];
      if (prepared === undefined || !this.#prepare(prepared)) continue;
      const { hashes, count } = this.#keysAt(number, prepared.by);
      for (let at = 0; at < count; at += 1) {
        const key = hashes[at];
        if (key === undefined) continue;
        const became = prepared.window.record(key, this.#entry);
        if (became !== 'overtakes' && became !== 'late') continue;
        outOfOrder ??= { overtaken: new Set(), lateFor: [] };
        if (became === 'late') outOfOrder.lateFor.push(number);
        else this.#noticeOvertaken(prepared, key, outOfOrder.overtaken);
      }
    }
    return outOfOrder === undefined ? undefined : this.#named(outOfOrder);
  }

  /** Positions of the windows that have let something go early, so that they may say too little. */
  letGoEarly(): readonly number[] {
    return this.#windows.flatMap(({ window: { counters } }, number) =>
      counters.evictions + counters.entriesEvicted > 0 ? [number] : [],
    );
  }

  finish(): void {
    if (this.#windows.length > 0) this.#bank.activities.release(this.#entry.activity);
    this.#facts = undefined;
  }

  /** The activities that made a window's value, oldest first, this one last; at most `most`. */
  activitiesBehind(number: number, most: number): readonly ActivityId[] {
    const known = this.#behind[number];
    if (known !== undefined) return known;
    const behind = this.#findBehind(number, most);
    this.#behind[number] = behind;
    return behind;
  }

  // An activity that a rule can find has less than the rule's limit between itself and the last one
  // it lacked: so the nearest ones are enough as long as limits are smaller than their number.
  #noticeOvertaken(
    { window, leastEntries }: PreparedWindow,
    key: TextHash,
    into: Set<number>,
  ): void {
    if (window.entriesUnder(key) < leastEntries) return;
    for (const one of window.overtaken(key, this.#entry, limits.overtakenMax)) into.add(one);
  }

  #named({ overtaken, lateFor }: Noticed): OutOfOrder | undefined {
    if (overtaken.size + lateFor.length === 0) return undefined;
    const { activities } = this.#bank;
    const named = [...overtaken].flatMap((activity) => activities.identityOf(activity) ?? []);
    return { overtaken: named, lateFor };
  }

  #findBehind(number: number, most: number): readonly ActivityId[] {
    const prepared = this.#windows[number];
    if (prepared === undefined || !this.#prepare(prepared)) return [];
    const { hashes, count } = this.#keysAt(number, prepared.by);
    let longest: readonly number[] = [];
    for (let at = 0; at < count; at += 1) {
      const key = hashes[at];
      const behind =
        key === undefined ? [] : prepared.window.activitiesBehind(key, this.#entry, most);
      if (behind.length > longest.length) longest = behind;
    }
    const ids: ActivityId[] = [];
    for (const activity of longest) {
      const id = this.#bank.activities.idOf(activity);
      if (id !== undefined) ids.push(id as ActivityId);
    }
    return ids;
  }

  #valueOf(number: number): number {
    const prepared = this.#windows[number];
    if (prepared === undefined) return 0;
    const counts = this.#prepare(prepared);
    const { hashes, count } = this.#keysAt(number, prepared.by);
    if (!counts || count === 0) return alone(prepared, this.#entry);
    let value = Number.NaN;
    for (let at = 0; at < count; at += 1) {
      const key = hashes[at];
      if (key === undefined) continue;
      const reading = prepared.window.reading(key, this.#entry);
      // Of several hosts the one with the most in its window counts; for `first` the earliest.
      const better = prepared.aggregate === 'first' ? reading < value : reading > value;
      if (Number.isNaN(value) || better) value = reading;
    }
    return value;
  }

  /** Whether the window counts the activity at all; then the entry says what it adds. */
  #prepare(prepared: PreparedWindow): boolean {
    const facts = this.#facts;
    if (facts === undefined || !prepared.kinds.has(facts.kind)) return false;
    const entry = this.#entry;
    if (prepared.aggregate === 'sum') {
      const amount = prepared.amountOf(facts);
      if (amount === undefined) return false;
      entry.amount = amount;
      return true;
    }
    entry.amount = 1;
    if (prepared.aggregate !== 'distinct') return true;
    const text = prepared.textOf(facts);
    if (text === undefined) return false;
    entry.text = this.#text.set(text);
    return true;
  }

  #keysAt(number: number, by: Window['by']): Keys {
    const keys = this.#keysOf[number];
    if (keys === undefined) throw new RangeError(`there is no window ${number}`);
    if (keys.ready) return keys;
    keys.ready = true;
    keys.count = 0;
    const facts = this.#facts;
    if (facts === undefined) return keys;
    if (by === 'content.domains') {
      for (const domain of facts.domains()) this.#addKey(keys, domain);
      return keys;
    }
    const text = KEYS[by](facts);
    if (text !== '') this.#addKey(keys, text);
    return keys;
  }

  #addKey(keys: Keys, text: string): void {
    const hash = keys.hashes[keys.count] ?? this.#bank.newHash();
    keys.hashes[keys.count] = hash.set(text);
    // A host that is linked to twice is one key.
    for (let at = 0; at < keys.count; at += 1) {
      const other = keys.hashes[at];
      if (other?.low === hash.low && other.high === hash.high) return;
    }
    keys.count += 1;
  }
}

/** What a window says of an activity it does not count. */
function alone({ aggregate, window }: PreparedWindow, { timeMs }: Entry): number {
  if (aggregate === 'first') return timeMs;
  return aggregate === 'last' ? timeMs - window.shape.overMs : 0;
}

const KEYS: Readonly<Record<Exclude<Window['by'], 'content.domains'>, (facts: Facts) => string>> = {
  'actor.id': (facts) => facts.actor,
  group: (facts) => facts.group,
  thread: (facts) => facts.thread,
  'content.sketch': (facts) => facts.sketch(),
  'content.fingerprint': (facts) => facts.fingerprint(),
};
