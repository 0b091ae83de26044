import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { after, test } from 'node:test';
import type { Store } from '../../store/port.ts';
import { openSqliteStore } from '../../store/sqlite/open.ts';
import { testingDirectory } from '../../store/sqlite/testing-directory.ts';
import { liveThroughEverything } from '../testing-member-life.ts';
import { openWorld } from '../testing-world.ts';
import { faultsAmong, type RecordFault } from './audit-record.ts';
import { Scrub } from './scrub.ts';
import { testingRecordKeeper } from './testing-record-keeper.ts';

const directory = testingDirectory();
after(() => directory.remove());

async function audited(store: Store): Promise<readonly RecordFault[]> {
  return await faultsAmong(store, await store.recordEntries(0, 100_000));
}

/** Everything that somebody who rules the database may do to one event, and undo again. */
const attacks: readonly { readonly what: string; readonly sql: string }[] = [
  { what: 'another word', sql: `UPDATE events SET body = replace(body, '"type"', '"typo"')` },
  { what: 'another time', sql: `UPDATE events SET body = replace(body, '20', '21')` },
  {
    what: 'another actor',
    sql: `UPDATE events SET body = replace(body, 'moderator-', 'reviewer-')`,
  },
  { what: 'no JSON', sql: `UPDATE events SET body = substr(body, 2)` },
  { what: 'nothing', sql: 'DELETE FROM events' },
  { what: 'another stream', sql: 'UPDATE events SET stream = 1, version = 900000 + position' },
  { what: 'another place', sql: 'UPDATE events SET position = position + 900000' },
];

test('L1 whatever is done to an event in the database is found, with its place', async () => {
  const store = await openSqliteStore({ directory: directory.path });
  const world = await openWorld({ store, recordKeeper: testingRecordKeeper() });
  await liveThroughEverything(world);
  await world.application.publishRecord();
  assert.deepEqual(await audited(store), []);
  const { position: last } = await store.recordSize();
  const database = new DatabaseSync(join(directory.path, 'evenhand.sqlite'));
  database.exec(`
    PRAGMA foreign_keys = OFF;
    DROP TRIGGER events_are_never_changed;
    DROP TRIGGER events_are_never_removed;
    DROP TRIGGER events_are_never_replaced;
  `);
  let found = 0;
  for (const { what, sql } of attacks) {
    for (let position = 2; position <= last; position += 97) {
      const row = database.prepare('SELECT * FROM events WHERE position = ?').get(position) ?? {};
      const { changes } = database.prepare(`${sql} WHERE position = ?`).run(position);
      assert.equal(Number(changes), 1);
      const now = database.prepare('SELECT * FROM events WHERE position = ?').get(position) ?? {};
      const same = JSON.stringify(now) === JSON.stringify(row);
      const faults = await audited(store);
      assert.deepEqual(
        faults.map((fault) => fault.position),
        same ? [] : [position],
        `${what} at ${position}`,
      );
      found += faults.length;
      database
        .prepare('DELETE FROM events WHERE position IN (?, ? + 900000)')
        .run(position, position);
      const columns = Object.values(row) as SQLInputValue[];
      const places = columns.map(() => '?').join(', ');
      database.prepare(`INSERT INTO events VALUES (${places})`).run(...columns);
    }
  }
  assert.ok(found > 20, `only ${found}`);
  assert.deepEqual(await audited(store), []);
  await partsAndEntries(store, database);
  database.close();
  await world.application.close();
});

/** The texts beside the events, and the entries themselves. */
async function partsAndEntries(store: Store, database: DatabaseSync): Promise<void> {
  const named = (await store.recordEntries(0, 100_000)).find(({ parts }) => parts.length > 0);
  assert.ok(named !== undefined);
  const id = named.parts[0]?.pointer.slice('/parts/'.length) ?? '';
  const { body = '' } = database.prepare('SELECT body FROM parts WHERE id = ?').get(id) ?? {};
  database.prepare(`UPDATE parts SET body = '"another text"' WHERE id = ?`).run(id);
  const [fault] = await audited(store);
  assert.equal(fault?.index, named.index);
  assert.equal(fault.problem, 'the event is not the one that was recorded');
  database.prepare('UPDATE parts SET body = ? WHERE id = ?').run(body, id);
  const kept = JSON.stringify(named.parts).replace(/("commitment":")./, '$1_');
  const keep = database.prepare('UPDATE record_entries SET parts = ? WHERE place = ?');
  keep.run(kept, named.index);
  assert.match((await audited(store))[0]?.problem ?? '', /what the entry knows of a part/);
  keep.run(JSON.stringify(named.parts), named.index);
  assert.deepEqual(await audited(store), []);
  database.prepare('DELETE FROM parts WHERE id = ?').run(id);
  assert.deepEqual(await audited(store), [], 'what retention removes is no fault');
  const secret = Buffer.alloc(32, 9).toString('base64');
  database.prepare('UPDATE record_entries SET secret = ? WHERE place = 3').run(secret);
  assert.deepEqual(
    (await audited(store)).map(({ index }) => index),
    [3],
  );
}

test('L1 a scrub comes by every entry, and stays where something is wrong', async () => {
  const other = testingDirectory();
  const store = await openSqliteStore({ directory: other.path });
  const world = await openWorld({ store, recordKeeper: testingRecordKeeper() });
  await liveThroughEverything(world);
  await world.application.publishRecord();
  const { entries, position } = await store.recordSize();
  const scrub = new Scrub(store);
  const rounds = Math.ceil(entries / 64) + 1;
  for (let step = 0; step < rounds; step += 1) assert.deepEqual(await scrub.step(), []);
  const database = new DatabaseSync(join(other.path, 'evenhand.sqlite'));
  database.exec('DROP TRIGGER events_are_never_changed');
  const change = database.prepare(
    'UPDATE events SET body = replace(body, ?, ?) WHERE position = ?',
  );
  change.run('"type"', '"typo"', position);
  let found: readonly RecordFault[] = [];
  for (let step = 0; step < rounds && found.length === 0; step += 1) found = await scrub.step();
  assert.equal(found[0]?.position, position);
  assert.equal((await scrub.step())[0]?.position, position, 'still there');
  change.run('"typo"', '"type"', position);
  assert.deepEqual(await scrub.step(), []);
  database.close();
  await world.application.close();
  other.remove();
});
