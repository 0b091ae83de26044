import assert from 'node:assert/strict';
import { AlreadyStored } from '../failure.ts';
import type { HeldLease, RecordEntry, Store } from '../port.ts';
import type { StoreTest } from './opened-store.ts';
import { minute } from './samples.ts';

function sample(index: number, position?: number): RecordEntry & { readonly secret: string } {
  return {
    index,
    ...(position === undefined ? {} : { position }),
    entry: `entry-${index}`,
    secret: `secret-${index}`,
    parts: index === 0 ? [] : [{ pointer: `/parts/p-${index}`, commitment: 'AAAA' }],
  };
}

async function held(store: Store, holder = 'a', from = 0): Promise<HeldLease> {
  const fence = await store.lease('record', holder, minute(from), minute(from + 10));
  assert.ok(fence !== undefined);
  return { lease: 'record', fence };
}

export function recordTests(storeTest: StoreTest): void {
  storeTest('the record begins empty and grows in order', async ({ store }) => {
    assert.deepEqual(await store.recordSize(), { entries: 0, position: 0 });
    const under = await held(store);
    assert.equal(await store.appendRecord([sample(0, 4), sample(1), sample(2, 9)], under), true);
    assert.equal(await store.appendRecord([sample(3)], under), true);
    assert.equal(await store.appendRecord([], under), true);
    assert.deepEqual(await store.recordSize(), { entries: 4, position: 9 });
    assert.deepEqual(await store.recordEntries(1, 2), [sample(1), sample(2, 9)]);
    assert.deepEqual(await store.recordEntries(4, 5), []);
    assert.deepEqual(await store.recordEntryOf(9), sample(2, 9));
    assert.equal(await store.recordEntryOf(5), undefined);
  });

  storeTest(
    'the second of two writers at one place of the record changes nothing',
    async ({ store }) => {
      const under = await held(store);
      await store.appendRecord([sample(0, 1), sample(1, 2)], under);
      const late = { ...sample(1, 3), secret: 'another' };
      assert.equal(await store.appendRecord([late, sample(2, 4)], under), false);
      assert.deepEqual(await store.recordEntries(0, 9), [sample(0, 1), sample(1, 2)]);
    },
  );

  storeTest('the record has no gaps: such entries are rejected, all of them', async ({ store }) => {
    const under = await held(store);
    await store.appendRecord([sample(0, 1)], under);
    await assert.rejects(store.appendRecord([sample(2, 2)], under), RangeError);
    await assert.rejects(store.appendRecord([sample(1, 2), sample(3, 3)], under), RangeError);
    assert.deepEqual(await store.recordSize(), { entries: 1, position: 1 });
  });

  storeTest(
    'what was appended to the record is there after a restart',
    async ({ store, reopen }) => {
      await store.appendRecord([sample(0, 1)], await held(store));
      if (reopen === undefined) return;
      const again = await reopen();
      assert.deepEqual(await again.recordEntries(0, 9), [sample(0, 1)]);
    },
  );

  storeTest('a secret opens one entry: it is rejected for another', async ({ store }) => {
    const under = await held(store);
    await store.appendRecord([sample(0, 1)], under);
    const again = { ...sample(1, 2), secret: sample(0).secret };
    await assert.rejects(store.appendRecord([again], under), AlreadyStored);
    const twice = { ...sample(2, 3), secret: sample(1).secret };
    await assert.rejects(store.appendRecord([sample(1, 2), twice], under), AlreadyStored);
    assert.deepEqual(await store.recordSize(), { entries: 1, position: 1 });
    assert.equal(await store.appendRecord([sample(1, 2)], under), true);
  });

  storeTest(
    'whoever lost the lease appends nothing, also when nobody else has yet',
    async ({ store }) => {
      const first = await held(store);
      assert.equal(await store.appendRecord([sample(0, 1)], first), true);
      const second = await held(store, 'b', 10);
      assert.equal(await store.appendRecord([sample(1, 2)], first), false);
      assert.equal(await store.appendRecord([sample(1, 2)], second), true);
      const none = { lease: 'other', fence: second.fence };
      assert.equal(await store.appendRecord([sample(2, 3)], none), false);
      assert.deepEqual(await store.recordSize(), { entries: 2, position: 2 });
    },
  );
}
