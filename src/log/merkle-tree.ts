import type { LogCrypto } from './crypto.ts';
import { emptyRoot, nodeHash } from './merkle-hash.ts';

/**
 * Hashes of complete subtrees: `hash(level, index)` is the root over the 2^level entries from
 * `index × 2^level` on. Asked only for subtrees that lie within the tree.
 */
export type SubtreeHash = (level: number, index: number) => Promise<Uint8Array>;

/** Entries from `start` up to, and without, `end`. */
interface Range {
  readonly start: number;
  readonly end: number;
}

export interface TreeReader {
  readonly crypto: Pick<LogCrypto, 'sha256'>;
  readonly hash: SubtreeHash;
}

/** Root of the tree over the first `size` entries (RFC 6962 §2.1). */
export async function rootAt(reader: TreeReader, size: number): Promise<Uint8Array> {
  return size === 0 ? emptyRoot(reader.crypto) : await rootOf(reader, { start: 0, end: size });
}

/**
 * Hashes beside the way from entry `index` to the root of the first `size` entries, from the leaf
 * up (RFC 6962 §2.1.1). Throws a RangeError when there is no such entry.
 */
export async function inclusionProof(
  reader: TreeReader,
  entry: { readonly index: number; readonly size: number },
): Promise<readonly Uint8Array[]> {
  const { index, size } = entry;
  if (!(index >= 0 && index < size)) throw new RangeError(`entry ${index} of ${size}`);
  const path: Uint8Array[] = [];
  let range: Range = { start: 0, end: size };
  while (range.end - range.start > 1) {
    const middle = middleOf(range);
    const left = { start: range.start, end: middle };
    const right = { start: middle, end: range.end };
    path.unshift(await rootOf(reader, index < middle ? right : left));
    range = index < middle ? left : right;
  }
  return path;
}

/**
 * Hashes that show that the tree of `oldSize` entries is the beginning of that of `size` (RFC 6962
 * §2.1.2). Throws a RangeError unless 0 < oldSize ≤ size.
 */
export async function consistencyProof(
  reader: TreeReader,
  sizes: { readonly oldSize: number; readonly size: number },
): Promise<readonly Uint8Array[]> {
  const { oldSize, size } = sizes;
  if (!(oldSize > 0 && oldSize <= size)) throw new RangeError(`${oldSize} of ${size} entries`);
  const path: Uint8Array[] = [];
  let range: Range = { start: 0, end: size };
  let whole = true;
  while (oldSize !== range.end) {
    const middle = middleOf(range);
    if (oldSize <= middle) {
      path.unshift(await rootOf(reader, { start: middle, end: range.end }));
      range = { start: range.start, end: middle };
    } else {
      path.unshift(await rootOf(reader, { start: range.start, end: middle }));
      range = { start: middle, end: range.end };
      whole = false;
    }
  }
  return whole ? path : [await rootOf(reader, range), ...path];
}

async function rootOf(reader: TreeReader, range: Range): Promise<Uint8Array> {
  const length = range.end - range.start;
  const level = Math.floor(Math.log2(length));
  if (2 ** level === length) return await reader.hash(level, range.start / length);
  const middle = middleOf(range);
  const left = await rootOf(reader, { start: range.start, end: middle });
  const right = await rootOf(reader, { start: middle, end: range.end });
  return nodeHash(reader.crypto, { left, right });
}

// The largest power of two below the length goes to the left.
function middleOf({ start, end }: Range): number {
  let length = 1;
  while (length * 2 < end - start) length *= 2;
  return start + length;
}
