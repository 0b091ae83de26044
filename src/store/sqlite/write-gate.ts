import type { Result } from '../../kernel/result.ts';
import { AlreadyStored, StorageFull, StoreBroken, StoreBusy } from '../failure.ts';

/** What the gate needs of a database; a test can put one in its place that fails. */
export interface Transactional {
  readonly isTransaction: boolean;
  exec(sql: string): void;
}

// https://www.sqlite.org/rescode.html: the low byte is the primary code, the rest says more.
const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;
const SQLITE_CONSTRAINT = 19;
const SQLITE_CONSTRAINT_PRIMARYKEY = 1555;
const SQLITE_CONSTRAINT_UNIQUE = 2067;

/** One write that shares a transaction with others, and where its outcome goes. */
interface Job {
  readonly task: () => Result<unknown, unknown>;
  readonly resolve: (result: Result<unknown, unknown>) => void;
  readonly reject: (problem: unknown) => void;
}

/**
 * The one way to write: a transaction that is durable when `run` returns and leaves nothing when it
 * throws. After a failure that leaves open what is on the disk, it lets no further write through.
 */
export class WriteGate {
  readonly #database: Transactional;
  #broken: StoreBroken | undefined;
  #waiting: Job[] = [];

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

  /**
   * Like `attempt`, in one transaction with whatever else was asked for in the same turn of the
   * event loop: the disk is waited for once and not once each (group commit). Each task still
   * succeeds or leaves nothing by itself, and none is answered before all of them are durable.
   */
  share<Value, Failure>(task: () => Result<Value, Failure>): Promise<Result<Value, Failure>> {
    return new Promise((resolve, reject) => {
      const job: Job = { task, resolve: resolve as Job['resolve'], reject };
      if (this.#waiting.push(job) === 1) setImmediate(() => this.flush());
    });
  }

  /** Writes what waits now; for closing. */
  flush(): void {
    const jobs = this.#waiting;
    this.#waiting = [];
    const [only] = jobs;
    if (only === undefined) return;
    try {
      if (jobs.length === 1) only.resolve(this.attempt(only.task));
      else for (const settle of this.#together(jobs)) settle();
    } catch (problem) {
      for (const job of jobs) job.reject(problem);
    }
  }

  #together(jobs: readonly Job[]): readonly (() => void)[] {
    if (this.#broken !== undefined) throw this.#broken;
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      const settles = jobs.map((job) => this.#alone(job));
      this.#database.exec('COMMIT');
      return settles;
    } catch (problem) {
      throw this.#afterFailure(problem);
    }
  }

  /**
   * One task inside the shared transaction. What goes wrong with the disk is thrown and ends them
   * all.
   */
  #alone({ task, resolve, reject }: Job): () => void {
    this.#database.exec('SAVEPOINT task');
    try {
      const result = task();
      if (!result.ok) this.#database.exec('ROLLBACK TO task');
      this.#database.exec('RELEASE task');
      return () => resolve(result);
    } catch (problem) {
      const own = ownFault(problem);
      if (own === undefined) throw problem;
      this.#database.exec('ROLLBACK TO task');
      this.#database.exec('RELEASE task');
      return () => reject(own);
    }
  }

  run<Value>(task: () => Value): Value {
    const result = this.attempt<Value, never>(() => ({ ok: true, value: task() }));
    return result.ok ? result.value : result.error;
  }

  #afterFailure(problem: unknown): unknown {
    const code = sqliteCode(problem);
    if (this.#rollBack()) {
      const own = ownFault(problem);
      if (own !== undefined) return own;
      if (code !== undefined && primary(code) === SQLITE_FULL) {
        return new StorageFull({ cause: problem });
      }
      if (isBusy(problem)) return new StoreBusy({ cause: problem });
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

/** Whether another process held the file longer than was waited. */
export function isBusy(problem: unknown): boolean {
  const code = sqliteCode(problem);
  return code !== undefined && primary(code) === SQLITE_BUSY;
}

/** What the caller did wrong: it is found before the commit and says nothing about the disk. */
function ownFault(problem: unknown): unknown {
  const code = sqliteCode(problem);
  if (code === SQLITE_CONSTRAINT_PRIMARYKEY || code === SQLITE_CONSTRAINT_UNIQUE) {
    const message = 'An id that must be new is in the store already.';
    return new AlreadyStored(message, { cause: problem });
  }
  return code === undefined || primary(code) === SQLITE_CONSTRAINT ? problem : undefined;
}

/** The extended result code of an error of SQLite; undefined for every other error. */
function sqliteCode(problem: unknown): number | undefined {
  if (!(problem instanceof Error) || !('errcode' in problem)) return undefined;
  return typeof problem.errcode === 'number' ? problem.errcode : undefined;
}

function primary(code: number): number {
  return code & 0xff;
}
