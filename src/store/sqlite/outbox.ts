import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Instant } from '../../kernel/instant.ts';
import type { OutboxItem, TakenOutboxItem } from '../port.ts';
import { decodeJson, encode, keyText } from '../stored-text.ts';
import { integer, type Row, text } from './row.ts';

/** Which items are asked for: those of a topic that nobody has taken and that are due. */
export interface DueItems {
  readonly topic: string;
  readonly now: Instant;
  readonly limit: number;
}

/** What is still to be done or delivered. */
export class Outbox {
  readonly #add: StatementSync;
  readonly #due: StatementSync;
  readonly #take: StatementSync;
  readonly #acknowledge: StatementSync;
  readonly #retry: StatementSync;
  readonly #count: StatementSync;

  constructor(database: DatabaseSync) {
    this.#add = database.prepare(
      'INSERT INTO outbox (id, topic, due_at, available_at, body) VALUES (?, ?, ?, ?, ?)',
    );
    this.#due = database.prepare(
      `SELECT id, topic, due_at, attempts, body FROM outbox
       WHERE topic = ? AND available_at <= ? ORDER BY available_at, sequence LIMIT ?`,
    );
    this.#take = database.prepare(
      'UPDATE outbox SET available_at = ?, attempts = attempts + 1 WHERE id = ?',
    );
    this.#acknowledge = database.prepare('DELETE FROM outbox WHERE id = ?');
    this.#retry = database.prepare('UPDATE outbox SET due_at = ?, available_at = ? WHERE id = ?');
    this.#count = database.prepare('SELECT count(*) AS items FROM outbox WHERE topic = ?');
  }

  add({ id, topic, body, dueAt }: OutboxItem): void {
    this.#add.run(keyText(id), keyText(topic), dueAt, dueAt, encode(body));
  }

  due({ topic, now, limit }: DueItems): readonly TakenOutboxItem[] {
    return this.#due.all(topic, now, limit).map(takenItem);
  }

  take(id: string, leaseUntil: Instant): void {
    this.#take.run(leaseUntil, id);
  }

  acknowledge(id: string): void {
    this.#acknowledge.run(id);
  }

  retry(id: string, dueAt: Instant): void {
    this.#retry.run(dueAt, dueAt, id);
  }

  count(topic: string): number {
    const row = this.#count.get(topic);
    return row === undefined ? 0 : integer(row, 'items');
  }
}

function takenItem(row: Row): TakenOutboxItem {
  return {
    id: text(row, 'id'),
    topic: text(row, 'topic'),
    body: decodeJson(text(row, 'body')),
    dueAt: text(row, 'due_at') as Instant,
    attempts: integer(row, 'attempts'),
  };
}
