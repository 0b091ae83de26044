import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { openStore } from '../../src/main.ts';
import { endTestingDatabase, testingDatabase } from '../../src/store/postgres/testing-database.ts';
import { activity, decisionOn, openCases, reportOn, workUp } from '../server/case-work.ts';
import {
  COMMUNITY,
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from '../server/running-server.ts';
import { type Answered, type Ask, asNobody, asPlatform, asStaff } from '../server/talk.ts';
import { examineStore } from './examine-record.ts';

/** Of every kind of thing that a commit can leave. */
const TABLES = [
  'streams',
  'events',
  'view_entries',
  'parts',
  'unique_keys',
  'remembered_answers',
  'outbox',
  'activities',
] as const;

/** A database that undoes every commit, as it may when others write too. */
interface Refusing {
  /** From the next commit on each of them is a serialisation failure, until it is mended. */
  refuse(): Promise<void>;
  mend(): Promise<void>;
  /** How many commits were refused; what is rolled back does not set it back. */
  refused(): Promise<number>;
  /** How many rows there are of everything. */
  rows(): Promise<Readonly<Record<string, number>>>;
  end(): Promise<void>;
}

async function refusing(database: {
  readonly url: string;
  readonly adminUrl: string;
}): Promise<Refusing> {
  const owner = new pg.Client(database.url);
  // Row-level security shows the owner nothing.
  const admin = new pg.Client(database.adminUrl);
  await owner.connect();
  await admin.connect();
  const number = async (sql: string): Promise<number> =>
    Number((await admin.query<{ n: string }>(sql)).rows[0]?.n);
  return {
    refuse: async () => {
      await owner.query(`
        CREATE SEQUENCE refused;
        CREATE FUNCTION refused() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          PERFORM nextval('refused');
          RAISE EXCEPTION 'planted' USING ERRCODE = '40001';
        END $$;
        CREATE CONSTRAINT TRIGGER refused AFTER INSERT OR UPDATE ON commits
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refused()`);
    },
    mend: async () => {
      await owner.query('DROP FUNCTION refused CASCADE');
    },
    refused: async () => await number('SELECT last_value AS n FROM refused'),
    rows: async () => {
      const counted: Record<string, number> = {};
      for (const table of TABLES) {
        counted[table] = await number(`SELECT count(*) AS n FROM ${table}`);
      }
      return counted;
    },
    end: async () => {
      await owner.end();
      await admin.end();
    },
  };
}

let directory: PreparedDirectory;
let server: RunningServer | undefined;
let database: Refusing | undefined;

after(async () => {
  await server?.end('SIGKILL');
  await database?.end();
  directory.remove();
  await endTestingDatabase();
});

test('F02 PostgreSQL refuses every commit for longer than requests wait: 503, nothing half done, and once afterwards', async () => {
  const place = await testingDatabase();
  directory = await prepareDirectory({
    database: place.url,
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  server = await startServer(directory);
  database = await refusing(place);
  const moderator = await asStaff(directory, 'moderator-1');
  const requests = await prepareRequests(moderator);
  await untilQuiet(database);

  const before = await database.rows();
  await database.refuse();
  const refused = await Promise.all(requests.map((request) => request()));
  for (const answer of refused) {
    assert.equal(answer.statusCode, 503, answer.text);
    assert.equal(answer.at('/code'), 'unavailable', answer.text);
    assert.ok(Number(answer.headers.get('retry-after')) >= 1, 'it says when to come again');
  }
  // Its own turns of the clock and of the record were refused as well, and it goes on.
  for (const path of ['/rules', '/log/checkpoint', '/readyz']) {
    const answer = await asNobody(directory)('GET', path);
    assert.equal(answer.statusCode, 200, `${path}: ${answer.text}`);
  }
  assert.deepEqual(await database.rows(), before, 'nothing is half done');
  assert.ok((await database.refused()) > 10, 'each was tried again and again first');
  await database.mend();

  const made = await Promise.all(requests.map(untilTaken));
  const again = await Promise.all(requests.map((request) => request()));
  for (const [index, answer] of again.entries()) {
    assert.equal(answer.statusCode, made[index]?.statusCode, answer.text);
    // The secret of a report is new each time.
    assert.equal(
      answer.text.replace(/"secret":"[^"]+"/, ''),
      made[index]?.text.replace(/"secret":"[^"]+"/, ''),
    );
  }
  assert.doesNotThrow(() => process.kill(server?.pid ?? 0, 0), 'it is still the same process');
  assert.equal(await server.end('SIGTERM'), 0, server.output());
  await examine(place.url);
});

/** Each request has had its effect once, and everything is the fold of its events. */
async function examine(url: string): Promise<void> {
  const store = await openStore(directory.path, { community: COMMUNITY, database: { url } });
  const streams = [...(await examineStore(store)).keys()];
  const counted = ['report', 'case', 'decision'].map(
    (kind) => streams.filter((stream) => stream.startsWith(`${kind}-`)).length,
  );
  assert.deepEqual(counted, [2, 2, 1], 'two reports with their cases, and one decision');
  assert.equal(await store.countActivities(), 1);
  await store.close();
}

type Request = () => Promise<Answered>;

/** A report, an activity and a decision, each of which can be sent again as it was. */
async function prepareRequests(moderator: Ask): Promise<readonly Request[]> {
  const platform = asPlatform(directory);
  await platform('POST', '/v1/reports', { body: reportOn('m-0412') });
  const [path] = await openCases(moderator);
  assert.ok(path !== undefined);
  const seen = await workUp(moderator, path);
  const decision = { body: decisionOn(seen), version: seen.at('/blind/version') };
  const report = { body: reportOn('m-refused') };
  const posted = { body: [activity('refused-1')] };
  return [
    async () => await platform('POST', '/v1/reports', { ...report, key: 'report-key-of-the-test' }),
    async () => await platform('POST', '/v1/activities', { ...posted, key: 'activity-key-of-it' }),
    async () =>
      await moderator('POST', `${path}/decision`, { ...decision, key: 'decision-key-of-it' }),
  ];
}

/** Waits until the clockwork has done what came of the preparations. */
async function untilQuiet({ rows }: Refusing): Promise<void> {
  let before: unknown;
  for (let same = 0; same < 10; ) {
    const now = JSON.stringify(await rows());
    same = now === before ? same + 1 : 0;
    before = now;
    await setTimeout(200);
  }
}

async function untilTaken(request: Request): Promise<Answered> {
  for (;;) {
    const answer = await request();
    if (answer.statusCode < 300) return answer;
    assert.equal(answer.statusCode, 503, answer.text);
    await setTimeout(100);
  }
}
