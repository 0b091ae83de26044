import { err, ok, type Result } from '../../kernel/result.ts';
import type {
  CommitConflict,
  IndexEntry,
  StoredEvent,
  StoredView,
  StreamName,
  StreamWrite,
} from '../port.ts';
import { decode, decodeJson, encode } from '../stored-text.ts';
import type { Session } from './connections.ts';
import { keyColumn, keyOf } from './key-column.ts';
import { integer, type Row, text } from './row.ts';

/**
 * Appends the events and replaces the view, or says which version is there. Inside a transaction.
 */
export async function writeStream(
  session: Session,
  { stream, expectedVersion, events, view }: StreamWrite,
): Promise<Result<null, CommitConflict>> {
  const name = keyColumn(stream);
  const [head] = await session.rows('SELECT version, entries FROM streams WHERE name = $1', [name]);
  const actual = head === undefined ? 0 : integer(head, 'version');
  if (actual !== expectedVersion) {
    return err({ kind: 'version', stream, expected: expectedVersion, actual });
  }
  const entries = encode(view.indexes.map(({ index, key, order }) => [index, key, order]));
  await session.changes(
    `INSERT INTO streams (name, version, entries, body) VALUES ($1, $2, $3, $4)
     ON CONFLICT (community, name) DO UPDATE
     SET version = excluded.version, entries = excluded.entries, body = excluded.body`,
    [name, actual + events.length, entries, encode(view.body)],
  );
  if (events.length > 0) await addEvents(session, name, { actual, events });
  const before = head === undefined ? '[]' : text(head, 'entries');
  if (entries !== before) await replaceEntries(session, name, view.indexes);
  return ok(null);
}

// The writer is alone, so that the next position is free and no position is left out.
async function addEvents(
  session: Session,
  name: string,
  { actual, events }: { readonly actual: number; readonly events: StreamWrite['events'] },
): Promise<void> {
  await session.changes(
    `INSERT INTO events (position, stream, version, body)
     SELECT last.position + place, $1, $2::bigint + place, body
     FROM unnest($3::text[]) WITH ORDINALITY AS given (body, place),
       (SELECT coalesce(max(position), 0) AS position FROM events) AS last`,
    [name, actual, events.map(encode)],
  );
}

async function replaceEntries(
  session: Session,
  name: string,
  after: readonly IndexEntry[],
): Promise<void> {
  await session.changes('DELETE FROM view_entries WHERE stream = $1', [name]);
  if (after.length === 0) return;
  await session.changes(
    `INSERT INTO view_entries (index_name, entry_key, entry_order, stream)
     SELECT *, $4 FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
    [
      after.map(({ index }) => keyColumn(index)),
      after.map(({ key }) => keyColumn(key)),
      after.map(({ order }) => keyColumn(order)),
      name,
    ],
  );
}

/** Position of the last event; 0 in an empty store. */
export async function lastPosition(session: Session): Promise<number> {
  const [row] = await session.rows('SELECT coalesce(max(position), 0) AS position FROM events');
  return row === undefined ? 0 : integer(row, 'position');
}

export async function readView(
  session: Session,
  stream: StreamName,
): Promise<StoredView | undefined> {
  const [row] = await session.rows('SELECT version, body FROM streams WHERE name = $1', [
    keyColumn(stream),
  ]);
  if (row === undefined) return undefined;
  return { stream, version: integer(row, 'version'), body: decodeJson(text(row, 'body')) };
}

const SELECT = 'SELECT position, stream, version, body FROM events';

export async function readEvents(
  session: Session,
  stream: StreamName,
): Promise<readonly StoredEvent[]> {
  const sql = `${SELECT} WHERE stream = $1 ORDER BY version`;
  return (await session.rows(sql, [keyColumn(stream)])).map(storedEvent);
}

export async function readAllEvents(
  session: Session,
  after: number,
  limit: number,
): Promise<readonly StoredEvent[]> {
  const sql = `${SELECT} WHERE position > $1 ORDER BY position LIMIT $2`;
  return (await session.rows(sql, [after, limit])).map(storedEvent);
}

export async function readNewestEvent(session: Session): Promise<StoredEvent | undefined> {
  const [row] = await session.rows(`${SELECT} ORDER BY position DESC LIMIT 1`);
  return row === undefined ? undefined : storedEvent(row);
}

function storedEvent(row: Row): StoredEvent {
  return {
    position: integer(row, 'position'),
    stream: keyOf(row, 'stream') as StreamName,
    version: integer(row, 'version'),
    event: decode(text(row, 'body')),
  };
}
