import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { PartId } from '../../kernel/identifier.ts';
import { minute, mustCommit, samplePart, sampleWrite } from '../contract/samples.ts';
import { openSqliteStore } from './open.ts';
import { type TestingDirectory, testingDirectory } from './testing-directory.ts';

/** Every way to rewrite what happened that SQL has a word for. */
const rewritings: readonly string[] = [
  `UPDATE events SET body = '{}'`,
  `UPDATE events SET position = position + 1000`,
  `UPDATE OR REPLACE events SET version = 1`,
  `UPDATE OR IGNORE events SET stream = 1`,
  `DELETE FROM events`,
  `DELETE FROM events WHERE position = 1`,
  `INSERT OR REPLACE INTO events (position, stream, version, body) VALUES (1, 1, 1, '{}')`,
  `INSERT OR REPLACE INTO events (stream, version, body) VALUES (1, 1, '{}')`,
  `REPLACE INTO events SELECT position, stream, version, '{}' FROM events`,
  `INSERT INTO events (position, stream, version, body) VALUES (1, 1, 1, '{}')
     ON CONFLICT DO UPDATE SET body = excluded.body`,
  `UPDATE streams SET name = 'case-other' WHERE name = 'case-1'`,
  `UPDATE streams SET id = 4711 WHERE name = 'case-1'`,
  `DELETE FROM streams`,
  `INSERT OR REPLACE INTO streams (id, name, version, entries, body) VALUES (1, 'case-9', 0, '[]', '{}')`,
  `INSERT OR REPLACE INTO streams (name, version, entries, body) VALUES ('case-1', 0, '[]', '{}')`,
];

test('O3 nothing that can be said in SQL changes, removes or replaces an event', async () => {
  await withHistory((database, events) => {
    const before = events();
    assert.equal(before.length, 4);
    for (const sql of rewritings) {
      for (const pragma of ['foreign_keys = OFF', 'recursive_triggers = OFF']) {
        database.exec(`PRAGMA ${pragma}`);
        assert.throws(() => database.exec(sql), /never|keep their events/, sql);
        assert.deepEqual(events(), before, sql);
      }
    }
  });
});

test('O3 adding events and erasing parts go on as ever', async () => {
  const directory = testingDirectory();
  const store = await openSqliteStore({ directory: directory.path });
  const part = samplePart('part-1', { deleteAfter: minute(1) });
  await mustCommit(store, { streams: [sampleWrite('case-1', 0)], parts: [part] });
  await mustCommit(store, { streams: [sampleWrite('case-1', 1)] });
  const retention = { activitiesReceivedBefore: minute(0), idempotencyBefore: minute(0) };
  assert.equal((await store.sweep(minute(1), retention)).parts, 1);
  assert.equal(await store.part('part-1' as PartId), undefined);
  assert.equal((await store.events('case-1')).length, 2);
  await store.close();
  directory.remove();
});

async function withHistory(
  check: (database: DatabaseSync, events: () => readonly unknown[]) => void,
): Promise<void> {
  const directory: TestingDirectory = testingDirectory();
  const store = await openSqliteStore({ directory: directory.path });
  await mustCommit(store, { streams: [sampleWrite('case-1', 0), sampleWrite('case-2', 0)] });
  await mustCommit(store, { streams: [sampleWrite('case-1', 1), sampleWrite('case-2', 1)] });
  await store.close();
  const database = new DatabaseSync(join(directory.path, 'evenhand.sqlite'));
  const select = database.prepare(
    `SELECT position, name, e.version AS version, e.body AS body
     FROM events AS e JOIN streams AS s ON s.id = e.stream ORDER BY position`,
  );
  check(database, () => select.all());
  database.close();
  directory.remove();
}
