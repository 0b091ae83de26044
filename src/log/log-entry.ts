import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { hashLength, type LogCrypto, sameBytes } from './crypto.ts';
import { hmacSha256 } from './hmac.ts';

/**
 * What an entry is about, as coarse as it can be: with public knowledge a finer word could tell
 * whom it is about. Entries that only fill up are `event` too, so that nobody can count the others.
 */
export type EntryKind = 'event' | 'erasure';

/** One piece of a record that can be shown, withheld or erased by itself. */
export interface Section {
  /** Where it stands in the record, as a JSON pointer (RFC 6901). */
  readonly pointer: string;
  readonly value: Json;
}

/** A section with its salt: whoever has both can check the commitment. */
export interface OpenSection extends Section {
  /** 32 bytes, in base64. */
  readonly salt: string;
}

/** A section that is not shown: what the log knows of it. */
export interface ClosedSection {
  readonly pointer: string;
  /** 32 bytes, in base64. */
  readonly commitment: string;
  readonly because: 'withheld' | 'erased';
}

export type ShownSection = OpenSection | ClosedSection;

type Sha256 = Pick<LogCrypto, 'sha256'>;

const utf8 = new TextEncoder();

/** Each section's own salt, from the one secret of its record. */
export function sectionSalt(crypto: Sha256, key: Uint8Array, pointer: string): Uint8Array {
  if (key.length !== hashLength) throw new RangeError('the secret of a record has 32 bytes');
  return hmacSha256(crypto, { key, message: utf8.encode(`evenhand/salt/v1\n${pointer}`) });
}

/** What the log knows of a section: nothing, for whoever does not have its salt. */
export function sectionCommitment(
  crypto: Sha256,
  salt: Uint8Array,
  { pointer, value }: Section,
): Uint8Array {
  // Canonical as it is put together: these two keys are in their order.
  const section = `{"pointer":${canonicalJson(pointer)},"value":${canonicalJson(value)}}`;
  const message = utf8.encode(`evenhand/section/v1\n${section}`);
  return hmacSha256(crypto, { key: salt, message });
}

/** The commitment of a whole record, over those of its sections in the order of their pointers. */
export function recordCommitment(
  crypto: Sha256,
  sections: readonly { readonly pointer: string; readonly commitment: Uint8Array }[],
): Uint8Array {
  const listed = sections
    .map(({ pointer, commitment }) => [pointer, toBase64(commitment)])
    .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return crypto.sha256(utf8.encode(`evenhand/record/v1\n${canonicalJson(listed)}`));
}

/** The bytes of an entry: canonical JSON with version, kind and commitment (`spec/log.md`). */
export function writeLogEntry(kind: EntryKind, commitment: Uint8Array): Uint8Array {
  return utf8.encode(canonicalJson({ v: 1, t: kind, c: toBase64(commitment) }));
}

/** Whether the sections are those that the entry commits to, all of them and no other. */
export function opensEntry(
  crypto: Sha256,
  entry: Uint8Array,
  sections: readonly ShownSection[],
): boolean {
  const commitments = sections.map((section) => {
    const { pointer } = section;
    if ('commitment' in section) return { pointer, commitment: fromBase64(section.commitment) };
    const salt = fromBase64(section.salt);
    const known = salt?.length === hashLength ? salt : undefined;
    return { pointer, commitment: known && sectionCommitment(crypto, known, section) };
  });
  const pointers = new Set(commitments.map(({ pointer }) => pointer));
  const whole = commitments.flatMap(({ pointer, commitment }) =>
    commitment?.length === hashLength ? { pointer, commitment } : [],
  );
  if (whole.length !== sections.length || pointers.size !== sections.length) return false;
  return sameBytes(entry, writeLogEntry('event', recordCommitment(crypto, whole)));
}
