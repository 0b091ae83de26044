import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openStore } from '../../src/main.ts';
import type { StoredEvent } from '../../src/store/port.ts';
import { activity, asMember, reportOn } from '../server/case-work.ts';
import {
  COMMUNITY,
  evenhand,
  type PreparedDirectory,
  prepareDirectory,
  startServer,
} from '../server/running-server.ts';
import { type Ask, asPlatform, asStaff } from '../server/talk.ts';
import { amount } from './amount.ts';
import { type ArchivingPostgres, archivingPostgres, whyNoArchive } from './archiving-postgres.ts';
import type { Acknowledged } from './clients.ts';
import { examineStore } from './examine-record.ts';
import { type Load, startLoad } from './load.ts';
import {
  assertSignsNothing,
  entriesSigned,
  fileReport,
  untilSignedBeyond,
  verifyLog,
} from './signing-server.ts';

const MOMENTS = amount(20, 1);
const SEED = 20_261_127;
const skip = whyNoArchive() ?? false;

/** The moment to go back to, what was acknowledged before it, and what happened after it. */
interface Past {
  readonly moment: string;
  readonly before: Acknowledged;
  readonly after: { readonly activity: string; readonly report: string };
}

test(`F20 L1 PostgreSQL goes back to ${MOMENTS} moments: all before, nothing after, no second history`, {
  skip,
}, async (context) => {
  const postgres = await archivingPostgres();
  context.after(() => postgres.remove());
  const directory = await prepareDirectory({
    database: postgres.url,
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  const place = mkdtempSync(join(tmpdir(), 'evenhand-point-in-time-'));
  const server = await startServer(directory);
  context.after(async () => {
    await server.end('SIGKILL');
    directory.remove();
    rmSync(place, { recursive: true, force: true });
  });
  const member = await asMember(directory.url, await asStaff(directory, 'operator-1'), 'm-0412');
  const load = await startLoad(directory, SEED);
  await untilDecided(load, 0);
  await postgres.takeBaseBackup();
  const pasts: Past[] = [];
  for (let number = 1; number <= MOMENTS; number += 1) {
    await untilDecided(load, load.acknowledged().decisions.size + 2);
    pasts.push(await rememberMoment({ postgres, directory, load }, number));
  }
  // More is signed than there was at the last of them, so that all of them are too old.
  const entries = await postgres.ask('SELECT count(*) FROM record_entries');
  await untilSignedBeyond(directory.path, Number(entries));
  await load.end();
  assert.equal(await server.end('SIGTERM'), 0, server.output());
  const whole = await examined(directory, postgres);
  const checkpoint = join(place, 'checkpoint');
  copyFileSync(join(directory.path, 'log', 'checkpoint'), checkpoint);
  await postgres.archived();
  await postgres.stop();

  const held: number[] = [];
  for (const [index, past] of pasts.entries()) {
    await postgres.putBack(past.moment);
    const back = await examined(directory, postgres);
    assertBeforeAndNothingAfter(back, whole, past);
    held.push(back.events.length);
    await assertSignsNothing(directory, `m-too-late-${index}`, async () => {
      await readEverything(member);
    });
    // The branch that was just made is archived too, and is not the one to follow.
    await postgres.archived();
    await postgres.stop();
  }
  await postgres.putBack('the end');
  const again = await examined(directory, postgres);
  assert.deepEqual(again, whole, 'the end of the archive is everything there was');
  await assertGoesOn(directory, checkpoint);
  context.diagnostic(JSON.stringify({ moments: MOMENTS, events: whole.events.length, held }));
});

/** Waits until the load has made more decisions than so many. */
async function untilDecided(load: Load, decisions: number): Promise<void> {
  while (load.acknowledged().decisions.size <= decisions) {
    await Promise.race([setTimeout(20), load.going]);
  }
}

/** Takes a moment while the load goes on; something that was asked for later is done after it. */
async function rememberMoment(
  at: {
    readonly postgres: ArchivingPostgres;
    readonly directory: PreparedDirectory;
    readonly load: Load;
  },
  number: number,
): Promise<Past> {
  const before = at.load.acknowledged();
  const moment = await at.postgres.ask('SELECT clock_timestamp()::text');
  const platform = asPlatform(at.directory);
  const id = `after-${number}`;
  const taken = await platform('POST', '/v1/activities', { body: [activity(id)] });
  assert.equal(taken.at('/items/0/result'), 'accepted', taken.text);
  const filed = await platform('POST', '/v1/reports', { body: reportOn(`m-${id}`) });
  assert.equal(filed.statusCode, 202, filed.text);
  await untilDecided(at.load, at.load.acknowledged().decisions.size);
  return { moment, before, after: { activity: id, report: filed.textAt('/report') } };
}

/** What a database holds, with nobody writing, after its views were held to its events. */
interface Held {
  readonly events: readonly StoredEvent[];
  readonly activities: readonly string[];
}

async function examined(directory: PreparedDirectory, postgres: ArchivingPostgres): Promise<Held> {
  const database = { url: postgres.url };
  const store = await openStore(directory.path, { community: COMMUNITY, database });
  try {
    await examineStore(store);
    const events: StoredEvent[] = [];
    for (;;) {
      const some = await store.allEvents(events.length, 1_000);
      if (some.length === 0) break;
      events.push(...some);
    }
    const ids = await postgres.ask(
      'SELECT coalesce(json_agg(id ORDER BY id COLLATE "C"), \'[]\')::text FROM activities',
    );
    return { events, activities: JSON.parse(ids) as string[] };
  } finally {
    await store.close();
  }
}

function assertBeforeAndNothingAfter(back: Held, whole: Held, { before, after }: Past): void {
  assert.deepEqual(
    back.events,
    whole.events.slice(0, back.events.length),
    'it is a beginning of what was',
  );
  assert.ok(back.events.length < whole.events.length, 'more happened after it');
  const streams = new Set<string>(back.events.map(({ stream }) => stream));
  const activities = new Set(back.activities);
  const everything = new Set<string>(whole.events.map(({ stream }) => stream));
  for (const id of before.activities) assert.ok(activities.has(id), `${id} is lost`);
  for (const { report } of before.reports.values()) {
    assert.ok(streams.has(`report-${report}`), `the report ${report} is lost`);
  }
  for (const decision of before.decisions.keys()) {
    assert.ok(streams.has(`decision-${decision}`), `the decision ${decision} is lost`);
  }
  assert.ok(everything.has(`report-${after.report}`) && !streams.has(`report-${after.report}`));
  assert.ok(whole.activities.includes(after.activity) && !activities.has(after.activity));
}

/** Pages and the record are there, and whoever was signed in before the moment still is. */
async function readEverything(member: Ask): Promise<void> {
  for (const path of ['/rules', '/log/checkpoint', '/me', '/v1/members/m-0412/standing']) {
    const answer = await member('GET', path);
    assert.equal(answer.statusCode, 200, `${path}: ${answer.text}`);
  }
}

/** With everything that was signed, the record goes on from where it was. */
async function assertGoesOn(directory: PreparedDirectory, earlier: string): Promise<void> {
  const size = entriesSigned(directory.path);
  const server = await startServer(directory);
  try {
    await fileReport(directory, 'm-goes-on');
    await untilSignedBeyond(directory.path, size);
  } finally {
    assert.equal(await server.end('SIGTERM'), 0, server.output());
  }
  await verifyLog(directory.path, ['--earlier', earlier]);
  const audited = await evenhand(['log', 'audit', '--directory', directory.path, '--json']);
  assert.equal(audited['ok'], true);
}
