import { hashLength, type LogCrypto } from './crypto.ts';

/** A node before it is hashed: made once, because a hash is taken before the next is written. */
const node: Uint8Array = Uint8Array.of(1, ...new Uint8Array(2 * hashLength));

type Sha256 = Pick<LogCrypto, 'sha256'>;

/** Hash of an entry as a leaf, which begins with a zero (RFC 6962 §2.1). */
export function leafHash({ sha256 }: Sha256, entry: Uint8Array): Uint8Array {
  const leaf = new Uint8Array(1 + entry.length);
  leaf.set(entry, 1);
  return sha256(leaf);
}

/** Hash of an inner node over its two children (RFC 6962 §2.1). */
export function nodeHash({ sha256 }: Sha256, { left, right }: NodeChildren): Uint8Array {
  node.set(left, 1);
  node.set(right, 1 + hashLength);
  return sha256(node);
}

export interface NodeChildren {
  readonly left: Uint8Array;
  readonly right: Uint8Array;
}

/** Root of the tree without entries. */
export function emptyRoot({ sha256 }: Sha256): Uint8Array {
  return sha256(new Uint8Array(0));
}
