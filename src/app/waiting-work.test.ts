import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE_MS } from '../kernel/duration.ts';
import { testingRecordKeeper } from './record/testing-record-keeper.ts';
import { openWorld, report, reportOf } from './testing-world.ts';

test('the record is behind from the first event that is not signed until it is', async () => {
  const world = await openWorld({ recordKeeper: testingRecordKeeper() });
  const { application, clock } = world;
  const lag = async (): Promise<number> => (await application.waiting()).logLagSeconds;
  await application.publishRecord();
  assert.equal(await lag(), 0);
  await report(world, reportOf('post-0412', 'm-0412'));
  clock.forward(5 * MINUTE_MS);
  await report(world, reportOf('post-0413', 'm-0413'));
  clock.forward(MINUTE_MS);
  assert.equal(await lag(), 360);
  await application.publishRecord();
  assert.equal(await lag(), 0);
});

test('every topic of the outbox is told, and what waits in it', async () => {
  const world = await openWorld();
  const entries = async (topic: string): Promise<number | undefined> =>
    (await world.application.waiting()).outbox.find((one) => one.topic === topic)?.entries;
  const before = await entries('case-promise');
  await report(world, reportOf('post-0412', 'm-0412'));
  assert.equal(await entries('case-promise'), (before ?? 0) + 1);
  assert.equal(await entries('webhook'), 0);
});
