import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { PartId } from '../../kernel/identifier.ts';
import { minute, mustCommit, samplePart, sampleWrite } from '../contract/samples.ts';
import { StorageFull, StoreRefused } from '../failure.ts';
import { openSqliteStore } from './open.ts';
import { migrate, schemaVersion } from './schema.ts';
import { SqliteStore } from './sqlite-store.ts';
import { testingDirectory } from './testing-directory.ts';

test('the data directory belongs to its owner', async () => {
  await inDirectory(async (path) => {
    const directory = join(path, 'made', 'on the way');
    const store = await openSqliteStore({ directory });
    assert.equal(statSync(directory).mode & 0o077, 0);
    await store.close();
  });
});

test('a second store on one data directory is refused until the first is closed', async () => {
  await inDirectory(async (directory) => {
    const first = await openSqliteStore({ directory });
    await assert.rejects(openSqliteStore({ directory }), {
      name: 'StoreRefused',
      message: /data directory is in use by another Evenhand server/,
    });
    await mustCommit(first, { streams: [sampleWrite('case-1', 0)] });
    await first.close();
    const second = await openSqliteStore({ directory });
    assert.equal((await second.view('case-1'))?.version, 1);
    await second.close();
  });
});

test('a file of a newer version is refused and left as it is', async () => {
  await inDirectory(async (directory) => {
    await (await openSqliteStore({ directory })).close();
    alter(directory, `PRAGMA user_version = ${schemaVersion + 1}`);
    const before = readFileSync(join(directory, 'evenhand.sqlite'));
    await assert.rejects(openSqliteStore({ directory }), {
      name: 'StoreRefused',
      message: /written by a newer version of Evenhand/,
    });
    assert.deepEqual(readFileSync(join(directory, 'evenhand.sqlite')), before);
    alter(directory, `PRAGMA user_version = ${schemaVersion}`);
    await (await openSqliteStore({ directory })).close();
  });
});

test('a file of another program is refused', async () => {
  await inDirectory(async (directory) => {
    alter(directory, 'CREATE TABLE theirs (id INTEGER)');
    await assert.rejects(openSqliteStore({ directory }), StoreRefused);
  });
});

test('a file that is no database is refused, and the directory is free again', async () => {
  await inDirectory(async (directory) => {
    const path = join(directory, 'evenhand.sqlite');
    writeFileSync(path, 'not a database, and longer than its header '.repeat(20));
    await assert.rejects(openSqliteStore({ directory }), /file is not a database/);
    writeFileSync(path, '');
    await (await openSqliteStore({ directory })).close();
  });
});

test('a full disk leaves reading as it is and lets writing go on later', async () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, 'memory');
  const store = new SqliteStore(database, { bytes: () => 0, close: () => database.close() });
  await mustCommit(store, { streams: [sampleWrite('case-1', 0)] });
  database.exec('PRAGMA max_page_count = 1');
  const large = samplePart('part-1', { body: 'x'.repeat(1_000_000) });
  const commit = { streams: [sampleWrite('case-1', 1)], parts: [large] };
  await assert.rejects(store.commit(commit), StorageFull);
  assert.equal((await store.view('case-1'))?.version, 1);
  database.exec('PRAGMA max_page_count = 1000000');
  await mustCommit(store, commit);
  assert.equal((await store.view('case-1'))?.version, 2);
  await store.close();
});

test('P2 what a sweep removes is in no file of the data directory', async () => {
  await inDirectory(async (directory) => {
    const store = await openSqliteStore({ directory });
    const canary = 'CANARY-4711';
    const part = samplePart('part-1', { body: canary.repeat(500), deleteAfter: minute(1) });
    await mustCommit(store, { parts: [part] });
    assert.ok(holds(directory, canary));
    const retention = { activitiesReceivedBefore: minute(0), idempotencyBefore: minute(0) };
    await store.sweep(minute(1), retention);
    assert.equal(await store.part('part-1' as PartId), undefined);
    assert.ok(!holds(directory, canary));
    await store.close();
  });
});

async function inDirectory(check: (path: string) => Promise<void>): Promise<void> {
  const directory = testingDirectory();
  try {
    await check(directory.path);
  } finally {
    directory.remove();
  }
}

function alter(directory: string, sql: string): void {
  const database = new DatabaseSync(join(directory, 'evenhand.sqlite'));
  database.exec(sql);
  database.close();
}

function holds(directory: string, text: string): boolean {
  return readdirSync(directory).some((name) => readFileSync(join(directory, name)).includes(text));
}
