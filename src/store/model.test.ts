import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ItemId, PartId } from '../kernel/identifier.ts';
import {
  collect,
  minute,
  sampleActivity,
  sampleAnswer,
  sampleBatch,
  sampleEvent,
  sampleItem,
  samplePart,
  sampleTicket,
} from './contract/samples.ts';
import type { OpenStore } from './contract.ts';
import { AlreadyStored } from './failure.ts';
import { memoryStore } from './memory.ts';
import type { Commit, Store, StreamName } from './port.ts';
import { openTestingStore } from './sqlite/testing-directory.ts';

sameAsMemory('sqlite', openTestingStore);

/**
 * Any sequence of writes has the same answers and leaves the same to read as the store in memory.
 */
function sameAsMemory(name: string, open: OpenStore): void {
  test(`${name} store: any writes answer and read like the store in memory`, async () => {
    const property = fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const opened = await open();
      const memory = memoryStore();
      try {
        for (const take of steps) {
          assert.deepEqual(await answerOf(take, opened.store), await answerOf(take, memory));
        }
        assert.deepEqual(await everything(opened.store), await everything(memory));
        if (opened.reopen === undefined) return;
        assert.deepEqual(await everything(await opened.reopen()), await everything(memory));
      } finally {
        await opened.close();
      }
    });
    await fc.assert(property, { numRuns: 100 });
  });
}

type Step = (store: Store) => Promise<unknown>;

async function answerOf(step: Step, store: Store): Promise<unknown> {
  try {
    return await step(store);
  } catch (problem) {
    assert.ok(problem instanceof AlreadyStored, String(problem));
    return 'stored already';
  }
}

// Few names, so that writes meet; any text in orders and bodies, so that order and encoding are
// tried.
const few: readonly string[] = ['a', 'b', 'c'];
const name: fc.Arbitrary<string> = fc.constantFrom(...few);
const moment = fc.integer({ min: 0, max: 9 }).map(minute);
const text: fc.Arbitrary<string> = fc.string({ unit: 'grapheme', maxLength: 4 });

const write = fc
  .record({
    stream: name.map((id): StreamName => `case-${id}`),
    expectedVersion: fc.integer({ min: 0, max: 3 }),
    count: fc.integer({ min: 0, max: 2 }),
    body: fc.jsonValue({ maxDepth: 2 }),
    indexes: fc.array(fc.record({ index: fc.constant('i'), key: name, order: text }), {
      maxLength: 3,
    }),
  })
  .map(({ stream, expectedVersion, count, body, indexes }) => ({
    stream,
    expectedVersion,
    events: Array.from({ length: count }, () => sampleEvent('made')),
    view: { body: JSON.parse(JSON.stringify(body)), indexes },
  }));

const commit: fc.Arbitrary<Commit> = fc.record(
  {
    streams: fc.array(write, { maxLength: 2 }),
    parts: fc.array(
      fc.tuple(name, moment).map(([id, deleteAfter]) => samplePart(id, { deleteAfter })),
      { maxLength: 2 },
    ),
    outbox: fc.array(
      fc.tuple(name, moment).map(([id, dueAt]) => sampleItem(id, dueAt)),
      { maxLength: 2 },
    ),
    uniques: fc.record(
      {
        take: fc.array(fc.record({ key: name, holder: name }), { maxLength: 2 }),
        release: fc.array(name, { maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
    idempotency: fc.tuple(name, moment).map(([key, at]) => sampleAnswer(key, { at })),
  },
  { requiredKeys: ['streams'] },
);

const activity = fc
  .record({ id: name, source: name, time: moment, item: name, thread: name })
  .map(({ id, item, ...rest }) => sampleActivity(id, { ...rest, item: item as ItemId }));

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: commit.map(
      (commit): Step =>
        (store) =>
          store.commit(commit),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.array(activity, { maxLength: 4 }), moment, fc.option(name))
      .map(([activities, receivedAt, finding]): Step => {
        const outbox = finding === null ? [] : [sampleItem(finding)];
        const batch = sampleBatch(activities, receivedAt, () => ({ outbox }));
        return (store) => store.takeActivities(batch);
      }),
  },
  fc.tuple(moment, moment, fc.integer({ min: 1, max: 3 })).map(
    ([now, until, limit]): Step =>
      (store) =>
        store.takeOutbox('webhook', now, until, limit),
  ),
  name.map(
    (id): Step =>
      (store) =>
        store.acknowledgeOutbox(id),
  ),
  fc.tuple(name, moment).map(
    ([id, at]): Step =>
      (store) =>
        store.retryOutbox(id, at),
  ),
  fc.tuple(name, name, moment, moment).map(
    ([lease, holder, now, until]): Step =>
      (store) =>
        store.lease(lease, holder, now, until),
  ),
  fc.tuple(name, name, moment).map(
    ([hash, holder, expiresAt]): Step =>
      (store) =>
        store.putTicket(sampleTicket(hash, { holder, expiresAt })),
  ),
  name.map(
    (holder): Step =>
      (store) =>
        store.removeTicketsOf(holder),
  ),
  fc.tuple(moment, moment, moment).map(
    ([now, activitiesReceivedBefore, idempotencyBefore]): Step =>
      (store) =>
        store.sweep(now, { activitiesReceivedBefore, idempotencyBefore }),
  ),
);

/** Every read there is, over all names the writes can use. */
async function everything(store: Store): Promise<unknown> {
  const named = few.map(async (key) => ({
    view: await store.view(`case-${key}`),
    events: await store.events(`case-${key}`),
    part: await store.part(key as PartId),
    holder: await store.holder(key),
    answer: await store.remembered('platform:1', key),
    ticket: await store.ticket(key),
    count: await store.count('i', key),
    ascending: await store.list({ index: 'i', key, limit: 9 }),
    descending: await store.list({ index: 'i', key, limit: 2, direction: 'descending' }),
    item: await store.activitiesOfItem(key, 9),
    thread: await store.activitiesAround(key, minute(4), 2),
  }));
  return {
    named: await Promise.all(named),
    events: await store.allEvents(0, 100),
    newest: await store.newestEvent(),
    tickets: await store.listTickets('session'),
    outbox: await store.countOutbox('webhook'),
    activities: await collect(store.activitiesSince(minute(3))),
    countActivities: await store.countActivities(),
  };
}
