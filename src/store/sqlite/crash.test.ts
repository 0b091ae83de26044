import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { PartId } from '../../kernel/identifier.ts';
import { StoreRefused } from '../failure.ts';
import type { Store } from '../port.ts';
import { openSqliteStore } from './open.ts';
import { testingDirectory } from './testing-directory.ts';

const ROUNDS = 8;
const SEED = 4_711;
const WRITER: string = fileURLToPath(new URL('./testing-crash-writer.ts', import.meta.url));

test(`what was acknowledged survives ${ROUNDS} kills, whole and once (seed ${SEED})`, async () => {
  const directory = testingDirectory();
  const random = randomNumbers(SEED);
  try {
    let acknowledged = -1;
    for (let round = 0; round < ROUNDS; round += 1) {
      const next = acknowledged + 1;
      const acks = 1 + Math.floor(random() * 40);
      const spins = Math.floor(random() * 20_000);
      acknowledged = await writeUntilKilled(directory.path, { from: next, acks, spins });
      assert.ok(acknowledged >= next, 'the writer acknowledged something in this round');
      checkFile(directory.path);
      await checkStore(directory.path, acknowledged);
    }
  } finally {
    directory.remove();
  }
});

/**
 * Where and how long one writer writes; `spins` moves the kill within the write that is under way.
 */
interface Round {
  readonly from: number;
  readonly acks: number;
  readonly spins: number;
}

/** The last number the writer acknowledged before it was killed. */
async function writeUntilKilled(directory: string, round: Round): Promise<number> {
  const writer = spawn(process.execPath, [WRITER, directory, `${round.from}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(writer, 'exit');
  let last = -1;
  let acks = 0;
  try {
    for await (const line of createInterface({ input: writer.stdout })) {
      if (acks === 0) await assert.rejects(openSqliteStore({ directory }), StoreRefused);
      last = Number(line);
      acks += 1;
      if (acks === round.acks) {
        spin(round.spins);
        writer.kill('SIGKILL');
      }
    }
  } finally {
    // Also when a check failed: no writer outlives its test.
    writer.kill('SIGKILL');
  }
  const [, signal] = await exited;
  assert.equal(signal, 'SIGKILL', 'the writer stopped before it was killed');
  assert.ok(acks >= round.acks, 'the writer stopped before it was killed');
  return last;
}

function checkFile(directory: string): void {
  const database = new DatabaseSync(join(directory, 'evenhand.sqlite'));
  assert.deepEqual(
    { ...database.prepare('PRAGMA integrity_check').get() },
    { integrity_check: 'ok' },
  );
  assert.equal(database.prepare('PRAGMA foreign_key_check').get(), undefined);
  database.close();
}

/** Everything acknowledged is there once; of the write under way there is either all or nothing. */
async function checkStore(directory: string, acknowledged: number): Promise<void> {
  const store = await openSqliteStore({ directory });
  try {
    const events = await store.allEvents(0, Number.MAX_SAFE_INTEGER);
    const streams = new Set(events.map(({ stream }) => stream));
    assert.equal(streams.size, events.length, 'no event is there twice');
    const written = events.length / 2;
    assert.ok(written === acknowledged + 1 || written === acknowledged + 2, 'whole commits only');
    assert.equal(await store.count('cases', 'open'), written);
    assert.equal(await store.countOutbox('webhook'), written);
    const batches = await store.countOutbox('finding');
    assert.ok(batches >= acknowledged + 1 && batches <= written);
    assert.equal(await store.countActivities(), batches * 10);
    for (let number = 0; number < written; number += 1) await checkOne(store, number, batches);
  } finally {
    await store.close();
  }
}

async function checkOne(store: Store, number: number, batches: number): Promise<void> {
  assert.equal((await store.view(`case-${number}`))?.version, 1);
  assert.equal((await store.view(`restriction-${number}`))?.version, 1);
  assert.ok((await store.part(`part-${number}` as PartId)) !== undefined);
  assert.equal(await store.holder(`key-${number}`), `case-${number}`);
  const activities = await store.activitiesOfItem(`item-${number}`, 100);
  assert.equal(activities.length, number < batches ? 10 : 0);
}

function spin(times: number): void {
  for (let count = 0; count < times; count += 1) Math.sqrt(count);
}

/** Numbers in [0, 1) that repeat with their seed: a 32-bit linear congruential generator. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
