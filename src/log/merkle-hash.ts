import { concatBytes, type LogCrypto } from './crypto.ts';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

type Sha256 = Pick<LogCrypto, 'sha256'>;

/** Hash of an entry as a leaf (RFC 6962 §2.1). */
export function leafHash({ sha256 }: Sha256, entry: Uint8Array): Uint8Array {
  return sha256(concatBytes(LEAF, entry));
}

/** Hash of an inner node over its two children (RFC 6962 §2.1). */
export function nodeHash({ sha256 }: Sha256, children: NodeChildren): Uint8Array {
  return sha256(concatBytes(NODE, children.left, children.right));
}

export interface NodeChildren {
  readonly left: Uint8Array;
  readonly right: Uint8Array;
}

/** Root of the tree without entries. */
export function emptyRoot({ sha256 }: Sha256): Uint8Array {
  return sha256(new Uint8Array(0));
}
