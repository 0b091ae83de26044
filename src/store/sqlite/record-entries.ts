import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { refuseGap } from '../failure.ts';
import type { ClosedEntry, CommittedPart, RecordEntry } from '../port.ts';
import { decode, encode } from '../stored-text.ts';
import { integer, optionalText, type Row, text } from './row.ts';

/** What the log has published, entry by entry. */
export class RecordEntries {
  readonly #add: StatementSync;
  readonly #read: StatementSync;
  readonly #ofPosition: StatementSync;
  readonly #size: StatementSync;
  readonly #close: StatementSync;

  constructor(database: DatabaseSync) {
    const columns = 'SELECT place, position, entry, secret, parts FROM record_entries';
    this.#add = database.prepare(
      'INSERT INTO record_entries (place, position, entry, secret, parts) VALUES (?, ?, ?, ?, ?)',
    );
    this.#read = database.prepare(`${columns} WHERE place >= ? ORDER BY place LIMIT ?`);
    this.#ofPosition = database.prepare(`${columns} WHERE position = ?`);
    this.#close = database.prepare(
      'UPDATE record_entries SET secret = NULL, parts = ? WHERE place = ?',
    );
    this.#size = database.prepare(
      `SELECT (SELECT coalesce(max(place) + 1, 0) FROM record_entries) AS entries,
              (SELECT coalesce(max(position), 0) FROM record_entries) AS position`,
    );
  }

  append(entries: readonly RecordEntry[]): boolean {
    const [first] = entries;
    if (first === undefined) return true;
    const next = this.size().entries;
    if (first.index < next) return false;
    refuseGap(entries, next);
    for (const { index, position, entry, secret, parts } of entries) {
      this.#add.run(index, position ?? null, entry, secret ?? null, encode(parts));
    }
    return true;
  }

  /** Destroys the secret of an entry. */
  close({ index, parts }: ClosedEntry): void {
    this.#close.run(encode(parts), index);
  }

  read(from: number, limit: number): readonly RecordEntry[] {
    return this.#read.all(from, limit).map(entryOf);
  }

  entryOf(position: number): RecordEntry | undefined {
    const row = this.#ofPosition.get(position);
    return row === undefined ? undefined : entryOf(row);
  }

  size(): { readonly entries: number; readonly position: number } {
    const row = this.#size.get() ?? {};
    return { entries: integer(row, 'entries'), position: integer(row, 'position') };
  }
}

function entryOf(row: Row): RecordEntry {
  const secret = optionalText(row, 'secret');
  return {
    index: integer(row, 'place'),
    ...(row['position'] === null ? {} : { position: integer(row, 'position') }),
    entry: text(row, 'entry'),
    ...(secret === undefined ? {} : { secret }),
    parts: decode<readonly CommittedPart[]>(text(row, 'parts')),
  };
}
