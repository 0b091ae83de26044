import assert from 'node:assert/strict';
import type { ActivityId, MemberId, PartId } from '../../kernel/identifier.ts';
import type { Erasure, RecordEntry } from '../port.ts';
import type { StoreTest } from './opened-store.ts';
import {
  collect,
  minute,
  mustCommit,
  sampleActivity,
  sampleAnswer,
  samplePart,
  sampleTicket,
  takeIn,
} from './samples.ts';

const PERSON = 'member:m-1';

function erasure(more: Partial<Erasure> = {}): Erasure {
  return { person: PERSON, tickets: true, except: [], parts: [], closed: [], ...more };
}

export function erasureTests(storeTest: StoreTest): void {
  personTest(storeTest);
  activityTest(storeTest);
  recordTest(storeTest);
}

function personTest(storeTest: StoreTest): void {
  storeTest('P2 what is stored of a person is erased, and of nobody else', async ({ store }) => {
    const own = samplePart('own', { person: PERSON });
    const needed = samplePart('needed', { person: PERSON });
    const about = samplePart('about', { person: 'staff:moderator-1' });
    const other = samplePart('other', { person: 'member:m-10' });
    await mustCommit(store, { streams: [], parts: [own, needed, about, other] });
    for (const holder of [PERSON, 'member:m-10']) {
      await store.putTicket(sampleTicket(`of ${holder}`, { holder }));
      const idempotency = sampleAnswer('key', { caller: holder });
      await mustCommit(store, { streams: [], idempotency });
    }
    assert.deepEqual((await store.partsOf(PERSON)).map(({ id }) => id).toSorted(), [
      'needed',
      'own',
    ]);
    await store.erase(erasure({ tickets: false, except: [own.id, needed.id] }));
    assert.notEqual(await store.ticket(`of ${PERSON}`), undefined);
    const wanted = erasure({ except: ['needed' as PartId], parts: ['about' as PartId] });
    for (let twice = 0; twice < 2; twice += 1) await store.erase(wanted);
    assert.deepEqual(await store.partsOf(PERSON), [needed]);
    assert.equal(await store.part(about.id), undefined);
    assert.deepEqual(await store.part(other.id), other);
    assert.equal(await store.ticket(`of ${PERSON}`), undefined);
    assert.notEqual(await store.ticket('of member:m-10'), undefined);
    assert.equal(await store.remembered(PERSON, 'key'), undefined);
    assert.notEqual(await store.remembered('member:m-10', 'key'), undefined);
  });
}

function activityTest(storeTest: StoreTest): void {
  storeTest(
    'P2 activities of a member are emptied, and their ids stay known',
    async ({ store }) => {
      const member = 'm-1' as MemberId;
      const own = { ...sampleActivity('own'), actor: { id: member } };
      const other = { ...sampleActivity('other'), actor: { id: 'm-10' as MemberId } };
      await takeIn(store, [own, other], minute(1));
      assert.equal(await store.eraseActivities(member), 1);
      assert.equal(await store.eraseActivities(member), 0);
      assert.equal(await store.activity(own.source, own.id), undefined);
      assert.deepEqual(await store.activity(other.source, other.id), other);
      assert.deepEqual(await collect(store.activitiesSince(minute(0))), [other]);
      if (own.item !== undefined) {
        const found = await store.activitiesOfItem(own.item, 9);
        assert.ok(found.every(({ id }) => id !== ('own' as ActivityId)));
      }
      assert.deepEqual(await takeIn(store, [own], minute(2)), ['duplicate']);
      assert.equal(await store.activity(own.source, own.id), undefined);
    },
  );
}

function recordTest(storeTest: StoreTest): void {
  storeTest('L2 the secret of an entry is destroyed, its commitments stay', async ({ store }) => {
    const fence = await store.lease('record', 'a', minute(0), minute(10));
    assert.ok(fence !== undefined);
    const entries: readonly RecordEntry[] = [
      { index: 0, position: 1, entry: 'entry-0', secret: 'secret-0', parts: [] },
      { index: 1, position: 2, entry: 'entry-1', secret: 'secret-1', parts: [] },
      { index: 2, position: 3, entry: 'entry-2', secret: 'secret-2', parts: [] },
    ];
    await store.appendRecord(entries, { lease: 'record', fence });
    const parts = [{ pointer: '/at', commitment: 'AAAA' }];
    const closed = [
      { index: 0, parts },
      { index: 2, parts },
    ];
    await store.erase(erasure({ closed }));
    assert.deepEqual(await store.recordEntries(0, 9), [
      { index: 0, position: 1, entry: 'entry-0', parts },
      entries[1],
      { index: 2, position: 3, entry: 'entry-2', parts },
    ]);
    assert.deepEqual(await store.recordSize(), { entries: 3, position: 3 });
  });
}
