import { refuseGap } from '../failure.ts';
import type { ClosedEntry, CommittedPart, RecordEntry } from '../port.ts';
import { decode, encode } from '../stored-text.ts';
import type { Session } from './connections.ts';
import { integer, optionalText, type Row, text } from './row.ts';

const SELECT = 'SELECT place, position, entry, secret, parts FROM record_entries';

/** Appends what the log publishes. Inside a transaction of the one writer. */
export async function appendEntries(
  session: Session,
  entries: readonly RecordEntry[],
): Promise<boolean> {
  const [first] = entries;
  if (first === undefined) return true;
  const next = (await recordSize(session)).entries;
  if (first.index < next) return false;
  refuseGap(entries, next);
  await session.changes(
    `INSERT INTO record_entries (place, position, entry, secret, parts)
     SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[])`,
    [
      entries.map(({ index }) => index),
      entries.map(({ position }) => position ?? null),
      entries.map(({ entry }) => entry),
      entries.map(({ secret }) => secret ?? null),
      entries.map(({ parts }) => encode(parts)),
    ],
  );
  return true;
}

/** Destroys the secret of an entry. */
export async function closeEntry(session: Session, { index, parts }: ClosedEntry): Promise<void> {
  const sql = 'UPDATE record_entries SET secret = NULL, parts = $1 WHERE place = $2';
  await session.changes(sql, [encode(parts), index]);
}

export async function readEntries(
  session: Session,
  from: number,
  limit: number,
): Promise<readonly RecordEntry[]> {
  const sql = `${SELECT} WHERE place >= $1 ORDER BY place LIMIT $2`;
  return (await session.rows(sql, [from, limit])).map(entryOf);
}

export async function entryOfPosition(
  session: Session,
  position: number,
): Promise<RecordEntry | undefined> {
  const [row] = await session.rows(`${SELECT} WHERE position = $1`, [position]);
  return row === undefined ? undefined : entryOf(row);
}

export async function recordSize(
  session: Session,
): Promise<{ readonly entries: number; readonly position: number }> {
  const [row = {}] = await session.rows(
    `SELECT (SELECT coalesce(max(place) + 1, 0) FROM record_entries) AS entries,
            (SELECT coalesce(max(position), 0) FROM record_entries) AS position`,
  );
  return { entries: integer(row, 'entries'), position: integer(row, 'position') };
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
