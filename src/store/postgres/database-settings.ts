import { Connections, type PostgresPlace } from './connections.ts';
import { text } from './row.ts';

/** What a database says of itself. */
export interface DatabaseSettings {
  readonly version: string;
  readonly isReplica: boolean;
  readonly fsync: boolean;
  readonly fullPageWrites: boolean;
}

/** Asks the database for the settings that decide whether a commit lasts. */
export async function readDatabaseSettings(place: PostgresPlace): Promise<DatabaseSettings> {
  const connections = new Connections({ ...place, connections: 1 });
  try {
    const [row = {}] = await connections.rows(
      `SELECT current_setting('server_version') AS version,
         pg_is_in_recovery()::text AS replica,
         current_setting('fsync') AS fsync,
         current_setting('full_page_writes') AS pages`,
    );
    return {
      version: text(row, 'version'),
      isReplica: text(row, 'replica') === 'true',
      fsync: text(row, 'fsync') === 'on',
      fullPageWrites: text(row, 'pages') === 'on',
    };
  } finally {
    await connections.close();
  }
}
