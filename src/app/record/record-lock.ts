import { DatabaseSync } from 'node:sqlite';
import { RecordRefused } from './publish-record.ts';

const SQLITE_BUSY = 5;

/**
 * Runs a task while no other process runs one under the same file. The operating system keeps the
 * lock and lets go of it when the process dies, so that none is ever left. Rejects with
 * `RecordRefused` when another one has it.
 */
export async function lockedRecord<Value>(
  path: string,
  task: () => Promise<Value>,
): Promise<Value> {
  const lock = take(path);
  try {
    return await task();
  } finally {
    lock.close();
  }
}

function take(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return database;
  } catch (cause) {
    database?.close();
    const code = cause instanceof Error && 'errcode' in cause ? cause.errcode : undefined;
    throw new RecordRefused(
      code === SQLITE_BUSY
        ? 'another server writes the record in this data directory; this one waits.'
        : `${path} cannot be locked, so two servers could sign two histories: nothing is signed. ` +
            'The disk of the data directory has to keep locks.',
      { cause },
    );
  }
}
