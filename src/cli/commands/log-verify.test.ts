import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { nodeCrypto } from '../../app/log-crypto.ts';
import { cosignedMessage } from '../../log/cosignature.ts';
import { readNote, writeNote } from '../../log/note.ts';
import { testingKey, testingLog } from '../../log/testing-log.ts';
import { writeVerifierKey } from '../../log/verifier-key.ts';
import { verifyReceipt } from '../../verify/verify-receipt.ts';
import { type Typed, typed } from '../testing-terminal.ts';

const place = mkdtempSync(join(tmpdir(), 'evenhand-log-'));
after(() => rmSync(place, { recursive: true }));

const key = testingKey();
const keyText = writeVerifierKey(key.verifier);
const entries = Array.from({ length: 300 }, (_, at) => new TextEncoder().encode(`entry ${at}`));
const files = testingLog(key, entries, [40, 256]);

for (const [path, bytes] of files) {
  const whole = join(place, path.startsWith('checkpoint.') ? `kept/${path}` : `log/${path}`);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, bytes);
}

async function evenhand(...words: readonly string[]): Promise<Typed> {
  return await typed(['log', 'verify', ...words], place);
}

test('a log in a directory is verified, with the checkpoints one kept', async () => {
  const { exit, out } = await evenhand('log', '--key', keyText, '--earlier', 'kept');
  assert.equal(exit, 0);
  assert.match(out, /^log\.example\.org\/garden: 300 entries\. Every tile, the root and the sign/);
  assert.match(out, /Not witnessed by anybody you named/);
  assert.match(out, /Earlier checkpoints that are its beginning: 3\./);
  const one = await evenhand('log', '--key', keyText, '--earlier', 'kept/checkpoint.40', '--json');
  assert.equal((JSON.parse(one.out) as { earlier: number }).earlier, 1);
});

test('a witness that signed the checkpoint is named with its time', async () => {
  const witness = testingKey('witness.example.org', 'cosignature');
  const note = readNote(files.get('checkpoint') ?? new Uint8Array(0));
  assert.ok(note);
  const timeSeconds = 1_800_000_000n;
  const message = cosignedMessage({ timeSeconds, text: note.text });
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(timeSeconds);
  const signature = Buffer.concat([time, sign(null, message, witness.privateKey)]);
  const { name, keyId } = witness.verifier;
  const seen = { ...note, signatures: [...note.signatures, { name, keyId, signature }] };
  mkdirSync(join(place, 'seen'));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(place, 'seen', path)), { recursive: true });
    writeFileSync(join(place, 'seen', path), path === 'checkpoint' ? writeNote(seen) : bytes);
  }
  const words = ['--key', keyText, '--witness', writeVerifierKey(witness.verifier)];
  const { out } = await evenhand('seen', ...words);
  assert.match(out, /Witnessed by witness\.example\.org at 2027-01-15T08:00:00\.000Z\./);
  const wrong = await evenhand('seen', '--key', keyText, '--witness', 'nobody');
  assert.equal(wrong.exit, 2);
});

test('a proof is made from the tiles, and an entry that is not there is refused', async () => {
  const { out } = await typed(['log', 'prove', 'log', '270'], place);
  const proof = `${out.trimEnd()}\n`;
  const entry = entries[270] ?? new Uint8Array(0);
  const receipt = { crypto: nodeCrypto, keys: [key.verifier], entry, proof };
  assert.ok((await verifyReceipt(receipt)).ok);
  const beyond = await typed(['log', 'prove', 'log', '300'], place);
  assert.equal(beyond.exit, 2);
  assert.match(beyond.complaints, /the log has the entries 0 to 299/);
  const nowhere = await typed(['log', 'prove', 'kept', '1'], place);
  assert.equal(nowhere.exit, 1);
  assert.match(nowhere.complaints, /kept holds no checkpoint/);
});

test('a log at an address is verified from its files', async () => {
  const server = createServer(({ url = '' }, answer) => {
    const found = files.get(url.replace('/log/', ''));
    answer.writeHead(found === undefined ? 404 : 200).end(found);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const { exit, out } = await evenhand(`http://127.0.0.1:${port}/log/`, '--key', keyText);
  server.close();
  assert.equal(exit, 0, out);
});

test('a fault is named with its file, and the exit says that a check failed', async () => {
  const another = writeVerifierKey(testingKey().verifier);
  const wrongKey = await evenhand('log', '--key', another);
  assert.equal(wrongKey.exit, 3);
  assert.match(wrongKey.out, /^checkpoint: its signature does not hold: no-known-signature/);
  const nothing = await evenhand('kept', '--key', keyText, '--json');
  assert.equal(nothing.exit, 3);
  assert.deepEqual(JSON.parse(nothing.out), {
    ok: false,
    path: 'checkpoint',
    problem: 'it is missing',
  });
});

test('a key or a checkpoint that is none is wrong usage', async () => {
  const noKey = await evenhand('log');
  assert.equal(noKey.exit, 2);
  assert.match(noKey.complaints, /`--key` takes keys of the log/);
  const noFile = await evenhand('log', '--key', keyText, '--earlier', 'nowhere');
  assert.equal(noFile.exit, 2);
  assert.match(noFile.complaints, /`--earlier` takes a checkpoint that you kept/);
});
