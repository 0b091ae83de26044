import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PartId } from '../../kernel/identifier.ts';
import { type Instant, instant } from '../../kernel/instant.ts';
import { opensEntry } from '../../log/log-entry.ts';
import { memoryStore } from '../../store/memory.ts';
import { nodeCrypto } from '../log-crypto.ts';
import { RecordRefused } from './publish-record.ts';
import { sectionsOf, shownSections } from './sections.ts';
import { entriesVerified, happen, testingPublisher } from './testing-publisher.ts';
import { testingRecordKeeper } from './testing-record-keeper.ts';

const at: Instant = instant('2026-03-02T08:00:00Z');

test('L1 what is published verifies, with every checkpoint there ever was', async () => {
  const [store, keeper] = [memoryStore(), testingRecordKeeper()];
  const one = testingPublisher(store, keeper);
  for (const count of [0, 1, 3, 252, 1, 300]) {
    await happen(store, count);
    await one.publish();
  }
  assert.equal(await entriesVerified(keeper), 557n);
  assert.equal(keeper.checkpoints.length, 6);
});

test('nothing new is nothing signed', async () => {
  const [store, keeper] = [memoryStore(), testingRecordKeeper()];
  await happen(store, 3);
  await testingPublisher(store, keeper).publish();
  await testingPublisher(store, keeper).publish();
  assert.equal(keeper.checkpoints.length, 1);
});

test('every batch is filled up, so that nobody can count what happened', async () => {
  const [store, keeper] = [memoryStore(), testingRecordKeeper()];
  const one = testingPublisher(store, keeper, { fillTo: 8 });
  for (const count of [1, 8, 2]) {
    await happen(store, count);
    await one.publish();
  }
  assert.equal(await entriesVerified(keeper), 24n);
  const shapes = (await store.recordEntries(0, 24)).map(({ entry }) =>
    Buffer.from(entry, 'base64')
      .toString()
      .replaceAll(/"c":"[^"]+"/g, ''),
  );
  assert.equal(new Set(shapes).size, 1);
});

test('L1 cut off at any write, the next run goes on, and no checkpoint is ever taken back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.nat(12)), { maxLength: 5 }),
      async (runs) => {
        const [store, keeper] = [memoryStore(), testingRecordKeeper()];
        for (const [count, writes] of runs) {
          await happen(store, count);
          keeper.writesLeft = writes;
          await testingPublisher(store, keeper)
            .publish()
            .catch((problem: Error) => assert.equal(problem.message, 'the power went out'));
        }
        keeper.writesLeft = Number.POSITIVE_INFINITY;
        const { size } = await testingPublisher(store, keeper).publish();
        assert.equal(await entriesVerified(keeper), BigInt(size));
        assert.equal(size, (await store.allEvents(0, 10_000)).length);
      },
    ),
    { numRuns: 20 },
  );
});

test('L1 a database that is older than what was signed is never signed again', async () => {
  const [store, keeper] = [memoryStore(), testingRecordKeeper()];
  await happen(store, 5);
  await testingPublisher(store, keeper).publish();
  const restored = memoryStore();
  await happen(restored, 4);
  await testingPublisher(restored, testingRecordKeeper(keeper.key)).publish();
  await assert.rejects(testingPublisher(restored, keeper).publish(), (problem: Error) => {
    assert.ok(problem instanceof RecordRefused);
    assert.match(problem.message, /holds 4 entries of the record, but 5 were signed/);
    return true;
  });
  // Also when the published files went back with it.
  const files = testingRecordKeeper(keeper.key);
  files.highWaterMark = keeper.highWaterMark;
  await assert.rejects(testingPublisher(restored, files).publish(), RecordRefused);
});

test('L1 another history of the same length, or a longer one, is not signed', async () => {
  for (const count of [5, 9]) {
    const [store, keeper] = [memoryStore(), testingRecordKeeper()];
    await happen(store, 5);
    await testingPublisher(store, keeper).publish();
    const other = memoryStore();
    await happen(other, count, 'rewritten');
    await testingPublisher(other, testingRecordKeeper(keeper.key)).publish();
    const files = testingRecordKeeper(keeper.key);
    files.highWaterMark = keeper.highWaterMark;
    await assert.rejects(testingPublisher(other, files).publish(), /another\s+history/);
  }
});

test('L2 an entry still opens when retention has removed a part of it, and says which', async () => {
  const [store, keeper] = [memoryStore(), testingRecordKeeper()];
  const [kept, over] = ['part-1', 'part-2'] as PartId[] as [PartId, PartId];
  const event = { type: 'noted', at, by: { kind: 'clock' }, texts: { kept, over } };
  await store.commit({
    streams: [
      {
        stream: 'case-1',
        expectedVersion: 0,
        events: [event],
        view: { body: null, indexes: [] },
      },
    ],
    parts: [
      { id: kept, kind: 'note', body: 'They were asked twice.' },
      { id: over, kind: 'note', body: 'They live by the river.', deleteAfter: at },
    ],
  });
  await testingPublisher(store, keeper).publish();
  const limits = { activitiesReceivedBefore: at, idempotencyBefore: at };
  assert.equal((await store.sweep(at, limits)).parts, 1);

  const [stored] = await store.events('case-1');
  const known = await store.recordEntryOf(1);
  assert.ok(stored && known);
  const shown = shownSections(known, await sectionsOf(store, stored));

  const gone = shown.filter((section) => 'commitment' in section);
  assert.deepEqual(
    gone.map(({ pointer, because }) => [pointer, because]),
    [['/parts/part-2', 'erased']],
  );
  assert.ok(JSON.stringify(shown).includes('asked twice'));
  assert.ok(!JSON.stringify(shown).includes('river'));
  assert.ok(opensEntry(nodeCrypto, Buffer.from(known.entry, 'base64'), shown));
});
