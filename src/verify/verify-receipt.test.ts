import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeCrypto } from '../app/log-crypto.ts';
import { inclusionProof } from '../log/merkle-tree.ts';
import { type ProofFile, writeProofFile } from '../log/proof-file.ts';
import { testingKey, testingLog } from '../log/testing-log.ts';
import { tilePath } from '../log/tile-path.ts';
import { subtreesOf } from '../log/tile-reader.ts';
import { type ReceiptToVerify, verifyReceipt } from './verify-receipt.ts';

const key = testingKey();
const entries = Array.from({ length: 300 }, (_, at) => new TextEncoder().encode(`entry ${at}`));
const files = testingLog(key, entries);
const index = 270;

async function proofFile(): Promise<ProofFile> {
  const readTile = async (name: Parameters<typeof tilePath>[0]) => files.get(tilePath(name));
  const hash = subtreesOf({ crypto: nodeCrypto, size: entries.length, readTile });
  const place = { index, size: entries.length };
  const proof = await inclusionProof({ crypto: nodeCrypto, hash }, place);
  const checkpoint = new TextDecoder().decode(files.get('checkpoint'));
  return { index: BigInt(index), proof, checkpoint };
}

async function receipt(changed: Partial<ReceiptToVerify> = {}): Promise<ReceiptToVerify> {
  const entry = entries[index] ?? new Uint8Array(0);
  const proof = writeProofFile(await proofFile());
  return { crypto: nodeCrypto, keys: [key.verifier], entry, proof, ...changed };
}

test('a receipt is checked with nothing but the key', async () => {
  const verified = await verifyReceipt(await receipt());
  assert.ok(verified.ok);
  assert.equal(verified.value.index, 270n);
  assert.equal(verified.value.checkpoint.size, 300n);
});

test('L1 a receipt that was changed anywhere is refused, with what does not hold', async () => {
  const sound = await proofFile();
  const other = testingKey('other.example.org');
  const otherLog = new TextDecoder().decode(testingLog(other, entries).get('checkpoint'));
  const cases: readonly [Partial<ReceiptToVerify>, string][] = [
    [{ entry: entries[0] ?? new Uint8Array(0) }, 'not-included'],
    [{ proof: writeProofFile({ ...sound, index: 271n }) }, 'not-included'],
    [{ proof: writeProofFile({ ...sound, proof: sound.proof.slice(1) }) }, 'not-included'],
    [{ proof: 'nothing' }, 'proof-unreadable'],
    [{ keys: [other.verifier] }, 'checkpoint-not-signed'],
    [{ proof: writeProofFile({ ...sound, checkpoint: otherLog }) }, 'checkpoint-not-signed'],
  ];
  for (const [changed, fault] of cases) {
    assert.deepEqual(await verifyReceipt(await receipt(changed)), { ok: false, error: fault });
  }
});
