import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Instant } from '../../kernel/instant.ts';
import type { IdempotencyRecord } from '../port.ts';
import { decodeJson, encode, keyText } from '../stored-text.ts';
import { text } from './row.ts';

/** What was answered to writes, by caller and key. */
export class RememberedAnswers {
  readonly #add: StatementSync;
  readonly #get: StatementSync;
  readonly #removeOf: StatementSync;
  readonly #sweep: StatementSync;

  constructor(database: DatabaseSync) {
    this.#add = database.prepare(
      `INSERT INTO remembered_answers (caller, call_key, route, fingerprint, at, answer)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (caller, call_key) DO NOTHING`,
    );
    this.#get = database.prepare(
      `SELECT route, fingerprint, at, answer FROM remembered_answers
       WHERE caller = ? AND call_key = ?`,
    );
    this.#removeOf = database.prepare('DELETE FROM remembered_answers WHERE caller = ?');
    this.#sweep = database.prepare('DELETE FROM remembered_answers WHERE at < ?');
  }

  /** Remembers an answer; one that is there already stays. */
  add({ caller, key, route, fingerprint, at, answer }: IdempotencyRecord): void {
    this.#add.run(keyText(caller), keyText(key), route, fingerprint, at, encode(answer));
  }

  get(caller: string, key: string): IdempotencyRecord | undefined {
    const row = this.#get.get(caller, key);
    if (row === undefined) return undefined;
    return {
      caller,
      key,
      route: text(row, 'route'),
      fingerprint: text(row, 'fingerprint'),
      answer: decodeJson(text(row, 'answer')),
      at: text(row, 'at') as Instant,
    };
  }

  removeOf(caller: string): void {
    this.#removeOf.run(caller);
  }

  sweep(before: Instant): number {
    return Number(this.#sweep.run(before).changes);
  }
}
