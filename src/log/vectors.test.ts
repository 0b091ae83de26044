import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { nodeCrypto } from '../app/log-crypto.ts';
import { fromBase64 } from './base64.ts';
import { readCheckpoint, readCheckpointLines } from './checkpoint.ts';
import { provesConsistency, provesInclusion } from './merkle-proof.ts';
import { openNote, readNote } from './note.ts';
import { logVerifier, witnessVerifier } from './note-verifiers.ts';
import { readProofFile } from './proof-file.ts';
import { readTilePath, type TileName, tilePath, tileWidth } from './tile-path.ts';
import { readVerifierKey, type VerifierKey } from './verifier-key.ts';

const folder = new URL('../../../shared/data/tlog/', import.meta.url);
const skip = existsSync(folder) ? false : 'the published vectors are not beside this checkout';

function vectors<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Shape;
}

function hash(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}

function key(text: string): VerifierKey {
  const read = readVerifierKey(nodeCrypto, text);
  assert.ok(read, text);
  return read;
}

interface InclusionVector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
  readonly file: string;
}

test('published inclusion proofs are accepted and refused as marked', { skip }, () => {
  const list = vectors<readonly InclusionVector[]>('rfc6962-inclusion-vectors.json');
  assert.equal(list.length, 98);
  for (const { leafIdx, treeSize, root, leafHash, proof, wantErr, file } of list) {
    const claim = {
      index: BigInt(leafIdx),
      size: BigInt(treeSize),
      root: hash(root),
      leaf: hash(leafHash),
      proof: (proof ?? []).map(hash),
    };
    assert.equal(provesInclusion(nodeCrypto, claim), !wantErr, file);
  }
});

interface ConsistencyVector {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
  readonly file: string;
}

test('published consistency proofs are accepted and refused as marked', { skip }, () => {
  const list = vectors<readonly ConsistencyVector[]>('rfc6962-consistency-vectors.json');
  assert.equal(list.length, 98);
  for (const { size1, size2, root1, root2, proof, wantErr, file } of list) {
    const claim = {
      oldSize: BigInt(size1),
      size: BigInt(size2),
      oldRoot: hash(root1),
      root: hash(root2),
      proof: (proof ?? []).map(hash),
    };
    assert.equal(provesConsistency(nodeCrypto, claim), !wantErr, file);
  }
});

interface NoteVectors {
  readonly notes: readonly {
    readonly name: string;
    readonly noteBase64: string;
    readonly trustedVkeys: readonly string[];
    readonly expect: string;
    readonly verified?: readonly string[];
    readonly unverified?: readonly string[];
  }[];
  readonly rejectVkeys: readonly string[];
  readonly example: string;
}

const noteProblems: Readonly<Record<string, string>> = {
  'reject: no verifiable signature': 'no-known-signature',
  'reject: ambiguous key': 'ambiguous-key',
  'reject: malformed': 'malformed',
  'reject: invalid signature': 'wrong-signature',
};

test('published notes are opened and refused as marked', { skip }, async () => {
  const { notes } = vectors<NoteVectors>('signed-note-vectors.json');
  assert.equal(notes.length, 17);
  for (const { name, noteBase64, trustedVkeys, expect, verified, unverified } of notes) {
    const known = trustedVkeys.map((text) => logVerifier(nodeCrypto, key(text)));
    const opened = await openNote(Buffer.from(noteBase64, 'base64'), known);
    if (expect !== 'ok') {
      assert.deepEqual(opened, { ok: false, error: noteProblems[expect] }, name);
      continue;
    }
    assert.ok(opened.ok, name);
    const names = (signed: readonly { readonly name: string }[]) => signed.map((one) => one.name);
    assert.deepEqual(names(opened.value.verified), verified, name);
    assert.deepEqual(names(opened.value.unverified), unverified, name);
  }
});

test('a verifier key with any character changed or missing is refused', { skip }, () => {
  const { rejectVkeys, example } = vectors<NoteVectors>('signed-note-vectors.json');
  const broken = [...rejectVkeys];
  for (let from = 0; from < example.length; from += 1) {
    const changed = String.fromCharCode(example.charCodeAt(from) + 1);
    broken.push(example.slice(0, from) + changed + example.slice(from + 1));
    for (let to = from + 1; to <= example.length; to += 1) {
      if (to - from < example.length) broken.push(example.slice(from, to));
    }
  }
  for (const text of broken) assert.equal(readVerifierKey(nodeCrypto, text), undefined, text);
  assert.ok(readVerifierKey(nodeCrypto, example));
});

interface CheckpointVector {
  readonly name: string;
  readonly body: string;
  readonly parses: boolean;
}

test('published checkpoints are read and refused as marked', { skip }, () => {
  for (const { name, body, parses } of vectors<readonly CheckpointVector[]>(
    'checkpoint-parse-vectors.json',
  )) {
    assert.equal(readCheckpointLines(body) !== undefined, parses, name);
    // None of them has a root of 32 bytes, and ours must.
    assert.equal(readCheckpoint(body), undefined, name);
  }
});

interface CosignatureVector {
  readonly name: string;
  readonly checkpoint: string;
  readonly cosignerVkey: string;
}

test('published cosignatures verify, and not when the time is another', { skip }, async () => {
  for (const { name, checkpoint, cosignerVkey } of vectors<readonly CosignatureVector[]>(
    'cosignature-v1-vectors.json',
  )) {
    const witness = witnessVerifier(nodeCrypto, key(cosignerVkey));
    const opened = await openNote(new TextEncoder().encode(checkpoint), [witness]);
    assert.ok(opened.ok, name);
    const [line] = opened.value.verified;
    assert.ok(line);
    const later = Uint8Array.from(line.signature);
    later[7] = (later[7] ?? 0) ^ 1;
    assert.equal(await witness.verifies(opened.value.text, later), false);
  }
});

interface ProofVector {
  readonly name: string;
  readonly proof: string;
}

test('published broken proof files are refused, all of them', { skip }, () => {
  const list = vectors<readonly ProofVector[]>('tlog-proof-malformed.json');
  assert.equal(list.length, 16);
  for (const { name, proof } of list) assert.equal(readProofFile(proof), undefined, name);
});

interface PathVectors {
  readonly paths: readonly {
    readonly kind: 'tile' | 'entries';
    readonly level?: number;
    readonly index: number;
    readonly partial: number;
    readonly path: string;
  }[];
  readonly rejectIndexPaths: readonly string[];
  readonly rejectLevel: readonly number[];
}

test('published tile paths are written and read as marked', { skip }, () => {
  const { paths, rejectIndexPaths, rejectLevel } = vectors<PathVectors>('tile-path-vectors.json');
  for (const { kind, level, index, partial, path } of paths) {
    const name: TileName = {
      level: kind === 'entries' ? kind : (level ?? 0),
      index,
      width: partial === 0 ? tileWidth : partial,
    };
    assert.equal(tilePath(name), path);
    assert.deepEqual(readTilePath(path), name);
  }
  for (const path of rejectIndexPaths) assert.equal(readTilePath(`tile/0/${path}`), undefined);
  for (const level of rejectLevel) assert.equal(readTilePath(`tile/${level}/000`), undefined);
});

interface SignatureVectors {
  readonly testGroups: readonly {
    readonly publicKey: { readonly pk: string };
    readonly tests: readonly {
      readonly tcId: number;
      readonly msg: string;
      readonly sig: string;
      readonly result: string;
    }[];
  }[];
}

test('published Ed25519 cases come out as marked', { skip }, async () => {
  const { testGroups } = vectors<SignatureVectors>('ed25519-wycheproof.json');
  let seen = 0;
  for (const { publicKey, tests } of testGroups) {
    for (const { tcId, msg, sig, result } of tests) {
      const verified = await nodeCrypto.verifyEd25519({
        publicKey: Buffer.from(publicKey.pk, 'hex'),
        message: Buffer.from(msg, 'hex'),
        signature: Buffer.from(sig, 'hex'),
      });
      assert.equal(verified, result === 'valid', `case ${tcId}`);
      seen += 1;
    }
  }
  assert.equal(seen, 151);
});

test('a note that is read is written as it was', { skip }, () => {
  const { notes } = vectors<NoteVectors>('signed-note-vectors.json');
  assert.ok(notes.some(({ expect }) => expect === 'ok'));
  assert.equal(readNote(new Uint8Array(0)), undefined);
  assert.equal(fromBase64('ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLt='), undefined);
});
