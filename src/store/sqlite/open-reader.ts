import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RecordSource } from '../port.ts';
import { Parts } from './parts.ts';
import { RecordEntries } from './record-entries.ts';
import { Streams } from './streams.ts';

/**
 * Reads the record, and what it commits to, of a data directory whose store another thread has
 * open. It never writes, so nobody waits for it.
 */
export function openSqliteReader(directory: string): RecordSource & { close(): void } {
  const path = join(directory, 'evenhand.sqlite');
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
  const streams = new Streams(database);
  const parts = new Parts(database);
  const record = new RecordEntries(database);
  return {
    allEvents: async (after, limit) => streams.allEvents(after, limit),
    part: async (id) => parts.get(id),
    recordEntries: async (from, limit) => record.read(from, limit),
    recordSize: async () => record.size(),
    close: () => database.close(),
  };
}
