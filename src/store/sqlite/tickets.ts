import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Instant } from '../../kernel/instant.ts';
import type { Ticket } from '../port.ts';
import { decodeJson, encode, keyText } from '../stored-text.ts';
import { type Row, text } from './row.ts';

/** Sessions, links and tokens, by the hash of their secret. */
export class Tickets {
  readonly #put: StatementSync;
  readonly #get: StatementSync;
  readonly #remove: StatementSync;
  readonly #removeOf: StatementSync;
  readonly #list: StatementSync;
  readonly #sweep: StatementSync;

  constructor(database: DatabaseSync) {
    this.#put = database.prepare(
      `INSERT OR REPLACE INTO tickets (hash, kind, holder, expires_at, body)
       VALUES (?, ?, ?, ?, ?)`,
    );
    const select = 'SELECT hash, kind, holder, expires_at, body FROM tickets';
    this.#get = database.prepare(`${select} WHERE hash = ?`);
    this.#remove = database.prepare('DELETE FROM tickets WHERE hash = ?');
    this.#removeOf = database.prepare('DELETE FROM tickets WHERE holder = ?');
    this.#list = database.prepare(`${select} WHERE kind = ? ORDER BY holder, hash`);
    this.#sweep = database.prepare('DELETE FROM tickets WHERE expires_at <= ?');
  }

  put({ hash, kind, holder, expiresAt, body }: Ticket): void {
    this.#put.run(keyText(hash), keyText(kind), keyText(holder), expiresAt, encode(body));
  }

  get(hash: string): Ticket | undefined {
    const row = this.#get.get(hash);
    return row === undefined ? undefined : ticketOf(row);
  }

  remove(hash: string): void {
    this.#remove.run(hash);
  }

  removeOf(holder: string): number {
    return Number(this.#removeOf.run(holder).changes);
  }

  list(kind: string): readonly Ticket[] {
    return this.#list.all(kind).map(ticketOf);
  }

  sweep(now: Instant): number {
    return Number(this.#sweep.run(now).changes);
  }
}

function ticketOf(row: Row): Ticket {
  return {
    hash: text(row, 'hash'),
    kind: text(row, 'kind'),
    holder: text(row, 'holder'),
    body: decodeJson(text(row, 'body')),
    expiresAt: text(row, 'expires_at') as Instant,
  };
}
