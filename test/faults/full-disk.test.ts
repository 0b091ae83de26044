import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { amount } from './amount.ts';
import { examineRecord } from './examine-record.ts';
import { smallDisk } from './small-disk.ts';
import {
  assertKnown,
  type Inhabited,
  inhabited,
  readEverything,
  sendActivity,
  sendUntilFull,
  type Taken,
  untilAccepted,
} from './without-room.ts';

const ROUNDS = amount(20, 1);
/** How long the disk stays full each time: some turns of the clock and of the publisher. */
const FULL_MS = amount(5_000, 2_500);

const disk = smallDisk(48);
const skip = disk === undefined ? 'no small disk can be mounted here' : false;
const usual = process.env['TMPDIR'];

let place: Inhabited;

before(async () => {
  if (disk === undefined) return;
  process.env['TMPDIR'] = disk.path;
  place = await inhabited({});
});
after(async () => {
  if (disk !== undefined) await place.server.end('SIGKILL');
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  disk?.remove();
});

test(`F05 the disk is full ${ROUNDS} times: reading goes on, and writing again as soon as there is room`, {
  skip,
}, async (context) => {
  const taken: Taken = { activities: [], reports: [] };
  const { server, directory } = place;
  const send = sendActivity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const makeRoom = disk?.fill();
    assert.ok(makeRoom !== undefined);
    await sendUntilFull(place, { send, name: `full-${round}`, taken });
    const until = performance.now() + FULL_MS;
    while (performance.now() < until) {
      assert.match(await readEverything(place), /of the disk is free/);
      await setTimeout(250);
    }
    await sendUntilFull(place, { send, name: `still-${round}`, taken });
    makeRoom();
    await untilAccepted(place, { send, name: `again-${round}`, taken });
  }
  assert.match(server.output(), /of the disk is free; writing stops when it is full/);
  await assertKnown(place, taken);
  assert.doesNotThrow(() => process.kill(server.pid, 0), 'it is still the same process');
  assert.equal(await server.end('SIGTERM'), 0, server.output());
  // Elsewhere, as it makes a copy.
  process.env['TMPDIR'] = usual ?? '/tmp';
  await examineRecord(directory.path);
  const acknowledged = taken.activities.length;
  context.diagnostic(JSON.stringify({ rounds: ROUNDS, acknowledged }));
});
