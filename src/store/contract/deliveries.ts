import assert from 'node:assert/strict';
import type { Store } from '../port.ts';
import type { StoreTest } from './opened-store.ts';
import { minute, mustCommit, sampleItem } from './samples.ts';

/** The outbox: at least once, never by two workers at a time. */
export function outboxTests(storeTest: StoreTest): void {
  storeTest('items are taken when due, first due first', async ({ store }) => {
    const outbox = [
      sampleItem('late', minute(3)),
      sampleItem('second', minute(1)),
      sampleItem('third', minute(1)),
      sampleItem('first', minute(0)),
      sampleItem('mail', minute(0), 'mail'),
    ];
    await mustCommit(store, { outbox });
    assert.deepEqual(await take(store, 2, 10), ['first', 'second', 'third']);
    assert.equal(await store.countOutbox('webhook'), 4);
    assert.equal(await store.countOutbox('mail'), 1);
    assert.equal(await store.countOutbox('nothing'), 0);
  });

  storeTest('a taken item is whole and tells the tries before', async ({ store }) => {
    const item = sampleItem('item-1', minute(1));
    await mustCommit(store, { outbox: [item] });
    const first = await store.takeOutbox('webhook', minute(1), minute(2), 10);
    assert.deepEqual(first, [{ ...item, attempts: 0 }]);
    const second = await store.takeOutbox('webhook', minute(2), minute(3), 10);
    assert.deepEqual(second, [{ ...item, attempts: 1 }]);
  });

  storeTest('nobody takes an item before its lease is over', async ({ store }) => {
    await mustCommit(store, { outbox: [sampleItem('item-1')] });
    assert.deepEqual(await take(store, 0, 10), ['item-1']);
    assert.deepEqual(await take(store, 0, 10), []);
    assert.deepEqual(await take(store, 9, 20), []);
    assert.deepEqual(await take(store, 10, 20), ['item-1']);
  });

  storeTest('workers who take at the same time share the items', async ({ store }) => {
    const ids = Array.from({ length: 40 }, (_, n) => `item-${n}`);
    await mustCommit(store, { outbox: ids.map((id) => sampleItem(id)) });
    const workers = Array.from({ length: 8 }, async () => await take(store, 0, 10, 7));
    const taken = (await Promise.all(workers)).flat();
    assert.equal(taken.length, 40);
    assert.deepEqual(new Set(taken), new Set(ids));
  });

  storeTest('a limit leaves the rest for the next one', async ({ store }) => {
    const outbox = ['a', 'b', 'c'].map((id) => sampleItem(id));
    await mustCommit(store, { outbox });
    assert.deepEqual(await take(store, 0, 10, 2), ['a', 'b']);
    assert.deepEqual(await take(store, 0, 10, 2), ['c']);
  });

  storeTest('an acknowledged item is gone', async ({ store }) => {
    await mustCommit(store, { outbox: [sampleItem('item-1'), sampleItem('item-2')] });
    await take(store, 0, 10);
    await store.acknowledgeOutbox('item-1');
    await store.acknowledgeOutbox('item-1');
    await store.acknowledgeOutbox('never there');
    assert.equal(await store.countOutbox('webhook'), 1);
    assert.deepEqual(await take(store, 99, 100), ['item-2']);
  });

  storeTest('a failed item comes again when it is due', async ({ store }) => {
    await mustCommit(store, { outbox: [sampleItem('item-1')] });
    await take(store, 0, 10);
    await store.retryOutbox('item-1', minute(5));
    await store.retryOutbox('never there', minute(5));
    assert.deepEqual(await take(store, 4, 10), []);
    const again = await store.takeOutbox('webhook', minute(5), minute(10), 10);
    assert.deepEqual(again, [{ ...sampleItem('item-1', minute(5)), attempts: 1 }]);
  });
}

/** Named leases: one holder at a time, and a number that tells an old holder from the new one. */
export function leaseTests(storeTest: StoreTest): void {
  storeTest('a lease has one holder until it is over', async ({ store }) => {
    const first = await store.lease('scheduler', 'a', minute(0), minute(10));
    assert.ok(first !== undefined);
    assert.equal(await store.lease('scheduler', 'b', minute(9), minute(19)), undefined);
    assert.ok((await store.lease('other', 'b', minute(9), minute(19))) !== undefined);
    const next = await store.lease('scheduler', 'b', minute(10), minute(20));
    assert.ok(next !== undefined && next > first);
    assert.equal(await store.lease('scheduler', 'a', minute(11), minute(21)), undefined);
  });

  storeTest('the fencing number stays while the holder renews', async ({ store }) => {
    const first = await store.lease('scheduler', 'a', minute(0), minute(10));
    assert.equal(await store.lease('scheduler', 'a', minute(9), minute(19)), first);
    assert.equal(await store.lease('scheduler', 'b', minute(18), minute(28)), undefined);
  });

  storeTest('the fencing number never repeats', async ({ store }) => {
    const fences: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const holder = turn % 3 === 0 ? 'a' : 'b';
      const now = minute(turn * 10);
      const fence = await store.lease('scheduler', holder, now, minute(turn * 10 + 10));
      assert.ok(fence !== undefined && fence > (fences.at(-1) ?? 0));
      fences.push(fence);
    }
  });

  storeTest('a lease can be given back', async ({ store }) => {
    await store.lease('scheduler', 'a', minute(0), minute(10));
    await store.lease('scheduler', 'a', minute(1), minute(1));
    assert.ok((await store.lease('scheduler', 'b', minute(1), minute(9))) !== undefined);
  });

  storeTest('a race for a lease has exactly one winner', async ({ store }) => {
    const racers = Array.from({ length: 8 }, async (_, racer) => {
      return await store.lease('scheduler', `${racer}`, minute(0), minute(10));
    });
    const fences = (await Promise.all(racers)).filter((fence) => fence !== undefined);
    assert.equal(fences.length, 1);
  });
}

async function take(
  store: Store,
  now: number,
  until: number,
  limit = 100,
): Promise<readonly string[]> {
  const items = await store.takeOutbox('webhook', minute(now), minute(until), limit);
  return items.map(({ id }) => id);
}
