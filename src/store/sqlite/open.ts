import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../port.ts';
import { DirectoryLock } from './directory-lock.ts';
import { migrate } from './schema.ts';
import { SqliteStore } from './sqlite-store.ts';

export interface SqliteStoreOptions {
  /** Made when it does not exist, readable by its owner only. One server at a time. */
  readonly directory: string;
}

/**
 * Opens the store in a data directory: `evenhand.sqlite` with its write-ahead log, and
 * `evenhand.lock`. Reads nothing but the schema, so that opening takes the same time however much
 * is stored. Throws `StoreRefused` when another server holds the directory or a newer version wrote
 * the file.
 */
export async function openSqliteStore({ directory }: SqliteStoreOptions): Promise<Store> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = DirectoryLock.take(join(directory, 'evenhand.lock'));
  const path = join(directory, 'evenhand.sqlite');
  let database: DatabaseSync | undefined;
  try {
    database = openDatabase(path);
    migrate(database, path);
    syncDirectory(directory);
    return new SqliteStore(database, filesOf(path, database, lock));
  } catch (problem) {
    database?.close();
    lock.release();
    throw problem;
  }
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, {
    timeout: 5_000,
    enableForeignKeyConstraints: true,
    enableDoubleQuotedStringLiterals: false,
  });
  // FULL syncs the write-ahead log before a commit returns. What is deleted is overwritten with
  // zeros, so that swept texts do not stay readable in the file.
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA cache_size = -8192;
    PRAGMA wal_autocheckpoint = 4000;
    PRAGMA journal_size_limit = 67108864;
    PRAGMA temp_store = MEMORY;
    PRAGMA trusted_schema = OFF;
  `);
  return database;
}

// A new file is durable only when the directory that names it is.
function syncDirectory(directory: string): void {
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function filesOf(
  path: string,
  database: DatabaseSync,
  lock: DirectoryLock,
): { bytes: () => number; close: () => void } {
  return {
    bytes: () => sizeOf(path) + sizeOf(`${path}-wal`),
    close: () => {
      if (!database.isOpen) return;
      database.close();
      lock.release();
    },
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
