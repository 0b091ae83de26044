import { createHash } from 'node:crypto';
import { AlreadyStored } from '../failure.ts';
import type { RecordEntry } from '../port.ts';
import { keyIdOf, openedValue, sealedValue } from './envelope.ts';
import type { DoomedKey, KeyFile } from './key-file.ts';

/** Keys of secrets begin with this; no other key's name does. */
const SECRET = 'secret:';
const ENTRY = 'entry:';

export interface SealedEntries {
  readonly entries: readonly RecordEntry[];
  /** Destroys the new keys again, when nothing was appended. */
  undo(): void;
}

/**
 * Closes the secrets of entries. The name of each key follows from the secret, so that the same
 * secret twice is still refused though it never looks the same.
 */
export function sealedEntries(keys: KeyFile, entries: readonly RecordEntry[]): SealedEntries {
  const ids = entries.flatMap(({ secret }) => (secret === undefined ? [] : [keyIdFor(secret)]));
  const made = keys.add(ids);
  if (made === undefined) throw new AlreadyStored('A secret of the record opens one entry only.');
  const byId = new Map(made.map((key) => [key.id, key]));
  const sealed = entries.map((entry) => {
    const { secret, index } = entry;
    const key = secret === undefined ? undefined : byId.get(keyIdFor(secret));
    if (secret === undefined || key === undefined) return entry;
    return { ...entry, secret: sealedValue(key, placeOf(index), secret) };
  });
  return { entries: sealed, undo: () => keys.destroy(ids) };
}

/** The entry with its secret; without it when its key was destroyed. */
export function openedEntry(keys: KeyFile, entry: RecordEntry): RecordEntry {
  const { secret, ...rest } = entry;
  if (secret === undefined || !isSealed(secret)) return entry;
  const opened = openedValue(keys, placeOf(entry.index), secret);
  return typeof opened === 'string' ? { ...rest, secret: opened } : rest;
}

/** The key of an entry as the store keeps it, if it has one. */
export function keysOfEntry({ index, secret }: RecordEntry): readonly DoomedKey[] {
  if (secret === undefined || !isSealed(secret)) return [];
  return [{ id: keyIdOf(secret), place: ENTRY + index }];
}

/** The entry that such a place names, if it names one. */
export function entryAt(place: string): number | undefined {
  return place.startsWith(ENTRY) ? Number(place.slice(ENTRY.length)) : undefined;
}

function isSealed(secret: string): boolean {
  return secret.startsWith(SECRET);
}

// A secret has 256 random bits: its hash tells nothing of it.
function keyIdFor(secret: string): string {
  return SECRET + createHash('sha256').update(`evenhand/key\n${secret}`).digest('base64url');
}

function placeOf(index: number): string {
  return `secret\n${index}`;
}
