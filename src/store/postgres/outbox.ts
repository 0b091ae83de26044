import type { Instant } from '../../kernel/instant.ts';
import type { OutboxItem, TakenOutboxItem } from '../port.ts';
import { decodeJson, encode } from '../stored-text.ts';
import type { Session } from './connections.ts';
import { keyColumn, keyOf } from './key-column.ts';
import { integer, type Row, text } from './row.ts';

export async function addItems(session: Session, items: readonly OutboxItem[]): Promise<void> {
  if (items.length === 0) return;
  await session.changes(
    `INSERT INTO outbox (id, topic, due_at, available_at, body)
     SELECT id, topic, due_at, due_at, body
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY
       AS given (id, topic, due_at, body, place)
     ORDER BY place`,
    [
      items.map(({ id }) => keyColumn(id)),
      items.map(({ topic }) => keyColumn(topic)),
      items.map(({ dueAt }) => dueAt),
      items.map(({ body }) => encode(body)),
    ],
  );
}

/**
 * Takes what is due. Workers of all processes do not wait for each other: what one is taking, the
 * next one skips.
 */
export async function takeItems(
  session: Session,
  asked: {
    readonly topic: string;
    readonly now: Instant;
    readonly leaseUntil: Instant;
    readonly limit: number;
  },
): Promise<readonly TakenOutboxItem[]> {
  const rows = await session.rows(
    `WITH due AS (
       SELECT id, available_at, sequence FROM outbox
       WHERE topic = $1 AND available_at <= $2
       ORDER BY available_at, sequence LIMIT $3 FOR UPDATE SKIP LOCKED
     )
     UPDATE outbox AS taken SET available_at = $4, attempts = attempts + 1
     FROM due WHERE taken.id = due.id
     RETURNING taken.id, topic, due_at, attempts - 1 AS attempts, body,
       due.available_at AS since, due.sequence AS place`,
    [keyColumn(asked.topic), asked.now, asked.limit, asked.leaseUntil],
  );
  return rows.toSorted(firstDueFirst).map(takenItem);
}

function firstDueFirst(first: Row, second: Row): number {
  const [one, other] = [text(first, 'since'), text(second, 'since')];
  if (one !== other) return one < other ? -1 : 1;
  return integer(first, 'place') - integer(second, 'place');
}

export async function acknowledgeItem(session: Session, id: string): Promise<void> {
  await session.changes('DELETE FROM outbox WHERE id = $1', [keyColumn(id)]);
}

export async function retryItem(session: Session, id: string, dueAt: Instant): Promise<void> {
  const sql = 'UPDATE outbox SET due_at = $1, available_at = $1 WHERE id = $2';
  await session.changes(sql, [dueAt, keyColumn(id)]);
}

export async function countItems(session: Session, topic: string): Promise<number> {
  const sql = 'SELECT count(*) AS items FROM outbox WHERE topic = $1';
  const [row] = await session.rows(sql, [keyColumn(topic)]);
  return row === undefined ? 0 : integer(row, 'items');
}

function takenItem(row: Row): TakenOutboxItem {
  return {
    id: keyOf(row, 'id'),
    topic: keyOf(row, 'topic'),
    body: decodeJson(text(row, 'body')),
    dueAt: text(row, 'due_at') as Instant,
    attempts: integer(row, 'attempts'),
  };
}
