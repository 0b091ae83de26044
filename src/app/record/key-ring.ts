import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Duration } from '../../kernel/duration.ts';
import { addDuration, type Instant } from '../../kernel/instant.ts';
import { cosignedTree, timedSignature } from '../../log/cosignature.ts';
import { readVerifierKey, verifierKey, writeVerifierKey } from '../../log/verifier-key.ts';
import { nodeCrypto } from '../log-crypto.ts';
import type { ListedKey, LogSigner } from './record-keeper.ts';

/** Every reader knows the first; no computer of tomorrow is known to break the second. */
const algorithms = ['ed25519', 'ml-dsa-44'] as const;
type Algorithm = (typeof algorithms)[number];

interface KeptKey {
  /** The public half, as people pass it on. */
  readonly key: string;
  readonly since: Instant;
  readonly until?: Instant;
  /** In PKCS #8; gone once the key signs no more. */
  readonly private?: string;
}

/** The keys of one log, as they lie in a file that nobody but the server reads. */
export interface KeyRing {
  readonly origin: string;
  /** Newest first. */
  readonly keys: readonly KeptKey[];
}

export function newKeyRing(origin: string, at: Instant): KeyRing {
  return { origin, keys: algorithms.map((algorithm) => newKey(origin, algorithm, at)) };
}

/** Reads what was written; throws when it is something else. */
export function readKeyRing(text: string): KeyRing {
  const ring = JSON.parse(text) as KeyRing;
  for (const { key } of ring.keys) verifierOf(key);
  return ring;
}

export function writeKeyRing(ring: KeyRing): string {
  return `${JSON.stringify(ring, null, 2)}\n`;
}

/**
 * New keys of each kind sign from now on. Those that sign today go on beside them for as long as it
 * takes everybody to hear of the new ones.
 */
export function rotateKeys(
  { origin, keys }: KeyRing,
  { at, signFor }: { readonly at: Instant; readonly signFor: Duration },
): KeyRing {
  const until = addDuration(at, signFor);
  const before = keys.map((kept) => (kept.until === undefined ? { ...kept, until } : kept));
  return { origin, keys: [...newKeyRing(origin, at).keys, ...before] };
}

/** Without the private halves of keys that sign no more. */
export function withoutSpent({ origin, keys }: KeyRing, at: Instant): KeyRing {
  return {
    origin,
    keys: keys.map(({ private: secret, ...kept }) =>
      secret === undefined || hasEnded(kept, at) ? kept : { ...kept, private: secret },
    ),
  };
}

export function signerOf({ origin, keys }: KeyRing): LogSigner {
  const listed = keys.map((kept) => ({ ...listedKey(kept), ...privateHalf(kept) }));
  return {
    origin,
    keys: listed.map(({ signs: _, ...key }) => key),
    sign: (text, at) =>
      listed.flatMap(({ verifier: { name, keyId }, signs, ...times }) =>
        signs === undefined || hasEnded(times, at) ? [] : [{ name, keyId, signature: signs(text) }],
      ),
  };
}

export function listedKey({ key, since, until }: KeptKey): ListedKey {
  return { verifier: verifierOf(key), since, ...(until === undefined ? {} : { until }) };
}

function verifierOf(key: string): ListedKey['verifier'] {
  const verifier = readVerifierKey(nodeCrypto, key);
  if (verifier === undefined) throw new Error(`the keys of the log hold a broken one: ${key}`);
  return verifier;
}

function hasEnded({ until }: Pick<KeptKey, 'until'>, at: Instant): boolean {
  return until !== undefined && until <= at;
}

function privateHalf({ key, private: pem }: KeptKey): { signs?: (text: string) => Uint8Array } {
  if (pem === undefined) return {};
  const privateKey = createPrivateKey(pem);
  const { type, name } = verifierOf(key);
  if (type === 'ed25519') return { signs: (text) => sign(null, Buffer.from(text), privateKey) };
  return {
    signs: (text) => {
      // The log says nothing of the time in its own line; a witness's line does.
      const message = cosignedTree(name, { timeSeconds: 0n, text });
      if (message === undefined) throw new RangeError('only checkpoints of this log are signed');
      return timedSignature(0n, sign(null, message, privateKey));
    },
  };
}

function newKey(origin: string, algorithm: Algorithm, since: Instant): KeptKey {
  // Each kind has an overload of its own.
  const { privateKey } =
    algorithm === 'ed25519' ? generateKeyPairSync(algorithm) : generateKeyPairSync(algorithm);
  return keptKey(origin, String(privateKey.export({ format: 'pem', type: 'pkcs8' })), since);
}

/** A key in PKCS #8 that signs from a moment on. */
export function keptKey(origin: string, pem: string, since: Instant): KeptKey {
  const privateKey = createPrivateKey(pem);
  const type: Algorithm = privateKey.asymmetricKeyType === 'ed25519' ? 'ed25519' : 'ml-dsa-44';
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicKey = new Uint8Array(spki.subarray(type === 'ed25519' ? -32 : -1_312));
  const verifier = verifierKey(nodeCrypto, { name: origin, type, publicKey });
  return { key: writeVerifierKey(verifier), since, private: pem };
}
