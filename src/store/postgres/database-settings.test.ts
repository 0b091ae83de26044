import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readDatabaseSettings } from './database-settings.ts';
import { endTestingDatabase, newCommunity, testingDatabase } from './testing-database.ts';

after(endTestingDatabase);

test('a database says its version, and that it keeps what is committed', async () => {
  const { url } = await testingDatabase();
  const { version, ...settings } = await readDatabaseSettings({ url, community: newCommunity() });
  assert.match(version, /^\d{2}\b/);
  assert.deepEqual(settings, { isReplica: false, fsync: true, fullPageWrites: true });
});
