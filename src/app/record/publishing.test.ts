import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration, HOUR_MS } from '../../kernel/duration.ts';
import { addDuration } from '../../kernel/instant.ts';
import { openWorld } from '../testing-world.ts';
import { testingRecordKeeper } from './testing-record-keeper.ts';

async function refusedWorld() {
  const keeper = testingRecordKeeper();
  const world = await openWorld({ recordKeeper: keeper });
  const { publishRecord, health } = world.application;
  await publishRecord();
  const signed = keeper.highWaterMark;
  keeper.highWaterMark = { size: 900, root: 'AAAA' };
  await publishRecord();
  return { keeper, world, signed, publishRecord, health };
}

test('L1 a server that may not sign is ready and says which entries are missing, until it may', async () => {
  const { keeper, world, signed, publishRecord, health } = await refusedWorld();
  const { ready, problems } = await health();
  assert.equal(ready, true, 'everything else is answered');
  assert.match(problems.join(), /the database holds 16 entries of the record, but 900 were signed/);
  await publishRecord();
  assert.equal(world.logged.filter((line) => line.includes('900 were signed')).length, 1);
  keeper.highWaterMark = signed;
  await publishRecord();
  assert.deepEqual((await health()).problems, []);
});

test('why a server could not sign is forgotten once another one has the lease', async () => {
  const { world, publishRecord, health } = await refusedWorld();
  // What the first one held is over by then.
  world.clock.forward(HOUR_MS);
  const now = world.application.now();
  assert.ok(await world.store.lease('record', 'other', now, addDuration(now, duration('PT1H'))));
  await publishRecord();
  assert.deepEqual((await health()).problems, []);
});
