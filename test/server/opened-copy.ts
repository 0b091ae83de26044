import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PartId } from '../../src/kernel/identifier.ts';
import { instant } from '../../src/kernel/instant.ts';
import { openStore } from '../../src/main.ts';
import type { Store } from '../../src/store/port.ts';
import { copyKeyFile, KEY_FILE, MASTER_KEY_FILE } from '../../src/store/sealed/open-key-file.ts';
import { copyDatabase, DATABASE_FILE } from '../../src/store/sqlite/database-copy.ts';
import { testingDirectory } from '../../src/store/sqlite/testing-directory.ts';

/** Everything a data directory at work keeps sealed, opened with its keys, as one text. */
export async function openedTexts(directory: string): Promise<string> {
  const copy = testingDirectory();
  copyDatabase(directory, join(copy.path, DATABASE_FILE));
  copyKeyFile(directory, join(copy.path, KEY_FILE));
  copyFileSync(join(directory, MASTER_KEY_FILE), join(copy.path, MASTER_KEY_FILE));
  try {
    return await textsIn(copy.path);
  } finally {
    copy.remove();
  }
}

async function textsIn(path: string): Promise<string> {
  const { parts, answers } = namesIn(path);
  const store = await openStore(path, { community: 'riverbank.example' });
  try {
    const found: unknown[] = await activitiesOf(store);
    for (const id of parts) found.push(await store.part(id));
    for (const [caller = '', key = ''] of answers) found.push(await store.remembered(caller, key));
    return JSON.stringify(found);
  } finally {
    await store.close();
  }
}

function namesIn(path: string): {
  readonly parts: readonly PartId[];
  readonly answers: string[][];
} {
  const database = new DatabaseSync(join(path, DATABASE_FILE), { readOnly: true });
  const rows = (sql: string): string[][] =>
    database
      .prepare(sql)
      .all()
      .map((row) => Object.values(row).map(String));
  const parts = rows('SELECT id FROM parts').map(([id]) => id as PartId);
  const answers = rows('SELECT caller, call_key FROM remembered_answers');
  database.close();
  return { parts, answers };
}

async function activitiesOf(store: Store): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const some of store.activitiesSince(instant('2020-01-01T00:00:00Z'))) {
    found.push(...some);
  }
  return found;
}
