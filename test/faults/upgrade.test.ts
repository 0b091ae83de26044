import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../src/cli/demo/free-port.ts';
import { schemaVersion } from '../../src/store/sqlite/schema.ts';
import { evenhand, startCommand } from '../server/running-server.ts';
import { withLink } from '../server/talk.ts';
import { amount } from './amount.ts';
import { examineRecord } from './examine-record.ts';
import { countCalls, type Ended, pointsOf, runFaulted, runNode, traceless } from './traced.ts';
import { keptVersions, unpack } from './unpacked.ts';

const MIGRATE = fileURLToPath(new URL('./migrate.ts', import.meta.url));
const POINTS = amount(50, 2);

type Rows = Readonly<Record<string, readonly unknown[]>>;

/** Everything that nobody may change, byte for byte as it is stored. */
function rowsOf(directory: string): Rows {
  const database = new DatabaseSync(join(directory, 'evenhand.sqlite'), { readOnly: true });
  const all = (query: string): readonly unknown[] =>
    database
      .prepare(query)
      .all()
      .map((row) => ({ ...row }));
  const tables = all("SELECT name FROM sqlite_schema WHERE type = 'table'") as readonly {
    readonly name: string;
  }[];
  const hasRecord = tables.some(({ name }) => name === 'record_entries');
  const rows = {
    events: all('SELECT position, stream, version, body FROM events ORDER BY position'),
    streams: all('SELECT id, name, version FROM streams ORDER BY id'),
    parts: all("SELECT * FROM parts WHERE kind <> 'data-keys' ORDER BY id"),
    activities: all('SELECT * FROM activities ORDER BY sequence'),
    outbox: all('SELECT id, topic, due_at, body FROM outbox ORDER BY sequence'),
    tickets: all('SELECT hash, kind, holder, expires_at FROM tickets ORDER BY hash'),
    record: hasRecord
      ? all('SELECT place, position, entry, secret, parts FROM record_entries ORDER BY place')
      : [],
  };
  database.close();
  return rows;
}

/** What is made from the events, and made anew when it is made in another way. */
function viewsOf(directory: string): Rows {
  const database = new DatabaseSync(join(directory, 'evenhand.sqlite'), { readOnly: true });
  const all = (query: string): readonly unknown[] =>
    database
      .prepare(query)
      .all()
      .map((row) => ({ ...row }));
  const views = {
    views: all('SELECT id, entries, body FROM streams ORDER BY id'),
    entries: all('SELECT * FROM view_entries ORDER BY index_name, entry_key, entry_order, stream'),
  };
  database.close();
  return views;
}

function versionOf(directory: string): number {
  const database = new DatabaseSync(join(directory, 'evenhand.sqlite'), { readOnly: true });
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  database.close();
  return version;
}

test('F21 there is a data directory of every version of the schema', () => {
  assert.deepEqual(
    keptVersions,
    Array.from({ length: schemaVersion }, (_, index) => index + 1),
  );
});

for (const version of keptVersions) {
  test(`F21 what version ${version} wrote is read byte for byte`, async () => {
    const directory = unpack(version);
    try {
      assert.equal(versionOf(directory), version);
      const before = rowsOf(directory);
      assert.ok((before['events']?.length ?? 0) > 50);
      const ended = await runMigration(directory);
      assert.equal(ended.code, 0, ended.complained);
      assert.equal(versionOf(directory), schemaVersion);
      assert.deepEqual(rowsOf(directory), before);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  test(`F21 what version ${version} wrote is served, verified, and is the fold of its events`, async () => {
    const directory = unpack(version);
    const port = await freePort('127.0.0.1', 0);
    const link = await signInLink(directory);
    const words = ['serve', '--directory', directory, '--port', String(port)];
    const server = await startCommand(words);
    try {
      const ready = await fetch(`${server.url}/readyz`);
      assert.equal(ready.status, 200, await ready.text());
      const moderator = await withLink(server.url, `${server.url}${link}`);
      const cases = await moderator('GET', '/v1/cases?limit=200');
      assert.equal(cases.statusCode, 200, cases.text);
      const open = cases.at('/items') as readonly unknown[];
      assert.equal(open.length, 1, cases.text);
      const page = await moderator('GET', '/m');
      assert.equal(page.statusCode, 200);
      await published(server.url);
    } finally {
      assert.equal(await server.end('SIGTERM'), 0, server.output());
      const record = await examineRecord(directory);
      assert.deepEqual([record.reports.size, record.decisions.size], [6, 5]);
      rmSync(directory, { recursive: true, force: true });
    }
  });
}

/** Path of a one-time link for a moderator. */
async function signInLink(directory: string): Promise<string> {
  const words = ['staff', 'sign-in', 'moderator-1', '--directory', directory, '--json'];
  return new URL(String((await evenhand(words))['url'])).pathname;
}

/** Waits until everything that happened is under a checkpoint, and has it verified. */
async function published(url: string): Promise<void> {
  for (;;) {
    const checkpoint = await fetch(`${url}/log/checkpoint`);
    const size = Number((await checkpoint.text()).split('\n')[1]);
    if (checkpoint.status === 200 && size > 50) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const key = (await (await fetch(`${url}/log/key`)).text()).trim();
  const verified = await evenhand(['log', 'verify', `${url}/log`, '--key', key, '--json']);
  assert.equal(verified['ok'], true, JSON.stringify(verified));
}

async function runMigration(directory: string): Promise<Ended> {
  return await runNode([MIGRATE, directory]);
}

function databaseFiles(directory: string): readonly string[] {
  return ['evenhand.sqlite', 'evenhand.keys'].flatMap((name) =>
    ['', '-wal', '-journal'].map((end) => join(directory, `${name}${end}`)),
  );
}

for (const version of keptVersions.filter((one) => one < schemaVersion)) {
  test(`F21 killed at ${POINTS} points on the way from version ${version}, the next start goes on`, {
    skip: traceless,
  }, async () => {
    const whole = unpack(version);
    const before = rowsOf(whole);
    const dry = `${whole}-dry`;
    cpSync(whole, dry, { recursive: true });
    const { counts } = await countCalls([MIGRATE, dry], databaseFiles(dry));
    const views = viewsOf(dry);
    rmSync(dry, { recursive: true });
    const points = pointsOf(counts, POINTS);
    assert.equal(points.length, POINTS);
    let died = 0;
    for (const { call, at } of points) {
      const copy = `${whole}-${call}-${at}`;
      cpSync(whole, copy, { recursive: true });
      const fault = { call, at, inject: 'KILL', paths: databaseFiles(copy) } as const;
      const ended = await runFaulted([MIGRATE, copy], fault);
      if (ended.code !== 0) died += 1;
      const again = await runMigration(copy);
      assert.equal(again.code, 0, `${call} ${at}: ${again.complained}`);
      assert.equal(versionOf(copy), schemaVersion);
      assert.deepEqual(rowsOf(copy), before, `${call} ${at}`);
      assert.deepEqual(viewsOf(copy), views, `${call} ${at}`);
      rmSync(copy, { recursive: true });
    }
    assert.ok(died > 0, 'nothing died');
    rmSync(whole, { recursive: true });
  });
}
