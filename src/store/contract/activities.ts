import assert from 'node:assert/strict';
import type { Activity } from '../../domain/activity.ts';
import type { ActivityId, ItemId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ActivityOutcome } from '../port.ts';
import type { StoreTest } from './opened-store.ts';
import {
  collect,
  minute,
  mustCommit,
  sampleActivity,
  sampleAnswer,
  sampleBatch,
  sampleItem,
  takeIn,
} from './samples.ts';

/**
 * Activities: one pair of source and id is one activity, and what follows from a batch goes with
 * it.
 */
export function activityTests(storeTest: StoreTest): void {
  storeTest('the same source and id are the same activity', async ({ store }) => {
    const first = sampleActivity('a-1');
    const elsewhere = sampleActivity('a-1', { source: 'https://chat.example' });
    assert.deepEqual(await takeIn(store, [first, first]), ['stored', 'duplicate']);
    const changed = sampleActivity('a-1', { type: 'content.edited' });
    assert.deepEqual(await takeIn(store, [changed, elsewhere]), ['duplicate', 'stored']);
    assert.deepEqual(await store.activity(first.source, first.id), first);
    assert.deepEqual(await store.activity(elsewhere.source, elsewhere.id), elsewhere);
    assert.equal(await store.activity('https://other.example', first.id), undefined);
    assert.equal(await store.countActivities(), 2);
  });

  storeTest('source and id do not run into each other', async ({ store }) => {
    const pairs = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['', 'abc'],
    ] as const;
    const activities = pairs.map(([source, id]) => sampleActivity(id, { source }));
    assert.deepEqual(await takeIn(store, activities), ['stored', 'stored', 'stored']);
  });

  storeTest('a batch can be empty', async ({ store }) => {
    assert.deepEqual(await takeIn(store, []), []);
    assert.equal(await store.countActivities(), 0);
  });
}

export function batchTests(storeTest: StoreTest): void {
  storeTest('findings and the answer go with their batch', async ({ store }) => {
    await takeIn(store, [sampleActivity('a-1')]);
    const seen: (readonly ActivityOutcome[])[] = [];
    const batch = [sampleActivity('a-1'), sampleActivity('a-2')];
    const outcomes = await store.takeActivities(
      sampleBatch(batch, minute(1), (told) => {
        seen.push(told);
        return { outbox: [sampleItem('finding-1')], idempotency: sampleAnswer('batch-1') };
      }),
    );
    assert.deepEqual(outcomes, ['duplicate', 'stored']);
    assert.deepEqual(seen, [outcomes]);
    assert.equal(await store.countOutbox('webhook'), 1);
    assert.deepEqual(await store.remembered('platform:1', 'batch-1'), sampleAnswer('batch-1'));
  });

  storeTest('an answer that is remembered already stays', async ({ store }) => {
    await mustCommit(store, { idempotency: sampleAnswer('call-1') });
    const later = sampleAnswer('call-1', { answer: 'later' });
    await store.takeActivities(
      sampleBatch([], minute(0), () => ({ outbox: [], idempotency: later })),
    );
    assert.deepEqual(await store.remembered('platform:1', 'call-1'), sampleAnswer('call-1'));
  });

  storeTest('a batch whose consequences fail leaves nothing', async ({ store }) => {
    await mustCommit(store, { outbox: [sampleItem('item-1')] });
    const batch = [sampleActivity('a-1')];
    const broken = new Error('the rulebook could not be run');
    const thrown = sampleBatch(batch, minute(0), () => {
      throw broken;
    });
    await assert.rejects(store.takeActivities(thrown), broken);
    const outbox = [sampleItem('item-2'), sampleItem('item-1')];
    const idempotency = sampleAnswer('batch-1');
    const twice = sampleBatch(batch, minute(0), () => ({ outbox, idempotency }));
    await assert.rejects(store.takeActivities(twice));
    assert.equal(await store.countActivities(), 0);
    assert.equal(await store.countOutbox('webhook'), 1);
    assert.equal(await store.remembered('platform:1', 'batch-1'), undefined);
    assert.deepEqual(await takeIn(store, batch), ['stored']);
  });
}

export function activityReadingTests(storeTest: StoreTest): void {
  storeTest('activities of an item come oldest first', async ({ store }) => {
    await takeIn(store, [about('late', 9), about('tie-1', 5), sampleActivity('without item')]);
    await takeIn(store, [about('other', 1, 'item-2'), about('tie-2', 5), about('early', 2)]);
    const item = await store.activitiesOfItem('item-1', 10);
    assert.deepEqual(item.map(idOf), ['early', 'tie-1', 'tie-2', 'late']);
    assert.deepEqual((await store.activitiesOfItem('item-1', 2)).map(idOf), ['early', 'tie-1']);
    assert.deepEqual(await store.activitiesOfItem('item-3', 10), []);
  });

  storeTest('a thread is read around a moment, nearest first kept', async ({ store }) => {
    const minutes = [7, 1, 4, 5, 2, 8, 3, 6];
    const thread = minutes.map((at) => said(`said-${at}`, minute(at)));
    await takeIn(store, [...thread, said('elsewhere', minute(4), 'thread-2')]);
    await takeIn(store, [said('said-4-again', minute(4))]);
    const around = async (at: number, each: number): Promise<readonly string[]> =>
      (await store.activitiesAround('thread-1', minute(at), each)).map(idOf);
    assert.deepEqual(await around(4, 2), ['said-4', 'said-4-again', 'said-5', 'said-6']);
    assert.deepEqual(await around(4, 1), ['said-4-again', 'said-5']);
    assert.deepEqual(await around(0, 2), ['said-1', 'said-2']);
    assert.deepEqual(await around(99, 2), ['said-7', 'said-8']);
    assert.equal((await around(4, 100)).length, 9);
    assert.deepEqual(await store.activitiesAround('thread-3', minute(4), 5), []);
  });

  storeTest('activities since a moment come in the order of receipt', async ({ store }) => {
    await takeIn(store, [sampleActivity('a-1')], minute(1));
    await takeIn(store, [sampleActivity('a-2', { time: minute(9) })], minute(3));
    // The clock went back: the order of receipt stays.
    await takeIn(store, [sampleActivity('a-3')], minute(2));
    await takeIn(store, [sampleActivity('a-3'), sampleActivity('a-4')], minute(4));
    const since = async (at: number): Promise<readonly string[]> =>
      (await collect(store.activitiesSince(minute(at)))).map(idOf);
    assert.deepEqual(await since(0), ['a-1', 'a-2', 'a-3', 'a-4']);
    assert.deepEqual(await since(2), ['a-2', 'a-3', 'a-4']);
    assert.deepEqual(await since(3), ['a-2', 'a-4']);
    assert.deepEqual(await since(5), []);
  });
}

export function activityStreamTests(storeTest: StoreTest): void {
  storeTest('many activities since a moment come once each', async ({ store }) => {
    const ids = Array.from({ length: 2_500 }, (_, n) => `a-${n}`);
    for (const start of [0, 999, 1_000]) {
      const end = { 0: 999, 999: 1_000, 1000: 2_500 }[start];
      const slice = ids.slice(start, end).map((id) => sampleActivity(id));
      await takeIn(store, slice, minute(start));
    }
    assert.deepEqual((await collect(store.activitiesSince(minute(0)))).map(idOf), ids);
    assert.deepEqual((await collect(store.activitiesSince(minute(999)))).map(idOf), ids.slice(999));
  });

  storeTest('what comes in while reading since a moment is not waited for', async ({ store }) => {
    await takeIn(store, [sampleActivity('a-1')]);
    const read: string[] = [];
    for await (const slice of store.activitiesSince(minute(0))) {
      read.push(...slice.map(idOf));
      assert.ok(read.length < 10, 'reading does not end');
      await takeIn(store, [sampleActivity(`during-${read.length}`)]);
    }
    assert.deepEqual(read, ['a-1']);
  });

  storeTest('activities come back as they were', async ({ store }) => {
    const text = 'a\u0000b \ud800 \u{1F600} "';
    const plain = sampleActivity('a-1');
    const activity = { ...plain, content: { ...plain.content, text } } as Activity;
    await takeIn(store, [activity]);
    assert.deepEqual(await store.activity(activity.source, activity.id), activity);
  });

  storeTest('a lone surrogate in an id is refused', async ({ store }) => {
    const odd = sampleActivity('\ud800' as ActivityId);
    await assert.rejects(takeIn(store, [sampleActivity('a-1'), odd]), TypeError);
    assert.equal(await store.countActivities(), 0);
  });
}

function about(id: string, at: number, item = 'item-1'): Activity {
  return sampleActivity(id, { time: minute(at), item: item as ItemId });
}

function said(id: string, time: Instant, thread = 'thread-1'): Activity {
  return sampleActivity(id, { time, thread });
}

function idOf(activity: Activity): string {
  return activity.id;
}
