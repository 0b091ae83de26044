import { StoreRefused } from '../failure.ts';
import type { Session } from './connections.ts';
import { integer } from './row.ts';

const TABLES = [
  'streams',
  'events',
  'view_entries',
  'parts',
  'unique_keys',
  'remembered_answers',
  'outbox',
  'leases',
  'tickets',
  'activities',
  'record_entries',
  'probes',
];

// Every row belongs to the community of the connection that wrote it, and is seen by that one
// alone. FORCE binds the owner of the tables too, which is the role the server uses.
function wall(table: string): string {
  return `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY one_community ON ${table}
    USING (community = current_setting('evenhand.community'));`;
}

const COMMUNITY = `community text COLLATE "C" NOT NULL
      DEFAULT current_setting('evenhand.community')`;

/**
 * One step forward each, never changed once released and never undone. Texts are compared by code
 * point everywhere; views and events are text and not `jsonb`, which knows no U+0000.
 */
const steps: readonly string[] = [
  `
  CREATE TABLE streams (
    ${COMMUNITY},
    name text COLLATE "C" NOT NULL,
    version bigint NOT NULL CHECK (version >= 0),
    entries text NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (community, name)
  );

  CREATE TABLE events (
    ${COMMUNITY},
    position bigint NOT NULL CHECK (position >= 1),
    stream text COLLATE "C" NOT NULL,
    version bigint NOT NULL CHECK (version >= 1),
    body text NOT NULL,
    PRIMARY KEY (community, position),
    UNIQUE (community, stream, version),
    FOREIGN KEY (community, stream) REFERENCES streams
  );

  CREATE TABLE view_entries (
    ${COMMUNITY},
    index_name text COLLATE "C" NOT NULL,
    entry_key text COLLATE "C" NOT NULL,
    entry_order text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    PRIMARY KEY (community, index_name, entry_key, entry_order, stream)
  );
  CREATE INDEX view_entries_by_stream ON view_entries (community, stream);

  CREATE TABLE parts (
    ${COMMUNITY},
    id text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    person text COLLATE "C",
    delete_after text COLLATE "C",
    body text NOT NULL,
    PRIMARY KEY (community, id)
  );
  CREATE INDEX parts_to_delete ON parts (community, delete_after) WHERE delete_after IS NOT NULL;
  CREATE INDEX parts_by_person ON parts (community, person) WHERE person IS NOT NULL;

  CREATE TABLE unique_keys (
    ${COMMUNITY},
    unique_key text COLLATE "C" NOT NULL,
    holder text COLLATE "C" NOT NULL,
    PRIMARY KEY (community, unique_key)
  );

  CREATE TABLE remembered_answers (
    ${COMMUNITY},
    caller text COLLATE "C" NOT NULL,
    call_key text COLLATE "C" NOT NULL,
    route text NOT NULL,
    fingerprint text NOT NULL,
    at text COLLATE "C" NOT NULL,
    answer text NOT NULL,
    PRIMARY KEY (community, caller, call_key)
  );
  CREATE INDEX remembered_answers_by_age ON remembered_answers (community, at);

  -- available_at is due_at, or the end of the lease while somebody has taken the item.
  CREATE TABLE outbox (
    ${COMMUNITY},
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    id text COLLATE "C" NOT NULL,
    topic text COLLATE "C" NOT NULL,
    due_at text COLLATE "C" NOT NULL,
    available_at text COLLATE "C" NOT NULL,
    attempts bigint NOT NULL DEFAULT 0,
    body text NOT NULL,
    PRIMARY KEY (community, id)
  );
  CREATE INDEX outbox_by_time ON outbox (community, topic, available_at, sequence);

  CREATE TABLE leases (
    ${COMMUNITY},
    name text COLLATE "C" NOT NULL,
    holder text COLLATE "C" NOT NULL,
    fence bigint NOT NULL,
    until text COLLATE "C" NOT NULL,
    PRIMARY KEY (community, name)
  );

  CREATE TABLE tickets (
    ${COMMUNITY},
    hash text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    holder text COLLATE "C" NOT NULL,
    expires_at text COLLATE "C" NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (community, hash)
  );
  CREATE INDEX tickets_by_holder ON tickets (community, holder);
  CREATE INDEX tickets_by_kind ON tickets (community, kind, holder, hash);
  CREATE INDEX tickets_by_end ON tickets (community, expires_at);

  CREATE TABLE activities (
    ${COMMUNITY},
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    id text COLLATE "C" NOT NULL,
    source text COLLATE "C" NOT NULL,
    at_ms bigint NOT NULL,
    received_at_ms bigint NOT NULL,
    item text COLLATE "C",
    thread text COLLATE "C",
    member text COLLATE "C",
    body text NOT NULL,
    PRIMARY KEY (community, sequence),
    UNIQUE (community, source, id)
  );
  CREATE INDEX activities_by_receipt ON activities (community, received_at_ms);
  CREATE INDEX activities_by_item ON activities (community, item, at_ms, sequence)
    WHERE item IS NOT NULL;
  CREATE INDEX activities_by_thread ON activities (community, thread, at_ms, sequence)
    WHERE thread IS NOT NULL;
  CREATE INDEX activities_by_member ON activities (community, member) WHERE member IS NOT NULL;

  -- What the log has published of the events, and the secrets that open it.
  CREATE TABLE record_entries (
    ${COMMUNITY},
    place bigint NOT NULL CHECK (place >= 0),
    position bigint,
    entry text NOT NULL,
    secret text COLLATE "C",
    parts text NOT NULL,
    PRIMARY KEY (community, place),
    UNIQUE (community, position),
    UNIQUE (community, secret)
  );

  CREATE TABLE probes (${COMMUNITY}, nonce bigint NOT NULL, PRIMARY KEY (community));

  -- History is only ever added to (O3): whatever writes here, and however.
  CREATE FUNCTION history_is_kept() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'events and streams are never changed or removed'; END $$;
  CREATE TRIGGER events_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON events
    EXECUTE FUNCTION history_is_kept();
  CREATE TRIGGER streams_are_kept BEFORE UPDATE OF community, name OR DELETE OR TRUNCATE ON streams
    EXECUTE FUNCTION history_is_kept();
  ${TABLES.map(wall).join('')}
  `,
  `
  -- The last transaction of each writer, by which it knows whether a lost answer meant yes.
  CREATE TABLE commits (
    ${COMMUNITY},
    writer uuid NOT NULL,
    number bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (community, writer)
  );
  ${wall('commits')}
  `,
];

export const schemaVersion: number = steps.length;

/**
 * Brings a database to the current schema, one process at a time. Refuses a newer schema, and a
 * role to which the walls between communities do not apply.
 */
export async function migrate(session: Session): Promise<void> {
  await refuseUnfit(session);
  await session.rows('BEGIN; SELECT pg_advisory_xact_lock(4558, 1)');
  await session.rows(
    `CREATE TABLE IF NOT EXISTS schema_steps (
       step bigint PRIMARY KEY, taken_at timestamptz NOT NULL DEFAULT now()
     )`,
  );
  const [row] = await session.rows('SELECT coalesce(max(step), 0) AS version FROM schema_steps');
  const version = row === undefined ? 0 : integer(row, 'version');
  if (version > schemaVersion) {
    throw new StoreRefused(
      `the database was written by a newer version of Evenhand (format ${version}; this one ` +
        `knows up to ${schemaVersion}). Start that version, or restore a backup made ` +
        'before the upgrade.',
    );
  }
  for (const [index, step] of steps.slice(version).entries()) {
    await session.rows(step);
    await session.rows('INSERT INTO schema_steps (step) VALUES ($1)', [version + index + 1]);
  }
  await session.rows('COMMIT');
}

async function refuseUnfit(session: Session): Promise<void> {
  const [row = {}] = await session.rows(
    `SELECT rolsuper OR rolbypassrls AS unbound, current_setting('server_version_num')::int AS number,
       getdatabaseencoding() AS encoding
     FROM pg_roles WHERE rolname = current_user`,
  );
  if (row['unbound'] !== false) {
    throw new StoreRefused(
      'the role in `database.url` is a superuser or has BYPASSRLS, so that nothing would keep ' +
        'communities apart. Use a role of its own: CREATE ROLE evenhand LOGIN',
    );
  }
  if (integer(row, 'number') < 150_000) {
    throw new StoreRefused('PostgreSQL 15 or newer is needed');
  }
  if (row['encoding'] !== 'UTF8') {
    throw new StoreRefused('the database must hold UTF8: CREATE DATABASE … ENCODING UTF8');
  }
}
