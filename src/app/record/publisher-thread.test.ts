import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { type Instant, instant } from '../../kernel/instant.ts';
import { memoryStore } from '../../store/memory.ts';
import { answerAsPublisher } from './answer-as-publisher.ts';
import { RecordRefused } from './publish-record.ts';
import { createPublisher, type Publisher, type PublisherHost } from './publisher.ts';
import { type PublisherWorker, publisherInThread } from './publisher-thread.ts';
import { recordLease } from './record-lease.ts';
import { entriesVerified, happen } from './testing-publisher.ts';
import { type TestingRecordKeeper, testingRecordKeeper } from './testing-record-keeper.ts';

const now = (): Instant => instant('2026-03-02T08:00:00Z');

const open: MessagePort[] = [];
after(() => {
  for (const port of open) port.close();
});

/** Both ends of a channel, as if a thread lay between them. */
function apart(create: (host: PublisherHost) => Publisher, host: PublisherHost): Publisher {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  answerAsPublisher(port2, create);
  const worker = Object.assign(port1, { terminate: async () => port1.close() });
  return publisherInThread(worker as PublisherWorker, host);
}

function scene(keeper: TestingRecordKeeper = testingRecordKeeper()) {
  const store = memoryStore();
  const lease = recordLease(store, { clock: { now }, holder: 'server' });
  const said: string[] = [];
  const host: PublisherHost = {
    append: lease.append,
    holds: lease.holds,
    say: (message) => void said.push(message),
  };
  const publisher = apart(
    (from) => createPublisher({ source: store, keeper, host: from, now }),
    host,
  );
  return { store, keeper, lease, publisher, said };
}

test('L1 what another thread publishes verifies as what this one would', async () => {
  const { store, keeper, lease, publisher } = scene();
  await lease.take();
  for (const count of [3, 0, 300]) {
    await happen(store, count);
    await publisher.publish();
  }
  assert.deepEqual(await publisher.publish(), { size: 312, behind: false });
  assert.equal(await entriesVerified(keeper), 312n);
  await publisher.close();
});

test('why nothing is signed comes across', async () => {
  const { keeper, lease, publisher } = scene();
  await lease.take();
  keeper.highWaterMark = { size: 100, root: 'AAAA' };
  await assert.rejects(publisher.publish(), (problem: Error) => {
    assert.ok(problem instanceof RecordRefused);
    return /but 100 were signed/.test(problem.message);
  });
});

test('without the lease nothing is appended from another thread', async () => {
  const { store, keeper, publisher } = scene();
  await happen(store, 3);
  await assert.rejects(publisher.publish(), /another server publishes the record/);
  assert.deepEqual(await store.recordSize(), { entries: 0, position: 0 });
  assert.equal(keeper.checkpoints.length, 0);
});

test('what fails over there is told here, with the reason', async () => {
  const { store, keeper, lease, publisher } = scene();
  await lease.take();
  await happen(store, 3);
  keeper.writesLeft = 0;
  await assert.rejects(publisher.publish(), (problem: Error) => {
    assert.ok(!(problem instanceof RecordRefused));
    return /the power went out/.test(problem.message);
  });
  keeper.writesLeft = Number.POSITIVE_INFINITY;
  assert.deepEqual(await publisher.publish(), { size: 8, behind: false });
});

test('a store that fails here ends the turn, and does not leave it waiting', async () => {
  const keeper = testingRecordKeeper();
  const store = memoryStore();
  await happen(store, 3);
  const host: PublisherHost = {
    append: async () => {
      throw new Error('the disk is gone');
    },
    holds: async () => true,
    say: () => undefined,
  };
  const publisher = apart(
    (from) => createPublisher({ source: store, keeper, host: from, now }),
    host,
  );
  await assert.rejects(publisher.publish(), /the disk is gone/);
});

const ends: readonly (readonly [what: string, event: string, value: unknown, told: RegExp])[] = [
  ['died', 'error', new Error('out of memory'), /out of memory/],
  ['ended without a word', 'exit', 0, /ended with 0/],
];
for (const [what, event, value, told] of ends) {
  test(`a thread that ${what} is not waited for`, async () => {
    const { port1 } = new MessageChannel();
    open.push(port1);
    const worker = Object.assign(port1, {
      terminate: async () => port1.close(),
    }) as PublisherWorker;
    const host: PublisherHost = {
      append: async () => true,
      holds: async () => true,
      say: () => undefined,
    };
    const publisher = publisherInThread(worker, host);
    const waiting = publisher.publish();
    port1.emit(event, value);
    await assert.rejects(waiting, told);
    await assert.rejects(publisher.publish(), told);
  });
}
