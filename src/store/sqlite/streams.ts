import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { err, ok, type Result } from '../../kernel/result.ts';
import type {
  CommitConflict,
  IndexEntry,
  StoredEvent,
  StoredView,
  StreamName,
  StreamWrite,
} from '../port.ts';
import { decode, decodeJson, encode, keyText } from '../stored-text.ts';
import { integer, type Row, text } from './row.ts';

/** The aggregates: their events, their views and where the views are indexed. */
export class Streams {
  readonly #head: StatementSync;
  readonly #create: StatementSync;
  readonly #replace: StatementSync;
  readonly #addEvent: StatementSync;
  readonly #addEntry: StatementSync;
  readonly #removeEntry: StatementSync;
  readonly #lastPosition: StatementSync;
  readonly #view: StatementSync;
  readonly #events: StatementSync;
  readonly #allEvents: StatementSync;
  readonly #newestEvent: StatementSync;

  constructor(database: DatabaseSync) {
    this.#head = database.prepare('SELECT id, version, entries FROM streams WHERE name = ?');
    this.#create = database.prepare(
      'INSERT INTO streams (name, version, entries, body) VALUES (?, ?, ?, ?)',
    );
    this.#replace = database.prepare(
      'UPDATE streams SET version = ?, entries = ?, body = ? WHERE id = ?',
    );
    this.#addEvent = database.prepare(
      'INSERT INTO events (stream, version, body) VALUES (?, ?, ?)',
    );
    this.#addEntry = database.prepare(
      `INSERT INTO view_entries (index_name, entry_key, entry_order, stream)
       VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    );
    this.#removeEntry = database.prepare(
      `DELETE FROM view_entries
       WHERE index_name = ? AND entry_key = ? AND entry_order = ? AND stream = ?`,
    );
    this.#lastPosition = database.prepare(
      'SELECT coalesce(max(position), 0) AS position FROM events',
    );
    this.#view = database.prepare('SELECT version, body FROM streams WHERE name = ?');
    const selectEvents = `SELECT position, name, e.version AS version, e.body AS body
       FROM events AS e JOIN streams AS s ON s.id = e.stream`;
    this.#events = database.prepare(`${selectEvents} WHERE name = ? ORDER BY e.version`);
    this.#allEvents = database.prepare(
      `${selectEvents} WHERE position > ? ORDER BY position LIMIT ?`,
    );
    this.#newestEvent = database.prepare(`${selectEvents} ORDER BY position DESC LIMIT 1`);
  }

  /**
   * Appends the events and replaces the view, or says which version is there. Inside a transaction.
   */
  write(write: StreamWrite): Result<null, CommitConflict> {
    const { stream, expectedVersion, events, view } = write;
    const head = this.#head.get(keyText(stream));
    const actual = head === undefined ? 0 : integer(head, 'version');
    if (actual !== expectedVersion) {
      return err({ kind: 'version', stream, expected: expectedVersion, actual });
    }
    const version = actual + events.length;
    const entries = encode(view.indexes.map(({ index, key, order }) => [index, key, order]));
    const id = this.#putView(head, [version, entries, encode(view.body)], stream);
    events.forEach((event, index) => {
      this.#addEvent.run(id, actual + index + 1, encode(event));
    });
    const before = head === undefined ? '[]' : text(head, 'entries');
    if (entries !== before) this.#replaceEntries(stream, before, view.indexes);
    return ok(null);
  }

  /** Position of the last event; 0 in an empty store. */
  lastPosition(): number {
    const row = this.#lastPosition.get();
    return row === undefined ? 0 : integer(row, 'position');
  }

  view(stream: StreamName): StoredView | undefined {
    const row = this.#view.get(stream);
    if (row === undefined) return undefined;
    return { stream, version: integer(row, 'version'), body: decodeJson(text(row, 'body')) };
  }

  events(stream: StreamName): readonly StoredEvent[] {
    return this.#events.all(stream).map(storedEvent);
  }

  allEvents(after: number, limit: number): readonly StoredEvent[] {
    return this.#allEvents.all(after, limit).map(storedEvent);
  }

  newestEvent(): StoredEvent | undefined {
    const row = this.#newestEvent.get();
    return row === undefined ? undefined : storedEvent(row);
  }

  #putView(
    head: Row | undefined,
    columns: readonly [version: number, entries: string, body: string],
    stream: StreamName,
  ): number {
    if (head === undefined) return Number(this.#create.run(stream, ...columns).lastInsertRowid);
    const id = integer(head, 'id');
    this.#replace.run(...columns, id);
    return id;
  }

  #replaceEntries(stream: StreamName, before: string, after: readonly IndexEntry[]): void {
    for (const [index, key, order] of decode<readonly [string, string, string][]>(before)) {
      this.#removeEntry.run(index, key, order, stream);
    }
    for (const { index, key, order } of after) {
      this.#addEntry.run(keyText(index), keyText(key), keyText(order), stream);
    }
  }
}

function storedEvent(row: Row): StoredEvent {
  return {
    position: integer(row, 'position'),
    stream: text(row, 'name') as StreamName,
    version: integer(row, 'version'),
    event: decode(text(row, 'body')),
  };
}
