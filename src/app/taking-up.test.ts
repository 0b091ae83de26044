import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenCase } from '../domain/case/state.ts';
import type { Json } from '../kernel/canonical-json.ts';
import { DAY_MS, MINUTE_MS } from '../kernel/duration.ts';
import type { SetAside, TakenUp } from './contract/aside.ts';
import type { ActivityInput } from './contract/intake.ts';
import { webhookTopics } from './contract/webhooks.ts';
import { folded } from './testing-consistency.ts';
import {
  activityOf,
  asMember,
  asPlatform,
  asStaff,
  forumFiles,
  must,
  openWorld,
  pass,
  refused,
  type TestingWorld,
} from './testing-world.ts';

const operator = asPlatform();
const shop: readonly string[] = ['https://pots-at-cost.example/blue'];

async function aside(world: TestingWorld): Promise<readonly SetAside[]> {
  return must(await world.application.aside.list(operator));
}

const knowsNothing = (raw: string): ActivityInput => ({
  kind: 'unknown',
  ...(JSON.parse(raw) as { id: string; source: string; type: string }),
  raw,
});

async function takeUp(
  world: TestingWorld,
  read: (raw: string) => ActivityInput = knowsNothing,
): Promise<TakenUp> {
  const taken = must(await world.application.aside.takeUp(read, operator));
  await world.application.tick();
  return taken;
}

/** Work that no version of the program could have asked for. */
async function plantWork(world: TestingWorld, body: Json): Promise<void> {
  const item = { id: 'planted', topic: 'join-finding', body, dueAt: world.application.now() };
  assert.ok((await world.store.commit({ streams: [], outbox: [item] })).ok);
}

async function postShopLink(world: TestingWorld, item: string): Promise<void> {
  const activity = activityOf(world, { author: 'm-0412', item, links: shop });
  must(await world.application.intake.take([{ kind: 'activity', activity }], asPlatform()));
}

test('given work that the program fails over, other work is done and that one waits after three tries', async () => {
  const world = await openWorld();
  await plantWork(world, { source: 'https://forum.example/', activity: 'a', finding: null });
  await postShopLink(world, 'post-1');
  assert.equal((await world.application.tick()).findingsJoined, 1, 'the good one, at once');
  assert.deepEqual(await aside(world), []);
  for (let tries = 1; tries < 3; tries += 1) await pass(world);
  const [waiting, ...others] = await aside(world);
  assert.deepEqual(others, []);
  assert.ok(waiting?.kind === 'work');
  assert.deepEqual([waiting.item, waiting.topic], ['planted', 'join-finding']);
  assert.match(waiting.reason, /^TypeError at src\/app\/[\w/-]+\.ts:\d+$/, 'where, and no text');
  const said = world.logged.filter((sentence) => sentence.includes('set aside'));
  assert.equal(said.length, 1);
  const health = await world.application.health();
  assert.equal(health.ready, true, 'the server goes on');
  assert.match(health.problems.join(), /set aside and waiting: 1/);
  const events = (await world.store.allEvents(0, 10_000)).length;
  await pass(world, DAY_MS / 4);
  assert.equal((await world.store.allEvents(0, 10_000)).length, events, 'not tried again');
});

test('given work that is still failed over, taking it up sets it aside again, once', async () => {
  const world = await openWorld();
  await plantWork(world, { source: 'https://forum.example/', activity: 'a', finding: null });
  for (let tries = 0; tries < 3; tries += 1) await pass(world);
  const [first] = await aside(world);
  assert.deepEqual(await takeUp(world), { takenUp: [first?.aside], stillAside: [] });
  const [again, ...others] = await aside(world);
  assert.deepEqual(others, []);
  assert.ok(again?.kind === 'work' && again.item === 'planted' && again.aside !== first?.aside);
});

test('given a mistake that was mended, what waited is delivered under its first id', async () => {
  const world = await openWorld();
  const url = 'https://forum.example/hook';
  must(await world.application.webhooks.add({ url, topics: webhookTopics }, asPlatform()));
  world.receiver = async () => {
    throw new TypeError('somebody wrote: my secret diary');
  };
  await postShopLink(world, 'post-1');
  for (let tries = 0; tries < 5; tries += 1) await pass(world, 2 * MINUTE_MS);
  const ids = new Set(world.posted.map(({ headers }) => headers['webhook-id']));
  assert.deepEqual([world.posted.length, ids.size], [3, 1], 'three tries under one id');
  assert.doesNotMatch(JSON.stringify([await aside(world), world.logged]), /diary/);
  const restarted = await world.reopened();
  await takeUp(restarted);
  const again = restarted.posted.map(({ headers }) => headers['webhook-id']);
  assert.deepEqual(again, [...ids]);
  assert.deepEqual(await aside(restarted), []);
  assert.equal(await world.store.countOutbox('webhook'), 0);
});

test('given a type that is known by now, what was kept of it is taken in and judged', async () => {
  const world = await openWorld();
  const activity = activityOf(world, { author: 'm-0412', item: 'post-1', links: shop });
  const { id, source } = activity;
  const raw = JSON.stringify({ id, source, type: 'org.evenhand.content.posted.v9' });
  const batch = [knowsNothing(raw)];
  const [result] = must(await world.application.intake.take(batch, asPlatform()));
  assert.equal(result?.result, 'set-aside');
  const [waiting] = await aside(world);
  assert.equal(waiting?.kind, 'unknown-activity');
  assert.deepEqual(await takeUp(world), { takenUp: [], stillAside: [waiting?.aside] });
  const read = (text: string): ActivityInput => {
    assert.equal(text, raw);
    return { kind: 'activity', activity };
  };
  assert.deepEqual(await takeUp(world, read), { takenUp: [waiting?.aside], stillAside: [] });
  assert.deepEqual(await aside(world), []);
  assert.equal(await world.store.countActivities(), 1);
  assert.equal((await folded<OpenCase>(world.store, 'case')).length, 1);
  assert.deepEqual(await takeUp(world, read), { takenUp: [], stillAside: [] }, 'once');
});

const PLACE = 'rules/spam.link-flood.md';

function filesWith(clause: string): Readonly<Record<string, string>> {
  const rule = forumFiles[PLACE] ?? '';
  return {
    ...forumFiles,
    [PLACE]: rule.replace(/^when: .*$/m, (when) => `${when} || ${clause}`),
  };
}

test('given a rule that was mended, it is asked again about what it gave up on', async () => {
  const tooMuch = 'content.text.replace("!", "! And once more, ").contains("more, more")';
  const world = await openWorld({ files: () => filesWith(tooMuch) });
  const text = `Pots${'!'.repeat(90_000)}`;
  const activity = activityOf(world, { author: 'm-0412', item: 'post-1', text });
  must(await world.application.intake.take([{ kind: 'activity', activity }], asPlatform()));
  await world.application.tick();
  const [waiting] = await aside(world);
  assert.ok(waiting?.kind === 'unanswered-activity');
  assert.deepEqual(await takeUp(world), { takenUp: [], stillAside: [waiting.aside] });
  const files = filesWith('content.text.contains("!!!")');
  const effectiveFrom = world.application.now();
  must(await world.application.rulebooks.publish({ files, effectiveFrom }, asPlatform()));
  await world.application.tick();
  assert.deepEqual(await takeUp(world), { takenUp: [waiting.aside], stillAside: [] });
  const [file, ...others] = await folded<OpenCase>(world.store, 'case');
  assert.deepEqual(others, []);
  assert.deepEqual(
    file?.matters.map((matter) => matter.kind === 'finding' && matter.rule.rule),
    ['spam.link-flood'],
  );
});

test('nobody but platforms, with the right to send activities, sees what was set aside', async () => {
  const { application } = await openWorld();
  for (const call of [asMember('m-0412'), asStaff('operator-1')]) {
    refused(await application.aside.list(call), 'not_found');
    refused(await application.aside.takeUp(knowsNothing, call), 'not_found');
  }
});
