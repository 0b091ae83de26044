import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StoreCopy } from '../port.ts';
import { RecordEntries } from './record-entries.ts';
import { schemaVersion } from './schema.ts';

/** The database in a data directory. */
export const DATABASE_FILE = 'evenhand.sqlite';

/**
 * Writes a whole copy of the database as it is at this moment, while a server may be using it. What
 * was deleted is not in it. The file must not be there yet.
 */
export function copyDatabase(directory: string, to: string): void {
  const database = new DatabaseSync(join(directory, DATABASE_FILE), {
    readOnly: true,
    timeout: 5_000,
  });
  try {
    database.prepare('VACUUM INTO ?').run(to);
    chmodSync(to, 0o600);
  } finally {
    database.close();
  }
}

/** Opens a copy to look at it and never to write to it. */
export function openDatabaseCopy(directory: string): StoreCopy {
  const path = join(directory, DATABASE_FILE);
  const database = new DatabaseSync(path, { readOnly: true });
  const record = new RecordEntries(database);
  const number = (sql: string): number =>
    Number(Object.values(database.prepare(sql).get() ?? {})[0]);
  return {
    problems: () => problemsIn(database),
    schemaVersion: number('PRAGMA user_version'),
    events: number('SELECT coalesce(max(position), 0) FROM events'),
    recordEntries: async (from, limit) => record.read(from, limit),
    close: () => database.close(),
  };
}

function problemsIn(database: DatabaseSync): readonly string[] {
  const [version] = Object.values(database.prepare('PRAGMA user_version').get() ?? {});
  if (Number(version) > schemaVersion) {
    return [`it was written by a newer version of Evenhand (format ${version})`];
  }
  const damage = database.prepare('PRAGMA integrity_check').all();
  const found = damage.flatMap((row) => Object.values(row).map(String));
  const astray = database.prepare('PRAGMA foreign_key_check').all();
  return [...found.filter((line) => line !== 'ok'), ...astray.map((row) => JSON.stringify(row))];
}
