import type { KeyObject } from 'node:crypto';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreBusy, StoreRefused } from '../failure.ts';
import { isBusy } from '../sqlite/write-gate.ts';
import { decrypted, encrypted } from './cipher.ts';
import { KeyDatabase, type KeyDatabaseUse, PATIENCE_MS } from './key-database.ts';
import { KeyFile } from './key-file.ts';
import { makeMasterKey, readMasterKey } from './master-key.ts';

/** In the data directory, beside the database and in none of its backups. */
export const KEY_FILE = 'evenhand.keys';
export const MASTER_KEY_FILE = 'evenhand.master-key';

/** `EVNK` in the file's header says whose file it is. */
const APPLICATION_ID = 0x45564e4b;
const PROBE = 'evenhand/master-key/v1';

/** `holder` is the person, or the day, of whom a key seals many things. */
const schema = `
  CREATE TABLE data_keys (
    id TEXT NOT NULL PRIMARY KEY,
    holder TEXT UNIQUE,
    wrapped BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE doomed (id TEXT NOT NULL PRIMARY KEY, place TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE probe (one INTEGER PRIMARY KEY CHECK (one = 1), wrapped BLOB NOT NULL) STRICT;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = 1;
`;

export function hasKeyFile(directory: string): boolean {
  return existsSync(join(directory, KEY_FILE));
}

/**
 * Opens the data keys of a data directory. Makes them and the master key where there are none;
 * throws `StoreRefused` when the master key is missing or another one.
 */
export function openKeyFile(directory: string, use: KeyDatabaseUse = { shared: false }): KeyFile {
  const path = join(directory, KEY_FILE);
  const database = new DatabaseSync(path, { timeout: timeoutOf(use) });
  try {
    chmodSync(path, 0o600);
    setUp(database, use);
    const master = masterOf(database, join(directory, MASTER_KEY_FILE));
    return new KeyFile(new KeyDatabase(database, use), master);
  } catch (problem) {
    database.close();
    throw isBusy(problem) ? new StoreBusy({ cause: problem }) : problem;
  }
}

/** Opens them for another thread, which reads and never writes. */
export function openKeyReader(directory: string, use: KeyDatabaseUse): KeyFile {
  const master = readMasterKey(join(directory, MASTER_KEY_FILE));
  if (master === undefined) throw new StoreRefused(`${directory} has no ${MASTER_KEY_FILE}.`);
  // Whoever reads a shared file has to be able to take back what a neighbour died in.
  const options = { readOnly: !use.shared, timeout: timeoutOf(use) };
  const database = new DatabaseSync(join(directory, KEY_FILE), options);
  return new KeyFile(new KeyDatabase(database, use), master);
}

/** Writes a copy of the data keys as they are now; `to` must not be there yet. */
export function copyKeyFile(directory: string, to: string): void {
  const path = join(directory, KEY_FILE);
  // What is in a journal may have to be taken back first, after a process died.
  const readOnly = !existsSync(`${path}-journal`);
  const database = new DatabaseSync(path, { readOnly, timeout: 5_000 });
  try {
    database.prepare('VACUUM INTO ?').run(to);
    chmodSync(to, 0o600);
  } finally {
    database.close();
  }
}

function timeoutOf({ shared }: KeyDatabaseUse): number {
  return shared ? PATIENCE_MS : 5_000;
}

function setUp(database: DatabaseSync, { shared }: KeyDatabaseUse): void {
  // As the store's own file: synced before it returns, overwritten when it is destroyed. A
  // write-ahead log needs memory that its readers share, which machines do not. A journal is
  // truncated, because that is synced and the removal of one is not.
  database.exec(`
    PRAGMA journal_mode = ${shared ? 'TRUNCATE' : 'WAL'};
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA cache_size = -8192;
    PRAGMA wal_autocheckpoint = 4000;
    PRAGMA temp_store = MEMORY;
    PRAGMA trusted_schema = OFF;
  `);
}

/** The master key, when it is that of the file. The first to come here makes both. */
function masterOf(database: DatabaseSync, path: string): KeyObject {
  // Under the lock of the file: two processes may come first.
  database.exec('BEGIN IMMEDIATE');
  try {
    const isNew = Number(database.prepare('PRAGMA user_version').get()?.['user_version']) === 0;
    const known = readMasterKey(path);
    if (!isNew && known === undefined) {
      throw new StoreRefused(`${path} is missing. Put back a copy of it: it opens all texts.`);
    }
    const master = known ?? makeMasterKey(path);
    if (isNew) makeSchema(database, master);
    else checkMaster(database, master, path);
    database.exec('COMMIT');
    return master;
  } catch (problem) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw problem;
  }
}

function makeSchema(database: DatabaseSync, master: KeyObject): void {
  database.exec(schema);
  const probe = encrypted(master, PROBE, Buffer.from(PROBE));
  database.prepare('INSERT INTO probe (one, wrapped) VALUES (1, ?)').run(probe);
}

function checkMaster(database: DatabaseSync, master: KeyObject, path: string): void {
  const wrapped = database.prepare('SELECT wrapped FROM probe').get()?.['wrapped'];
  try {
    decrypted(master, PROBE, wrapped instanceof Uint8Array ? wrapped : new Uint8Array(0));
  } catch (cause) {
    throw new StoreRefused(`${path} is not the key of ${KEY_FILE} beside it. Put back its own.`, {
      cause,
    });
  }
}
