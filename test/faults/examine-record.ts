import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { accesses } from '../../src/app/access-aggregate.ts';
import { type AnyAggregate, aggregatesByCollection } from '../../src/app/all-aggregates.ts';
import type { DecisionState } from '../../src/domain/decision/state.ts';
import type { ReportState } from '../../src/domain/report/state.ts';
import type { RestrictionState } from '../../src/domain/restriction/state.ts';
import type { StatementState } from '../../src/domain/statement/state.ts';
import { openStore } from '../../src/main.ts';
import type { Store, StoredEvent } from '../../src/store/port.ts';
import { COMMUNITY } from '../server/running-server.ts';

/** What a record holds, folded from its events and from nothing else. */
export interface Record {
  readonly events: number;
  readonly activities: ReadonlySet<string>;
  readonly reports: ReadonlyMap<string, ReportState>;
  readonly decisions: ReadonlyMap<string, DecisionState>;
  readonly restrictions: ReadonlyMap<string, RestrictionState>;
  readonly statements: ReadonlyMap<string, StatementState>;
}

/**
 * Reads a copy of a data directory with nothing running over it, folds every stream from its events
 * and holds the result to what the server keeps: views, index entries, and SQLite's own check.
 */
export async function examineRecord(directory: string): Promise<Record> {
  const copy = mkdtempSync(join(tmpdir(), 'evenhand-copy-'));
  // After a clean stop there is no write-ahead log.
  const files = readdirSync(directory).filter((file) =>
    /^evenhand\.(?:(?:sqlite|keys)(?:-wal)?|master-key)$/.test(file),
  );
  for (const file of files) cpSync(join(directory, file), join(copy, file));
  try {
    const store = await openStore(copy, { community: COMMUNITY });
    const states = await examineStore(store);
    await store.close();
    const counted = readTables(join(copy, 'evenhand.sqlite'), states);
    return { ...counted, ...collections(states) };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Folds every stream from its events and holds the views of any store to the result. */
export async function examineStore(store: Store): Promise<States> {
  const states = await foldAll(store);
  for (const [stream, { state, version }] of states) {
    const view = await store.view(stream as Parameters<Store['view']>[0]);
    assert.equal(view?.version, version, stream);
    assert.deepEqual(view?.body, plain(state), `${stream} is not the fold of its events`);
  }
  await assertStatements(store, states);
  return states;
}

interface Folded {
  readonly aggregate: AnyAggregate;
  readonly id: string;
  readonly state: unknown;
  readonly version: number;
}
type States = ReadonlyMap<string, Folded>;

async function foldAll(store: Store): Promise<States> {
  const states = new Map<string, Folded>();
  let position = 0;
  for (;;) {
    const events = await store.allEvents(position, 1_000);
    for (const one of events) {
      assert.equal(one.position, position + 1, 'positions have no gap');
      position = one.position;
      fold(states, one);
    }
    if (events.length === 0) return states;
  }
}

function fold(states: Map<string, Folded>, { stream, version, event }: StoredEvent): void {
  const dash = stream.indexOf('-');
  const aggregate = aggregatesByCollection.get(stream.slice(0, dash));
  if (aggregate === undefined || isFormerNote(aggregate, event.type)) return;
  const before = states.get(stream);
  assert.equal(version, (before?.version ?? 0) + 1, `${stream} has no gap`);
  const { initial, evolve } = aggregate.decider;
  const state = evolve(before?.state ?? initial, event as never);
  states.set(stream, { aggregate, id: stream.slice(dash + 1), state, version });
}

// Before opened identities had a register, notes of links and tokens were kept under its name.
const formerNotes: ReadonlySet<string> = new Set([
  'sign-in-link-issued',
  'token-issued',
  'token-revoked',
]);

function isFormerNote({ collection }: AnyAggregate, type: string): boolean {
  return collection === accesses.collection && formerNotes.has(type);
}

/** N1: whatever binds somebody has its statement, and the statement has its text. */
async function assertStatements(store: Store, states: States): Promise<void> {
  for (const [stream, { state }] of states) {
    if (!stream.startsWith('restriction-')) continue;
    const restriction = state as RestrictionState;
    if (restriction.phase === 'none') continue;
    const statement = states.get(`statement-${restriction.imposed.statement}`)?.state as
      | StatementState
      | undefined;
    assert.ok(statement !== undefined && statement.phase !== 'none', `${stream} has no statement`);
    const text = await store.part(statement.made.text);
    assert.ok(text !== undefined, `the statement of ${stream} has no text`);
  }
}

function readTables(path: string, states: States): Pick<Record, 'events' | 'activities'> {
  const database = new DatabaseSync(path);
  try {
    assert.equal(database.prepare('PRAGMA integrity_check').get()?.['integrity_check'], 'ok');
    const listed = entriesByStream(database);
    for (const [stream, { aggregate, id, state }] of states) {
      const rows = listed.get(stream) ?? [];
      const expected = aggregate.indexes(id, state);
      const wanted = expected.map(({ index, key, order }) => [index, key, order].join('\n'));
      assert.deepEqual(rows.toSorted(), wanted.toSorted(), `${stream} is listed elsewhere`);
    }
    const events = Number(database.prepare('SELECT count(*) AS n FROM events').get()?.['n']);
    const rows = database.prepare('SELECT id FROM activities').all();
    const ids = rows.map((row) => String(row['id']));
    assert.equal(new Set(ids).size, ids.length, 'no activity is stored twice');
    return { events, activities: new Set(ids) };
  } finally {
    database.close();
  }
}

// All at once: the table is not ordered by stream.
function entriesByStream(database: DatabaseSync): ReadonlyMap<string, string[]> {
  const rows = database.prepare(
    'SELECT stream, index_name, entry_key, entry_order FROM view_entries',
  );
  const listed = new Map<string, string[]>();
  for (const row of rows.iterate()) {
    const [stream, ...entry] = Object.values(row).map(String);
    const known = listed.get(stream ?? '');
    if (known === undefined) listed.set(stream ?? '', [entry.join('\n')]);
    else known.push(entry.join('\n'));
  }
  return listed;
}

function collections(states: States): Omit<Record, 'events' | 'activities'> {
  const of = <State>(collection: string): ReadonlyMap<string, State> =>
    new Map(
      [...states.values()]
        .filter(({ aggregate }) => aggregate.collection === collection)
        .map(({ id, state }) => [id, state as State]),
    );
  return {
    reports: of<ReportState>('report'),
    decisions: of<DecisionState>('decision'),
    restrictions: of<RestrictionState>('restriction'),
    statements: of<StatementState>('statement'),
  };
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
