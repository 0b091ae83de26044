import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration } from '../../kernel/duration.ts';
import { addDuration, type Instant, instant } from '../../kernel/instant.ts';
import { signedCheckpoint, testingKey } from '../../log/testing-log.ts';
import { memoryStore, simulatedStore } from '../../store/memory.ts';
import type { Store } from '../../store/port.ts';
import { RecordRefused } from './publish-record.ts';
import {
  entriesVerified,
  happen,
  type TestingPublisher,
  testingPublisher,
} from './testing-publisher.ts';
import { type TestingRecordKeeper, testingRecordKeeper } from './testing-record-keeper.ts';

const start: Instant = instant('2026-03-02T08:00:00Z');

async function published(count: number): Promise<{ store: Store; keeper: TestingRecordKeeper }> {
  const [store, keeper] = [memoryStore(), testingRecordKeeper()];
  await happen(store, count);
  await testingPublisher(store, keeper).publish();
  return { store, keeper };
}

function refusing(message: RegExp): (problem: Error) => boolean {
  return (problem) => {
    assert.ok(problem instanceof RecordRefused, problem.stack);
    assert.match(problem.message, message);
    return true;
  };
}

test('L1 of many servers on one database exactly one publishes, and the log is whole', async () => {
  for (let round = 1; round <= 100; round += 1) {
    const [store, keeper] = [memoryStore(), testingRecordKeeper()];
    await happen(store, round % 40);
    const outcomes = await Promise.allSettled(
      ['one', 'two', 'three'].map(
        async (holder) => await testingPublisher(store, keeper, { holder }).publish(),
      ),
    );
    const done = outcomes.filter(({ status }) => status === 'fulfilled');
    assert.equal(done.length, 1);
    assert.equal(await entriesVerified(keeper), BigInt(round % 40));
  }
});

/** Runs a task once, before the store is read from or a lease is renewed for the n-th time. */
function interrupted(store: Store, task: () => Promise<void>, at: 'allEvents' | 'lease'): Store {
  let left = at === 'lease' ? 2 : 1;
  return new Proxy(store, {
    get: (target, name) => {
      const found = Reflect.get(target, name) as unknown;
      if (typeof found !== 'function') return found;
      return async (...given: unknown[]): Promise<unknown> => {
        if (name === at) {
          left -= 1;
          if (left === 0) await task();
        }
        return (await Reflect.apply(found, target, given)) as unknown;
      };
    },
  });
}

/** A publisher that sleeps past its lease at a call to the store, while another one is awake. */
async function sleeping(
  at: Parameters<typeof interrupted>[2],
  meanwhile: (awake: TestingPublisher, store: Store) => Promise<void>,
) {
  const { store, keeper } = await published(5);
  await happen(store, 3);
  let now = addDuration(start, duration('PT1M'));
  const awake = testingPublisher(store, keeper, { holder: 'awake', now: () => now });
  const sleepy = interrupted(
    store,
    async () => {
      now = addDuration(now, duration('PT1M'));
      await meanwhile(awake, store);
    },
    at,
  );
  const slept = testingPublisher(sleepy, keeper, { holder: 'asleep', now: () => now });
  return { store, keeper, slept };
}

test('L1 a server that slept past its lease before it wrote files signs nothing', async () => {
  const { keeper, slept } = await sleeping('allEvents', async (awake, store) => {
    await happen(store, 4);
    await awake.publish();
  });
  await assert.rejects(slept.publish(), refusing(/another server publishes the record/));
  assert.equal(await entriesVerified(keeper), 12n);
  assert.equal(keeper.checkpoints.length, 2);
  assert.deepEqual(keeper.highWaterMark?.size, 12);
});

test('L1 a server that slept past its lease among its files signs nothing, and nobody before', async () => {
  let next: TestingPublisher | undefined;
  const { keeper, slept } = await sleeping('lease', async (awake, store) => {
    next = awake;
    await happen(store, 4);
    await assert.rejects(awake.publish(), refusing(/another server writes the record/));
  });
  await assert.rejects(slept.publish(), refusing(/another server publishes the record/));
  assert.equal(keeper.checkpoints.length, 1);
  await next?.publish();
  assert.equal(await entriesVerified(keeper), 12n);
});

test('L1 a server whose lease was taken appends nothing, before the other has published', async () => {
  const { store, slept } = await sleeping('allEvents', async (awake) => {
    assert.ok(await awake.lease.take());
  });
  await assert.rejects(slept.publish(), refusing(/another server publishes the record/));
  assert.equal((await store.recordSize()).entries, 5);
});

test('L1 fork after restore: two servers on copies of one database, one of them signs', async () => {
  const [store, keeper] = [simulatedStore(), testingRecordKeeper()];
  await happen(store, 5);
  await testingPublisher(store, keeper).publish();
  const copy = store.fork();
  await happen(store, 4);
  await testingPublisher(store, keeper).publish();
  for (const more of [0, 4, 9]) {
    if (more > 0) await happen(copy, more, 'elsewhere');
    await assert.rejects(
      testingPublisher(copy, keeper).publish(),
      refusing(/holds 5 entries of the record, but 9 were signed/),
    );
  }
  // It published under the same key elsewhere, and comes back with more than was signed here.
  const elsewhere = testingRecordKeeper(keeper.key);
  await testingPublisher(copy, elsewhere).publish();
  await assert.rejects(testingPublisher(copy, keeper).publish(), refusing(/another\s+history/));
  assert.equal(await entriesVerified(keeper), 9n);
});

test('L1 fork at once: servers on copies of one database race for one record, one of them signs', async () => {
  for (let round = 1; round <= 100; round += 1) {
    const [store, keeper] = [simulatedStore(), testingRecordKeeper()];
    await happen(store, 5 + (round % 3));
    await testingPublisher(store, keeper).publish();
    const copy = store.fork();
    await happen(store, 1 + (round % 7), 'here');
    await happen(copy, 1 + (round % 5), 'there');
    const publishers = [store, copy].map((one) => testingPublisher(one, keeper));
    const turned = round % 2 === 0 ? publishers : publishers.toReversed();
    const outcomes = await Promise.allSettled(turned.map(async (one) => await one.publish()));
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    const signed = keeper.highWaterMark?.size;
    // Whoever was refused stays refused, and says so.
    const again = await Promise.allSettled(turned.map(async (one) => await one.publish()));
    assert.deepEqual(
      again.map(({ status }) => status),
      outcomes.map(({ status }) => status),
    );
    assert.equal(await entriesVerified(keeper), BigInt(signed ?? -1));
    assert.equal(keeper.checkpoints.length, 2);
  }
});

test('L1 fork in between: a server over a copy looks again before it writes what is signed', async () => {
  const [store, keeper] = [simulatedStore(), testingRecordKeeper()];
  await happen(store, 5);
  await testingPublisher(store, keeper).publish();
  const copy = store.fork();
  await happen(store, 1, 'here');
  await happen(copy, 1, 'there');
  const slow = interrupted(
    copy,
    async () => void (await testingPublisher(store, keeper).publish()),
    'allEvents',
  );
  await assert.rejects(testingPublisher(slow, keeper).publish(), refusing(/another\s+history/));
  assert.equal(await entriesVerified(keeper), 6n);
});

test('L1 the newest entries deleted together with their tiles and checkpoint are missed', async () => {
  const [store, keeper] = [simulatedStore(), testingRecordKeeper()];
  await happen(store, 300);
  await testingPublisher(store, keeper).publish();
  const [before, files] = [store.fork(), new Map(keeper.stored)];
  await happen(store, 20);
  await testingPublisher(store, keeper).publish();

  keeper.stored.clear();
  for (const [path, bytes] of files) keeper.stored.set(path, bytes);
  await assert.rejects(
    testingPublisher(before, keeper).publish(),
    refusing(/holds 300 entries of the record, but 320 were signed/),
  );
  // Also when no file of the log is left at all.
  keeper.stored.clear();
  await assert.rejects(testingPublisher(before, keeper).publish(), RecordRefused);
  // And without the high-water mark, while the published checkpoint is there.
  await testingPublisher(store, keeper).publish();
  keeper.highWaterMark = undefined;
  await assert.rejects(testingPublisher(before, keeper).publish(), RecordRefused);
});

test('what the log lost of its files is written again, byte for byte', async () => {
  const { store, keeper } = await published(700);
  const before = new Map(keeper.stored);
  keeper.stored.clear();
  await testingPublisher(store, keeper).publish();
  assert.deepEqual(new Map(keeper.stored), before);
  assert.equal(await entriesVerified(keeper), 700n);
});

test('L1 a checkpoint of another log in its place is refused, not gone on from', async () => {
  const { store, keeper } = await published(5);
  const other = testingKey('other.example.org');
  const checkpoint = signedCheckpoint(other, { size: 5, root: new Uint8Array(32) });
  keeper.stored.set('checkpoint', checkpoint);
  await happen(store, 1);
  await assert.rejects(
    testingPublisher(store, keeper).publish(),
    refusing(/is that of other.example.org, and the keys are those of/),
  );
});

test('L1 a checkpoint in its place that was signed over another tree is refused', async () => {
  const { store, keeper } = await published(5);
  keeper.stored.set(
    'checkpoint',
    signedCheckpoint(keeper.key, { size: 5, root: new Uint8Array(32) }),
  );
  await happen(store, 1);
  await assert.rejects(testingPublisher(store, keeper).publish(), refusing(/another\s+history/));
});

test('L1 while it runs, a publisher notices that the signed tree is no longer its own', async () => {
  const { store, keeper } = await published(5);
  const running = testingPublisher(store, keeper);
  await running.publish();
  keeper.highWaterMark = { size: 3, root: 'AAAA' };
  await assert.rejects(running.publish(), refusing(/another\s+history/));
});

test('a backlog is published in steps, each with a checkpoint of its own', async () => {
  const [store, keeper] = [memoryStore(), testingRecordKeeper()];
  await happen(store, 2_500);
  const one = testingPublisher(store, keeper, { fillTo: 8 });
  const steps = [await one.publish(), await one.publish(), await one.publish()];
  assert.deepEqual(steps, [
    { size: 1_024, behind: true },
    { size: 2_048, behind: true },
    { size: 2_504, behind: false },
  ]);
  assert.equal(await entriesVerified(keeper), 2_504n);
});
