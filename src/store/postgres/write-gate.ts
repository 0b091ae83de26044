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
 * The one way to write several rows that belong together. Writes that wait while another
 * transaction is under way share the next one, each in a savepoint of its own (group commit).
 */
export class WriteGate {
  readonly #connections: Connections;
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
    let transaction: string | undefined;
    const settles: (() => void)[] = [];
    try {
      await this.#connections.hold(async (session) => {
        await session.rows(BEGIN);
        for (const job of jobs) settles.push(await alone(session, job));
        const [row] = await session.rows('SELECT pg_current_xact_id_if_assigned()::text AS id');
        // From here on the outcome is PostgreSQL's to tell.
        transaction = typeof row?.['id'] === 'string' ? row['id'] : undefined;
        await session.rows('COMMIT');
      });
    } catch (problem) {
      const open = transaction !== undefined && kindOf(problem) === 'lost';
      if (!open || !(await this.#committed(transaction ?? ''))) throw problem;
    }
    return settles;
  }

  /** Whether a transaction whose end nobody heard of was committed. */
  async #committed(transaction: string): Promise<boolean> {
    // Whoever has the lock knows that the transaction that had it is over.
    const outcome = await this.#connections.patiently(() =>
      this.#connections.hold(async (session) => {
        await session.rows(BEGIN);
        const [row] = await session.rows('SELECT pg_xact_status($1::xid8) AS outcome', [
          transaction,
        ]);
        await session.rows('ROLLBACK');
        return row?.['outcome'];
      }),
    );
    if (outcome === 'committed') return true;
    if (outcome === 'aborted') return false;
    throw new StoreBroken(`PostgreSQL cannot say what became of transaction ${transaction}`);
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
