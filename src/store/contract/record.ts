import assert from 'node:assert/strict';
import type { RecordEntry } from '../port.ts';
import type { StoreTest } from './opened-store.ts';

function sample(index: number, position?: number): RecordEntry {
  return {
    index,
    ...(position === undefined ? {} : { position }),
    entry: `entry-${index}`,
    secret: `secret-${index}`,
    parts: index === 0 ? [] : [{ pointer: `/parts/p-${index}`, commitment: 'AAAA' }],
  };
}

export function recordTests(storeTest: StoreTest): void {
  storeTest('the record begins empty and grows in order', async ({ store }) => {
    assert.deepEqual(await store.recordSize(), { entries: 0, position: 0 });
    assert.equal(await store.appendRecord([sample(0, 4), sample(1), sample(2, 9)]), true);
    assert.equal(await store.appendRecord([sample(3)]), true);
    assert.equal(await store.appendRecord([]), true);
    assert.deepEqual(await store.recordSize(), { entries: 4, position: 9 });
    assert.deepEqual(await store.recordEntries(1, 2), [sample(1), sample(2, 9)]);
    assert.deepEqual(await store.recordEntries(4, 5), []);
    assert.deepEqual(await store.recordEntryOf(9), sample(2, 9));
    assert.equal(await store.recordEntryOf(5), undefined);
  });

  storeTest(
    'the second of two writers at one place of the record changes nothing',
    async ({ store }) => {
      await store.appendRecord([sample(0, 1), sample(1, 2)]);
      const late = { ...sample(1, 3), secret: 'another' };
      assert.equal(await store.appendRecord([late, sample(2, 4)]), false);
      assert.deepEqual(await store.recordEntries(0, 9), [sample(0, 1), sample(1, 2)]);
    },
  );

  storeTest('the record has no gaps: such entries are rejected, all of them', async ({ store }) => {
    await store.appendRecord([sample(0, 1)]);
    await assert.rejects(store.appendRecord([sample(2, 2)]), RangeError);
    await assert.rejects(store.appendRecord([sample(1, 2), sample(3, 3)]), RangeError);
    assert.deepEqual(await store.recordSize(), { entries: 1, position: 1 });
  });

  storeTest(
    'what was appended to the record is there after a restart',
    async ({ store, reopen }) => {
      await store.appendRecord([sample(0, 1)]);
      if (reopen === undefined) return;
      const again = await reopen();
      assert.deepEqual(await again.recordEntries(0, 9), [sample(0, 1)]);
    },
  );
}
