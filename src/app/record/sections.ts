import { randomBytes } from 'node:crypto';
import type { Json } from '../../kernel/canonical-json.ts';
import type { PartId } from '../../kernel/identifier.ts';
import { fromBase64, toBase64 } from '../../log/base64.ts';
import { hashLength } from '../../log/crypto.ts';
import {
  type ClosedSection,
  recordCommitment,
  type Section,
  type ShownSection,
  sectionCommitment,
  sectionSalt,
  writeLogEntry,
} from '../../log/log-entry.ts';
import type {
  ClosedEntry,
  CommittedPart,
  Part,
  RecordEntry,
  Store,
  StoredEvent,
} from '../../store/port.ts';
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
  const parts = (await partsNamedBy(store, stored)).map(({ id, kind, body }) => ({
    pointer: `${PARTS}${id}`,
    value: { kind, body },
  }));
  return [{ pointer: '/stream', value: stored.stream }, ...fields, ...parts];
}

/** The parts that an event names and that are still there, in the order it names them. */
export async function partsNamedBy(
  store: Pick<Store, 'part'>,
  { event }: StoredEvent,
): Promise<readonly Part[]> {
  const named = new Set(textsIn(event as unknown as Json).filter((text) => ID.test(text)));
  const parts: Part[] = [];
  for (const id of named) {
    const part = await store.part(id as PartId);
    if (part !== undefined) parts.push(part);
  }
  return parts;
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
 * commitment, and so is everything of a person who was erased.
 */
export function shownSections(
  { secret, parts }: RecordEntry,
  sections: readonly Section[],
): readonly ShownSection[] {
  if (secret === undefined) return erasedSections(parts);
  const key = fromBase64(secret) ?? new Uint8Array(0);
  const open = sections.map((section) => ({
    ...section,
    salt: toBase64(sectionSalt(nodeCrypto, key, section.pointer)),
  }));
  const present = new Set(sections.map(({ pointer }) => pointer));
  const gone = erasedSections(parts.filter(({ pointer }) => !present.has(pointer)));
  return [...open, ...gone].toSorted((a, b) => (a.pointer < b.pointer ? -1 : 1));
}

function erasedSections(parts: readonly CommittedPart[]): readonly ClosedSection[] {
  return parts.map(({ pointer, commitment }) => ({ pointer, commitment, because: 'erased' }));
}

/**
 * What stays of an entry when its secret is destroyed: a commitment for each section, in their
 * order; undefined when it was destroyed before.
 */
export function closedEntry(
  { index, secret, parts }: RecordEntry,
  sections: readonly Section[],
): ClosedEntry | undefined {
  if (secret === undefined) return undefined;
  const key = fromBase64(secret) ?? new Uint8Array(0);
  const known = new Map(parts.map(({ pointer, commitment }) => [pointer, commitment]));
  for (const section of sections) {
    const salt = sectionSalt(nodeCrypto, key, section.pointer);
    known.set(section.pointer, toBase64(sectionCommitment(nodeCrypto, salt, section)));
  }
  const closed = [...known].map(([pointer, commitment]) => ({ pointer, commitment }));
  return { index, parts: closed.toSorted((a, b) => (a.pointer < b.pointer ? -1 : 1)) };
}
