import { hashLength, type LogCrypto, sameBytes } from './crypto.ts';
import { nodeHash } from './merkle-hash.ts';

type Sha256 = Pick<LogCrypto, 'sha256'>;

export interface InclusionClaim {
  readonly index: bigint;
  readonly size: bigint;
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Whether the proof shows the leaf at that place of the tree (RFC 9162 §2.1.3.2). */
export function provesInclusion(crypto: Sha256, claim: InclusionClaim): boolean {
  const { index, size, leaf, proof, root } = claim;
  if (![leaf, root, ...proof].every(isHash)) return false;
  if (index < 0n || index >= size) return false;
  let place = index;
  let last = size - 1n;
  let hash = leaf;
  for (const beside of proof) {
    if (last === 0n) return false;
    if (isOdd(place) || place === last) {
      hash = nodeHash(crypto, { left: beside, right: hash });
      while (!isOdd(place) && place !== 0n) {
        place >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = nodeHash(crypto, { left: hash, right: beside });
    }
    place >>= 1n;
    last >>= 1n;
  }
  return last === 0n && sameBytes(hash, root);
}

export interface ConsistencyClaim {
  readonly oldSize: bigint;
  readonly oldRoot: Uint8Array;
  readonly size: bigint;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether the proof shows that the old tree is the beginning of the new one (RFC 9162 §2.1.4.2). An
 * old tree without entries proves nothing and is refused; every tree begins like it.
 */
export function provesConsistency(crypto: Sha256, claim: ConsistencyClaim): boolean {
  const { oldSize, oldRoot, size, root, proof } = claim;
  if (oldSize <= 0n || oldSize > size) return false;
  if (oldSize === size) return proof.length === 0 && sameBytes(oldRoot, root);
  return [oldRoot, root, ...proof].every(isHash) && foldConsistency(crypto, claim);
}

function foldConsistency(crypto: Sha256, claim: ConsistencyClaim): boolean {
  const { oldSize, oldRoot, size, root, proof } = claim;
  // A tree of a power of two is itself a node of the new one and is left out of the proof.
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  if (first === undefined) return false;
  let place = oldSize - 1n;
  let last = size - 1n;
  while (isOdd(place)) {
    place >>= 1n;
    last >>= 1n;
  }
  let old = first;
  let now = first;
  for (const beside of rest) {
    if (last === 0n) return false;
    if (isOdd(place) || place === last) {
      old = nodeHash(crypto, { left: beside, right: old });
      now = nodeHash(crypto, { left: beside, right: now });
      while (!isOdd(place) && place !== 0n) {
        place >>= 1n;
        last >>= 1n;
      }
    } else {
      now = nodeHash(crypto, { left: now, right: beside });
    }
    place >>= 1n;
    last >>= 1n;
  }
  return last === 0n && sameBytes(old, oldRoot) && sameBytes(now, root);
}

function isHash({ length }: Uint8Array): boolean {
  return length === hashLength;
}

function isOdd(value: bigint): boolean {
  return (value & 1n) === 1n;
}

function isPowerOfTwo(value: bigint): boolean {
  return (value & (value - 1n)) === 0n;
}
