import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openStore } from '../../src/main.ts';
import { COMMUNITY, evenhand } from '../server/running-server.ts';
import { amount } from './amount.ts';
import { examineStore } from './examine-record.ts';
import { type KillablePostgres, killablePostgres } from './killable-postgres.ts';
import { smallDisk } from './small-disk.ts';
import {
  assertKnown,
  type Inhabited,
  inhabited,
  readEverything,
  sendActivity,
  sendReport,
  sendUntilFull,
  type Taken,
  untilAccepted,
} from './without-room.ts';

const ROUNDS = amount(20, 1);
/** How often everything is read while there is no room, with some turns of the clock between. */
const READINGS = 8;

const disk = smallDisk(48);
const skip = disk === undefined ? 'no small disk can be mounted here' : false;

let postgres: KillablePostgres;
let place: Inhabited;

before(async () => {
  if (disk === undefined) return;
  postgres = await killablePostgres({ tablespace: disk.path });
  place = await inhabited({ database: postgres.url });
});
after(async () => {
  if (disk === undefined) return;
  await place.server.end('SIGKILL');
  place.directory.remove();
  await postgres.remove();
  disk.remove();
});

test(`F05 PostgreSQL has no room ${ROUNDS} times: reading goes on, and writing again as soon as there is some`, {
  skip,
}, async (context) => {
  const taken: Taken = { activities: [], reports: [] };
  const { server } = place;
  for (let round = 0; round < ROUNDS; round += 1) {
    const makeRoom = disk?.fill();
    assert.ok(makeRoom !== undefined);
    await sendUntilFull(place, { send: sendActivity, name: `full-${round}`, taken });
    await sendUntilFull(place, { send: sendReport, name: `full-${round}`, taken });
    for (let reading = 0; reading < READINGS; reading += 1) {
      await readEverything(place);
      await setTimeout(250);
    }
    await sendUntilFull(place, { send: sendActivity, name: `still-${round}`, taken });
    makeRoom();
    await untilAccepted(place, { send: sendActivity, name: `again-${round}`, taken });
    await untilAccepted(place, { send: sendReport, name: `again-${round}`, taken });
  }
  await assertKnown(place, taken);
  assert.doesNotThrow(() => process.kill(server.pid, 0), 'it is still the same process');
  assert.equal(await server.end('SIGTERM'), 0, server.output());
  await examine(place, taken);
  const { activities, reports } = taken;
  context.diagnostic(
    JSON.stringify({ rounds: ROUNDS, activities: activities.length, reports: reports.length }),
  );
});

/** What stands in the database, with nobody writing: the fold of its events, and as recorded. */
async function examine({ directory }: Inhabited, { reports }: Taken): Promise<void> {
  const database = { url: postgres.url };
  const store = await openStore(directory.path, { community: COMMUNITY, database });
  const states = await examineStore(store);
  for (const report of reports) assert.ok(states.has(`report-${report}`), `${report} is lost`);
  const filed = [...states.keys()].filter((stream) => stream.startsWith('report-'));
  assert.equal(filed.length, reports.length + 1, 'what was refused left no report');
  await store.close();
  const audited = await evenhand(['log', 'audit', '--directory', directory.path, '--json']);
  assert.equal(audited['ok'], true);
}
