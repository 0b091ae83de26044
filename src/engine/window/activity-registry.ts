import { HashIndex } from './hash-index.ts';
import { TextHash } from './text-hash.ts';
import type { ActivityHolder } from './window-entry.ts';

export const registryActivitiesMax = 16_000_000;
const SLOTS_FIRST = 64;

/** What names an activity: the same pair is the same activity. */
export interface ActivityIdentity {
  readonly source: string;
  readonly id: string;
}

/** A source with the number of activities known from it. */
interface Source {
  readonly text: string;
  activities: number;
}

/**
 * Gives each activity a small number for as long as a window holds it, so that entries are small
 * and evidence can name its activities. Numbers begin at 1 and are used again. When it is full, an
 * activity gets the number 0: it is counted, but a repeat of it is not known, and `unnamed` says
 * so.
 */
export class ActivityRegistry implements ActivityHolder {
  /** Activities that got no number. */
  unnamed = 0;
  readonly #activitiesMax: number;
  readonly #hash: TextHash;
  #index: HashIndex = new HashIndex(SLOTS_FIRST, 2);
  readonly #sources = new Map<string, Source>();
  /** By slot, which is the number less 1. */
  readonly #ids: string[] = [];
  readonly #sourceOf: (Source | undefined)[] = [];
  #times: Float64Array = new Float64Array(SLOTS_FIRST);
  #holders: Uint32Array = new Uint32Array(SLOTS_FIRST);
  readonly #free: number[] = [];
  #held = 0;

  constructor(options: { readonly seed: number; readonly activitiesMax?: number }) {
    this.#activitiesMax = options.activitiesMax ?? registryActivitiesMax;
    this.#hash = new TextHash(options.seed);
  }

  /**
   * The number of an activity, held once for the caller, who releases it after every window has
   * recorded it. A known activity keeps its number and its first time.
   */
  admit(activity: ActivityIdentity & { readonly timeMs: number }): number {
    const known = this.#find(activity);
    if (known !== -1) {
      this.hold(known + 1);
      return known + 1;
    }
    if (this.#held === this.#activitiesMax) {
      this.unnamed += 1;
      return 0;
    }
    const slot = this.#free.pop() ?? this.#ids.length;
    this.#enter(slot, activity);
    this.#holders[slot] = 1;
    return slot + 1;
  }

  hold(activity: number): void {
    if (activity === 0) return;
    this.#holders[activity - 1] = (this.#holders[activity - 1] as number) + 1;
  }

  release(activity: number): void {
    if (activity === 0) return;
    const slot = activity - 1;
    const holders = this.#holders[slot] ?? 0;
    if (holders === 0) return;
    this.#holders[slot] = holders - 1;
    if (holders === 1) this.#forget(slot);
  }

  /** What an activity is called; undefined for a number that nobody holds. */
  identityOf(activity: number): ActivityIdentity | undefined {
    const source = this.#sourceOf[activity - 1];
    const id = this.#ids[activity - 1];
    return source === undefined || id === undefined ? undefined : { source: source.text, id };
  }

  /** The id alone, where the source does not matter. */
  idOf(activity: number): string | undefined {
    return this.#sourceOf[activity - 1] === undefined ? undefined : this.#ids[activity - 1];
  }

  /** When a known activity happened; windows must be given this time for it. */
  timeMsOf(activity: number): number | undefined {
    return this.#sourceOf[activity - 1] === undefined ? undefined : this.#times[activity - 1];
  }

  /** Number of activities that somebody holds. */
  get size(): number {
    return this.#held;
  }

  /** Every known activity with its number, in the order of numbers. */
  *activities(): Generator<ActivityIdentity & { activity: number; timeMs: number }, void> {
    for (let slot = 0; slot < this.#ids.length; slot += 1) {
      const identity = this.identityOf(slot + 1);
      const timeMs = this.#times[slot] as number;
      if (identity !== undefined) yield { activity: slot + 1, timeMs, ...identity };
    }
  }

  /**
   * Enters an activity under the number it had, without a holder, into a registry that was empty
   * before; numbers come in rising order. False when that is not possible.
   */
  reenter(activity: number, identity: ActivityIdentity & { readonly timeMs: number }): boolean {
    const slot = activity - 1;
    if (slot < this.#ids.length || slot >= this.#activitiesMax) return false;
    if (this.#find(identity) !== -1) return false;
    while (this.#ids.length < slot) {
      this.#free.push(this.#ids.length);
      this.#ids.push('');
      this.#sourceOf.push(undefined);
    }
    this.#enter(slot, identity);
    this.#holders[slot] = 0;
    return true;
  }

  /** Forgets everything. */
  clear(): void {
    this.unnamed = 0;
    this.#index = new HashIndex(SLOTS_FIRST, 2);
    this.#times = new Float64Array(SLOTS_FIRST);
    this.#holders = new Uint32Array(SLOTS_FIRST);
    this.#sources.clear();
    for (const list of [this.#ids, this.#sourceOf, this.#free]) list.length = 0;
    this.#held = 0;
  }

  /** Forgets the activities that nobody holds after a restore. */
  forgetUnheld(): void {
    for (let slot = 0; slot < this.#ids.length; slot += 1) {
      if (this.#sourceOf[slot] !== undefined && this.#holders[slot] === 0) this.#forget(slot);
    }
  }

  #find({ source, id }: ActivityIdentity): number {
    const { low, high } = this.#hash.setPair({ first: source, second: id });
    return this.#index.find(low, high);
  }

  // The hash is that of the look-up just before.
  #enter(slot: number, activity: ActivityIdentity & { readonly timeMs: number }): void {
    if (slot >= this.#times.length) this.#grow(slot);
    let source = this.#sources.get(activity.source);
    if (source === undefined) {
      source = { text: activity.source, activities: 0 };
      this.#sources.set(activity.source, source);
    }
    source.activities += 1;
    this.#index.add(slot, this.#hash.low, this.#hash.high);
    this.#ids[slot] = activity.id;
    this.#sourceOf[slot] = source;
    this.#times[slot] = activity.timeMs;
    this.#held += 1;
  }

  #forget(slot: number): void {
    const source = this.#sourceOf[slot];
    if (source === undefined) return;
    source.activities -= 1;
    if (source.activities === 0) this.#sources.delete(source.text);
    this.#index.remove(slot);
    this.#ids[slot] = '';
    this.#sourceOf[slot] = undefined;
    this.#free.push(slot);
    this.#held -= 1;
  }

  #grow(slot: number): void {
    let capacity = this.#times.length;
    while (capacity <= slot) capacity *= 2;
    const times = new Float64Array(capacity);
    const holders = new Uint32Array(capacity);
    times.set(this.#times);
    holders.set(this.#holders);
    this.#times = times;
    this.#holders = holders;
    this.#index.grow(capacity);
  }
}
