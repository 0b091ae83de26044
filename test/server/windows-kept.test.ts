import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/main.ts';
import { seededRandom } from '../../src/replay/seeded-random.ts';
import { COMMUNITY } from './running-server.ts';
import { linksInWindow, openWindows, prepareWindows } from './windows-directory.ts';

/** `KILLS=200` tries it for longer. */
const KILLS = Number(process.env['KILLS'] ?? '4');
const SEED = Number(process.env['SEED'] ?? '20261121');
const WRITER: string = fileURLToPath(new URL('./windows-writer.ts', import.meta.url));

test(`windows kept by a process killed ${KILLS} times have what the store has`, async (context) => {
  const directory = await prepareWindows();
  context.after(() => rmSync(directory, { recursive: true, force: true }));
  const random = seededRandom(SEED);
  let acknowledged = -1;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const next = acknowledged + 1;
    const round = { from: next, acks: random.between(5, 60), spins: random.between(0, 40_000) };
    acknowledged = await takeUntilKilled(directory, round);
    const stored = await countStored(directory);
    assert.ok(stored === acknowledged + 1 || stored === acknowledged + 2, 'nothing is lost');
    assert.ok(existsSync(join(directory, 'evenhand.windows')), 'the windows were kept');
    // Filled from the store first: the other one keeps its windows when it closes.
    const filled = await readings(directory, 'filled');
    assert.equal(
      filled.reduce((sum, count) => sum + count, 0),
      stored,
    );
    if (kill % 2 === 0) assert.deepEqual(await readings(directory, 'kept'), filled);
  }
});

/** Where one writer begins, and how long it writes; `spins` moves the kill within a write. */
interface Round {
  readonly from: number;
  readonly acks: number;
  readonly spins: number;
}

/** The last number that was acknowledged before the kill. */
async function takeUntilKilled(directory: string, { from, acks, spins }: Round): Promise<number> {
  const writer = spawn(process.execPath, [WRITER, directory, `${from}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(writer, 'exit');
  let last = from - 1;
  let said = '';
  writer.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  try {
    for await (const line of createInterface({ input: writer.stdout })) {
      last = Number(line);
      if (last - from + 1 !== acks) continue;
      for (let count = 0; count < spins; count += 1) Math.sqrt(count);
      writer.kill('SIGKILL');
    }
  } finally {
    // Also when a check failed: no writer outlives its test.
    writer.kill('SIGKILL');
  }
  assert.deepEqual(await exited, [null, 'SIGKILL'], said);
  assert.equal(said, '', 'the kept windows were believed');
  return last;
}

async function countStored(directory: string): Promise<number> {
  const store = await openStore(directory, { community: COMMUNITY });
  try {
    return await store.countActivities();
  } finally {
    await store.close();
  }
}

async function readings(directory: string, windows: 'kept' | 'filled'): Promise<readonly number[]> {
  const application = await openWindows(directory, windows);
  try {
    return await linksInWindow(application);
  } finally {
    await application.close();
  }
}
