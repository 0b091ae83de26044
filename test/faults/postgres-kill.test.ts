import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openStore } from '../../src/main.ts';
import { seededRandom } from '../../src/replay/seeded-random.ts';
import { activity } from '../server/case-work.ts';
import {
  COMMUNITY,
  evenhand,
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from '../server/running-server.ts';
import { type Ask, asPlatform } from '../server/talk.ts';
import { amount } from './amount.ts';
import {
  type Acknowledged,
  type Client,
  fileReports,
  nothingYet,
  persistent,
  postActivities,
} from './clients.ts';
import { examineStore } from './examine-record.ts';
import { type KillablePostgres, killablePostgres } from './killable-postgres.ts';

const KILLS = amount(300, 2);
const SEED = 20_261_126;

let postgres: KillablePostgres;
let directory: PreparedDirectory;
let server: RunningServer;

before(async () => {
  postgres = await killablePostgres();
  directory = await prepareDirectory({ database: postgres.url });
  server = await startServer(directory);
});
after(async () => {
  await server.end('SIGKILL');
  directory.remove();
  await postgres.remove();
});

/** Milliseconds until an activity is taken in again, with nobody doing anything about it. */
async function untilServed(kill: number): Promise<number> {
  const started = performance.now();
  const platform = asPlatform(directory);
  for (let tries = 0; ; tries += 1) {
    const body = [activity(`served-${kill}-${tries}`)];
    const answer = await platform('POST', '/v1/activities', { body });
    if (answer.statusCode === 202) return Math.round(performance.now() - started);
    assert.equal(answer.statusCode, 503, answer.text);
    assert.ok(performance.now() - started < 60_000, answer.text);
    await setTimeout(50);
  }
}

test(`F02 PostgreSQL is killed ${KILLS} times under load: nothing acknowledged is lost or doubled`, async (context) => {
  const acknowledged = nothingYet();
  const random = seededRandom(SEED);
  let over = false;
  let failed = false;
  // Clients that go on would keep the test run alive.
  context.after(() => {
    failed = true;
  });
  const gate = {
    up: async () => {
      if (failed) throw new Error('nobody needs this any more');
      if (over) await setTimeout(5);
    },
    get over() {
      return over;
    },
  };
  const platform = asPlatform(directory);
  // What a dying database makes of a request is 503, and the client comes again with its key.
  const ask = persistent(
    async (method, path, asked) => {
      const answer = await platform(method, path, asked);
      if (answer.statusCode !== 503) return answer;
      await setTimeout(20);
      throw new Error(answer.text);
    },
    gate,
    random,
  );
  const named = (name: string): Client => ({ name, gate, acknowledged });
  const clients = Promise.all([
    ...Array.from({ length: 10 }, (_, index) => postActivities(ask, named(`a${index}`))),
    ...Array.from({ length: 6 }, (_, index) => fileReports(ask, named(`r${index}`))),
  ]);
  const servedAfterMs: number[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await Promise.race([setTimeout(random.between(50, 500)), clients]);
    await postgres.kill();
    await setTimeout(random.between(0, 200));
    await postgres.start();
    servedAfterMs.push(await untilServed(kill));
  }
  over = true;
  await clients;
  await assertKnown(platform, acknowledged);
  const sorted = servedAfterMs.toSorted((one, other) => one - other);
  context.diagnostic(
    JSON.stringify({
      kills: KILLS,
      activities: acknowledged.activities.size,
      reports: acknowledged.reports.size,
      servedAfterMs: { p50: sorted[Math.floor(KILLS / 2)], max: sorted.at(-1) },
    }),
  );
  assert.equal(await server.end('SIGTERM'), 0, server.output());
  await examine(acknowledged);
});

/** Everything acknowledged is known to the server that is running. */
async function assertKnown(platform: Ask, acknowledged: Acknowledged): Promise<void> {
  const ids = [...acknowledged.activities];
  for (let from = 0; from < ids.length; from += 500) {
    const some = ids.slice(from, from + 500);
    const known = await platform('POST', '/v1/activities', {
      body: some.map((id) => activity(id)),
    });
    for (const [index, id] of some.entries()) {
      assert.equal(known.at(`/items/${index}/result`), 'duplicate', `${id} is lost`);
    }
  }
  for (const [member, { report, secret }] of acknowledged.reports) {
    const progress = await platform('POST', '/v1/reports/progress', { body: { secret } });
    assert.equal(progress.at('/report'), report, `the report on ${member} is lost`);
  }
}

/** What stands in the database, with nobody writing: the fold of its events, and as recorded. */
async function examine({ reports }: Acknowledged): Promise<void> {
  const database = { url: postgres.url };
  const store = await openStore(directory.path, { community: COMMUNITY, database });
  const states = await examineStore(store);
  for (const { report } of reports.values()) assert.ok(states.has(`report-${report}`), report);
  await store.close();
  const audited = await evenhand(['log', 'audit', '--directory', directory.path, '--json']);
  assert.equal(audited['ok'], true);
  assert.ok(Number(audited['entries']) > 0);
}
