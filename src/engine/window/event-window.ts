import type { ActivityRegistry } from './activity-registry.ts';
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { Hash } from './text-hash.ts';
import type { ActivityHolder, Recorded, WindowEntry } from './window-entry.ts';
import { WindowReader } from './window-reader.ts';
import { type WindowOptions, type WindowShape, windowShape } from './window-shape.ts';
import { readState, stateBytes, writeState } from './window-snapshot.ts';
import { type WindowCounters, WindowState } from './window-state.ts';

/**
 * A sliding window over event time, by key. It says what happened under a key after `time - over`
 * up to and including `time` (spec/rulebook.md, Windows). It reads no clock: time is that of the
 * activities. Keys and entries are bounded, and what is let go early is counted.
 */
export class EventWindow {
  readonly shape: WindowShape;
  readonly #holder: ActivityHolder;
  #state: WindowState;
  #reader: WindowReader;

  constructor(options: WindowOptions, holder: ActivityHolder) {
    this.shape = windowShape(options);
    this.#holder = holder;
    this.#state = new WindowState(this.shape, holder);
    this.#reader = new WindowReader(this.#state);
  }

  /**
   * The value at an activity with the activity itself counted once, whether it was recorded or not:
   * a number for `count`, `sum` and `distinct`, milliseconds since 1970 for `first` and `last`.
   */
  reading(key: Hash, entry: WindowEntry): number {
    const slot = this.#state.keys.index.find(key.low, key.high);
    return slot === -1 ? this.#reader.alone(entry) : this.#reader.reading(slot, entry);
  }

  /** Records an activity under a key, unless it is known, late or nothing. */
  record(key: Hash, entry: WindowEntry): Recorded {
    const state = this.#state;
    if (this.shape.aggregate === 'sum' && entry.amount === 0) {
      // Most posts have no links, and need no memory in a window of links; but an edit takes a
      // place.
      if (!entry.replaces || entry.item === undefined) return this.#nothing(key, entry);
    }
    const slot = state.keys.index.find(key.low, key.high);
    if (slot === -1) {
      state.insert(state.addKey(key, entry.timeMs), entry);
      return 'recorded';
    }
    if (this.#reader.isKnown(slot, entry)) return 'known';
    const newestMs = state.newestOf(slot);
    if (entry.timeMs < newestMs - this.shape.latenessMs) {
      state.counters.lateActivities += 1;
      return 'late';
    }
    state.keys.setTouched(slot, true);
    state.insert(slot, entry);
    return entry.timeMs <= newestMs ? 'overtakes' : 'recorded';
  }

  // Whether an activity comes so late that what it counts has been let go.
  #isTooLate(key: Hash, { timeMs }: WindowEntry): boolean {
    const { clockMs, keys } = this.#state;
    const { latenessMs } = this.shape;
    if (timeMs >= clockMs - latenessMs) return false;
    const slot = keys.index.find(key.low, key.high);
    return slot !== -1 && timeMs < this.#state.newestOf(slot) - latenessMs;
  }

  // It adds nothing, and yet its reading was made without what has been let go.
  #nothing(key: Hash, entry: WindowEntry): Recorded {
    if (!this.#isTooLate(key, entry)) return 'nothing';
    this.#state.counters.lateActivities += 1;
    return 'late';
  }

  /**
   * Numbers of the activities under a key whose readings count this one and were made without it:
   * those of its time or later, as far as the window reaches. The nearest first, at most `most`.
   */
  overtaken(key: Hash, entry: WindowEntry, most: number): readonly number[] {
    const slot = this.#state.keys.index.find(key.low, key.high);
    return slot === -1 ? [] : this.#reader.overtaken(slot, entry, most);
  }

  /** Entries that are kept under a key. */
  entriesUnder(key: Hash): number {
    const { keys } = this.#state;
    const slot = keys.index.find(key.low, key.high);
    return slot === -1 ? 0 : keys.countOf(slot);
  }

  /**
   * Numbers of the activities behind a reading, oldest first, the activity's own last; of more than
   * `most`, the newest. For `first` and `last` it is the one activity they tell of, and its own.
   */
  activitiesBehind(key: Hash, entry: WindowEntry, most: number): readonly number[] {
    const slot = this.#state.keys.index.find(key.low, key.high);
    const room = Math.max(0, most - 1);
    const others = slot === -1 ? [] : this.#reader.activities(slot, entry, most);
    const behind = others.length > room ? others.slice(others.length - room) : others;
    behind.push(entry.activity);
    return behind.includes(0) ? behind.filter((activity) => activity !== 0) : behind;
  }

  /** What was let go early or came too late, since the window began. */
  get counters(): Readonly<WindowCounters> {
    return this.#state.counters;
  }

  /** Bytes that `write` will write. */
  get snapshotBytes(): number {
    return stateBytes(this.#state);
  }

  write(writer: ByteWriter): void {
    writeState(this.#state, writer);
  }

  /**
   * Takes over what `write` wrote; a sentence when it cannot be right, and then nothing changes.
   */
  read(reader: ByteReader, registry: ActivityRegistry): string | undefined {
    const state = readState(this.shape, reader, registry);
    if (typeof state === 'string') return state;
    this.#take(state);
    return undefined;
  }

  /** Forgets everything, without telling the activities. */
  clear(): void {
    this.#take(new WindowState(this.shape, this.#holder));
  }

  /** Bytes of memory that keys and entries take. */
  get bytes(): number {
    return this.#state.bytes;
  }

  get keyCount(): number {
    return this.#state.keys.count;
  }

  get entryCount(): number {
    return this.#state.entries;
  }

  #take(state: WindowState): void {
    this.#state = state;
    this.#reader = new WindowReader(state);
  }
}
