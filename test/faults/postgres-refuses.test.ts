import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { endTestingDatabase, testingDatabase } from '../../src/store/postgres/testing-database.ts';
import { reportOn } from '../server/case-work.ts';
import {
  COMMUNITY,
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from '../server/running-server.ts';
import { asNobody, asPlatform } from '../server/talk.ts';

let directory: PreparedDirectory;
let server: RunningServer;
let owner: pg.Client;

before(async () => {
  const { url } = await testingDatabase();
  directory = await prepareDirectory({ database: url });
  server = await startServer(directory);
  owner = new pg.Client(url);
  await owner.connect();
  await owner.query("SELECT set_config('evenhand.community', $1, false)", [COMMUNITY]);
});
after(async () => {
  await server.end('SIGKILL');
  directory.remove();
  await owner.end();
  await endTestingDatabase();
});

/** PostgreSQL refuses every event with an SQLSTATE for as long as the task runs. */
async function refusing(code: string, task: () => Promise<void>): Promise<void> {
  await owner.query(`
    CREATE FUNCTION refuse_events() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE EXCEPTION 'planted' USING ERRCODE = '${code}';
    END $$;
    CREATE TRIGGER refuse_events BEFORE INSERT ON events
      FOR EACH ROW EXECUTE FUNCTION refuse_events()`);
  try {
    await task();
  } finally {
    await owner.query('DROP FUNCTION refuse_events CASCADE');
  }
}

const refusals = [
  ['40001 for longer than a request waits', '40001', 503, 'unavailable'],
  ['53100, a full disk', '53100', 507, 'storage_full'],
] as const;

for (const [meaning, code, statusCode, said] of refusals) {
  test(`F02 F05 ${meaning}: one clear answer, reading goes on, and the same key is done once`, async () => {
    const member = `m-${code}`;
    const asked = { body: reportOn(member), key: `the-report-of-${code}-once` };
    await refusing(code, async () => {
      const answer = await asNobody(directory)('POST', '/v1/reports', asked);
      assert.equal(answer.statusCode, statusCode, answer.text);
      assert.equal(answer.at('/code'), said);
      if (statusCode === 503) assert.match(answer.headers.get('retry-after') ?? '', /^[1-9]/);
      const page = await fetch(`${directory.url}/rules`);
      assert.equal(page.status, 200, 'pages are read');
      const powers = await asPlatform(directory)('GET', `/v1/members/${member}/powers`);
      assert.equal(powers.statusCode, 200, powers.text);
    });
    const first = await asNobody(directory)('POST', '/v1/reports', asked);
    assert.equal(first.statusCode, 202, first.text);
    const again = await asNobody(directory)('POST', '/v1/reports', asked);
    assert.equal(again.at('/report'), first.at('/report'), 'the same key has one effect');
    const reports = await owner.query(
      "SELECT count(*) AS n FROM events WHERE body::text LIKE '%report-received%' AND body::text LIKE $1",
      [`%${member}%`],
    );
    assert.equal(Number(reports.rows[0]?.n), 1, 'nothing of the refused one was kept');
  });
}

test('after all that, the server ends by itself only when it is told to', async () => {
  assert.equal(await server.end('SIGTERM'), 0, server.output());
});
