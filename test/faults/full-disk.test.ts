import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { activity, asMember, decide, reportedCase, reportOn } from '../server/case-work.ts';
import {
  type PreparedDirectory,
  prepareDirectory,
  type RunningServer,
  startServer,
} from '../server/running-server.ts';
import { type Ask, asNobody, asPlatform, asStaff } from '../server/talk.ts';
import { amount } from './amount.ts';
import { examineRecord } from './examine-record.ts';
import { smallDisk } from './small-disk.ts';

const ROUNDS = amount(20, 1);
/** How long the disk stays full each time: some turns of the clock and of the publisher. */
const FULL_MS = amount(5_000, 2_500);

const disk = smallDisk(48);
const skip = disk === undefined ? 'no small disk can be mounted here' : false;
const usual = process.env['TMPDIR'];

let directory: PreparedDirectory;
let server: RunningServer;
let platform: Ask;
let member: Ask;
let statement: string;

before(async () => {
  if (disk === undefined) return;
  process.env['TMPDIR'] = disk.path;
  directory = await prepareDirectory({
    rulebook: (text) => text.replace('undo: PT10S', 'undo: PT0S'),
  });
  server = await startServer(directory);
  platform = asPlatform(directory);
  const moderator = await asStaff(directory, 'moderator-1');
  const path = await reportedCase({ reporter: platform, handler: moderator }, reportOn('m-0412'));
  await decide(moderator, path);
  member = await asMember(directory.url, await asStaff(directory, 'operator-1'), 'm-0412');
  const listed = await member('GET', '/v1/members/m-0412/statements');
  statement = listed.textAt('/items/0/statement');
});
after(async () => {
  if (disk !== undefined) await server.end('SIGKILL');
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  disk?.remove();
});

/** Sends activities until there is no room: what a file holds already can be used up before. */
async function sendUntilFull(round: number, acknowledged: string[]): Promise<void> {
  for (let count = 0; ; count += 1) {
    const id = `full-${round}-${count}`;
    const answer = await platform('POST', '/v1/activities', { body: [activity(id)] });
    if (answer.statusCode === 202) {
      acknowledged.push(id);
      continue;
    }
    assert.equal(answer.statusCode, 507, answer.text);
    assert.equal(answer.at('/code'), 'storage_full');
    return;
  }
}

async function readEverything(): Promise<void> {
  const nobody = asNobody(directory);
  for (const [ask, path] of [
    [nobody, '/rules'],
    [nobody, '/log/checkpoint'],
    [member, '/me'],
    [member, `/me/statements/${statement}`],
    [member, `/v1/receipts/${statement}`],
    [member, '/v1/members/m-0412/standing'],
    [platform, '/v1/members/m-0412/powers'],
  ] as const) {
    const answer = await ask('GET', path);
    assert.equal(answer.statusCode, 200, `${path}: ${answer.text}`);
  }
  const ready = await nobody('GET', '/readyz');
  assert.equal(ready.statusCode, 200, ready.text);
  assert.match(ready.text, /of the disk is free/);
}

async function untilAccepted(round: number): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    const id = `again-${round}-${tries}`;
    const answer = await platform('POST', '/v1/activities', { body: [activity(id)] });
    if (answer.statusCode === 202) return id;
    assert.equal(answer.statusCode, 507, answer.text);
    await setTimeout(100);
  }
}

test(`F05 the disk is full ${ROUNDS} times: reading goes on, and writing again as soon as there is room`, {
  skip,
}, async (context) => {
  const acknowledged: string[] = [];
  const { pid } = server;
  for (let round = 0; round < ROUNDS; round += 1) {
    const makeRoom = disk?.fill();
    assert.ok(makeRoom !== undefined);
    await sendUntilFull(round, acknowledged);
    const until = performance.now() + FULL_MS;
    while (performance.now() < until) {
      await readEverything();
      await setTimeout(250);
    }
    await sendUntilFull(round + 1_000, acknowledged);
    makeRoom();
    acknowledged.push(await untilAccepted(round));
  }
  assert.match(server.output(), /of the disk is free; writing stops when it is full/);
  const body = acknowledged.map((id) => activity(id));
  for (let from = 0; from < body.length; from += 500) {
    const known = await platform('POST', '/v1/activities', { body: body.slice(from, from + 500) });
    for (const index of body.slice(from, from + 500).keys()) {
      assert.equal(known.at(`/items/${index}/result`), 'duplicate', acknowledged[from + index]);
    }
  }
  assert.doesNotThrow(() => process.kill(pid, 0), 'it is still the same process');
  assert.equal(await server.end('SIGTERM'), 0, server.output());
  // Elsewhere, as it makes a copy.
  process.env['TMPDIR'] = usual ?? '/tmp';
  await examineRecord(directory.path);
  context.diagnostic(JSON.stringify({ rounds: ROUNDS, acknowledged: acknowledged.length }));
});
