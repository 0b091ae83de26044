import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { nodeCrypto } from '../../src/app/log-crypto.ts';
import { logDirectory } from '../../src/app/record/log-directory.ts';
import { filesBelow } from '../../src/cli/backup/manifest.ts';
import type { PartId } from '../../src/kernel/identifier.ts';
import { instant } from '../../src/kernel/instant.ts';
import { openSealedStore } from '../../src/store/sealed/open.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { verifyLog } from '../../src/verify/verify-log.ts';
import { amount } from './amount.ts';
import {
  countCalls,
  type Ended,
  type Injected,
  pointsOf,
  runFaulted,
  runNode,
  traceless,
  type WritingCall,
} from './traced.ts';

const ONE_STEP = fileURLToPath(new URL('./one-step.ts', import.meta.url));
/** So many points at most; every one there is in a full run. */
const POINTS = amount(Number.POSITIVE_INFINITY, 4);
/** Commits and publications before the one in which something goes wrong. */
const EARLIER = 3;

let place: string;
let base: string;
let counts: ReadonlyMap<WritingCall, number>;
let paths: (directory: string) => readonly string[];

/** Every file and folder that a step touches, also under the names files have while written. */
async function touchedBy(directory: string): Promise<readonly string[]> {
  const files = await filesBelow(directory);
  const folders = new Set(files.map((path) => path.split('/').slice(0, -1).join('/')));
  const databases = ['evenhand.sqlite', 'evenhand.keys'].flatMap((name) => [
    name,
    `${name}-wal`,
    `${name}-journal`,
  ]);
  const all = [...files, ...files.map((path) => `${path}.new`), ...folders, ...databases];
  return [...new Set(all)].filter((path) => !path.endsWith('.lock') && !path.endsWith('-shm'));
}

before(async () => {
  if (traceless !== false) return;
  place = mkdtempSync(join(tmpdir(), 'evenhand-syscalls-'));
  base = join(place, 'base');
  const made = await runNode([ONE_STEP, base, String(EARLIER)]);
  assert.equal(made.code, 0, made.complained);
  const dry = join(place, 'dry');
  cpSync(base, dry, { recursive: true });
  const undisturbed = await runNode([ONE_STEP, dry]);
  assert.equal(undisturbed.code, 0, undisturbed.complained);
  const names = await touchedBy(dry);
  paths = (directory) => names.map((name) => join(directory, name));
  const again = join(place, 'again');
  cpSync(base, again, { recursive: true });
  const counted = await countCalls([ONE_STEP, again], paths(again));
  assert.equal(counted.ended.code, 0, counted.ended.complained);
  counts = counted.counts;
});
after(() => {
  if (traceless === false) rmSync(place, { recursive: true, force: true });
});

interface Acknowledged {
  readonly committed: number;
  readonly published: number;
}

function acknowledged({ printed }: Ended): Acknowledged {
  const last = (word: string): number =>
    Number(printed.match(new RegExp(`${word} (\\d+)`))?.[1] ?? 0);
  return { committed: last('committed'), published: last('published') };
}

/** How far a directory is, after holding it to what it must be whatever happened to it. */
async function examine(directory: string, told: Acknowledged): Promise<void> {
  const store = await openSealedStore(directory, await openSqliteStore({ directory }));
  const position = (await store.newestEvent())?.position ?? 0;
  assert.ok([EARLIER, EARLIER + 1].includes(position), `${position} events`);
  assert.ok(position >= told.committed, 'an acknowledged event is lost');
  for (let one = 1; one <= position; one += 1) {
    assert.deepEqual((await store.part(`part-${one}` as PartId))?.body, { text: `text ${one}` });
  }
  assert.equal(await store.part(`part-${position + 1}` as PartId), undefined);
  await store.close();
  const size = await verifiedSize(directory);
  assert.ok(size >= told.published, 'an acknowledged checkpoint is lost');
}

async function verifiedSize(directory: string): Promise<number> {
  const part = (name: string): string => join(directory, name);
  const { signer, files } = await logDirectory(
    {
      log: part('log'),
      highWater: part('evenhand.high-water'),
      key: part('evenhand.log-key'),
      origin: 'one-step.example/log',
    },
    instant('2026-11-26T10:00:00Z'),
  );
  const keys = signer.keys.map(({ verifier }) => verifier);
  const earlier = [readFileSync(join(base, 'log', 'checkpoint'))];
  const verified = await verifyLog({ crypto: nodeCrypto, keys, readFile: files.read, earlier });
  assert.ok(verified.ok, verified.ok ? '' : `${verified.error.path}: ${verified.error.problem}`);
  return Number(verified.value.checkpoint.size);
}

async function disturb(
  { call, at }: { readonly call: WritingCall; readonly at: number },
  inject: Injected,
): Promise<{ readonly directory: string; readonly ended: Ended }> {
  const directory = join(place, `${inject}-${call}-${at}`);
  cpSync(base, directory, { recursive: true });
  const fault = { call, at, inject, paths: paths(directory) };
  const ended = await runFaulted([ONE_STEP, directory], fault);
  return { directory, ended };
}

/** The next start goes on, and is whole. */
async function goOn(directory: string, from: Ended): Promise<void> {
  await examine(directory, acknowledged(from));
  const next = await runNode([ONE_STEP, directory]);
  assert.equal(next.code, 0, next.complained);
  assert.ok(existsSync(join(directory, 'log', 'checkpoint')));
  await verifiedSize(directory);
  rmSync(directory, { recursive: true });
}

test('F03 L1 death at any system call of a commit and of a publication', {
  skip: traceless,
}, async (context) => {
  const points = pointsOf(counts, POINTS);
  let died = 0;
  for (const point of points) {
    const { directory, ended } = await disturb(point, 'KILL');
    if (ended.code !== 0) died += 1;
    await goOn(directory, ended).catch((problem: unknown) => {
      throw new Error(`killed at ${point.call} ${point.at}`, { cause: problem });
    });
  }
  assert.ok(died > 0, 'nothing died');
  context.diagnostic(JSON.stringify({ points: points.length, died }));
});

const failing: readonly WritingCall[] = ['pwrite64', 'write', 'fsync', 'fdatasync'];

for (const inject of ['EIO', 'ENOSPC'] as const) {
  test(`F04 ${inject} at any write and any sync of a commit and of a publication`, {
    skip: traceless,
  }, async (context) => {
    const some = new Map([...counts].filter(([call]) => failing.includes(call)));
    const points = pointsOf(some, POINTS);
    let failed = 0;
    for (const point of points) {
      const { directory, ended } = await disturb(point, inject);
      assert.equal(ended.signal, null, `${point.call} ${point.at}`);
      if (ended.code !== 0) failed += 1;
      await goOn(directory, ended).catch((problem: unknown) => {
        throw new Error(`${inject} at ${point.call} ${point.at}`, { cause: problem });
      });
    }
    assert.ok(failed > 0, 'nothing failed');
    context.diagnostic(JSON.stringify({ points: points.length, failed }));
  });
}
