import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Instant } from '../../kernel/instant.ts';
import { integer, text } from './row.ts';

export interface LeaseRequest {
  readonly name: string;
  readonly holder: string;
  readonly now: Instant;
  readonly until: Instant;
}

/** Named leases, each with a fencing number that grows with every new holding. */
export class Leases {
  readonly #get: StatementSync;
  readonly #put: StatementSync;

  constructor(database: DatabaseSync) {
    this.#get = database.prepare('SELECT holder, fence, until FROM leases WHERE name = ?');
    this.#put = database.prepare(
      'INSERT OR REPLACE INTO leases (name, holder, fence, until) VALUES (?, ?, ?, ?)',
    );
  }

  /** The number of the last holding; undefined when nobody ever held it. */
  fence(name: string): number | undefined {
    const row = this.#get.get(name);
    return row && integer(row, 'fence');
  }

  lease({ name, holder, now, until }: LeaseRequest): number | undefined {
    const row = this.#get.get(name);
    const held = row !== undefined && text(row, 'until') > now;
    if (held && text(row, 'holder') !== holder) return undefined;
    const last = row === undefined ? 0 : integer(row, 'fence');
    const fence = held ? last : last + 1;
    this.#put.run(name, holder, fence, until);
    return fence;
  }
}
