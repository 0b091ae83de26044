import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { nodeCrypto } from '../../src/app/log-crypto.ts';
import { logDirectory } from '../../src/app/record/log-directory.ts';
import { instant } from '../../src/kernel/instant.ts';
import { seededRandom } from '../../src/replay/seeded-random.ts';
import { verifyLog } from '../../src/verify/verify-log.ts';
import { amount } from './amount.ts';

const KILLS = amount(1_000, 5);
const SEED = Number(process.env['SEED'] ?? '20261126');
/** The whole log is verified with all its checkpoints after every so many deaths. */
const VERIFY_EVERY = 100;
const WRITER = fileURLToPath(new URL('./record-writer.ts', import.meta.url));

test(`F22 L1 a publisher killed ${KILLS} times between tile, bundle, mark and checkpoint never takes one back`, async (context) => {
  const directory = mkdtempSync(join(tmpdir(), 'evenhand-killed-'));
  context.after(() => rmSync(directory, { recursive: true, force: true }));
  const random = seededRandom(SEED);
  const served: Uint8Array[] = [];
  let largest = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const moment = random.between(0, 1) === 0 ? 'before' : 'after';
    await die(directory, [random.between(1, 30), moment, random.between(1, 40)]);
    const path = join(directory, 'log', 'checkpoint');
    if (!existsSync(path)) continue;
    const checkpoint = readFileSync(path);
    const size = Number(checkpoint.toString().split('\n')[1]);
    assert.ok(size >= largest, `after ${kill} deaths: ${size} entries, and there were ${largest}`);
    largest = size;
    served.push(checkpoint);
    if (kill % VERIFY_EVERY === 0 || kill === KILLS) await verify(directory, served);
  }
  context.diagnostic(`${largest} entries, ${served.length} checkpoints read`);
});

async function die(directory: string, words: readonly (string | number)[]): Promise<void> {
  const child = spawn(process.execPath, [WRITER, directory, ...words.map(String)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  assert.deepEqual([code, signal], [null, 'SIGKILL']);
}

async function verify(directory: string, earlier: readonly Uint8Array[]): Promise<void> {
  const part = (name: string): string => join(directory, name);
  const places = {
    log: part('log'),
    highWater: part('mark'),
    key: part('key'),
    origin: 'killed/log',
  };
  const { signer, files } = await logDirectory(places, instant('2026-11-26T10:00:00Z'));
  const keys = signer.keys.map(({ verifier }) => verifier);
  const verified = await verifyLog({ crypto: nodeCrypto, keys, readFile: files.read, earlier });
  assert.ok(verified.ok, verified.ok ? '' : `${verified.error.path}: ${verified.error.problem}`);
  assert.equal(verified.value.earlier, earlier.length);
}
