import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../src/cli/demo/free-port.ts';
import { instant } from '../../src/kernel/instant.ts';
import { KEY_FILE, MASTER_KEY_FILE, openStore } from '../../src/main.ts';
import { endTestingDatabase, testingDatabase } from '../../src/store/postgres/testing-database.ts';
import { testingDirectory } from '../../src/store/sqlite/testing-directory.ts';
import { activity, decide, openCases, reportedCase, reportOn } from './case-work.ts';
import {
  COMMUNITY,
  evenhand,
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from './running-server.ts';
import { asPlatform, asStaff, withLink } from './talk.ts';

let directory: PreparedDirectory;
/** The same community and data directory, at another port. */
let beside: PreparedDirectory;
let first: RunningServer;
let second: RunningServer;

before(async () => {
  const { url } = await testingDatabase();
  directory = await prepareDirectory({
    database: url,
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  const port = await freePort('127.0.0.1', 0);
  beside = { ...directory, port, url: `http://127.0.0.1:${port}` };
  first = await startServer(directory);
  second = await startServer(beside);
});
after(async () => {
  const end = await second.end('SIGTERM');
  assert.equal(end, 0, second.output());
  await first.end('SIGKILL');
  assert.doesNotMatch(second.output(), /"level":"(?:error|fatal)"/, 'nobody was surprised');
  directory.remove();
  await endTestingDatabase();
});

async function ask(sql: string): Promise<readonly Record<string, unknown>[]> {
  const options = `-c evenhand.community=${COMMUNITY}`;
  const client = new pg.Client({ connectionString: (await testingDatabase()).url, options });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, 'it did not come about in time');
    await setTimeout(50);
  }
}

async function published(server: RunningServer): Promise<number> {
  const answer = await fetch(`${server.url}/log/checkpoint`);
  return answer.ok ? Number((await answer.text()).split('\n')[1]) : 0;
}

/** The last position that an entry of the record commits to. */
async function recorded(): Promise<number> {
  const rows = await ask('SELECT max(position) AS position FROM record_entries');
  return Number(rows[0]?.['position']);
}

/** The number of the holding under which the record is published now. */
async function recordFence(): Promise<number> {
  return Number((await ask("SELECT fence FROM leases WHERE name = 'record'"))[0]?.['fence']);
}

async function newest(): Promise<number> {
  return Number((await ask('SELECT max(position) AS position FROM events'))[0]?.['position']);
}

test('what is decided at one process is in force at the other at once', async () => {
  const handler = await asStaff(directory, 'moderator-1');
  for (const member of ['m-one', 'm-two', 'm-three']) {
    const path = await reportedCase({ reporter: asPlatform(directory), handler }, reportOn(member));
    const before = await asPlatform(beside)('GET', `/v1/members/${member}/powers`);
    assert.deepEqual(before.at('/limits'), []);
    const decided = await decide(handler, path);
    assert.equal(decided.statusCode, 201, decided.text);
    const powers = await asPlatform(beside)('GET', `/v1/members/${member}/powers`);
    assert.notDeepEqual(powers.at('/limits'), [], member);
  }
});

test('a window counts what came in at either process', async () => {
  const handler = await asStaff(directory, 'lead-1');
  const known = (await openCases(handler)).length;
  const actor = { id: 'm-flood', createdAt: new Date().toISOString() };
  for (let number = 0; number < 6; number += 1) {
    const links = [`https://shop.example/${number}`];
    const posted = { actor, content: { kind: 'post', text: 'Buy.', links } };
    const body = [activity(`flood-${number}`, { data: posted })];
    const taken = await asPlatform(number % 2 === 0 ? directory : beside)(
      'POST',
      '/v1/activities',
      { body },
    );
    assert.equal(taken.statusCode, 202, taken.text);
  }
  // Three links at each process are within the rule; six in all are not.
  await until(async () => (await openCases(handler)).length > known);
  await floodBothAtOnce();
  // Whichever was not seen by the other process is looked at again there.
  await until(async () => (await openCases(handler)).length > known + 1);
});

async function floodBothAtOnce(): Promise<void> {
  const actor = { id: 'm-both', createdAt: new Date().toISOString() };
  const posted = Array.from({ length: 6 }, async (_, number) => {
    const links = [`https://shop.example/both-${number}`];
    const time = new Date(Date.now() - number * 100).toISOString();
    const posting = { actor, content: { kind: 'post', text: 'Buy.', links } };
    const body = [activity(`both-${number}`, { time, data: posting })];
    const at = number % 2 === 0 ? directory : beside;
    return (await asPlatform(at)('POST', '/v1/activities', { body })).statusCode;
  });
  assert.deepEqual(
    await Promise.all(posted),
    Array.from({ length: 6 }, () => 202),
  );
}

/** Every row of the community as text, as a dump has it. */
async function dumped(): Promise<string> {
  const tables = await ask(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  const rows: unknown[] = [];
  for (const { name } of tables) rows.push(...(await ask(`SELECT * FROM ${String(name)}`)));
  return JSON.stringify(rows);
}

/** The texts of everything that was posted, opened with the keys beside the servers. */
async function openedPosts(): Promise<string> {
  const database = { url: (await testingDatabase()).url };
  const store = await openStore(directory.path, { community: COMMUNITY, database });
  const found: unknown[] = [];
  for await (const some of store.activitiesSince(instant('2020-01-01T00:00:00Z'))) {
    found.push(...some);
  }
  await store.close();
  return JSON.stringify(found);
}

test('P2 what comes in at one process is sealed, read by the other, and erased by either', async () => {
  const canary = 'a sentence that stands in no row';
  const post = (id: string): unknown =>
    activity(id, {
      data: { actor: { id: 'm-leaving' }, content: { kind: 'post', text: `${canary} ${id}` } },
    });
  for (const [at, id] of [
    [directory, 'leaving-1'],
    [beside, 'leaving-2'],
  ] as const) {
    const taken = await asPlatform(at)('POST', '/v1/activities', { body: [post(id)] });
    assert.equal(taken.statusCode, 202, taken.text);
  }
  const rows = await dumped();
  assert.ok(rows.includes('leaving-2') && !rows.includes(canary));
  const before = await openedPosts();
  assert.ok(before.includes(`${canary} leaving-1`) && before.includes(`${canary} leaving-2`));

  const asked = await asPlatform(directory)('POST', '/v1/members/m-leaving/erasure', { body: {} });
  assert.ok(asked.statusCode < 300, asked.text);
  await until(async () => {
    const answer = await asPlatform(beside)('GET', '/v1/members/m-leaving/erasure');
    return answer.at('/phase') === 'completed';
  });
  assert.ok(!(await openedPosts()).includes(canary));
  // Whoever comes back has a new key, at the process too that knew the old one.
  const again = await asPlatform(beside)('POST', '/v1/activities', { body: [post('back')] });
  assert.equal(again.statusCode, 202, again.text);
  assert.ok((await openedPosts()).includes(`${canary} back`));
});

test('the keys of a community in PostgreSQL are copied while its servers run', async () => {
  const to = join(directory.path, 'keys-of-today');
  await evenhand(['backup', 'keys', to, '--directory', directory.path, '--json']);
  const copy = testingDirectory();
  copyFileSync(to, join(copy.path, KEY_FILE));
  copyFileSync(join(directory.path, MASTER_KEY_FILE), join(copy.path, MASTER_KEY_FILE));
  const database = { url: (await testingDatabase()).url };
  const store = await openStore(copy.path, { community: COMMUNITY, database });
  assert.ok((await store.countActivities()) > 0);
  await store.close();
  copy.remove();
  const refused = evenhand(['backup', 'create', `${to}-whole`, '--directory', directory.path]);
  await assert.rejects(refused, /with PostgreSQL’s own tools.*`evenhand backup keys`/s);
});

test('while something holds the keys, a process answers 503, and goes on when it lets go', async () => {
  const neighbour = new DatabaseSync(join(directory.path, KEY_FILE));
  neighbour.exec('BEGIN EXCLUSIVE');
  const body = [activity('held-up', { data: { actor: { id: 'm-waiting' } } })];
  const waiting = await asPlatform(beside)('POST', '/v1/activities', { body });
  assert.equal(waiting.statusCode, 503, waiting.text);
  assert.equal(waiting.at('/code'), 'unavailable');
  neighbour.exec('ROLLBACK');
  neighbour.close();
  const taken = await asPlatform(beside)('POST', '/v1/activities', { body });
  assert.equal(taken.at('/items/0/result'), 'accepted', taken.text);
});

test('one process publishes the record, and another goes on when it is killed', async () => {
  await until(async () => (await recorded()) >= (await newest()));
  const fence = await recordFence();
  assert.equal(await first.end('SIGKILL'), 'SIGKILL');
  const link = directory.signIn['moderator-2'].replace(directory.url, beside.url);
  const handler = await withLink(beside.url, link);
  const people = { reporter: asPlatform(beside), handler };
  const decided = await decide(handler, await reportedCase(people, reportOn('m-four')));
  assert.equal(decided.statusCode, 201, decided.text);
  const powers = await asPlatform(beside)('GET', '/v1/members/m-four/powers');
  assert.notDeepEqual(powers.at('/limits'), []);
  const upTo = await newest();
  await until(async () => (await recorded()) >= upTo);
  const entries = await ask('SELECT count(*) AS entries FROM record_entries');
  await until(async () => (await published(second)) >= Number(entries[0]?.['entries']));
  assert.ok((await recordFence()) <= fence + 1, 'the publisher changed at most once');
});
