import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Activity } from '../../domain/activity.ts';
import type { ActivityId, MemberId } from '../../kernel/identifier.ts';
import { type Instant, instantMs } from '../../kernel/instant.ts';
import type { ActivityOutcome } from '../port.ts';
import { decode, encode, keyText } from '../stored-text.ts';
import { integer, type Row, text } from './row.ts';

const READ_AT_ONCE = 1_000;
const SWEEP_AT_ONCE = 5_000;
const ERASE_AT_ONCE = 5_000;

/**
 * What happened on the platform, as JSON in the order it came, found by id, item, thread and
 * receipt.
 */
export class Activities {
  readonly #source: StatementSync;
  readonly #addSource: StatementSync;
  readonly #add: StatementSync;
  readonly #addBatch: StatementSync;
  readonly #get: StatementSync;
  readonly #ofItem: StatementSync;
  readonly #before: StatementSync;
  readonly #after: StatementSync;
  readonly #count: StatementSync;
  readonly #erase: StatementSync;
  readonly #last: StatementSync;
  readonly #firstBatchSince: StatementSync;
  readonly #since: StatementSync;
  readonly #oldestBatch: StatementSync;
  readonly #removeRange: StatementSync;
  readonly #removeBatch: StatementSync;
  readonly #shortenBatch: StatementSync;

  constructor(database: DatabaseSync) {
    this.#source = database.prepare('SELECT id FROM activity_sources WHERE uri = ?');
    this.#addSource = database.prepare('INSERT INTO activity_sources (uri) VALUES (?)');
    this.#add = database.prepare(
      `INSERT INTO activities (id, source, at_ms, item, thread, body)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id, source) DO NOTHING`,
    );
    this.#addBatch = database.prepare(
      'INSERT INTO activity_batches (received_at_ms, first, last) VALUES (?, ?, ?)',
    );
    this.#get = database.prepare(
      `SELECT body FROM activities
       WHERE id = ? AND source = (SELECT id FROM activity_sources WHERE uri = ?)`,
    );
    this.#ofItem = database.prepare(
      'SELECT body FROM activities WHERE item = ? ORDER BY at_ms, sequence LIMIT ?',
    );
    this.#before = database.prepare(
      `SELECT body FROM activities WHERE thread = ? AND at_ms <= ?
       ORDER BY at_ms DESC, sequence DESC LIMIT ?`,
    );
    this.#after = database.prepare(
      `SELECT body FROM activities WHERE thread = ? AND at_ms > ?
       ORDER BY at_ms, sequence LIMIT ?`,
    );
    // An index by member would cost every activity that comes; this is asked for seldom.
    this.#erase = database.prepare(
      `UPDATE activities SET body = '', item = NULL, thread = NULL WHERE sequence IN (
         SELECT sequence FROM activities
         WHERE body <> '' AND json_extract(body, '$.actor.id') = ? LIMIT ${ERASE_AT_ONCE}
       )`,
    );
    // Every activity belongs to one batch, and there are far fewer batches to add up.
    this.#count = database.prepare(
      'SELECT coalesce(sum(last - first + 1), 0) AS activities FROM activity_batches',
    );
    this.#last = database.prepare('SELECT coalesce(max(sequence), 0) AS sequence FROM activities');
    this.#firstBatchSince = database.prepare(
      'SELECT min(id) AS id FROM activity_batches WHERE received_at_ms >= ?',
    );
    this.#since = database.prepare(
      `SELECT b.id AS batch, sequence, body
       FROM activity_batches AS b CROSS JOIN activities
       ON sequence BETWEEN max(first, ?) AND last
       WHERE b.id >= ? AND received_at_ms >= ? AND sequence <= ?
       ORDER BY b.id, sequence LIMIT ${READ_AT_ONCE}`,
    );
    this.#oldestBatch = database.prepare(
      `SELECT id, first, last FROM activity_batches
       WHERE received_at_ms < ? ORDER BY received_at_ms LIMIT 1`,
    );
    this.#removeRange = database.prepare('DELETE FROM activities WHERE sequence BETWEEN ? AND ?');
    this.#removeBatch = database.prepare('DELETE FROM activity_batches WHERE id = ?');
    this.#shortenBatch = database.prepare('UPDATE activity_batches SET first = ? WHERE id = ?');
  }

  /** Stores the new ones of a batch. Inside a transaction. */
  add(activities: readonly Activity[], receivedAt: Instant): readonly ActivityOutcome[] {
    const sources = new Map<string, number>();
    let first: number | undefined;
    let last = 0;
    const outcomes = activities.map((activity): ActivityOutcome => {
      const { id, source, time, item, thread } = activity;
      const number = sources.get(source) ?? this.#sourceNumber(source);
      sources.set(source, number);
      const columns = [keyText(id), number, instantMs(time), item ?? null, thread ?? null] as const;
      const stored = this.#add.run(...columns, encode(activity));
      if (stored.changes === 0) return 'duplicate';
      last = Number(stored.lastInsertRowid);
      first ??= last;
      return 'stored';
    });
    if (first !== undefined) this.#addBatch.run(instantMs(receivedAt), first, last);
    return outcomes;
  }

  get(source: string, id: ActivityId): Activity | undefined {
    const row = this.#get.get(id, source);
    return row === undefined || isEmptied(row) ? undefined : activityOf(row);
  }

  ofItem(item: string, limit: number): readonly Activity[] {
    return this.#ofItem.all(item, limit).map(activityOf);
  }

  around(thread: string, at: Instant, each: number): readonly Activity[] {
    const atMs = instantMs(at);
    const before = this.#before.all(thread, atMs, each).map(activityOf);
    const after = this.#after.all(thread, atMs, each).map(activityOf);
    return [...before.toReversed(), ...after];
  }

  /** Everything received at or after a moment, in slices, without what comes in meanwhile. */
  *since(receivedAt: Instant): Generator<readonly Activity[]> {
    const sinceMs = instantMs(receivedAt);
    const end = integerOr(this.#last.get(), 'sequence', 0);
    let batch = integerOr(this.#firstBatchSince.get(sinceMs), 'id', Number.MAX_SAFE_INTEGER);
    let next = 0;
    while (true) {
      const rows = this.#since.all(next, batch, sinceMs, end);
      const last = rows.at(-1);
      if (last === undefined) return;
      batch = integer(last, 'batch');
      next = integer(last, 'sequence') + 1;
      yield rows.filter((row) => !isEmptied(row)).map(activityOf);
    }
  }

  count(): number {
    return integerOr(this.#count.get(), 'activities', 0);
  }

  /** Empties some of a member's; answers how many. Inside a transaction. */
  eraseSome(member: MemberId): number {
    return Number(this.#erase.run(member).changes);
  }

  /** Removes some of the oldest; answers how many, 0 when none is left. Inside a transaction. */
  sweepSome(receivedBefore: Instant): number {
    let removed = 0;
    while (removed < SWEEP_AT_ONCE) {
      const batch = this.#oldestBatch.get(instantMs(receivedBefore));
      if (batch === undefined) break;
      removed += this.#removeFrom(batch, SWEEP_AT_ONCE - removed);
    }
    return removed;
  }

  #sourceNumber(uri: string): number {
    const row = this.#source.get(keyText(uri));
    return row === undefined
      ? Number(this.#addSource.run(uri).lastInsertRowid)
      : integer(row, 'id');
  }

  #removeFrom(batch: Row, most: number): number {
    const first = integer(batch, 'first');
    const last = integer(batch, 'last');
    const end = Math.min(last, first + most - 1);
    this.#removeRange.run(first, end);
    if (end === last) this.#removeBatch.run(integer(batch, 'id'));
    else this.#shortenBatch.run(end + 1, integer(batch, 'id'));
    return end - first + 1;
  }
}

function isEmptied(row: Row): boolean {
  return text(row, 'body') === '';
}

function activityOf(row: Row): Activity {
  return decode<Activity>(text(row, 'body'));
}

function integerOr(row: Row | undefined, column: string, otherwise: number): number {
  return row === undefined || row[column] === null ? otherwise : integer(row, column);
}
