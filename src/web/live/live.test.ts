import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportedPost } from '../../app/testing-verbs.ts';
import { asStaff, must, openWorld, pass, type TestingWorld } from '../../app/testing-world.ts';
import { durationMs } from '../../kernel/duration.ts';
import type { CaseId, StaffId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import { openOverWorld } from '../testing-world-browser.ts';

const handler = asStaff('moderator-1');
const colleague = { kind: 'staff', id: 'moderator-2' as StaffId } as const;

async function worldWithCase(): Promise<{ world: TestingWorld; id: CaseId }> {
  const world = await openWorld();
  const id = await reportedPost(world, {
    author: 'm-0412',
    item: 'post-881',
    text: 'The same shop link, in every thread.',
  });
  return { world, id };
}

interface Listener {
  /** What comes next, as it stands on the line; undefined at the end. */
  next(): Promise<string | undefined>;
  leave(): Promise<void>;
}

function listenerTo({ body }: Response): Listener {
  assert.ok(body !== null);
  const reader = body.getReader();
  return {
    next: async () => {
      const { done, value } = await reader.read();
      return done ? undefined : new TextDecoder().decode(value);
    },
    leave: async () => await reader.cancel(),
  };
}

test('who watches is told at once who holds what, and each time it changes', async () => {
  const { world, id } = await worldWithCase();
  const { cases } = world.application;
  const response = await (await openOverWorld(world, colleague)).get('/m/live');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'text/event-stream');
  assert.equal(response.headers.get('cache-control'), 'private, no-store');
  const listener = listenerTo(response);
  assert.equal(await listener.next(), 'retry: 5000\ndata: {}\n\n');
  must(await cases.lease(id, {}, handler));
  assert.equal(await listener.next(), `data: {"${id}":"moderator-1"}\n\n`);
  must(await cases.addNote(id, { text: 'Nobody needs to hear of this.' }, handler));
  must(await cases.release(id, handler));
  assert.equal(await listener.next(), 'data: {}\n\n');
  await listener.leave();
});

test('who comes later is told what was taken before anybody watched', async () => {
  const { world, id } = await worldWithCase();
  must(await world.application.cases.lease(id, {}, handler));
  const browser = await openOverWorld(world, colleague);
  const first = listenerTo(await browser.get('/m/live'));
  assert.equal(await first.next(), `retry: 5000\ndata: {"${id}":"moderator-1"}\n\n`);
  await pass(world, durationMs(limits.leaseLength));
  const second = listenerTo(await browser.get('/m/live'));
  assert.equal(await second.next(), 'retry: 5000\ndata: {}\n\n', 'a lease that has run out');
  await first.leave();
  await second.leave();
});

test('nobody listens who may not see the queue, nor after their session', async () => {
  const { world, id } = await worldWithCase();
  const member = { kind: 'member', id: 'm-0412' as never } as const;
  const reviewer = { kind: 'staff', id: 'reviewer-1' as StaffId } as const;
  assert.equal((await (await openOverWorld(world)).get('/m/live')).status, 401);
  assert.equal((await (await openOverWorld(world, member)).get('/m/live')).status, 404);
  assert.equal((await (await openOverWorld(world, reviewer)).get('/m/live')).status, 403);
  const browser = await openOverWorld(world, colleague);
  const listener = listenerTo(await browser.get('/m/live'));
  await listener.next();
  assert.equal((await browser.post('/sign-out', {})).status, 303);
  must(await world.application.cases.lease(id, {}, handler));
  assert.equal(await listener.next(), undefined);
});

test('a role that ended ends what its holder hears', async () => {
  const { world, id } = await worldWithCase();
  const listener = listenerTo(await (await openOverWorld(world, colleague)).get('/m/live'));
  await listener.next();
  const { staffRoom } = world.application;
  must(
    await staffRoom.endRole(
      colleague.id,
      { role: 'moderator', reason: 'They asked for it.' },
      asStaff('operator-1'),
    ),
  );
  must(await world.application.cases.lease(id, {}, handler));
  assert.equal(await listener.next(), undefined);
});

test('one person has eight at most, and a place is free again when one leaves', async () => {
  const { world } = await worldWithCase();
  const browser = await openOverWorld(world, colleague);
  const listeners: Listener[] = [];
  for (let one = 0; one < 8; one += 1) {
    listeners.push(listenerTo(await browser.get('/m/live')));
  }
  const refused = await browser.get('/m/live');
  assert.equal(refused.status, 503);
  assert.equal(refused.headers.get('retry-after'), '60');
  await listeners[0]?.leave();
  const next = await browser.get('/m/live');
  assert.equal(next.status, 200);
  for (const listener of [...listeners.slice(1), listenerTo(next)]) await listener.leave();
});

test('who takes nothing is cut off, and who takes is sent a sign of life', async (context) => {
  context.mock.timers.enable({ apis: ['setInterval'] });
  const { world } = await worldWithCase();
  const browser = await openOverWorld(world, colleague);
  const listener = listenerTo(await browser.get('/m/live'));
  await listener.next();
  const beat = listener.next();
  context.mock.timers.tick(15_000);
  assert.equal(await beat, ':\n\n');
  for (let one = 0; one < 5; one += 1) context.mock.timers.tick(15_000);
  // What was made before waits until it is taken; then there is nothing more.
  await assert.rejects(async () => {
    for (;;) if ((await listener.next()) === undefined) return;
  }, /takes nothing/);
});
