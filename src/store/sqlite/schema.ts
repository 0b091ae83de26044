import type { DatabaseSync } from 'node:sqlite';
import { StoreRefused } from '../failure.ts';

/** `EVNH` in the file's header says whose file it is. */
const APPLICATION_ID = 0x45564e48;

/**
 * One step forward each, never changed once released and never undone. The number of steps a file
 * has taken is its schema version.
 */
const steps: readonly string[] = [
  `
  -- One row for each aggregate: its folded state and, for replacing them, its index entries.
  CREATE TABLE streams (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version >= 0),
    entries TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;

  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL REFERENCES streams (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    body TEXT NOT NULL,
    UNIQUE (stream, version)
  ) STRICT;

  -- The stream's name, not its number, because ties are broken by it.
  CREATE TABLE view_entries (
    index_name TEXT NOT NULL,
    entry_key TEXT NOT NULL,
    entry_order TEXT NOT NULL,
    stream TEXT NOT NULL,
    PRIMARY KEY (index_name, entry_key, entry_order, stream)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE parts (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    person TEXT,
    delete_after TEXT,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX parts_to_delete ON parts (delete_after) WHERE delete_after IS NOT NULL;

  CREATE TABLE unique_keys (
    unique_key TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE remembered_answers (
    caller TEXT NOT NULL,
    call_key TEXT NOT NULL,
    route TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    at TEXT NOT NULL,
    answer TEXT NOT NULL,
    UNIQUE (caller, call_key)
  ) STRICT;
  CREATE INDEX remembered_answers_by_age ON remembered_answers (at);

  -- available_at is due_at, or the end of the lease while somebody has taken the item.
  CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    topic TEXT NOT NULL,
    due_at TEXT NOT NULL,
    available_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX outbox_by_time ON outbox (topic, available_at);

  CREATE TABLE leases (
    name TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    fence INTEGER NOT NULL,
    until TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE tickets (
    hash TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    holder TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX tickets_by_holder ON tickets (holder);
  CREATE INDEX tickets_by_kind ON tickets (kind, holder, hash);
  CREATE INDEX tickets_by_end ON tickets (expires_at);

  -- Activities of one batch have neighbouring numbers; their time of receipt needs no index.
  CREATE TABLE activity_batches (
    id INTEGER PRIMARY KEY,
    received_at_ms INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last >= first)
  ) STRICT;
  CREATE INDEX activity_batches_by_receipt ON activity_batches (received_at_ms);

  CREATE TABLE activity_sources (id INTEGER PRIMARY KEY, uri TEXT NOT NULL UNIQUE) STRICT;

  -- The keys are the platform's own words, not hashes of them: platforms count upwards, so that
  -- neighbours in time are neighbours in the index and a batch touches few pages.
  CREATE TABLE activities (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES activity_sources (id),
    at_ms INTEGER NOT NULL,
    item TEXT,
    thread TEXT,
    body TEXT NOT NULL,
    UNIQUE (id, source)
  ) STRICT;
  CREATE INDEX activities_by_item ON activities (item, at_ms) WHERE item IS NOT NULL;
  CREATE INDEX activities_by_thread ON activities (thread, at_ms) WHERE thread IS NOT NULL;

  CREATE TABLE probes (id INTEGER PRIMARY KEY CHECK (id = 1), nonce INTEGER NOT NULL) STRICT;
  `,
  `
  -- What the log has published of the events, and the secrets that open it. A secret is used once.
  CREATE TABLE record_entries (
    place INTEGER PRIMARY KEY CHECK (place >= 0),
    position INTEGER UNIQUE,
    entry TEXT NOT NULL,
    secret TEXT NOT NULL UNIQUE,
    parts TEXT NOT NULL
  ) STRICT;
  `,
  `
  -- History is only ever added to (O3): whatever writes here, and however. What erasure removes are
  -- parts, which stand beside the events. REPLACE removes rows without a word to a DELETE trigger,
  -- so an event that would take another one's place is refused as it comes.
  CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
  BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
  CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
  BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
  CREATE TRIGGER events_are_never_replaced BEFORE INSERT ON events
  WHEN EXISTS (SELECT 1 FROM events WHERE position = NEW.position)
    OR EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND version = NEW.version)
  BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END;
  -- An event belongs to the stream it was written to.
  CREATE TRIGGER streams_keep_their_events BEFORE UPDATE OF id, name ON streams
  BEGIN SELECT RAISE(ABORT, 'streams keep their events'); END;
  CREATE TRIGGER streams_are_never_removed BEFORE DELETE ON streams
  BEGIN SELECT RAISE(ABORT, 'streams are never removed'); END;
  CREATE TRIGGER streams_are_never_replaced BEFORE INSERT ON streams
  WHEN EXISTS (SELECT 1 FROM streams WHERE id = NEW.id OR name = NEW.name)
  BEGIN SELECT RAISE(ABORT, 'streams are never replaced'); END;
  `,
  `
  -- Erasing a person destroys the secrets of their entries; and their parts are found by person.
  CREATE TABLE record_entries_with_erasure (
    place INTEGER PRIMARY KEY CHECK (place >= 0),
    position INTEGER UNIQUE,
    entry TEXT NOT NULL,
    secret TEXT UNIQUE,
    parts TEXT NOT NULL
  ) STRICT;
  INSERT INTO record_entries_with_erasure SELECT place, position, entry, secret, parts
  FROM record_entries;
  DROP TABLE record_entries;
  ALTER TABLE record_entries_with_erasure RENAME TO record_entries;
  CREATE INDEX parts_by_person ON parts (person) WHERE person IS NOT NULL;
  `,
];

export const schemaVersion: number = steps.length;

/** Brings a file to the current schema. Refuses files of newer versions and of other programs. */
export function migrate(database: DatabaseSync, path: string): void {
  const version = readNumber(database, 'user_version');
  const owner = readNumber(database, 'application_id');
  if (owner !== APPLICATION_ID && !isEmpty(database)) {
    throw new StoreRefused(
      `${path} is an SQLite file of another program. Give Evenhand a data directory of its own.`,
    );
  }
  if (version > schemaVersion) {
    throw new StoreRefused(
      `${path} was written by a newer version of Evenhand (format ${version}; this one ` +
        `knows up to ${schemaVersion}). Start that version, or restore a backup made ` +
        'before the upgrade.',
    );
  }
  steps.slice(version).forEach((step, index) => {
    takeStep(database, step, version + index + 1);
  });
}

// The pragmas are part of the transaction: after a crash a step was taken whole or not at all.
function takeStep(database: DatabaseSync, step: string, version: number): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(step);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version}`);
    database.exec('COMMIT');
  } catch (problem) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw problem;
  }
}

function isEmpty(database: DatabaseSync): boolean {
  const found = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get();
  return found?.['tables'] === 0;
}

function readNumber(database: DatabaseSync, pragma: 'user_version' | 'application_id'): number {
  return Number(database.prepare(`PRAGMA ${pragma}`).get()?.[pragma] ?? 0);
}
