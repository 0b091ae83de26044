import type { Erasure, Store } from '../port.ts';
import type { DoomedKey, KeyFile } from './key-file.ts';
import { keysOfParts, partAt } from './sealed-parts.ts';
import { entryAt, keysOfEntry } from './sealed-record.ts';

/**
 * Lets the store remove something and then destroys the keys of it. Keys come last: an entry of the
 * record can only be closed as long as it can be opened.
 */
export async function forgetting<Value>(
  keys: KeyFile,
  doomed: readonly DoomedKey[],
  remove: () => Promise<{ readonly removed: boolean; readonly value: Value }>,
): Promise<Value> {
  keys.doom(doomed);
  const { removed, value } = await remove();
  if (removed) keys.destroy(doomed.map(({ id }) => id));
  else keys.reprieve(doomed);
  return value;
}

/** The keys of everything that an erasure removes. */
export async function keysOfErasure(
  store: Pick<Store, 'partsOf' | 'part' | 'recordEntries'>,
  { person, except, parts, closed }: Erasure,
): Promise<readonly DoomedKey[]> {
  const stays = new Set<string>(except);
  const own = (await store.partsOf(person)).filter(({ id }) => !stays.has(id));
  const about = await Promise.all(parts.map((id) => store.part(id)));
  const entries = await Promise.all(closed.map(({ index }) => store.recordEntries(index, 1)));
  return [...keysOfParts([...own, ...about]), ...entries.flat().flatMap(keysOfEntry)];
}

/** After a death in between: destroys what the store let go of, and keeps the rest. */
export async function finishForgetting(
  keys: KeyFile,
  store: Pick<Store, 'part' | 'recordEntries'>,
): Promise<void> {
  for (const key of keys.doomed()) {
    if (await isStored(store, key)) keys.reprieve([key]);
    else keys.destroy([key.id]);
  }
}

async function isStored(
  store: Pick<Store, 'part' | 'recordEntries'>,
  { id, place }: DoomedKey,
): Promise<boolean> {
  const part = partAt(place);
  if (part !== undefined) return keysOfParts([await store.part(part)]).some((key) => key.id === id);
  const [entry] = await store.recordEntries(entryAt(place) ?? 0, 1);
  return entry !== undefined && keysOfEntry(entry).some((key) => key.id === id);
}
