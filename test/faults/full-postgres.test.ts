import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openStore } from '../../src/main.ts';
import { activity, asMember, decide, reportedCase, reportOn } from '../server/case-work.ts';
import {
  COMMUNITY,
  evenhand,
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from '../server/running-server.ts';
import {
  type Answered,
  type Ask,
  asNobody,
  asPlatform,
  asStaff,
  assertProblem,
} from '../server/talk.ts';
import { amount } from './amount.ts';
import { examineStore } from './examine-record.ts';
import { type KillablePostgres, killablePostgres } from './killable-postgres.ts';
import { smallDisk } from './small-disk.ts';

const ROUNDS = amount(20, 1);
/** How often everything is read while there is no room, with some turns of the clock between. */
const READINGS = 8;

const disk = smallDisk(48);
const skip = disk === undefined ? 'no small disk can be mounted here' : false;

let postgres: KillablePostgres;
let directory: PreparedDirectory;
let server: RunningServer;
let platform: Ask;
let member: Ask;
let statement: string;

before(async () => {
  if (disk === undefined) return;
  postgres = await killablePostgres({ tablespace: disk.path });
  directory = await prepareDirectory({
    database: postgres.url,
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  server = await startServer(directory);
  platform = asPlatform(directory);
  const moderator = await asStaff(directory, 'moderator-1');
  const path = await reportedCase({ reporter: platform, handler: moderator }, reportOn('m-0412'));
  await decide(moderator, path);
  member = await asMember(directory.url, await asStaff(directory, 'operator-1'), 'm-0412');
  const listed = await member('GET', '/v1/members/m-0412/statements');
  statement = listed.textAt('/items/0/statement');
});
after(async () => {
  if (disk === undefined) return;
  await server.end('SIGKILL');
  directory.remove();
  await postgres.remove();
  disk.remove();
});

/** What was answered with 202: the ids of activities, and the reports. */
interface Taken {
  readonly activities: string[];
  readonly reports: string[];
}

async function sendActivity(id: string, { activities }: Taken): Promise<Answered> {
  const answer = await platform('POST', '/v1/activities', { body: [activity(id)] });
  if (answer.statusCode === 202) activities.push(id);
  return answer;
}

async function sendReport(id: string, { reports }: Taken): Promise<Answered> {
  const answer = await platform('POST', '/v1/reports', { body: reportOn(`m-${id}`) });
  if (answer.statusCode === 202) reports.push(answer.textAt('/report'));
  return answer;
}

type Send = typeof sendActivity;

/** Sends until there is no room: what the pages of a table can hold is used up before. */
async function sendUntilFull(send: Send, name: string, taken: Taken): Promise<void> {
  for (let count = 0; ; count += 1) {
    const answer = await send(`${name}-${count}`, taken);
    if (answer.statusCode === 202) continue;
    assertProblem(answer, { statusCode: 507, code: 'storage_full' });
    assert.ok(Number(answer.headers.get('retry-after')) >= 1, 'it says when to come again');
    return;
  }
}

async function readEverything(): Promise<void> {
  const nobody = asNobody(directory);
  for (const [ask, path] of [
    [nobody, '/rules'],
    [nobody, '/log/checkpoint'],
    [nobody, '/readyz'],
    [member, '/me'],
    [member, `/me/statements/${statement}`],
    [member, `/v1/receipts/${statement}`],
    [member, '/v1/members/m-0412/standing'],
    [platform, '/v1/members/m-0412/powers'],
  ] as const) {
    const answer = await ask('GET', path);
    assert.equal(answer.statusCode, 200, `${path}: ${answer.text}`);
  }
}

async function untilAccepted(send: Send, name: string, taken: Taken): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const answer = await send(`${name}-${tries}`, taken);
    if (answer.statusCode === 202) return;
    assert.equal(answer.statusCode, 507, answer.text);
    await setTimeout(100);
  }
}

test(`F05 PostgreSQL has no room ${ROUNDS} times: reading goes on, and writing again as soon as there is some`, {
  skip,
}, async (context) => {
  const taken: Taken = { activities: [], reports: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const makeRoom = disk?.fill();
    assert.ok(makeRoom !== undefined);
    await sendUntilFull(sendActivity, `full-${round}`, taken);
    await sendUntilFull(sendReport, `full-${round}`, taken);
    for (let reading = 0; reading < READINGS; reading += 1) {
      await readEverything();
      await setTimeout(250);
    }
    await sendUntilFull(sendActivity, `still-${round}`, taken);
    makeRoom();
    await untilAccepted(sendActivity, `again-${round}`, taken);
    await untilAccepted(sendReport, `again-${round}`, taken);
  }
  await assertKnown(taken);
  assert.doesNotThrow(() => process.kill(server.pid, 0), 'it is still the same process');
  assert.equal(await server.end('SIGTERM'), 0, server.output());
  await examine(taken);
  const { activities, reports } = taken;
  context.diagnostic(
    JSON.stringify({ rounds: ROUNDS, activities: activities.length, reports: reports.length }),
  );
});

async function assertKnown({ activities }: Taken): Promise<void> {
  for (let from = 0; from < activities.length; from += 500) {
    const some = activities.slice(from, from + 500);
    const body = some.map((id) => activity(id));
    const known = await platform('POST', '/v1/activities', { body });
    for (const [index, id] of some.entries()) {
      assert.equal(known.at(`/items/${index}/result`), 'duplicate', `${id} is lost`);
    }
  }
}

/** What stands in the database, with nobody writing: the fold of its events, and as recorded. */
async function examine({ reports }: Taken): Promise<void> {
  const database = { url: postgres.url };
  const store = await openStore(directory.path, { community: COMMUNITY, database });
  const states = await examineStore(store);
  for (const report of reports) assert.ok(states.has(`report-${report}`), `${report} is lost`);
  const filed = [...states.keys()].filter((stream) => stream.startsWith('report-'));
  assert.equal(filed.length, reports.length + 1, 'what was refused left no report');
  await store.close();
  const audited = await evenhand(['log', 'audit', '--directory', directory.path, '--json']);
  assert.equal(audited['ok'], true);
}
