import { hash } from 'node:crypto';
import type { RecordEntry } from '../port.ts';
import type { DoomedKey, KeyFile } from './key-file.ts';

/** Names of secrets begin with this; the name of no other key does. */
const SECRET = 'secret:';
const ENTRY = 'entry:';

export interface SealedEntries {
  readonly entries: readonly RecordEntry[];
  /** Destroys the secrets again, when nothing was appended. */
  undo(): void;
}

/**
 * Keeps the secrets of entries among the keys, and in the store their names. The name follows from
 * the secret, so that the store still refuses the same secret twice.
 */
export function sealedEntries(keys: KeyFile, entries: readonly RecordEntry[]): SealedEntries {
  const secrets = entries.flatMap(({ secret }) =>
    secret === undefined ? [] : [{ id: nameOf(secret), secret: Buffer.from(secret) }],
  );
  const added = secrets.length === 0 ? [] : keys.add(secrets);
  const sealed = entries.map((entry) =>
    entry.secret === undefined ? entry : { ...entry, secret: nameOf(entry.secret) },
  );
  return { entries: sealed, undo: () => keys.destroy(added) };
}

/** The entry with its secret; without it when it was destroyed. */
export function openedEntry(keys: KeyFile, entry: RecordEntry): RecordEntry {
  const { secret, ...rest } = entry;
  if (secret === undefined || !isName(secret)) return entry;
  const kept = keys.secret(secret);
  return kept === undefined ? rest : { ...rest, secret: Buffer.from(kept).toString('utf8') };
}

/** The key of an entry as the store keeps it, if it has one. */
export function keysOfEntry({ index, secret }: RecordEntry): readonly DoomedKey[] {
  if (secret === undefined || !isName(secret)) return [];
  return [{ id: secret, place: ENTRY + index }];
}

/** The entry that such a place names, if it names one. */
export function entryAt(place: string): number | undefined {
  return place.startsWith(ENTRY) ? Number(place.slice(ENTRY.length)) : undefined;
}

function isName(secret: string): boolean {
  return secret.startsWith(SECRET);
}

// A secret has 256 random bits: its hash tells nothing of it.
function nameOf(secret: string): string {
  return SECRET + hash('sha256', `evenhand/key\n${secret}`, 'base64url');
}
