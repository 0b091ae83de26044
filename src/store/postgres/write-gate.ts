import { randomUUID } from 'node:crypto';
import { ok, type Result } from '../../kernel/result.ts';
import { StoreBroken } from '../failure.ts';
import type { Connections, Session } from './connections.ts';
import { failureOf, kindOf } from './problem.ts';

type Task<Value, Failure> = (session: Session) => Promise<Result<Value, Failure>>;

interface Job {
  readonly task: Task<unknown, unknown>;
  readonly resolve: (result: Result<unknown, unknown>) => void;
  readonly reject: (problem: unknown) => void;
}

const TOGETHER = 64;

// One writer of a community at a time, over all processes: what it reads is what the last one left,
// and positions become visible in their order, because the lock outlives the commit.
const BEGIN = `BEGIN;
  SELECT pg_advisory_xact_lock(hashtextextended(current_setting('evenhand.community'), 4558))`;

/**
 * Leaves the number of a transaction that wrote something, in that transaction. PostgreSQL's own
 * numbers do not tell: after a crash it gives away again those it had not written down yet.
 */
const MARK = `INSERT INTO commits (writer, number)
  SELECT $1, $2::bigint WHERE pg_current_xact_id_if_assigned() IS NOT NULL
  ON CONFLICT (community, writer) DO UPDATE SET number = excluded.number, at = now()`;

/**
 * The one way to write several rows that belong together. Writes that wait while another
 * transaction is under way share the next one, each in a savepoint of its own (group commit).
 */
export class WriteGate {
  readonly #connections: Connections;
  readonly #writer: string = randomUUID();
  #number = 0;
  #waiting: Job[] = [];
  #working: Promise<void> | undefined;
  #broken: StoreBroken | undefined;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  /**
   * Commits when the task succeeds; keeps nothing when it answers an error or throws. A task may
   * run more than once, and only the last run counts.
   */
  attempt<Value, Failure>(task: Task<Value, Failure>): Promise<Result<Value, Failure>> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve: resolve as Job['resolve'], reject });
      this.#working ??= this.#work();
    });
  }

  async run<Value>(task: (session: Session) => Promise<Value>): Promise<Value> {
    const result = await this.attempt<Value, never>(async (session) => ok(await task(session)));
    return result.ok ? result.value : result.error;
  }

  /** Resolves when nothing waits any more. */
  async flush(): Promise<void> {
    await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      const jobs = this.#waiting.splice(0, TOGETHER);
      try {
        if (this.#broken !== undefined) throw this.#broken;
        const settles = await this.#connections.patiently(() => this.#together(jobs));
        for (const settle of settles) settle();
      } catch (problem) {
        if (problem instanceof StoreBroken) this.#broken = problem;
        for (const job of jobs) job.reject(problem);
      }
    }
    this.#working = undefined;
  }

  async #together(jobs: readonly Job[]): Promise<readonly (() => void)[]> {
    const number = this.#number + 1;
    let inDoubt = false;
    const settles: (() => void)[] = [];
    try {
      await this.#connections.hold(async (session) => {
        await session.rows(BEGIN);
        for (const job of jobs) settles.push(await alone(session, job));
        const wrote = await session.changes(MARK, [this.#writer, number]);
        // From here on the outcome is PostgreSQL's to tell.
        inDoubt = wrote > 0;
        await session.rows('COMMIT');
      });
    } catch (problem) {
      if (!inDoubt || kindOf(problem) !== 'lost' || !(await this.#committed(number))) throw problem;
    }
    this.#number = number;
    return settles;
  }

  /** Whether a transaction whose end nobody heard of was committed. */
  async #committed(number: number): Promise<boolean> {
    try {
      return await this.#connections.patiently(() => this.#find(number));
    } catch (problem) {
      // Whoever cannot look does not know, and "nothing was changed" would be a guess.
      if (problem instanceof StoreBroken) throw problem;
      throw new StoreBroken('PostgreSQL: nobody can tell whether a commit was kept', {
        cause: problem,
      });
    }
  }

  async #find(number: number): Promise<boolean> {
    return await this.#connections.hold(async (session) => {
      // Whoever has the lock knows that the transaction that had it is over.
      await session.rows(BEGIN);
      const sql = 'SELECT 1 FROM commits WHERE writer = $1 AND number = $2';
      const found = await session.rows(sql, [this.#writer, number]);
      await session.rows('ROLLBACK');
      return found.length > 0;
    });
  }
}

/** One task inside the transaction. What is not its own fault is thrown and ends them all. */
async function alone(session: Session, { task, resolve, reject }: Job): Promise<() => void> {
  await session.rows('SAVEPOINT task');
  try {
    const result = await task(session);
    await session.rows(result.ok ? 'RELEASE task' : 'ROLLBACK TO task; RELEASE task');
    return () => resolve(result);
  } catch (problem) {
    const kind = kindOf(problem);
    if (kind !== 'own' && kind !== 'duplicate') throw problem;
    await session.rows('ROLLBACK TO task; RELEASE task');
    return () => reject(failureOf(problem));
  }
}
