import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { nodeCrypto } from '../../src/app/log-crypto.ts';
import { logDirectory } from '../../src/app/record/log-directory.ts';
import type { PartId } from '../../src/kernel/identifier.ts';
import { instant } from '../../src/kernel/instant.ts';
import { openSealedStore } from '../../src/store/sealed/open.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { verifyLog } from '../../src/verify/verify-log.ts';
import { amount } from './amount.ts';
import { runNode } from './traced.ts';

const ONE_STEP = fileURLToPath(new URL('./one-step.ts', import.meta.url));
const STEP = 512;
/** Places from the end of the journal backwards: the last 64 KiB of it. */
const PLACES = amount(128, 4);
const EVERY = 128 / PLACES;
/** Steps before the process is killed, so that the journal holds some of them. */
const LIVED = 40;

let place: string;
let base: string;
/** Events that were acknowledged, and the checkpoint that was signed last. */
let acknowledged: number;
let checkpoint: Buffer;

before(async () => {
  place = mkdtempSync(join(tmpdir(), 'evenhand-torn-'));
  base = join(place, 'base');
  const child = spawn(process.execPath, [ONE_STEP, base, '1000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    if (printed.includes(`committed ${LIVED}\n`)) child.kill('SIGKILL');
  });
  await once(child, 'close');
  acknowledged = Number([...printed.matchAll(/committed (\d+)/g)].at(-1)?.[1]);
  checkpoint = readFileSync(join(base, 'log', 'checkpoint'));
  assert.ok(statSync(join(base, 'evenhand.sqlite-wal')).size > 128 * STEP);
});
after(() => rmSync(place, { recursive: true, force: true }));

/** How many of the events are there; they are the first ones, with their texts, or it throws. */
async function eventsIn(directory: string): Promise<number> {
  const store = await openSealedStore(directory, await openSqliteStore({ directory }));
  try {
    const events = await store.allEvents(0, 100_000);
    for (const [index, { position }] of events.entries()) {
      assert.equal(position, index + 1);
      const text = { text: `text ${position}` };
      assert.deepEqual((await store.part(`part-${position}` as PartId))?.body, text);
    }
    return events.length;
  } finally {
    await store.close();
  }
}

/** Whatever is served afterwards goes on from what was signed before. */
async function assertNoFork(directory: string): Promise<void> {
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
  const earlier = [checkpoint];
  const verified = await verifyLog({ crypto: nodeCrypto, keys, readFile: files.read, earlier });
  assert.ok(verified.ok, verified.ok ? '' : `${verified.error.path}: ${verified.error.problem}`);
}

const damages = {
  cut: (path: string, at: number) => truncateSync(path, at),
  flipped: (path: string, at: number) => {
    const bytes = readFileSync(path);
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    writeFileSync(path, bytes);
  },
} as const;

for (const [name, damage] of Object.entries(damages)) {
  test(`F06 L1 the journal is ${name} at ${PLACES} places of its last 64 KiB: a beginning of what was, and no fork`, async (context) => {
    const size = statSync(join(base, 'evenhand.sqlite-wal')).size;
    const seen = { whole: 0, shorter: 0, refusedToSign: 0, refusedToOpen: 0 };
    for (let one = 1; one <= PLACES; one += 1) {
      const directory = join(place, `${name}-${one}`);
      cpSync(base, directory, { recursive: true });
      rmSync(join(directory, 'evenhand.sqlite-shm'), { force: true });
      damage(join(directory, 'evenhand.sqlite-wal'), size - Math.floor(one * EVERY) * STEP);
      const events = await eventsIn(directory).catch((problem: unknown) => {
        assert.match(String(problem), /sqlite|database|malformed/i);
        seen.refusedToOpen += 1;
        return undefined;
      });
      if (events !== undefined) {
        if (events >= acknowledged) seen.whole += 1;
        else seen.shorter += 1;
        const next = await runNode([ONE_STEP, directory]);
        if (next.code !== 0) {
          assert.match(next.complained, /nothing is signed/, next.complained);
          assert.ok(events < acknowledged, 'nothing was lost, and still it does not sign');
          seen.refusedToSign += 1;
        }
        await assertNoFork(directory);
      }
      rmSync(directory, { recursive: true });
    }
    assert.ok(seen.refusedToSign > 0, 'nothing that was signed was lost');
    context.diagnostic(JSON.stringify({ places: PLACES, acknowledged, ...seen }));
  });
}
