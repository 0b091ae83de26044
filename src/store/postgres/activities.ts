import type { Activity } from '../../domain/activity.ts';
import type { ActivityId, MemberId } from '../../kernel/identifier.ts';
import { type Instant, instantMs } from '../../kernel/instant.ts';
import type { ActivityOutcome } from '../port.ts';
import { decode, encode } from '../stored-text.ts';
import type { Session } from './connections.ts';
import { keyColumn, keyOf } from './key-column.ts';
import { integer, type Row, text } from './row.ts';

const READ_AT_ONCE = 1_000;
const CHANGE_AT_ONCE = 5_000;

/** Stores the new ones of a batch. Inside a transaction of the one writer. */
export async function addActivities(
  session: Session,
  activities: readonly Activity[],
  receivedAt: Instant,
): Promise<readonly ActivityOutcome[]> {
  const optional = (text: string | undefined): string | null =>
    text === undefined ? null : keyColumn(text.toWellFormed());
  const rows = await session.rows(
    `INSERT INTO activities (id, source, at_ms, item, thread, member, body, received_at_ms)
     SELECT id, source, at_ms, item, thread, member, body, $8::bigint
     FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[],
       $7::text[]) WITH ORDINALITY AS given (id, source, at_ms, item, thread, member, body, place)
     ORDER BY place ON CONFLICT (community, source, id) DO NOTHING RETURNING source, id`,
    [
      activities.map(({ id }) => keyColumn(id)),
      activities.map(({ source }) => keyColumn(source)),
      activities.map(({ time }) => instantMs(time)),
      activities.map(({ item }) => optional(item)),
      activities.map(({ thread }) => optional(thread)),
      activities.map(({ actor }) => optional(actor.id)),
      activities.map(encode),
      instantMs(receivedAt),
    ],
  );
  const added = new Set(rows.map((row) => encode([keyOf(row, 'source'), keyOf(row, 'id')])));
  // A second one with the same id in this batch finds the first one taken.
  return activities.map(({ source, id }) =>
    added.delete(encode([source, id])) ? 'stored' : 'duplicate',
  );
}

export async function readActivity(
  session: Session,
  source: string,
  id: ActivityId,
): Promise<Activity | undefined> {
  const sql = 'SELECT body FROM activities WHERE source = $1 AND id = $2';
  const [row] = await session.rows(sql, [keyColumn(source), keyColumn(id)]);
  return row === undefined || isEmptied(row) ? undefined : activityOf(row);
}

export async function activitiesOfItem(
  session: Session,
  item: string,
  limit: number,
): Promise<readonly Activity[]> {
  const sql = 'SELECT body FROM activities WHERE item = $1 ORDER BY at_ms, sequence LIMIT $2';
  return (await session.rows(sql, [keyColumn(item), limit])).map(activityOf);
}

export async function activitiesAround(
  session: Session,
  thread: string,
  { at, each }: { readonly at: Instant; readonly each: number },
): Promise<readonly Activity[]> {
  const values = [keyColumn(thread), instantMs(at), each];
  const before = await session.rows(
    `SELECT body FROM activities WHERE thread = $1 AND at_ms <= $2
     ORDER BY at_ms DESC, sequence DESC LIMIT $3`,
    values,
  );
  const after = await session.rows(
    `SELECT body FROM activities WHERE thread = $1 AND at_ms > $2
     ORDER BY at_ms, sequence LIMIT $3`,
    values,
  );
  return [...before.toReversed(), ...after].map(activityOf);
}

/** Everything received at or after a moment, in slices, without what comes in meanwhile. */
export async function* activitiesSince(
  session: Session,
  receivedAt: Instant,
): AsyncGenerator<readonly Activity[]> {
  const sinceMs = instantMs(receivedAt);
  const [ends] = await session.rows(
    `SELECT (SELECT coalesce(min(sequence), 0) FROM activities WHERE received_at_ms >= $1) AS first,
            (SELECT coalesce(max(sequence), 0) FROM activities) AS last`,
    [sinceMs],
  );
  let next = ends === undefined ? 0 : integer(ends, 'first');
  const last = ends === undefined ? 0 : integer(ends, 'last');
  while (next > 0) {
    const rows = await session.rows(
      `SELECT sequence, body FROM activities
       WHERE sequence BETWEEN $1 AND $2 AND received_at_ms >= $3
       ORDER BY sequence LIMIT ${READ_AT_ONCE}`,
      [next, last, sinceMs],
    );
    const end = rows.at(-1);
    if (end === undefined) return;
    next = integer(end, 'sequence') + 1;
    yield rows.filter((row) => !isEmptied(row)).map(activityOf);
  }
}

/** The place of the newest activity in the order of receipt; 0 when there is none. */
export async function lastArrival(session: Session): Promise<number> {
  const [row] = await session.rows('SELECT coalesce(max(sequence), 0) AS last FROM activities');
  return row === undefined ? 0 : integer(row, 'last');
}

/** Activities behind a place; the writer is alone, so that none can still come before the last. */
export async function arrivalsBehind(
  session: Session,
  place: number,
  limit: number,
): Promise<{ readonly activities: readonly Activity[]; readonly place: number }> {
  const rows = await session.rows(
    'SELECT sequence, body FROM activities WHERE sequence > $1 ORDER BY sequence LIMIT $2',
    [place, limit],
  );
  const last = rows.at(-1);
  return {
    activities: rows.filter((row) => !isEmptied(row)).map(activityOf),
    place: last === undefined ? place : integer(last, 'sequence'),
  };
}

export async function countActivities(session: Session): Promise<number> {
  const [row] = await session.rows('SELECT count(*) AS activities FROM activities');
  return row === undefined ? 0 : integer(row, 'activities');
}

/** Empties some of a member's; answers how many. */
export async function eraseSome(session: Session, member: MemberId): Promise<number> {
  return await session.changes(
    `UPDATE activities SET body = '', item = NULL, thread = NULL, member = NULL
     WHERE sequence IN (
       SELECT sequence FROM activities WHERE member = $1 LIMIT ${CHANGE_AT_ONCE}
     )`,
    [keyColumn(member)],
  );
}

/** Removes some of the oldest; answers how many, 0 when none is left. */
export async function sweepSome(session: Session, receivedBefore: Instant): Promise<number> {
  return await session.changes(
    `DELETE FROM activities WHERE sequence IN (
       SELECT sequence FROM activities WHERE received_at_ms < $1
       ORDER BY received_at_ms LIMIT ${CHANGE_AT_ONCE}
     )`,
    [instantMs(receivedBefore)],
  );
}

function isEmptied(row: Row): boolean {
  return text(row, 'body') === '';
}

function activityOf(row: Row): Activity {
  return decode<Activity>(text(row, 'body'));
}
