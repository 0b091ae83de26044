import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { nodeCrypto } from '../app/log-crypto.ts';
import { writeCheckpoint } from './checkpoint.ts';
import { writeEntryBundle } from './entry-bundle.ts';
import { leafHash } from './merkle-hash.ts';
import { writeNote } from './note.ts';
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
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const bytes = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const material = { name, type, publicKey: new Uint8Array(bytes) };
  return { verifier: verifierKey(nodeCrypto, material), privateKey };
}

/** A signed checkpoint of any root. */
export function signedCheckpoint(
  { verifier, privateKey }: TestingKey,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
): Uint8Array {
  const { name, keyId } = verifier;
  const text = writeCheckpoint({ origin: name, size: BigInt(size), root, extensions: [] });
  const signature = sign(null, Buffer.from(text), privateKey);
  return writeNote({ text, signatures: [{ name, keyId, signature }] });
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
