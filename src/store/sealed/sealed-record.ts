import { hash } from 'node:crypto';
import type { RecordEntry } from '../port.ts';
import type { DoomedKey, KeyFile } from './key-file.ts';

/** Names of secrets begin with this, and their keys with the other; those of no other key do. */
const SECRET = 'secret:';
const ENTRY = 'entry:';
/** As many as the largest safe integer has, so that text sorts as numbers do. */
const PLACE_DIGITS = 16;

export interface SealedEntries {
  readonly entries: readonly RecordEntry[];
  /** Destroys the secrets again, when nothing was appended. */
  undo(): void;
}

/**
 * Keeps the secrets of entries among the keys, and in the store their names. The name follows from
 * the secret, so that the store still refuses the same secret twice. Among the keys they lie in the
 * order of the record, so that neighbours in time are neighbours in the file.
 */
export function sealedEntries(keys: KeyFile, entries: readonly RecordEntry[]): SealedEntries {
  const secrets = entries.flatMap(({ index, secret }) =>
    secret === undefined
      ? []
      : [{ id: keyIdAt(index, nameOf(secret)), secret: Buffer.from(secret) }],
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
  const kept = keys.secret(keyIdAt(entry.index, secret));
  return kept === undefined ? rest : { ...rest, secret: Buffer.from(kept).toString('utf8') };
}

/** The key of an entry as the store keeps it, if it has one. */
export function keysOfEntry({ index, secret }: RecordEntry): readonly DoomedKey[] {
  if (secret === undefined || !isName(secret)) return [];
  return [{ id: keyIdAt(index, secret), place: ENTRY + index }];
}

/** The entry that such a place names, if it names one. */
export function entryAt(place: string): number | undefined {
  return place.startsWith(ENTRY) ? Number(place.slice(ENTRY.length)) : undefined;
}

function keyIdAt(index: number, name: string): string {
  return `${ENTRY}${String(index).padStart(PLACE_DIGITS, '0')}:${name}`;
}

function isName(secret: string): boolean {
  return secret.startsWith(SECRET);
}

// A secret has 256 random bits: its hash tells nothing of it.
function nameOf(secret: string): string {
  return SECRET + hash('sha256', `evenhand/key\n${secret}`, 'base64url');
}
