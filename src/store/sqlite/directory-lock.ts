import { DatabaseSync } from 'node:sqlite';
import { StoreRefused } from '../failure.ts';

/**
 * Holds the data directory for this process: a second tiny SQLite file under an exclusive lock of
 * the operating system. The lock ends with the process, however it ends, so no stale lock is ever
 * left.
 */
export class DirectoryLock {
  readonly #database: DatabaseSync;

  private constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /**
   * Throws `StoreRefused` when another store holds the directory, in this process or in another
   * one.
   */
  static take(path: string): DirectoryLock {
    const database = new DatabaseSync(path, { timeout: 0 });
    try {
      database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    } catch (problem) {
      database.close();
      throw new StoreRefused(
        `The data directory is in use by another Evenhand server (${path} is locked). ` +
          'Stop that server first, or choose another directory.',
        { cause: problem },
      );
    }
    return new DirectoryLock(database);
  }

  release(): void {
    this.#database.close();
  }
}
