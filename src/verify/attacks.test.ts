import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeCrypto } from '../app/log-crypto.ts';
import { writeCheckpoint } from '../log/checkpoint.ts';
import { entryBytesMax, readEntryBundle, writeEntryBundle } from '../log/entry-bundle.ts';
import { leafHash } from '../log/merkle-hash.ts';
import { inclusionProof } from '../log/merkle-tree.ts';
import { openNote, writeNote } from '../log/note.ts';
import { logVerifier } from '../log/note-verifiers.ts';
import { writeProofFile } from '../log/proof-file.ts';
import { lineBy, signedCheckpoint, testingKey, testingLog } from '../log/testing-log.ts';
import { tilePath } from '../log/tile-path.ts';
import { subtreesOf } from '../log/tile-reader.ts';
import type { VerifierKey } from '../log/verifier-key.ts';
import { verifyLog } from './verify-log.ts';
import { verifyReceipt } from './verify-receipt.ts';

const key = testingKey();
const lattice = testingKey(key.verifier.name, 'ml-dsa-44');

function entriesOf(count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, at) => new TextEncoder().encode(`entry ${at}`));
}

interface Reader {
  readonly keys?: readonly VerifierKey[];
  readonly kept?: readonly (Uint8Array | undefined)[];
  readonly witnesses?: readonly VerifierKey[];
}

async function problemOf(
  files: ReadonlyMap<string, Uint8Array>,
  { keys = [key.verifier], kept = [], witnesses = [] }: Reader = {},
): Promise<string> {
  const verified = await verifyLog({
    crypto: nodeCrypto,
    keys,
    readFile: async (path) => files.get(path),
    earlier: kept.filter((note) => note !== undefined),
    witnesses,
  });
  return verified.ok ? 'none' : `${verified.error.path}: ${verified.error.problem}`;
}

function withFile(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
  bytes: Uint8Array | undefined,
): ReadonlyMap<string, Uint8Array> {
  assert.ok(bytes && files.has(path), path);
  return new Map(files).set(path, bytes);
}

test('L1 trees of no entry and of one are logs like others', async () => {
  for (const count of [0, 1])
    assert.equal(await problemOf(testingLog(key, entriesOf(count))), 'none');
  const files = testingLog(key, entriesOf(1));
  const [entry = new Uint8Array(0)] = entriesOf(1);
  const checkpoint = new TextDecoder().decode(files.get('checkpoint'));
  const proof = writeProofFile({ index: 0n, proof: [], checkpoint });
  const receipt = { crypto: nodeCrypto, keys: [key.verifier], entry, proof };
  assert.ok((await verifyReceipt(receipt)).ok);
  const empty = new TextDecoder().decode(testingLog(key, []).get('checkpoint'));
  const ofEmpty = writeProofFile({ index: 0n, proof: [], checkpoint: empty });
  const none = await verifyReceipt({ ...receipt, proof: ofEmpty });
  assert.deepEqual(none, { ok: false, error: 'not-included' });
});

test('L1 an old checkpoint shown again is told by whoever kept a newer one', async () => {
  const files = testingLog(key, entriesOf(300), [200]);
  const old = withFile(files, 'checkpoint', files.get('checkpoint.200'));
  const kept = [files.get('checkpoint.300')];
  assert.match(await problemOf(old, { kept }), /has become shorter: it had 300/);
});

test('L1 another key under the same name and id signs nothing, and both at once are told apart', async () => {
  const files = testingLog(key, entriesOf(3));
  const note = files.get('checkpoint') ?? new Uint8Array(0);
  const twin: VerifierKey = { ...testingKey().verifier, keyId: key.verifier.keyId };
  const open = async (keys: readonly VerifierKey[]) =>
    await openNote(
      note,
      keys.map((one) => logVerifier(nodeCrypto, one)),
    );
  assert.deepEqual(await open([twin]), { ok: false, error: 'wrong-signature' });
  assert.deepEqual(await open([twin, key.verifier]), { ok: false, error: 'ambiguous-key' });
});

test('L1 a checkpoint that names another log is refused, also with the right signature', async () => {
  const files = testingLog(key, entriesOf(3));
  const root = nodeCrypto.sha256(new Uint8Array(0));
  for (const signer of [key, lattice]) {
    const text = writeCheckpoint({ origin: 'other.example.org', size: 3n, root, extensions: [] });
    const note = writeNote({ text, signatures: [lineBy(signer, text)] });
    const swapped = withFile(files, 'checkpoint', note);
    const problem = await problemOf(swapped, { keys: [signer.verifier] });
    assert.match(problem, /it is of the log other.example.org, not log.example.org/);
  }
});

test('L1 a tile served in the place of another, or with more in it than it says, is a fault', async () => {
  const count = 256 * 3 + 40;
  const files = testingLog(key, entriesOf(count));
  const above = tilePath({ level: 1, index: 0, width: 3 });
  const partial = tilePath({ level: 0, index: 3, width: 40 });
  const bundle = tilePath({ level: 'entries', index: 3, width: 40 });
  const first = tilePath({ level: 0, index: 0, width: 256 });
  const second = tilePath({ level: 0, index: 1, width: 256 });
  const longer = (path: string): Uint8Array =>
    Buffer.concat([files.get(path) ?? Buffer.alloc(0), Buffer.alloc(32)]);
  const attacks: readonly (readonly [path: string, bytes: Uint8Array | undefined])[] = [
    [above, files.get(partial)?.subarray(0, 96)],
    [first, files.get(second)],
    [partial, files.get(first)],
    [partial, longer(partial)],
    [bundle, longer(bundle)],
    [bundle, files.get(tilePath({ level: 'entries', index: 0, width: 256 }))],
  ];
  for (const [path, bytes] of attacks) {
    assert.ok((await problemOf(withFile(files, path, bytes))).startsWith(`${path}: `), path);
  }
  const readTile = async (name: Parameters<typeof tilePath>[0]) =>
    tilePath(name) === partial ? longer(partial) : files.get(tilePath(name));
  const hash = subtreesOf({ crypto: nodeCrypto, size: count, readTile });
  const proving = inclusionProof({ crypto: nodeCrypto, hash }, { index: 0, size: count });
  await assert.rejects(proving, /tile\/0\/003.p\/40 is missing or damaged/);
});

test('L1 sizes that no log can have are answered at once', async () => {
  const files = testingLog(key, entriesOf(3));
  const root = new Uint8Array(32);
  for (const size of [2n ** 53n, 2n ** 63n, 2n ** 64n - 1n]) {
    for (const signer of [key, lattice]) {
      const origin = signer.verifier.name;
      const text = writeCheckpoint({ origin, size, root, extensions: [] });
      const note = writeNote({ text, signatures: [lineBy(signer, text)] });
      const claimed = withFile(files, 'checkpoint', note);
      const problem = await problemOf(claimed, { keys: [signer.verifier] });
      assert.equal(problem, 'checkpoint: it is of more entries than exist');
      const proof = writeProofFile({
        index: size - 1n,
        proof: Array.from({ length: 63 }, () => root),
        checkpoint: new TextDecoder().decode(note),
      });
      const entry = entriesOf(1)[0] ?? root;
      const receipt = { crypto: nodeCrypto, keys: [signer.verifier], entry, proof };
      assert.deepEqual(await verifyReceipt(receipt), { ok: false, error: 'not-included' });
    }
  }
  const beyond = signedCheckpoint(key, { size: 0, root });
  const text = new TextDecoder().decode(beyond).replace('\n0\n', `\n${2n ** 64n}\n`);
  const claimed = withFile(files, 'checkpoint', new TextEncoder().encode(text));
  assert.match(await problemOf(claimed), /wrong-signature/);
});

test('L1 the longest entry is one, and a longer one is none', async () => {
  const longest = new Uint8Array(entryBytesMax).fill(7);
  const files = testingLog(key, [longest, ...entriesOf(2)]);
  assert.equal(await problemOf(files), 'none');
  const read = readEntryBundle(writeEntryBundle([longest]), 1);
  assert.equal(read?.[0]?.length, 65_535);
  assert.throws(() => writeEntryBundle([new Uint8Array(65_536)]), RangeError);
  assert.notDeepEqual(leafHash(nodeCrypto, longest), leafHash(nodeCrypto, longest.subarray(1)));
});

test('L1 a witness that is named vouches for its own checkpoint alone', async () => {
  const witness = testingKey('witness.example.org/w1', 'cosignature');
  const files = testingLog(key, entriesOf(300), [200]);
  const text = (path: string): string => {
    const note = new TextDecoder().decode(files.get(path));
    return note.slice(0, note.indexOf('\n\n') + 1);
  };
  const newest = text('checkpoint');
  for (const [signed, expected] of [
    [newest, 'none'],
    [text('checkpoint.200'), "checkpoint: a witness's signature does not hold: wrong-signature"],
  ] as const) {
    const lines = [lineBy(key, newest), lineBy(witness, signed, 1_795_939_200n)];
    const shown = withFile(files, 'checkpoint', writeNote({ text: newest, signatures: lines }));
    assert.equal(await problemOf(shown, { witnesses: [witness.verifier] }), expected);
  }
});
