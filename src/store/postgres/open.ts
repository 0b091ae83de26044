import type { RecordSource, Store } from '../port.ts';
import { Connections, type PostgresPlace } from './connections.ts';
import { readPart } from './parts.ts';
import { PostgresStore } from './postgres-store.ts';
import { readEntries, recordSize } from './record-entries.ts';
import { migrate } from './schema.ts';
import { readAllEvents } from './streams.ts';

export type { PostgresPlace };

/**
 * Opens the store of one community in a PostgreSQL database, which other processes may have open
 * too, and brings its schema up to date. Throws `StoreRefused` when the database cannot be used.
 */
export async function openPostgresStore(place: PostgresPlace): Promise<Store> {
  const connections = new Connections(place);
  try {
    await connections.patiently(() => connections.hold(migrate));
    await connections.changes("DELETE FROM commits WHERE at < now() - interval '1 day'");
    return new PostgresStore(connections);
  } catch (problem) {
    await connections.close();
    throw problem;
  }
}

/** Reads the record, and what it commits to, for a thread of its own. */
export function openPostgresReader(place: PostgresPlace): RecordSource & { close(): void } {
  const connections = new Connections({ ...place, connections: 1 });
  return {
    allEvents: (after, limit) => readAllEvents(connections, after, limit),
    part: (id) => readPart(connections, id),
    recordEntries: (from, limit) => readEntries(connections, from, limit),
    recordSize: () => recordSize(connections),
    close: () => void connections.close(),
  };
}
