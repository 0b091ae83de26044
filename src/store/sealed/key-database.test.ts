import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { StoreBusy } from '../failure.ts';
import { testingDirectory } from '../sqlite/testing-directory.ts';
import { KeyDatabase } from './key-database.ts';

const patienceMs = 100;

test('a neighbour that stands still is waited for once by readers, and once by writers', () => {
  const directory = testingDirectory();
  const path = join(directory.path, 'shared');
  const own = new DatabaseSync(path, { timeout: patienceMs });
  own.exec('CREATE TABLE one (value INTEGER)');
  const keys = new KeyDatabase(own, { shared: true, patienceMs });
  const neighbour = new DatabaseSync(path);
  const waits = own.prepare('PRAGMA busy_timeout');
  const waitsNow = (): unknown => waits.get()?.['timeout'];
  const read = keys.prepare('SELECT count(*) AS count FROM one');
  const write = keys.prepare('INSERT INTO one VALUES (1)');

  neighbour.exec('BEGIN IMMEDIATE');
  assert.throws(() => keys.write(() => write.run()), StoreBusy);
  assert.equal(keys.read(() => read.get())?.['count'], 0, 'it lets others read');
  assert.equal(waitsNow(), patienceMs);
  assert.throws(() => keys.write(() => write.run()), StoreBusy);
  assert.equal(waitsNow(), 20, 'it was not waited for again');
  neighbour.exec('ROLLBACK');
  keys.write(() => write.run());

  neighbour.exec('BEGIN EXCLUSIVE');
  assert.throws(() => keys.read(() => read.get()), StoreBusy);
  assert.throws(() => keys.read(() => read.get()), StoreBusy);
  assert.equal(waitsNow(), 20);
  neighbour.exec('ROLLBACK');
  assert.equal(keys.read(() => read.get())?.['count'], 1);
  keys.read(() => read.get());
  assert.equal(waitsNow(), patienceMs, 'patient again');
  neighbour.close();
  keys.close();
  directory.remove();
});
