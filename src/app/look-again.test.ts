import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Activity } from '../domain/activity.ts';
import { findingsThatHold } from '../domain/case/overtaking.ts';
import type { OpenCase } from '../domain/case/state.ts';
import type { MemberId } from '../kernel/identifier.ts';
import { type Instant, instantFromMs, instantMs } from '../kernel/instant.ts';
import { StorageFull } from '../store/failure.ts';
import { memoryStore } from '../store/memory.ts';
import type { Store } from '../store/port.ts';
import type { ActivityResult } from './contract/intake.ts';
import { assertViewsFollowEvents, folded } from './testing-consistency.ts';
import { Died } from './testing-crash.ts';
import {
  activityOf,
  asPlatform,
  must,
  openWorld,
  pass,
  refused,
  type TestingWorld,
} from './testing-world.ts';

/** A new member posts links, so many seconds after the world began. */
function linkPost(
  world: TestingWorld,
  began: Instant,
  { item, seconds, links }: { item: string; seconds: number; links: number },
): Activity {
  const at = instantFromMs(instantMs(began) + seconds * 1_000);
  const posted = activityOf(world, {
    ...{ author: 'm-0412', item, text: `Look at ${item}.`, at },
    links: Array.from({ length: links }, (_, link) => `https://page-${link}.example/${item}`),
  });
  return { ...posted, actor: { id: 'm-0412' as MemberId, createdAt: began } };
}

async function begun(store: Store = memoryStore()): Promise<[TestingWorld, Instant]> {
  const world = await openWorld({ store });
  const began = world.application.now();
  world.clock.forward(600_000);
  return [world, began];
}

async function take(
  world: TestingWorld,
  ...activities: readonly Activity[]
): Promise<readonly ActivityResult[]> {
  const batch = activities.map((activity) => ({ kind: 'activity', activity }) as const);
  return must(await world.application.intake.take(batch, asPlatform()));
}

async function foundIn(world: TestingWorld): Promise<readonly string[]> {
  const files = await folded<OpenCase>(world.store, 'case');
  return files
    .flatMap(findingsThatHold)
    .map(({ rule, activities }) => `${rule.rule} ${activities.at(-1)}`)
    .toSorted();
}

const flood = Array.from({ length: 6 }, (_, at) => ({
  ...{ item: `post-${at}`, seconds: at * 10, links: 2 },
}));
const found = ['2', '3', '4', '5'].map((at) => `spam.link-flood activity-of-post-${at}`);

test('given a flood that arrives backwards, it is found like one that arrives in order', async () => {
  for (const order of [flood, flood.toReversed()]) {
    const [world, began] = await begun();
    for (const what of order) await take(world, linkPost(world, began, what));
    await pass(world);
    assert.deepEqual(await foundIn(world), found);
    assert.equal((await folded<OpenCase>(world.store, 'case')).length, 1, 'one case');
    await assertViewsFollowEvents(world.store);
  }
});

test('given one batch with its activities in any order, all of them count each other', async () => {
  const [world, began] = await begun();
  await take(world, ...flood.toReversed().map((what) => linkPost(world, began, what)));
  await pass(world);
  assert.deepEqual(await foundIn(world), found);
});

test('given a death at any item of work, what was looked at again is found once', async () => {
  const [world, began] = await begun();
  for (const what of flood.toReversed()) await take(world, linkPost(world, began, what));
  const dying: Store = new Proxy(world.store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      if (name !== 'acknowledgeOutbox') return method.bind(target);
      return async () => {
        throw new Died();
      };
    },
  });
  for (let death = 0; death < 5; death += 1) {
    const doomed = await world.reopened(dying);
    await assert.rejects(doomed.application.tick(), Died);
    world.clock.forward(61_000);
  }
  const restarted = await world.reopened();
  await pass(restarted);
  await pass(restarted);
  assert.deepEqual(await foundIn(restarted), found);
  assert.equal(await world.store.countOutbox('look-again'), 0);
});

test('given a store that undoes a batch and takes it in again, what it overtakes is not lost', async () => {
  const [world, began] = await begun();
  const twice: Store = new Proxy(world.store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      if (name !== 'takeActivities') return method.bind(target);
      return (batch: Parameters<Store['takeActivities']>[0]) => {
        batch.conclude(batch.activities.map(() => 'stored' as const));
        return target.takeActivities(batch);
      };
    },
  });
  const undone = await world.reopened(twice);
  for (const what of flood.toReversed()) await take(undone, linkPost(world, began, what));
  await pass(undone);
  assert.deepEqual(await foundIn(undone), found);
});

test('given a batch that the store refuses after it was looked at, nothing of it counts', async () => {
  const [world, began] = await begun();
  const doors = { isFull: false };
  const small: Store = new Proxy(world.store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      if (name !== 'takeActivities') return method.bind(target);
      return async (batch: Parameters<Store['takeActivities']>[0]) => {
        if (!doors.isFull) return await target.takeActivities(batch);
        batch.conclude(batch.activities.map(() => 'stored' as const));
        throw new StorageFull();
      };
    },
  });
  const full = await world.reopened(small);
  doors.isFull = true;
  const posts = flood.map((what) => linkPost(world, began, what));
  const batch = posts.slice(0, 4).map((activity) => ({ kind: 'activity', activity }) as const);
  refused(await full.application.intake.take(batch, asPlatform()), 'storage_full');
  await full.application.tick();
  doors.isFull = false;
  await take(full, ...posts.slice(4));
  await full.application.tick();
  assert.deepEqual(await foundIn(full), [], 'four links were stored, and five are allowed');
  await take(full, linkPost(world, began, { item: 'post-9', seconds: 70, links: 2 }));
  await pass(full);
  assert.deepEqual(await foundIn(full), ['spam.link-flood activity-of-post-9']);
});

test('given an edit that arrives after what it took links from, the case says so', async () => {
  const [world, began] = await begun();
  const first = linkPost(world, began, { item: 'post-1', seconds: 0, links: 4 });
  const second = linkPost(world, began, { item: 'post-2', seconds: 20, links: 3 });
  await take(world, first);
  await take(world, second);
  await world.application.tick();
  assert.deepEqual(await foundIn(world), ['spam.link-flood activity-of-post-2']);
  const edit = linkPost(world, began, { item: 'post-1', seconds: 10, links: 0 });
  await take(world, { ...edit, id: 'edit-1' as Activity['id'], type: 'content.edited' });
  await world.application.tick();
  assert.deepEqual(await foundIn(world), []);
  const [file, ...others] = await folded<OpenCase>(world.store, 'case');
  assert.equal(others.length, 0);
  assert.equal(file?.phase, 'open', 'nothing follows by itself');
  assert.equal(file.matters.length, 1, 'what was found stays on record');
  assert.equal(file.overtaken?.length, 1);
  const third = linkPost(world, began, { item: 'post-3', seconds: 15, links: 3 });
  await take(world, third);
  await world.application.tick();
  const both = ['spam.link-flood activity-of-post-2', 'spam.link-flood activity-of-post-3'];
  assert.deepEqual(await foundIn(world), both.slice(0, 1), 'it holds again, and was found once');
  await assertViewsFollowEvents(world.store);
});

test('given an activity that comes too late for a window, its answer names the rule', async () => {
  const [world, began] = await begun();
  world.clock.forward(3_600_000);
  const late = linkPost(world, began, { item: 'post-1', seconds: 0, links: 2 });
  const now = linkPost(world, began, { item: 'post-2', seconds: 3_600, links: 2 });
  const id = late.id;
  assert.deepEqual(await take(world, now, late), [
    { id: now.id, result: 'accepted' },
    { id, result: 'accepted', notCountedBy: ['spam.link-flood'] },
  ]);
  assert.deepEqual(await take(world, late), [{ id, result: 'duplicate' }]);
});
