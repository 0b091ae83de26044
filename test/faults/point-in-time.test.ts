import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openStore } from '../../src/main.ts';
import type { Store } from '../../src/store/port.ts';
import { activity } from '../server/case-work.ts';
import {
  COMMUNITY,
  evenhand,
  type PreparedDirectory,
  prepareDirectory,
  startServer,
} from '../server/running-server.ts';
import { asPlatform } from '../server/talk.ts';
import { amount } from './amount.ts';
import { ArchivingPostgres, postgresPrograms } from './archiving-postgres.ts';
import type { Acknowledged } from './clients.ts';
import { examineStore } from './examine-record.ts';
import { startLoad } from './load.ts';
import {
  entriesSigned,
  fileReport,
  keysOf,
  untilProblem,
  untilSignedBeyond,
} from './signing-server.ts';

const ROUNDS = amount(5, 1);
const SEED = 20_261_127;
const programs = postgresPrograms();
const skip = programs === undefined ? 'no PostgreSQL with pg_basebackup is installed' : false;

for (let round = 1; round <= ROUNDS; round += 1) {
  test(`F20 L1 PostgreSQL is put back to a moment, and signs no second history (${round})`, {
    skip,
  }, async (context) => {
    const place = mkdtempSync(join(tmpdir(), 'evenhand-moment-'));
    const postgres = await ArchivingPostgres.start(programs ?? '');
    const directory = await prepareDirectory({
      database: postgres.url,
      rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
    });
    context.after(() => {
      directory.remove();
      postgres.remove();
      rmSync(place, { recursive: true, force: true });
    });
    await drill({ postgres, directory, place }, context);
  });
}

interface Drill {
  readonly postgres: ArchivingPostgres;
  readonly directory: PreparedDirectory;
  readonly place: string;
}

async function drill(on: Drill, context: TestContext): Promise<void> {
  const { postgres, directory, place } = on;
  const { moment, before } = await liveUntilAfterTheMoment(on);
  const whole = await eventsOf(on);
  const signed = entriesSigned(directory.path);
  const earlier = join(place, 'checkpoint');
  copyFileSync(join(directory.path, 'log', 'checkpoint'), earlier);

  await postgres.putBack(moment);
  const events = await assertBeginning(on, before, whole);
  await assertServesAndSignsNothing(directory, before);
  assert.equal(entriesSigned(directory.path), signed);

  // The archive holds what came after it too: put back to its end, the record goes on.
  await postgres.putBack();
  assert.deepEqual((await eventsOf(on)).slice(0, whole.length), whole);
  const server = await startServer(directory);
  try {
    await fileReport(directory, 'm-goes-on');
    await untilSignedBeyond(directory.path, signed);
  } finally {
    assert.equal(await server.end('SIGTERM'), 0, server.output());
  }
  const log = join(directory.path, 'log');
  const keys = await keysOf(directory.path);
  await evenhand(['log', 'verify', log, '--key', keys, '--earlier', earlier, '--json']);
  context.diagnostic(JSON.stringify({ whole: whole.length, events, signed, moment }));
}

/** A base backup, a moment and more after it, all of it signed. */
async function liveUntilAfterTheMoment(
  on: Drill,
): Promise<{ readonly moment: string; readonly before: Acknowledged }> {
  const { postgres, directory } = on;
  const server = await startServer(directory);
  const load = await startLoad(directory, SEED);
  try {
    await Promise.race([setTimeout(1_000), load.going]);
    await postgres.backup();
    await Promise.race([setTimeout(1_000), load.going]);
    const before = load.acknowledged();
    const moment = await postgres.now();
    await Promise.race([setTimeout(1_500), load.going]);
    await load.end();
    const entries = entriesSigned(directory.path);
    await fileReport(directory, 'm-after-the-moment');
    await untilSignedBeyond(directory.path, entries);
    await postgres.archived();
    return { moment, before };
  } finally {
    await load.end();
    assert.equal(await server.end('SIGTERM'), 0, server.output());
  }
}

async function opened({ directory, postgres }: Drill): Promise<Store> {
  const database = { url: postgres.url };
  return await openStore(directory.path, { community: COMMUNITY, database });
}

/** Every event as it is stored, in order. */
async function eventsOf(on: Drill): Promise<readonly string[]> {
  const store = await opened(on);
  try {
    return (await store.allEvents(0, 1_000_000)).map((one) => JSON.stringify(one));
  } finally {
    await store.close();
  }
}

async function assertBeginning(
  on: Drill,
  before: Acknowledged,
  whole: readonly string[],
): Promise<number> {
  const events = await eventsOf(on);
  assert.ok(events.length < whole.length, 'more happened after it');
  assert.deepEqual(events, whole.slice(0, events.length), 'it is a beginning of what was');
  const store = await opened(on);
  try {
    const states = await examineStore(store);
    for (const { report } of before.reports.values()) {
      assert.ok(states.has(`report-${report}`), `the report ${report} is lost`);
    }
    for (const decision of before.decisions.keys()) {
      assert.ok(states.has(`decision-${decision}`), `the decision ${decision} is lost`);
    }
  } finally {
    await store.close();
  }
  return events.length;
}

async function assertServesAndSignsNothing(
  directory: PreparedDirectory,
  before: Acknowledged,
): Promise<void> {
  const server = await startServer(directory);
  try {
    await untilProblem(directory, /holds \d+ entries of the record, but \d+ were signed/);
    await fileReport(directory, 'm-too-old');
    const ids = [...before.activities].slice(0, 500);
    const body = ids.map((id) => activity(id));
    const known = await asPlatform(directory)('POST', '/v1/activities', { body });
    for (const [index, id] of ids.entries()) {
      assert.equal(known.at(`/items/${index}/result`), 'duplicate', `${id} is lost`);
    }
  } finally {
    assert.equal(await server.end('SIGTERM'), 0, server.output());
  }
  assert.match(server.output(), /nothing is signed until then/);
}
