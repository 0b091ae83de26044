import { concatBytes } from './crypto.ts';

/** The longest entry that the two bytes of its length can announce. */
export const entryBytesMax = 65_535;

/** Entries as one file: each with its length before it, in two bytes (C2SP tlog-tiles). */
export function writeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concatBytes(
    ...entries.flatMap((entry) => {
      if (entry.length > entryBytesMax) {
        throw new RangeError(`an entry has at most ${entryBytesMax} bytes, not ${entry.length}`);
      }
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

/** Reads exactly `count` entries; undefined when the bytes hold fewer, more or a broken one. */
export function readEntryBundle(
  bytes: Uint8Array,
  count: number,
): readonly Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const [high, low] = [bytes[at], bytes[at + 1]];
    if (high === undefined || low === undefined) return undefined;
    const end = at + 2 + high * 256 + low;
    if (end > bytes.length || entries.length === count) return undefined;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries.length === count ? entries : undefined;
}
