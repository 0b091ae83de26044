import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { nodeCrypto } from '../app/log-crypto.ts';
import { signedCheckpoint, testingKey, testingLog } from '../log/testing-log.ts';
import { readVerifierKey } from '../log/verifier-key.ts';
import { type LogToVerify, verifyLog } from './verify-log.ts';

const key = testingKey();
type Files = Map<string, Uint8Array>;

function entriesOf(count: number, changed?: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, at) =>
    new TextEncoder().encode(at === changed ? 'rewritten' : `entry ${at}`),
  );
}

function toVerify(files: Files, earlier: readonly (Uint8Array | undefined)[] = []): LogToVerify {
  return {
    crypto: nodeCrypto,
    keys: [key.verifier],
    readFile: async (path) => files.get(path),
    earlier: earlier.filter((note) => note !== undefined),
  };
}

async function problemOf(log: LogToVerify): Promise<string> {
  const verified = await verifyLog(log);
  return verified.ok ? 'none' : `${verified.error.path}: ${verified.error.problem}`;
}

test('a sound log verifies, with all its earlier checkpoints', async () => {
  for (const count of [0, 1, 2, 255, 256, 257, 700]) {
    const sizes = [0, 1, 130, 256, 300].filter((size) => size < count);
    const files = testingLog(key, entriesOf(count), sizes);
    const earlier = sizes.map((size) => files.get(`checkpoint.${size}`));
    const verified = await verifyLog(toVerify(files, earlier));
    assert.ok(verified.ok, verified.ok ? '' : verified.error.problem);
    assert.equal(verified.value.checkpoint.size, BigInt(count));
    assert.equal(verified.value.earlier, sizes.length);
  }
});

test('L1 one bit changed anywhere in what a verifier reads is a fault', async () => {
  const sound = testingLog(key, entriesOf(300));
  const read = new Set<string>();
  await verifyLog({
    ...toVerify(sound),
    readFile: async (path) => {
      read.add(path);
      return sound.get(path);
    },
  });
  const paths = [...read];
  assert.deepEqual(
    paths.toSorted(),
    [...sound.keys()].filter((path) => path !== 'checkpoint.300').toSorted(),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), fc.nat(7), async (path, drawn, bit) => {
      const files = new Map(sound);
      const bytes = Uint8Array.from(sound.get(path) ?? []);
      const at = drawn % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      files.set(path, bytes);
      assert.notEqual(await problemOf(toVerify(files)), 'none', `${path} byte ${at} bit ${bit}`);
    }),
    { numRuns: 400 },
  );
});

test('L1 an entry that is dropped, rewritten or moved is found by whoever kept a checkpoint', async () => {
  const kept = testingLog(key, entriesOf(300)).get('checkpoint');
  const dropped = entriesOf(301).toSpliced(40, 1);
  const rewritten = entriesOf(301, 40);
  const moved = entriesOf(301).toSpliced(40, 2, ...entriesOf(42).slice(40).toReversed());
  for (const entries of [dropped, rewritten, moved]) {
    // All of it is signed anew, as only the operator could.
    const files = testingLog(key, entries);
    assert.equal(await problemOf(toVerify(files)), 'none');
    const expected = 'checkpoint: what it was at 300 entries is not its beginning';
    assert.equal(await problemOf(toVerify(files, [kept])), expected);
  }
});

test('L1 a log that became shorter is found, also with its tiles', async () => {
  const kept = testingLog(key, entriesOf(300)).get('checkpoint');
  const problem = await problemOf(toVerify(testingLog(key, entriesOf(299)), [kept]));
  assert.equal(problem, 'checkpoint: the log has become shorter: it had 300 entries');
});

test('L1 a checkpoint of another log, of another key or of a root out of the air is refused', async () => {
  const files = testingLog(key, entriesOf(3));
  const root = new Uint8Array(32);
  const cases: readonly [Uint8Array, RegExp][] = [
    [testingLog(testingKey(), entriesOf(3)).get('checkpoint') ?? root, /no-known-signature/],
    [
      testingLog(testingKey('other.example.org'), entriesOf(3)).get('checkpoint') ?? root,
      /no-known/,
    ],
    [signedCheckpoint(key, { size: 3, root }), /its root is not that of the entries/],
    [signedCheckpoint(key, { size: 4, root }), /it is missing/],
    [new Uint8Array(0), /malformed/],
  ];
  for (const [checkpoint, expected] of cases) {
    const changed = new Map(files).set('checkpoint', checkpoint);
    assert.match(await problemOf(toVerify(changed)), expected);
  }
});

const published = fileURLToPath(
  new URL('../../../shared/data/tlog/tessera-testlog/', import.meta.url),
);
const skip = existsSync(published) ? false : 'the published log is not beside this checkout';

test('a log that another implementation wrote verifies, with its 16 checkpoints', {
  skip,
}, async () => {
  const text = readFileSync(join(published, 'vkey'), 'utf8').trim();
  const verifier = readVerifierKey(nodeCrypto, text);
  assert.ok(verifier);
  const earlier = readdirSync(published).filter((name) => name.startsWith('checkpoint.'));
  const verified = await verifyLog({
    crypto: nodeCrypto,
    keys: [verifier],
    readFile: async (path) => {
      const place = join(published, path);
      return existsSync(place) ? readFileSync(place) : undefined;
    },
    earlier: earlier.map((name) => readFileSync(join(published, name))),
  });
  assert.ok(verified.ok, verified.ok ? '' : verified.error.problem);
  assert.equal(verified.value.checkpoint.size, 15n);
  assert.equal(verified.value.earlier, 16);
});
