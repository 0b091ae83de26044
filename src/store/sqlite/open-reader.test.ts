import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { PartId } from '../../kernel/identifier.ts';
import { type Instant, instant } from '../../kernel/instant.ts';
import { openSqliteStore } from './open.ts';
import { openSqliteReader } from './open-reader.ts';
import { testingDirectory } from './testing-directory.ts';

const at: Instant = instant('2026-03-02T08:00:00Z');
const directory = testingDirectory();
after(() => directory.remove());

test('a reader sees what was committed, at once, and keeps nobody from writing', async () => {
  const store = await openSqliteStore({ directory: directory.path });
  const reader = openSqliteReader(directory.path);
  assert.deepEqual(await reader.recordSize(), { entries: 0, position: 0 });
  const id = 'part-1' as PartId;
  for (let version = 0; version < 3; version += 1) {
    const event = { type: 'noted', at, by: { kind: 'clock' }, part: id };
    const view = { body: null, indexes: [] };
    const streams = [
      { stream: 'case-1', expectedVersion: version, events: [event], view },
    ] as const;
    const parts = version === 0 ? [{ id, kind: 'note', body: 'They were asked.' }] : [];
    assert.ok((await store.commit({ streams, parts })).ok);
    assert.deepEqual(await reader.allEvents(0, 10), await store.allEvents(0, 10));
  }
  assert.deepEqual(await reader.part(id), await store.part(id));
  const fence = (await store.lease('record', 'one', at, instant('2026-03-02T08:01:00Z'))) ?? 0;
  const entry = { index: 0, position: 3, entry: 'entry', secret: 'secret', parts: [] };
  assert.ok(await store.appendRecord([entry], { lease: 'record', fence }));
  assert.deepEqual(await reader.recordEntries(0, 9), [entry]);
  assert.deepEqual(await reader.recordSize(), { entries: 1, position: 3 });
  reader.close();
  await store.close();
});
