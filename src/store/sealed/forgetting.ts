import { HOUR_MS } from '../../kernel/duration.ts';
import { elapsedMs, type Instant } from '../../kernel/instant.ts';
import { StoreBusy } from '../failure.ts';
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
  if (removed) destroyNowOrLater(keys, doomed);
  // Where others use the keys, one of them may be removing the same and need the note.
  else if (!keys.isShared) keys.reprieve(doomed);
  return value;
}

// What was removed is removed, whatever holds the keys up: their notes are looked at again.
function destroyNowOrLater(keys: KeyFile, doomed: readonly DoomedKey[]): void {
  try {
    keys.destroy(doomed.map(({ id }) => id));
  } catch (problem) {
    if (!(problem instanceof StoreBusy)) throw problem;
  }
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

/**
 * After a death in between: destroys what the store let go of, and takes back the notes of what it
 * has. A note may also be that of another process, which is about to let go: `isLeft` says which
 * ones are nobody's any more.
 */
export async function finishForgetting(
  keys: KeyFile,
  store: Pick<Store, 'part' | 'recordEntries'>,
  isLeft: (key: DoomedKey) => boolean,
): Promise<void> {
  for (const key of keys.doomed()) {
    if (!(await isStored(store, key))) keys.destroy([key.id]);
    else if (isLeft(key)) keys.reprieve([key]);
  }
}

/**
 * Which notes are left by a process that died: those that were there an hour before. Whoever lives
 * is done long before.
 */
export class LeftNotes {
  #seen: Map<string, Instant> = new Map();

  /** For one look at all notes. */
  at(now: Instant): (key: DoomedKey) => boolean {
    const before = this.#seen;
    const seen = new Map<string, Instant>();
    this.#seen = seen;
    return ({ id }) => {
      const since = before.get(id) ?? now;
      seen.set(id, since);
      return elapsedMs(since, now) >= HOUR_MS;
    };
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
