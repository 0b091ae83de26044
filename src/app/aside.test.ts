import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Activity } from '../domain/activity.ts';
import {
  activityOf,
  asPlatform,
  forumFiles,
  must,
  openWorld,
  type TestingWorld,
} from './testing-world.ts';

const PLACE = 'rules/spam.link-flood.md';

/** The forum, where the rule `spam.link-flood` has another clause. */
async function worldWith(clause: string): Promise<TestingWorld> {
  const rule = forumFiles[PLACE] ?? '';
  const text = rule.replace(/^when: .*$/m, (when) => `${when} || ${clause}`);
  assert.notEqual(text, rule);
  return await openWorld({ files: (files) => ({ ...files, [PLACE]: text }) });
}

const tooMuch = 'content.text.replace("!", "! And once more, ").contains("more, more")';

function longPost(world: TestingWorld, item: string): Activity {
  return activityOf(world, { author: 'm-0412', item, text: `Pots${'!'.repeat(90_000)}` });
}

async function take(world: TestingWorld, activity: Activity): Promise<string | undefined> {
  const batch = [{ kind: 'activity', activity }] as const;
  const [result] = must(await world.application.intake.take(batch, asPlatform()));
  return result?.result;
}

async function aside(world: TestingWorld): Promise<readonly unknown[]> {
  const views = await world.store.list({ index: 'aside', key: 'all', limit: 10 });
  return views.map(({ body }) => body);
}

test('given a rule that takes too much work, its activity is accepted and set aside', async () => {
  const world = await worldWith(tooMuch);
  const activity = longPost(world, 'post-1');
  assert.equal(await take(world, activity), 'accepted');
  const report = await world.application.tick();
  assert.equal(report.setAside, 1);
  const reason = 'the text became too long';
  assert.deepEqual(await aside(world), [
    {
      id: activity.id,
      source: activity.source,
      type: 'content.posted',
      rules: [{ rule: 'spam.link-flood', version: 1, reason }],
      at: world.application.now(),
    },
  ]);
  const written = JSON.stringify(await aside(world));
  assert.doesNotMatch(written, /m-0412|Pots/, 'neither who nor what');
});

test('given the same activity again, or the same item of work twice, it is set aside once', async () => {
  const world = await worldWith(tooMuch);
  const activity = longPost(world, 'post-1');
  await take(world, activity);
  assert.equal(await take(world, activity), 'duplicate');
  await world.application.tick();
  const { id, source, type } = activity;
  const body = { id, source, type, problems: [] };
  const item = { id: 'again', topic: 'set-aside', body, dueAt: world.application.now() };
  assert.ok((await world.store.commit({ streams: [], outbox: [item] })).ok);
  assert.equal((await world.application.tick()).setAside, 0);
  assert.equal((await aside(world)).length, 1);
});

test('given a process that ends before the clock turns, it is set aside after the restart', async () => {
  const world = await worldWith(tooMuch);
  await take(world, longPost(world, 'post-1'));
  const restarted = await world.reopened();
  assert.deepEqual(await aside(restarted), []);
  await restarted.application.tick();
  assert.equal((await aside(restarted)).length, 1);
});

test('given a rule that asks for what is not there, nothing is set aside', async () => {
  const world = await worldWith('content.links[1] == content.text');
  assert.equal(
    await take(world, activityOf(world, { author: 'm-0412', item: 'post-1' })),
    'accepted',
  );
  assert.equal((await world.application.tick()).setAside, 0);
  assert.deepEqual(await aside(world), []);
});
