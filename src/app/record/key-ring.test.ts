import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { duration } from '../../kernel/duration.ts';
import { addDuration, type Instant, instant } from '../../kernel/instant.ts';
import { writeCheckpoint } from '../../log/checkpoint.ts';
import { type OpenedNote, openNote, writeNote } from '../../log/note.ts';
import { logVerifier } from '../../log/note-verifiers.ts';
import { nodeCrypto } from '../log-crypto.ts';
import { type LogPlaces, logDirectory, rotateLogKeys } from './log-directory.ts';
import { RecordRefused } from './publish-record.ts';
import type { LogSigner } from './record-keeper.ts';

const folder = mkdtempSync(join(tmpdir(), 'evenhand-keys-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const first: Instant = instant('2026-03-01T00:00:00Z');
const day = (number: number): Instant => addDuration(first, duration(`P${number - 1}D`));

function placesIn(name: string): LogPlaces {
  const place = (part: string): string => join(folder, name, part);
  const origin = 'forum.example.org/log';
  return { log: place('log'), highWater: place('high-water'), key: place('key'), origin };
}

async function signerAt(places: LogPlaces, at: Instant): Promise<LogSigner> {
  return (await logDirectory(places, at)).signer;
}

async function signed(signer: LogSigner, at: Instant): Promise<Uint8Array> {
  const root = nodeCrypto.sha256(new Uint8Array(0));
  const { origin } = signer;
  const text = writeCheckpoint({ origin, size: 0n, root, extensions: [] });
  return writeNote({ text, signatures: signer.sign(text, at) });
}

async function opened(note: Uint8Array, knownFrom: LogSigner): Promise<OpenedNote> {
  const known = knownFrom.keys.map(({ verifier }) => logVerifier(nodeCrypto, verifier));
  const read = await openNote(note, known);
  assert.ok(read.ok, read.ok ? '' : read.error);
  return read.value;
}

test('a new log has a key of each kind, which stay and which nobody else can read', async () => {
  const places = placesIn('new');
  const made = await signerAt(places, day(1));
  const again = await signerAt({ ...places, origin: 'moved.example.org/log' }, day(2));

  assert.deepEqual(
    made.keys.map(({ verifier: { type, name } }) => [type, name]),
    [
      ['ed25519', 'forum.example.org/log'],
      ['ml-dsa-44', 'forum.example.org/log'],
    ],
  );
  assert.deepEqual(again.keys, made.keys, 'an address that changes is no reason for another log');
  assert.equal(statSync(places.key).mode & 0o077, 0);
  const note = await opened(await signed(again, day(2)), made);
  assert.equal(note.verified.length, 2);
});

test('new keys sign beside the old ones for thirty days; the old ones stay listed for ever', async () => {
  const places = placesIn('rotated');
  const old = await signerAt(places, day(1));
  await rotateLogKeys(places, { at: day(1), signFor: duration('P30D') });

  const between = await signerAt(places, day(30));
  assert.equal(between.keys.length, 4);
  const note = await signed(between, day(30));
  assert.equal((await opened(note, between)).verified.length, 4);
  assert.equal((await opened(note, old)).verified.length, 2, 'who knows the old ones sees nothing');

  const later = await signerAt(places, day(31));
  assert.deepEqual(
    later.keys.map(({ verifier, until }) => [verifier.keyId, until]),
    between.keys.map(({ verifier, until }) => [verifier.keyId, until]),
  );
  const newest = await opened(await signed(later, day(31)), later);
  assert.deepEqual(
    newest.verified.map(({ keyId }) => keyId),
    later.keys.slice(0, 2).map(({ verifier }) => verifier.keyId),
  );
  assert.equal((await opened(await signed(old, day(1)), later)).verified.length, 2);
  const kept = readFileSync(places.key, 'utf8');
  assert.equal(kept.match(/BEGIN PRIVATE KEY/g)?.length, 2, 'what signs no more is not kept');
});

test('a server that runs on past the day stops signing with the old keys by itself', async () => {
  const places = placesIn('running');
  await signerAt(places, day(1));
  await rotateLogKeys(places, { at: day(1), signFor: duration('P30D') });
  const running = await signerAt(places, day(2));
  assert.equal((await opened(await signed(running, day(30)), running)).verified.length, 4);
  assert.equal((await opened(await signed(running, day(31)), running)).verified.length, 2);
});

test('a log that had one key keeps it and gets the second', async () => {
  const places = placesIn('one');
  const { privateKey } = generateKeyPairSync('ed25519');
  await signerAt(places, day(1));
  writeFileSync(places.key, privateKey.export({ format: 'pem', type: 'pkcs8' }));
  const { keys } = await signerAt(places, day(1));
  assert.deepEqual(
    keys.map(({ verifier }) => verifier.type),
    ['ed25519', 'ml-dsa-44'],
  );
  assert.deepEqual((await signerAt(places, day(2))).keys, keys);
});

test('keys that are damaged are named, with what to do, and not replaced by others', async () => {
  const places = placesIn('broken');
  await signerAt(places, first);
  const sound = readFileSync(places.key, 'utf8');
  const spoilt = [
    '',
    '{}',
    '{broken',
    sound.replace('forum.example.org/log+', 'forum.example+'),
    '{"origin":"forum.example.org/log"}',
    sound.replace(/BEGIN PRIVATE KEY-----\\n.{8}/, 'BEGIN PRIVATE KEY-----\\nAAAAAAAA'),
  ];
  for (const text of spoilt) {
    assert.notEqual(text, sound);
    writeFileSync(places.key, text);
    await assert.rejects(signerAt(places, first), (problem: Error) => {
      assert.match(
        problem.message,
        /^\S+broken\/key does not hold the keys of the log\. Put back a/,
      );
      return true;
    });
    assert.equal(readFileSync(places.key, 'utf8'), text);
  }
});

test('a mark of what was signed that cannot be read forbids to sign, and says why', async () => {
  const places = placesIn('unmarked');
  const { highWater } = await logDirectory(places, first);
  await highWater.write({ size: 8, root: 'AAAA' });
  assert.deepEqual(await highWater.read(), { size: 8, root: 'AAAA' });
  for (const text of ['', '{"size":', '{"size":"8","root":"AAAA"}', 'null']) {
    writeFileSync(places.highWater, text);
    await assert.rejects(highWater.read(), (problem: Error) => {
      assert.ok(problem instanceof RecordRefused);
      assert.match(problem.message, /unmarked\/high-water does not say what was signed last/);
      return true;
    });
  }
});
