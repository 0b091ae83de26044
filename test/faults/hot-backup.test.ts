import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { seededRandom } from '../../src/replay/seeded-random.ts';
import {
  evenhand,
  type PreparedDirectory,
  prepareDirectory,
  startServer,
} from '../server/running-server.ts';
import { amount } from './amount.ts';
import type { Acknowledged } from './clients.ts';
import { examineRecord } from './examine-record.ts';
import { startLoad } from './load.ts';
import {
  assertSignsNothing,
  entriesSigned,
  fileReport,
  untilSignedBeyond,
  verifyLog,
} from './signing-server.ts';

const BACKUPS = amount(20, 1);
const SEED = 20_261_126;

/** A backup, its copy of the keys, and what had been acknowledged before it began. */
interface Taken {
  readonly backup: string;
  readonly keys: string;
  readonly before: Acknowledged;
}

test(`F20 L1 each of ${BACKUPS} backups under load is a beginning of what was, and signs no second history`, async (context) => {
  const place = mkdtempSync(join(tmpdir(), 'evenhand-hot-backup-'));
  const directory = await prepareDirectory({
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  const server = await startServer(directory);
  context.after(async () => {
    await server.end('SIGKILL');
    directory.remove();
    rmSync(place, { recursive: true, force: true });
  });
  context.diagnostic(`seed ${SEED}`);
  const random = seededRandom(SEED);
  const load = await startLoad(directory, SEED);
  const taken: Taken[] = [];
  for (let number = 1; number <= BACKUPS; number += 1) {
    await Promise.race([setTimeout(random.between(50, 1_500)), load.going]);
    const before = load.acknowledged();
    taken.push({ ...(await takeBackup(directory, join(place, `backup-${number}`))), before });
  }
  // More is signed than the last of them holds, so that all of them are too old.
  await untilSignedBeyond(directory.path, entriesIn(taken.at(-1)?.backup ?? ''));
  await load.end();
  assert.equal(await server.end('SIGTERM'), 0, server.output());

  const whole = eventsOf(directory.path);
  const kept = join(place, 'checkpoints');
  mkdirSync(kept);
  const sizes: number[] = [];
  for (const [index, one] of taken.entries()) {
    const restored = await putBack(directory, one, join(place, 'restored'));
    const events = await assertBeginning(restored, one, whole);
    assert.ok(events < whole.length, 'more happened after it');
    sizes.push(events);
    await verifyLog(restored);
    copyFileSync(join(restored, 'log', 'checkpoint'), join(kept, String(index)));
    await assertSignsNothing({ ...directory, path: restored }, `m-too-old-${index}`);
    rmSync(restored, { recursive: true });
  }
  // The record of today goes on from each of them.
  const verified = await verifyLog(directory.path, ['--earlier', kept]);
  assert.equal(verified['earlier'], BACKUPS);
  assert.deepEqual(
    sizes,
    sizes.toSorted((one, other) => one - other),
  );
  await assertNewestSigns(directory, place);
  context.diagnostic(JSON.stringify({ backups: BACKUPS, events: whole.length, restored: sizes }));
});

async function takeBackup(
  directory: PreparedDirectory,
  backup: string,
): Promise<Pick<Taken, 'backup' | 'keys'>> {
  const keys = `${backup}.keys`;
  const here = ['--directory', directory.path, '--json'];
  await evenhand(['backup', 'create', backup, ...here]);
  await evenhand(['backup', 'keys', keys, ...here]);
  return { backup, keys };
}

/** Does what the guide says, on the machine that still has its keys and its high-water mark. */
async function putBack(
  directory: PreparedDirectory,
  { backup, keys }: Pick<Taken, 'backup' | 'keys'>,
  to: string,
): Promise<string> {
  await evenhand(['backup', 'verify', backup, '--json']);
  await evenhand(['backup', 'restore', backup, '--directory', to, '--json']);
  copyFileSync(keys, join(to, 'evenhand.keys'));
  for (const name of ['evenhand.master-key', 'evenhand.log-key', 'evenhand.high-water']) {
    copyFileSync(join(directory.path, name), join(to, name));
  }
  return to;
}

/** Every event as it is stored, in order. */
function eventsOf(directory: string): readonly string[] {
  const database = new DatabaseSync(join(directory, 'evenhand.sqlite'), { readOnly: true });
  try {
    const rows = database
      .prepare(
        `SELECT e.position, s.name, e.version, e.body FROM events e
         JOIN streams s ON s.id = e.stream ORDER BY e.position`,
      )
      .all();
    return rows.map((row) => JSON.stringify(row));
  } finally {
    database.close();
  }
}

/** How many entries of the record a database holds, signed or not. */
function entriesIn(directory: string): number {
  const database = new DatabaseSync(join(directory, 'evenhand.sqlite'), { readOnly: true });
  try {
    const row = database.prepare('SELECT count(*) AS entries FROM record_entries').get();
    return Number(row?.['entries']);
  } finally {
    database.close();
  }
}

async function assertBeginning(
  restored: string,
  { before }: Taken,
  whole: readonly string[],
): Promise<number> {
  const events = eventsOf(restored);
  assert.deepEqual(events, whole.slice(0, events.length), 'it is a beginning of what was');
  // Views, lists and statements are what those events add up to.
  const record = await examineRecord(restored);
  for (const id of before.activities) assert.ok(record.activities.has(id), `${id} is lost`);
  for (const { report } of before.reports.values()) {
    assert.ok(record.reports.has(report), `the report ${report} is lost`);
  }
  for (const decision of before.decisions.keys()) {
    assert.ok(record.decisions.has(decision), `the decision ${decision} is lost`);
  }
  return events.length;
}

/** With a backup that holds everything that was signed, the record goes on. */
async function assertNewestSigns(directory: PreparedDirectory, place: string): Promise<void> {
  const taken = await takeBackup(directory, join(place, 'newest'));
  const path = await putBack(directory, taken, join(place, 'restored'));
  const restored = { ...directory, path };
  const earlier = join(place, 'before');
  copyFileSync(join(path, 'log', 'checkpoint'), earlier);
  const size = entriesSigned(path);
  const server = await startServer(restored);
  try {
    await fileReport(restored, 'm-goes-on');
    await untilSignedBeyond(path, size);
  } finally {
    assert.equal(await server.end('SIGTERM'), 0, server.output());
  }
  await verifyLog(path, ['--earlier', earlier]);
}
