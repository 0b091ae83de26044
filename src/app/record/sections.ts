import { randomBytes } from 'node:crypto';
import type { Json } from '../../kernel/canonical-json.ts';
import type { PartId } from '../../kernel/identifier.ts';
import { fromBase64, toBase64 } from '../../log/base64.ts';
import { hashLength } from '../../log/crypto.ts';
import {
  recordCommitment,
  type Section,
  type ShownSection,
  sectionCommitment,
  sectionSalt,
  writeLogEntry,
} from '../../log/log-entry.ts';
import type { RecordEntry, Store, StoredEvent } from '../../store/port.ts';
import { nodeCrypto } from '../log-crypto.ts';

/** Pointers of parts begin with this. */
const PARTS = '/parts/';
/** What an id looks like; whether it is one of a part, the store knows. */
const ID: RegExp = /^(?=.*\d)[\w-]{1,64}$/;

/**
 * What an entry commits to: each field of the event, and each part that it names, by itself, so
 * that one of them can be withheld or erased while the others are still proven.
 */
export async function sectionsOf(
  store: Pick<Store, 'part'>,
  stored: StoredEvent,
): Promise<readonly Section[]> {
  const event = stored.event as unknown as Readonly<Record<string, Json | undefined>>;
  const fields = Object.entries(event).flatMap(([name, value]) =>
    value === undefined ? [] : { pointer: `/${name}`, value },
  );
  const named = new Set(fields.flatMap(({ value }) => textsIn(value)));
  const parts: Section[] = [];
  for (const id of named) {
    const part = ID.test(id) ? await store.part(id as PartId) : undefined;
    if (part === undefined) continue;
    parts.push({ pointer: `${PARTS}${id}`, value: { kind: part.kind, body: part.body } });
  }
  return [{ pointer: '/stream', value: stored.stream }, ...fields, ...parts];
}

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap((inner) => textsIn(inner as Json));
}

/** An entry that commits to the sections, with the new secret that opens it. */
export function committedEntry(
  index: number,
  sections: readonly Section[],
  position?: number,
): RecordEntry {
  const key = randomBytes(hashLength);
  const commitments = sections.map((section) => {
    const salt = sectionSalt(nodeCrypto, key, section.pointer);
    const { pointer } = section;
    return { pointer, commitment: sectionCommitment(nodeCrypto, salt, section) };
  });
  const entry = writeLogEntry('event', recordCommitment(nodeCrypto, commitments));
  return {
    index,
    ...(position === undefined ? {} : { position }),
    entry: toBase64(entry),
    secret: toBase64(key),
    parts: commitments
      .filter(({ pointer }) => pointer.startsWith(PARTS))
      .map(({ pointer, commitment }) => ({ pointer, commitment: toBase64(commitment) })),
  };
}

/** An entry that commits to nothing: it hides how many of the others there are. */
export function fillingEntry(index: number): RecordEntry {
  return committedEntry(index, [{ pointer: '', value: null }]);
}

/**
 * The sections with their salts, as a receipt shows them; a part that is gone is shown by its
 * commitment.
 */
export function shownSections(
  { secret, parts }: RecordEntry,
  sections: readonly Section[],
): readonly ShownSection[] {
  const key = fromBase64(secret) ?? new Uint8Array(0);
  const open = sections.map((section) => ({
    ...section,
    salt: toBase64(sectionSalt(nodeCrypto, key, section.pointer)),
  }));
  const present = new Set(sections.map(({ pointer }) => pointer));
  const gone = parts
    .filter(({ pointer }) => !present.has(pointer))
    .map(({ pointer, commitment }) => ({ pointer, commitment, because: 'erased' as const }));
  return [...open, ...gone].toSorted((a, b) => (a.pointer < b.pointer ? -1 : 1));
}
