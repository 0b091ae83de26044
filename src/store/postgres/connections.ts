import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { failureOf, kindOf } from './problem.ts';
import type { Row } from './row.ts';

/** One connection, or all of them, to ask something. */
export interface Session {
  rows(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** How many rows a statement changed. */
  changes(sql: string, values?: readonly unknown[]): Promise<number>;
}

export interface PostgresPlace {
  /** `postgres://role:password@host:port/database`. */
  readonly url: string;
  /** Whose rows are seen; letters, digits, dots and dashes. */
  readonly community: string;
  /** At most so many connections at a time. */
  readonly connections?: number;
  /** How long a lost database is waited for before the store gives up, in milliseconds. */
  readonly patienceMs?: number;
}

const INT8 = 20;

/**
 * A few connections to one database, each of which sees the rows of one community alone. A question
 * that finds its connection gone is asked again on another one.
 */
export class Connections implements Session {
  readonly #pool: pg.Pool;
  readonly #patienceMs: number;
  readonly #names: Map<string, string> = new Map();

  constructor({ url, community, connections = 8, patienceMs = 15_000 }: PostgresPlace) {
    if (!/^[a-z0-9][a-z0-9.-]{0,62}$/.test(community)) {
      throw new TypeError('a community is named by small letters, digits, dots and dashes');
    }
    this.#patienceMs = patienceMs;
    this.#pool = new pg.Pool({
      connectionString: url,
      application_name: 'evenhand',
      max: connections,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      // A process that stands still must not hold the others up.
      options: [
        `-c evenhand.community=${community}`,
        '-c default_transaction_isolation=read\\ committed',
        '-c synchronous_commit=on',
        '-c idle_in_transaction_session_timeout=10000',
      ].join(' '),
      types: { getTypeParser },
    });
    // An idle connection that dies is replaced when the next one is needed.
    this.#pool.on('error', () => undefined);
  }

  async rows(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return await this.#patiently(async () => (await this.#ask(this.#pool, sql, values)).rows);
  }

  async changes(sql: string, values: readonly unknown[] = []): Promise<number> {
    return await this.#patiently(
      async () => (await this.#ask(this.#pool, sql, values)).rowCount ?? 0,
    );
  }

  /** Runs a task on one connection. What goes wrong with the connection ends it. */
  async hold<Value>(task: (session: Session) => Promise<Value>): Promise<Value> {
    const client = await this.#pool.connect();
    // Without a listener, a connection that dies between two questions would end the process.
    const ignore = (): void => undefined;
    client.on('error', ignore);
    let dead: Error | undefined;
    try {
      return await task({
        rows: async (sql, values = []) => (await this.#ask(client, sql, values)).rows,
        changes: async (sql, values = []) => (await this.#ask(client, sql, values)).rowCount ?? 0,
      });
    } catch (problem) {
      dead = problem instanceof Error ? problem : new Error(String(problem));
      throw problem;
    } finally {
      client.off('error', ignore);
      client.release(dead);
    }
  }

  /** Tries until a connection can be had, as long as patience lasts. */
  async patiently<Value>(task: () => Promise<Value>): Promise<Value> {
    return await this.#patiently(task);
  }

  async close(): Promise<void> {
    if (!this.#pool.ended) await this.#pool.end();
  }

  async #patiently<Value>(task: () => Promise<Value>): Promise<Value> {
    const end = performance.now() + this.#patienceMs;
    for (let wait = 20; ; wait = Math.min(2 * wait, 500)) {
      try {
        return await task();
      } catch (problem) {
        const kind = kindOf(problem);
        const worthwhile = kind === 'lost' || kind === 'again';
        if (!worthwhile || performance.now() + wait > end) throw failureOf(problem);
        await setTimeout(wait);
      }
    }
  }

  // A statement is parsed once on each connection.
  async #ask(
    on: pg.Pool | pg.PoolClient,
    sql: string,
    values: readonly unknown[],
  ): Promise<pg.QueryResult<Row>> {
    if (values.length === 0) return await on.query<Row>(sql);
    const name = this.#names.get(sql) ?? `evenhand_${this.#names.size + 1}`;
    this.#names.set(sql, name);
    return await on.query<Row>({ name, text: sql, values: [...values] });
  }
}

function getTypeParser(oid: number, format?: unknown): (value: string) => unknown {
  if (oid === INT8) return Number;
  return pg.types.getTypeParser(oid, format as 'text');
}
