import type { ActivityRegistry } from './activity-registry.ts';
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import { keysFirst } from './key-records.ts';
import type { Hash } from './text-hash.ts';
import type { WindowEntry } from './window-entry.ts';
import { type WindowShape, windowAmountMax } from './window-shape.ts';
import { WindowState } from './window-state.ts';

const HEAD_BYTES = 64;
const KEY_BYTES = 11;
const ENTRY_BYTES = 21;
const VALUE_BYTES = 8;

/** Bytes that `writeState` will write. */
export function stateBytes({ shape, keys, entries }: WindowState): number {
  const value = shape.aggregate === 'sum' || shape.aggregate === 'distinct' ? VALUE_BYTES : 0;
  return HEAD_BYTES + keys.count * KEY_BYTES + entries * (ENTRY_BYTES + value);
}

/** Writes a window: its counters, then each key with its entries, the oldest first. */
export function writeState(state: WindowState, writer: ByteWriter): void {
  const { keys, pool, list, counters } = state;
  writer.number(state.clockMs);
  writer.number(counters.lateActivities);
  writer.number(counters.evictions);
  writer.number(counters.entriesEvicted);
  for (const count of [keys.capacity, state.hand, keys.count, state.entries]) writer.word(count);
  for (let slot = 0; slot < keys.count; slot += 1) {
    const columns = pool.columnsOf(keys.blockOf(slot));
    const first = list.firstOf(slot);
    const count = keys.countOf(slot);
    writer.word(keys.index.lowOf(slot));
    writer.word(keys.index.highOf(slot));
    writer.byte(keys.isTouched(slot) ? 1 : 0);
    writer.half(count);
    for (let at = first; at < first + count; at += 1) {
      writer.number(columns.timeOf(at));
      writer.word(columns.activityOf(at));
      writer.word(columns.itemLowOf(at));
      writer.word(columns.itemHighOf(at));
      writer.byte(columns.isEdit(at) ? 1 : 0);
      if (state.shape.aggregate === 'sum') writer.number(columns.amountOf(at));
      if (state.shape.aggregate !== 'distinct') continue;
      writer.word(columns.textLowOf(at));
      writer.word(columns.textHighOf(at));
    }
  }
}

/** Reads a window; a sentence when what stands there cannot have been written by a window. */
export function readState(
  shape: WindowShape,
  reader: ByteReader,
  registry: ActivityRegistry,
): WindowState | string {
  const clockMs = reader.number();
  const counters = [reader.number(), reader.number(), reader.number()];
  const capacity = reader.count();
  const hand = reader.count();
  const keyCount = reader.count();
  const entryCount = reader.count();
  if (!isCapacity(capacity, shape.keysMax)) return 'the room for keys is not one a window takes';
  if (keyCount > capacity || hand > capacity) return 'there are more keys than the room for them';
  if (counters.some((count) => !Number.isSafeInteger(count) || count < 0)) {
    return 'a counter is not a count';
  }
  const state = new WindowState(shape, registry, capacity);
  state.clockMs = clockMs;
  state.hand = hand;
  const [lateActivities = 0, evictions = 0, entriesEvicted = 0] = counters;
  Object.assign(state.counters, { lateActivities, evictions, entriesEvicted });
  const entry = new StoredEntry();
  for (let read = 0; read < keyCount; read += 1) {
    const wrong = readKey(state, reader, registry, entry);
    if (wrong !== undefined) return wrong;
  }
  if (reader.cut || reader.left > 0) return 'its length is not that of its keys and entries';
  return state.entries === entryCount ? state : 'its entries are not as many as it says';
}

/** One entry, read again and again. */
class StoredEntry implements WindowEntry {
  activity = 0;
  timeMs = 0;
  item: Hash | undefined;
  replaces = false;
  amount = 0;
  text: Hash | undefined;
}

function readKey(
  state: WindowState,
  reader: ByteReader,
  registry: ActivityRegistry,
  entry: StoredEntry,
): string | undefined {
  const { shape, keys } = state;
  const key = readHash(reader);
  const touched = reader.byte();
  const count = reader.half();
  if (keys.index.find(key.low, key.high) !== -1) return 'a key stands there twice';
  if (count === 0 || count > shape.entriesPerKeyMax) return 'a key has no entries or too many';
  if (state.entries + count > shape.entriesMax) return 'there are more entries than are kept';
  const slot = keys.add(key, state.pool.allocate(0));
  keys.setTouched(slot, touched === 1);
  let newestMs = Number.NEGATIVE_INFINITY;
  for (let read = 0; read < count; read += 1) {
    readEntry(reader, shape, entry);
    const { timeMs, activity, amount } = entry;
    const inOrder = timeMs >= newestMs && timeMs <= state.clockMs;
    if (!inOrder || !Number.isSafeInteger(timeMs)) return 'entries are not in order of time';
    if (activity !== 0 && registry.timeMsOf(activity) !== timeMs) {
      return 'an entry names an activity that is not there';
    }
    if (!Number.isSafeInteger(amount) || Math.abs(amount) > windowAmountMax) {
      return 'an amount is not a whole number within its limits';
    }
    newestMs = timeMs;
    state.list.insert(slot, entry);
    state.entries += 1;
  }
  return undefined;
}

function readEntry(reader: ByteReader, shape: WindowShape, entry: StoredEntry): void {
  entry.timeMs = reader.number();
  entry.activity = reader.count();
  const item = readHash(reader);
  entry.item = item.low === 0 && item.high === 0 ? undefined : item;
  entry.replaces = reader.byte() === 1;
  if (shape.aggregate === 'sum') entry.amount = reader.number();
  if (shape.aggregate === 'distinct') entry.text = readHash(reader);
}

function readHash(reader: ByteReader): Hash {
  const low = reader.word();
  return { low, high: reader.word() };
}

function isCapacity(capacity: number, keysMax: number): boolean {
  let room = Math.min(keysFirst, keysMax);
  while (room < capacity && room < keysMax) room = Math.min(room * 2, keysMax);
  return room === capacity;
}
