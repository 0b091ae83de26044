import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../kernel/duration.ts';
import { webhookTopics } from './contract/webhooks.ts';
import { eventsOf } from './testing-consistency.ts';
import { Died, dyingStore } from './testing-crash.ts';
import { decideBreach, reportedPost, restrict } from './testing-verbs.ts';
import {
  allEvents,
  asMember,
  asPlatform,
  asStaff,
  must,
  openWorld,
  type Posted,
  pass,
  refused,
  type TestingWorld,
} from './testing-world.ts';

const url = 'https://forum.example/hook';

async function listening(world: TestingWorld, at: string = url): Promise<string> {
  const { webhooks } = world.application;
  return must(await webhooks.add({ url: at, topics: webhookTopics }, asPlatform())).id;
}

function idOf({ headers }: Posted): string {
  return headers['webhook-id'] ?? '';
}

function topicOf({ body }: Posted): string {
  return (JSON.parse(body) as { type: string }).type;
}

test('what was committed is sent, signed, once, and a restriction carries its end', async () => {
  const world = await openWorld();
  await listening(world);
  const { restriction } = await restrict(world);
  await pass(world);
  assert.deepEqual(world.posted.map(topicOf).toSorted(), [
    'decision.issued',
    'hearing.requested',
    'report.decided',
    'restriction.imposed',
  ]);
  const imposed = world.posted.find((sent) => topicOf(sent) === 'restriction.imposed');
  const { data } = JSON.parse(imposed?.body ?? '') as { data: { until: string } };
  assert.equal(data.until, restriction.until);
  assert.match(imposed?.headers['webhook-signature'] ?? '', /^v1,\S+ v1a,\S+$/);
  const sent = world.posted.length;
  await pass(world, HOUR_MS);
  assert.equal(world.posted.length, sent);
});

test('N3 S7 no message names a reporter or carries standing', async () => {
  const world = await openWorld();
  await listening(world);
  await restrict(world);
  await pass(world, 4 * DAY_MS);
  const told = JSON.stringify(world.posted.map(({ body }) => body));
  for (const never of ['m-0900', 'standing', 'points', 'clearAt']) assert.ok(!told.includes(never));
});

test('a crash between the commit and the sending delivers once after the restart', async () => {
  const world = await openWorld();
  await listening(world);
  world.receiver = async () => {
    throw new Died();
  };
  await assert.rejects(restrict(world), Died);
  const [lost] = world.posted;
  assert.ok(lost !== undefined);
  const restarted = await world.reopened();
  await pass(restarted, 2 * MINUTE_MS);
  assert.equal(restarted.posted.length, 4);
  const same = restarted.posted.filter((sent) => idOf(sent) === idOf(lost));
  assert.deepEqual(
    same.map(({ body }) => body),
    [lost.body],
  );
  await pass(restarted, HOUR_MS);
  assert.equal(restarted.posted.length, 4);
});

test('a crash between the sending and its note sends once more, with the same id', async () => {
  const world = await openWorld();
  await listening(world);
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  await decideBreach(world, id);
  // The first commit of this turn issues the decision, the second notes the first delivery.
  const death = { commit: 2, death: 'before the commit' } as const;
  const dying = await world.reopened(dyingStore(world.store, death));
  dying.clock.forward(MINUTE_MS);
  await assert.rejects(dying.application.tick(), Died);
  assert.equal(dying.posted.length, 1);
  const restarted = await world.reopened();
  await pass(restarted, 2 * MINUTE_MS);
  const ids = restarted.posted.map(idOf);
  assert.equal(new Set(ids).size, 4);
  assert.equal(ids.length, 4);
  assert.ok(dying.posted[0] !== undefined && ids.includes(idOf(dying.posted[0])));
});

test('a receiver that fails is tried again later under the same id', async () => {
  const world = await openWorld();
  const endpoint = await listening(world);
  world.receiver = async () => ({ status: 500 });
  await restrict(world);
  const tries = (): number =>
    world.posted.filter((sent) => topicOf(sent) === 'decision.issued').length;
  assert.equal(tries(), 1);
  await pass(world, 4 * SECOND_MS);
  assert.equal(tries(), 1);
  await pass(world, SECOND_MS);
  assert.equal(tries(), 2);
  world.receiver = async () => ({ status: 204 });
  await pass(world, 5 * MINUTE_MS);
  assert.equal(tries(), 3);
  const { webhooks } = world.application;
  const { items } = must(await webhooks.deliveries({ endpoint }, asPlatform()));
  const issued = items.find(({ topic }) => topic === 'decision.issued');
  assert.deepEqual(
    [issued?.phase, issued?.attempts.map(({ status }) => status)],
    ['delivered', [500, 500, 204]],
  );
  assert.equal(issued?.nextAt, undefined);
});

test('a receiver that asks to wait is left alone for as long as it asked', async () => {
  const world = await openWorld();
  await listening(world);
  world.receiver = async () => ({ status: 429, retryAfter: '3600' });
  await restrict(world);
  const sent = world.posted.length;
  await pass(world, HOUR_MS - SECOND_MS);
  assert.equal(world.posted.length, sent);
  world.receiver = async () => ({ status: 200 });
  await pass(world, SECOND_MS);
  assert.equal(world.posted.length, 2 * sent);
});

test('a receiver that never answers is given up after about three days, and said so', async () => {
  const world = await openWorld();
  const endpoint = await listening(world);
  world.receiver = async () => ({ status: null, problem: 'connection refused' });
  await restrict(world);
  for (let hour = 0; hour < 100; hour += 1) await pass(world, HOUR_MS);
  const { items } = must(
    await world.application.webhooks.deliveries({ endpoint }, asStaff('operator-1')),
  );
  const given = items.filter(({ topic }) => topic === 'decision.issued');
  assert.deepEqual(
    given.map(({ phase, attempts }) => [phase, attempts.length]),
    [['failed', 10]],
  );
});

test('410 ends an endpoint: nothing more is sent there, others go on', async () => {
  const world = await openWorld();
  const gone = await listening(world);
  const other = 'https://forum.example/other';
  await listening(world, other);
  world.receiver = async (sent) => ({ status: sent.url === url ? 410 : 200 });
  await restrict(world);
  const toGone = world.posted.filter((sent) => sent.url === url);
  assert.equal(toGone.length, 1);
  await pass(world, 10 * DAY_MS);
  assert.equal(world.posted.filter((sent) => sent.url === url).length, 1);
  assert.ok(world.posted.filter((sent) => sent.url === other).length > 3);
  const endpoints = must(await world.application.webhooks.list(asPlatform()));
  const ended = endpoints.find(({ id }) => id === gone);
  assert.ok(ended?.disabledAt !== undefined);
  assert.match(ended.disabledBecause ?? '', /410/);
});

test('a delivery asked for again comes again, under the same id and with the same body', async () => {
  const world = await openWorld();
  const endpoint = await listening(world);
  await restrict(world);
  const { webhooks } = world.application;
  const { items } = must(await webhooks.deliveries({ endpoint }, asPlatform()));
  const [delivery] = items;
  assert.ok(delivery !== undefined);
  refused(await webhooks.redeliver(delivery.id, asMember('m-0412')), 'not_found');
  must(await webhooks.redeliver(delivery.id, asStaff('operator-1')));
  const before = world.posted.length;
  await pass(world);
  assert.equal(world.posted.length, before + 1);
  const again = world.posted.at(-1);
  const first = world.posted.find((sent) => idOf(sent) === delivery.id);
  assert.deepEqual([again && idOf(again), again?.body], [delivery.id, first?.body]);
  const [asked] = eventsOf(await allEvents(world), 'redelivery-asked');
  assert.deepEqual(asked?.event.by, { kind: 'staff', id: 'operator-1' });
});

test('secrets of an endpoint are shown once and in no list', async () => {
  const world = await openWorld();
  const { webhooks } = world.application;
  const added = must(await webhooks.add({ url, topics: webhookTopics }, asPlatform()));
  const listed = JSON.stringify(must(await webhooks.list(asPlatform())));
  assert.ok(added.secret.startsWith('whsec_') && !listed.includes(added.secret));
  refused(
    await webhooks.add({ url: 'http://127.0.0.1/', topics: [] }, asPlatform()),
    'url_not_allowed',
  );
});
