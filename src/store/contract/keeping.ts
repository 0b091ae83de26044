import assert from 'node:assert/strict';
import type { PartId } from '../../kernel/identifier.ts';
import type { StoreTest } from './opened-store.ts';
import {
  collect,
  entry,
  minute,
  mustCommit,
  sampleActivity,
  sampleAnswer,
  sampleItem,
  samplePart,
  sampleTicket,
  sampleWrite,
  takeIn,
} from './samples.ts';

export function ticketTests(storeTest: StoreTest): void {
  storeTest('a ticket is found by its hash until it is removed', async ({ store }) => {
    const ticket = sampleTicket('h-1');
    await store.putTicket(ticket);
    assert.deepEqual(await store.ticket('h-1'), ticket);
    assert.equal(await store.ticket('h-2'), undefined);
    await store.removeTicket('h-1');
    await store.removeTicket('h-1');
    assert.equal(await store.ticket('h-1'), undefined);
  });

  storeTest('a ticket put again replaces the first', async ({ store }) => {
    await store.putTicket(sampleTicket('h-1'));
    const moved = sampleTicket('h-1', { kind: 'link', holder: 'member:m-1', expiresAt: minute(9) });
    await store.putTicket(moved);
    assert.deepEqual(await store.ticket('h-1'), moved);
    assert.deepEqual(await store.listTickets('session'), []);
    assert.equal(await store.removeTicketsOf('staff:moderator-1'), 0);
  });

  storeTest('tickets are listed by kind and end with their holder', async ({ store }) => {
    const tickets = [
      sampleTicket('h-3', { holder: 'b' }),
      sampleTicket('h-2', { holder: 'a' }),
      sampleTicket('h-1', { holder: 'b' }),
    ];
    for (const ticket of tickets) await store.putTicket(ticket);
    await store.putTicket(sampleTicket('h-0', { kind: 'link', holder: 'b' }));
    const hashes = async (kind: string): Promise<readonly string[]> =>
      (await store.listTickets(kind)).map(({ hash }) => hash);
    assert.deepEqual(await hashes('session'), ['h-2', 'h-1', 'h-3']);
    assert.equal(await store.removeTicketsOf('b'), 3);
    assert.deepEqual(await hashes('session'), ['h-2']);
    assert.deepEqual(await hashes('link'), []);
    assert.equal(await store.removeTicketsOf('b'), 0);
  });
}

export function sweepTests(storeTest: StoreTest): void {
  storeTest('P1 a sweep removes what is over and nothing else', async ({ store }) => {
    await takeIn(store, [sampleActivity('old'), sampleActivity('old too')], minute(1));
    await takeIn(store, [sampleActivity('new')], minute(3));
    await takeIn(store, [sampleActivity('old, after the clock went back')], minute(2));
    await mustCommit(store, {
      streams: [sampleWrite('case-1', 0)],
      parts: [
        samplePart('over', { deleteAfter: minute(10) }),
        samplePart('needed', { deleteAfter: minute(11) }),
        samplePart('without end', { person: 'member:m-1' }),
      ],
      idempotency: sampleAnswer('old', { at: minute(4) }),
    });
    await mustCommit(store, { idempotency: sampleAnswer('new', { at: minute(5) }) });
    await store.putTicket(sampleTicket('over', { expiresAt: minute(10) }));
    await store.putTicket(sampleTicket('valid', { expiresAt: minute(11) }));
    const retention = { activitiesReceivedBefore: minute(3), idempotencyBefore: minute(5) };

    const ended = await store.endedParts(minute(10), 9);
    assert.deepEqual(ended, [samplePart('over', { deleteAfter: minute(10) })]);
    const removed = await store.sweep(minute(10), retention);
    assert.deepEqual(removed, { activities: 3, parts: 1, idempotency: 1, tickets: 1 });
    const left = (await collect(store.activitiesSince(minute(0)))).map(({ id }) => id);
    assert.deepEqual(left, ['new']);
    assert.equal(await store.countActivities(), 1);
    assert.equal(await store.part('over' as PartId), undefined);
    assert.deepEqual(await store.endedParts(minute(10), 9), []);
    assert.equal((await store.endedParts(minute(11), 0)).length, 0);
    assert.ok((await store.part('needed' as PartId)) !== undefined);
    assert.ok((await store.part('without end' as PartId)) !== undefined);
    assert.equal(await store.remembered('platform:1', 'old'), undefined);
    assert.ok((await store.remembered('platform:1', 'new')) !== undefined);
    assert.equal(await store.ticket('over'), undefined);
    assert.ok((await store.ticket('valid')) !== undefined);
    assert.equal((await store.events('case-1')).length, 1);
    const again = await store.sweep(minute(10), retention);
    assert.deepEqual(again, { activities: 0, parts: 0, idempotency: 0, tickets: 0 });
  });

  storeTest('a sweep of many activities removes them all', async ({ store }) => {
    const many = Array.from({ length: 6_000 }, (_, n) => sampleActivity(`a-${n}`));
    await takeIn(store, many, minute(1));
    await takeIn(store, [sampleActivity('new')], minute(2));
    const retention = { activitiesReceivedBefore: minute(2), idempotencyBefore: minute(0) };
    const { activities } = await store.sweep(minute(2), retention);
    assert.equal(activities, 6_000);
    assert.equal(await store.countActivities(), 1);
    assert.deepEqual(await takeIn(store, [many[0] ?? sampleActivity('a-0')]), ['stored']);
  });
}

/** Parts go before their record: on request, or on a day that is known only later. */
export function partEndTests(storeTest: StoreTest): void {
  storeTest(
    'P2 a part that somebody asked to delete is gone, and its stream stays',
    async ({ store }) => {
      const kept = samplePart('kept', { person: 'member:m-1' });
      const asked = samplePart('asked', { person: 'member:m-1' });
      await mustCommit(store, { streams: [sampleWrite('case-1', 0)], parts: [kept, asked] });
      await mustCommit(store, { removeParts: [asked.id, 'never there' as PartId] });
      assert.equal(await store.part(asked.id), undefined);
      assert.deepEqual(await store.part(kept.id), kept);
      assert.equal((await store.events('case-1')).length, 1);
    },
  );

  storeTest(
    'P1 a part is given its day later, in the commit that ends its record',
    async ({ store }) => {
      await mustCommit(store, {
        streams: [sampleWrite('case-1', 0)],
        parts: [samplePart('part-1')],
      });
      const retention = { activitiesReceivedBefore: minute(0), idempotencyBefore: minute(0) };
      const dated = { id: 'part-1' as PartId, deleteAfter: minute(5) };
      const gone = { id: 'never there' as PartId, deleteAfter: minute(5) };
      await mustCommit(store, { streams: [], partEnds: [dated, gone] });
      assert.deepEqual(await store.part('part-1' as PartId), samplePart('part-1', dated));
      assert.equal((await store.sweep(minute(4), retention)).parts, 0);
      assert.equal((await store.sweep(minute(5), retention)).parts, 1);
      assert.equal(await store.part('part-1' as PartId), undefined);
      await mustCommit(store, { streams: [], partEnds: [dated] });
      assert.equal(await store.part('part-1' as PartId), undefined);
    },
  );
}

/** What a store that keeps things gives back after it was closed. */
export function durabilityTests(storeTest: StoreTest): void {
  storeTest('inspection reads back what it writes', async ({ store }) => {
    const { schemaVersion, bytes } = await store.inspect();
    assert.ok(schemaVersion >= 1);
    assert.ok(bytes >= 0);
  });

  storeTest('a store can be closed twice', async ({ store }) => {
    await store.close();
    await store.close();
  });

  storeTest('everything is there after opening again, where anything is kept', async (opened) => {
    const { store } = opened;
    const activity = sampleActivity('a-1');
    await takeIn(store, [activity]);
    await mustCommit(store, {
      streams: [sampleWrite('case-1', 0, [entry('a')])],
      parts: [samplePart('part-1')],
      outbox: [sampleItem('item-1'), sampleItem('item-2')],
      uniques: { take: [{ key: 'k', holder: 'h' }] },
      idempotency: sampleAnswer('call-1'),
    });
    await store.takeOutbox('webhook', minute(0), minute(10), 1);
    await store.putTicket(sampleTicket('h-1'));
    const fence = await store.lease('scheduler', 'a', minute(0), minute(10));
    if (opened.reopen === undefined) return;

    const again = await opened.reopen();
    assert.deepEqual(await again.view('case-1'), {
      stream: 'case-1',
      version: 1,
      body: { version: 1 },
    });
    assert.equal((await again.allEvents(0, 10)).length, 1);
    assert.equal(await again.count('cases', 'open'), 1);
    assert.deepEqual(await again.part('part-1' as PartId), samplePart('part-1'));
    assert.equal(await again.holder('k'), 'h');
    assert.deepEqual(await again.remembered('platform:1', 'call-1'), sampleAnswer('call-1'));
    assert.deepEqual(await again.ticket('h-1'), sampleTicket('h-1'));
    assert.deepEqual(await again.activity(activity.source, activity.id), activity);
    assert.deepEqual(await takeIn(again, [activity]), ['duplicate']);
    const due = await again.takeOutbox('webhook', minute(0), minute(10), 10);
    assert.deepEqual(
      due.map(({ id }) => id),
      ['item-2'],
    );
    assert.equal(await again.lease('scheduler', 'b', minute(1), minute(9)), undefined);
    assert.equal(await again.lease('scheduler', 'a', minute(1), minute(9)), fence);
    assert.equal(await mustCommit(again, { streams: [sampleWrite('case-1', 1)] }), 2);
  });
}
