import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Part, PartEnd } from '../port.ts';
import { decodeJson, encode, keyText } from '../stored-text.ts';
import { optionalText, type Row, text } from './row.ts';

/** Free text and snapshots, apart from the events that name them. */
export class Parts {
  readonly #add: StatementSync;
  readonly #get: StatementSync;
  readonly #of: StatementSync;
  readonly #ended: StatementSync;
  readonly #remove: StatementSync;
  readonly #end: StatementSync;
  readonly #sweep: StatementSync;

  constructor(database: DatabaseSync) {
    this.#add = database.prepare(
      'INSERT INTO parts (id, kind, person, delete_after, body) VALUES (?, ?, ?, ?, ?)',
    );
    this.#get = database.prepare(
      'SELECT id, kind, person, delete_after, body FROM parts WHERE id = ?',
    );
    this.#of = database.prepare(
      'SELECT id, kind, person, delete_after, body FROM parts WHERE person = ?',
    );
    this.#ended = database.prepare(
      'SELECT id, kind, person, delete_after, body FROM parts WHERE delete_after <= ? LIMIT ?',
    );
    this.#remove = database.prepare('DELETE FROM parts WHERE id = ?');
    this.#end = database.prepare('UPDATE parts SET delete_after = ? WHERE id = ?');
    this.#sweep = database.prepare('DELETE FROM parts WHERE delete_after <= ?');
  }

  add({ id, kind, person, deleteAfter, body }: Part): void {
    this.#add.run(keyText(id), kind, person ?? null, deleteAfter ?? null, encode(body));
  }

  get(id: PartId): Part | undefined {
    const row = this.#get.get(id);
    return row === undefined ? undefined : partOf(row);
  }

  of(person: string): readonly Part[] {
    return this.#of.all(person).map(partOf);
  }

  ended(now: Instant, limit: number): readonly Part[] {
    return this.#ended.all(now, limit).map(partOf);
  }

  remove(id: PartId): void {
    this.#remove.run(id);
  }

  end({ id, deleteAfter }: PartEnd): void {
    this.#end.run(deleteAfter, keyText(id));
  }

  sweep(now: Instant): number {
    return Number(this.#sweep.run(now).changes);
  }
}

function partOf(row: Row): Part {
  const person = optionalText(row, 'person');
  const deleteAfter = optionalText(row, 'delete_after');
  return {
    id: text(row, 'id') as PartId,
    kind: text(row, 'kind'),
    ...(person === undefined ? {} : { person }),
    body: decodeJson(text(row, 'body')),
    ...(deleteAfter === undefined ? {} : { deleteAfter: deleteAfter as Instant }),
  };
}
