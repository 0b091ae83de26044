import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Rows per second that `node:sqlite` alone commits at synchronous=FULL, in batches of this size.
 */
export function sqliteRowsPerSecond(batch: number, forMs: number): number {
  const directory = mkdtempSync(join(tmpdir(), 'evenhand-limit-'));
  const database = new DatabaseSync(join(directory, 'limit.sqlite'));
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;');
  database.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO row (body) VALUES (?)');
  const body = 'x'.repeat(500);
  const started = performance.now();
  let rows = 0;
  while (performance.now() - started < forMs) {
    database.exec('BEGIN IMMEDIATE');
    for (let index = 0; index < batch; index += 1) insert.run(body);
    database.exec('COMMIT');
    rows += batch;
  }
  const perSecond = Math.round(rows / ((performance.now() - started) / 1_000));
  database.close();
  rmSync(directory, { recursive: true });
  return perSecond;
}
