import assert from 'node:assert/strict';
import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ml_dsa44 as otherImplementation } from '@noble/post-quantum/ml-dsa.js';
import { nodeCrypto } from '../app/log-crypto.ts';
import { cosignedTree, readTimedSignature, timedSignature } from './cosignature.ts';
import { openNote, readNote, writeNote } from './note.ts';
import { logVerifier, witnessVerifier } from './note-verifiers.ts';
import { lineBy, testingKey } from './testing-log.ts';
import {
  readLogKeys,
  readVerifierKey,
  type VerifierKey,
  writeVerifierKey,
} from './verifier-key.ts';

interface CheckpointVectors {
  readonly note: string;
  readonly keys: Readonly<
    Record<'ed25519' | 'mlDsa44' | 'witnessEd25519' | 'witnessMlDsa44', string>
  >;
  readonly mlDsa44Messages: { readonly ofTheLog: string; readonly ofTheWitness: string };
}

const published = new URL('../../spec/log-vectors.json', import.meta.url);
const { checkpoint } = JSON.parse(readFileSync(published, 'utf8')) as {
  readonly checkpoint: CheckpointVectors;
};
const note = new TextEncoder().encode(checkpoint.note);
const { text = '' } = readNote(note) ?? {};

function keyOf(name: keyof CheckpointVectors['keys']): VerifierKey {
  const key = readVerifierKey(nodeCrypto, checkpoint.keys[name]);
  assert.ok(key, name);
  assert.equal(writeVerifierKey(key), checkpoint.keys[name]);
  return key;
}

const everybody = [
  logVerifier(nodeCrypto, keyOf('ed25519')),
  logVerifier(nodeCrypto, keyOf('mlDsa44')),
  witnessVerifier(nodeCrypto, keyOf('witnessEd25519')),
  witnessVerifier(nodeCrypto, keyOf('witnessMlDsa44')),
];

test('the published checkpoint is signed by all of its four keys, together and each alone', async () => {
  for (const known of [everybody, ...everybody.map((one) => [one])]) {
    const opened = await openNote(note, known);
    assert.ok(opened.ok);
    assert.equal(opened.value.verified.length, known.length);
    assert.equal(opened.value.unverified.length, 4 - known.length);
  }
});

test('what is signed with ML-DSA-44 is byte for byte what the specification says', () => {
  const log = cosignedTree('log.example.org/garden', { timeSeconds: 0n, text });
  assert.equal(Buffer.from(log ?? []).toString('hex'), checkpoint.mlDsa44Messages.ofTheLog);
  const witness = cosignedTree('witness.example.org/w1', { timeSeconds: 1_795_939_200n, text });
  const expected = checkpoint.mlDsa44Messages.ofTheWitness;
  assert.equal(Buffer.from(witness ?? []).toString('hex'), expected);
});

test('another implementation takes our ML-DSA-44 signatures, and we take its', async () => {
  const key = testingKey('log.example.org/garden', 'ml-dsa-44');
  const { publicKey } = key.verifier;
  const message = cosignedTree(key.verifier.name, { timeSeconds: 0n, text }) ?? new Uint8Array(0);
  const { signature } = readTimedSignature(lineBy(key, text).signature) ?? { signature: message };
  assert.ok(otherImplementation.verify(signature, message, publicKey));

  const seed = Uint8Array.from({ length: 32 }, (_, at) => at);
  const other = otherImplementation.keygen(seed);
  const theirs = otherImplementation.sign(message, other.secretKey);
  const signed = { publicKey: other.publicKey, message, signature: theirs };
  assert.ok(await nodeCrypto.verifyMlDsa44(signed));
  const changed = Uint8Array.from(message);
  changed[40] = (changed[40] ?? 0) ^ 1;
  assert.equal(await nodeCrypto.verifyMlDsa44({ ...signed, message: changed }), false);
  // The same seed is the same key in both.
  const head = Buffer.from('3034020100300b06096086480165030403110422', 'hex');
  const der = Buffer.concat([head, Buffer.from('8020', 'hex'), seed]);
  const own = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const ours = sign(null, message, own);
  assert.ok(otherImplementation.verify(ours, message, other.publicKey));
});

test('L1 a wrong line of a known key refuses the note, whichever of the keys it is', async () => {
  const read = readNote(note);
  assert.ok(read);
  for (const at of read.signatures.keys()) {
    const signatures = read.signatures.map((line, place) => {
      const signature = Uint8Array.from(line.signature);
      if (place === at) signature[20] = (signature[20] ?? 0) ^ 1;
      return { ...line, signature };
    });
    const broken = writeNote({ text, signatures });
    const all = await openNote(broken, everybody);
    assert.deepEqual(all, { ok: false, error: 'wrong-signature' });
    const others = everybody.filter((_, place) => place !== at);
    assert.ok((await openNote(broken, others)).ok, 'who does not know the key is not concerned');
  }
});

test('L1 a line is worth nothing for another text, another name, another time or another kind', async () => {
  const key = testingKey('log.example.org/garden', 'ml-dsa-44');
  const line = lineBy(key, text).signature;
  const { verifies } = logVerifier(nodeCrypto, key.verifier);
  assert.ok(await verifies(text, line));
  assert.equal(await verifies(text.replace('557', '558'), line), false);
  assert.equal(await verifies(text.replace('garden', 'forest'), line), false);
  const { signature } = readTimedSignature(line) ?? { signature: line };
  assert.equal(await verifies(text, timedSignature(1n, signature)), false);
  assert.equal(await verifies(text, signature), false);
  assert.equal(await verifies(text, line.subarray(0, 8)), false);
  const renamed = logVerifier(nodeCrypto, { ...key.verifier, name: 'log.example.org/forest' });
  assert.equal(await renamed.verifies(text, line), false);
  const cosigner = logVerifier(nodeCrypto, testingKey('w.example.org', 'cosignature').verifier);
  assert.equal(await cosigner.verifies(text, line), false);
  const ed25519 = witnessVerifier(nodeCrypto, testingKey('w.example.org').verifier);
  assert.equal(await ed25519.verifies(text, line), false);
});

test('keys of a log are read as they are listed, and nothing else is', () => {
  const { ed25519, mlDsa44, witnessEd25519 } = checkpoint.keys;
  const listed = `# signs since today\n${ed25519}\n\n${mlDsa44}\n# not witnessed\n`;
  assert.deepEqual(
    readLogKeys(nodeCrypto, listed)?.map(({ type }) => type),
    ['ed25519', 'ml-dsa-44'],
  );
  const other = writeVerifierKey(testingKey('other.example.org').verifier);
  for (const wrong of ['', '# none', 'key', witnessEd25519, `${ed25519}\n${other}`]) {
    assert.equal(readLogKeys(nodeCrypto, wrong), undefined, wrong);
  }
  for (const cut of [mlDsa44.slice(0, -4), `${mlDsa44}AAAA`]) {
    assert.equal(readLogKeys(nodeCrypto, cut), undefined);
  }
});
