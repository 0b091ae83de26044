import type { Result } from '../../kernel/result.ts';
import { AlreadyStored, StorageFull, StoreBroken } from '../failure.ts';

/** What the gate needs of a database; a test can put one in its place that fails. */
export interface Transactional {
  readonly isTransaction: boolean;
  exec(sql: string): void;
}

// https://www.sqlite.org/rescode.html: the low byte is the primary code, the rest says more.
const SQLITE_FULL = 13;
const SQLITE_CONSTRAINT = 19;
const SQLITE_CONSTRAINT_PRIMARYKEY = 1555;
const SQLITE_CONSTRAINT_UNIQUE = 2067;

/**
 * The one way to write: a transaction that is durable when `run` returns and leaves nothing when it
 * throws. After a failure that leaves open what is on the disk, it lets no further write through.
 */
export class WriteGate {
  readonly #database: Transactional;
  #broken: StoreBroken | undefined;

  constructor(database: Transactional) {
    this.#database = database;
  }

  /** Commits when the task succeeds; keeps nothing when it answers an error or throws. */
  attempt<Value, Failure>(task: () => Result<Value, Failure>): Result<Value, Failure> {
    if (this.#broken !== undefined) throw this.#broken;
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      const result = task();
      this.#database.exec(result.ok ? 'COMMIT' : 'ROLLBACK');
      return result;
    } catch (problem) {
      throw this.#afterFailure(problem);
    }
  }

  run<Value>(task: () => Value): Value {
    const result = this.attempt<Value, never>(() => ({ ok: true, value: task() }));
    return result.ok ? result.value : result.error;
  }

  #afterFailure(problem: unknown): unknown {
    const code = sqliteCode(problem);
    if (this.#rollBack()) {
      // What the caller did wrong is found before the commit and says nothing about the disk.
      if (code === SQLITE_CONSTRAINT_PRIMARYKEY || code === SQLITE_CONSTRAINT_UNIQUE) {
        const message = 'An id that must be new is in the store already.';
        return new AlreadyStored(message, { cause: problem });
      }
      if (code === undefined || primary(code) === SQLITE_CONSTRAINT) return problem;
      if (primary(code) === SQLITE_FULL) return new StorageFull({ cause: problem });
    }
    const reason = problem instanceof Error ? problem.message : String(problem);
    this.#broken = new StoreBroken(reason, { cause: problem });
    return this.#broken;
  }

  #rollBack(): boolean {
    try {
      // SQLite ends the transaction by itself after some errors.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      return true;
    } catch {
      return false;
    }
  }
}

/** The extended result code of an error of SQLite; undefined for every other error. */
function sqliteCode(problem: unknown): number | undefined {
  if (!(problem instanceof Error) || !('errcode' in problem)) return undefined;
  return typeof problem.errcode === 'number' ? problem.errcode : undefined;
}

function primary(code: number): number {
  return code & 0xff;
}
