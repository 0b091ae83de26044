import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { nodeCrypto } from '../app/log-crypto.ts';
import { writeCheckpoint } from './checkpoint.ts';
import { cosignedMessage, cosignedTree, timedSignature } from './cosignature.ts';
import { writeEntryBundle } from './entry-bundle.ts';
import { leafHash } from './merkle-hash.ts';
import { type NoteSignature, writeNote } from './note.ts';
import { tilePath, tileWidth } from './tile-path.ts';
import { emptyEdge, growTree, rootOfEdge } from './tree-edge.ts';
import { type SignatureType, type VerifierKey, verifierKey } from './verifier-key.ts';

export interface TestingKey {
  readonly verifier: VerifierKey;
  readonly privateKey: KeyObject;
}

export function testingKey(
  name = 'log.example.org/garden',
  type: SignatureType = 'ed25519',
): TestingKey {
  const isLattice = type === 'ml-dsa-44';
  const { privateKey, publicKey } = isLattice
    ? generateKeyPairSync('ml-dsa-44')
    : generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  const bytes = der.subarray(isLattice ? -1_312 : -32);
  const material = { name, type, publicKey: new Uint8Array(bytes) };
  return { verifier: verifierKey(nodeCrypto, material), privateKey };
}

/** A signed checkpoint of any root. */
export function signedCheckpoint(
  key: TestingKey,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
): Uint8Array {
  const origin = key.verifier.name;
  const text = writeCheckpoint({ origin, size: BigInt(size), root, extensions: [] });
  return writeNote({ text, signatures: [lineBy(key, text)] });
}

/** The line of a key under a checkpoint's text; a log's says nothing of the time. */
export function lineBy(
  { verifier: { name, keyId, type }, privateKey }: TestingKey,
  text: string,
  timeSeconds = 0n,
): NoteSignature {
  if (type === 'ed25519') {
    return { name, keyId, signature: sign(null, Buffer.from(text), privateKey) };
  }
  const message =
    type === 'cosignature'
      ? cosignedMessage({ timeSeconds, text })
      : cosignedTree(name, { timeSeconds, text });
  if (message === undefined) throw new Error('this is no checkpoint');
  const signature = timedSignature(timeSeconds, sign(null, message, privateKey));
  return { name, keyId, signature };
}

/**
 * A log as files by path, published once at each of the sizes; `checkpoint.<size>` are the earlier
 * checkpoints.
 */
export function testingLog(
  key: TestingKey,
  entries: readonly Uint8Array[],
  sizes: readonly number[] = [],
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let edge = emptyEdge;
  for (const size of [...sizes, entries.length]) {
    const added = entries.slice(edge.size, size);
    const growth = growTree(
      nodeCrypto,
      edge,
      added.map((entry) => leafHash(nodeCrypto, entry)),
    );
    for (const { name, bytes } of growth.tiles) files.set(tilePath(name), bytes);
    for (let at = edge.size - (edge.size % tileWidth); at < size; at += tileWidth) {
      const bundle = entries.slice(at, Math.min(at + tileWidth, size));
      const name = { level: 'entries', index: at / tileWidth, width: bundle.length } as const;
      files.set(tilePath(name), writeEntryBundle(bundle));
    }
    edge = growth.edge;
    const root = rootOfEdge(nodeCrypto, edge);
    files.set(`checkpoint.${size}`, signedCheckpoint(key, { size, root }));
  }
  const last = files.get(`checkpoint.${entries.length}`);
  if (last !== undefined) files.set('checkpoint', last);
  return files;
}
