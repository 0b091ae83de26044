import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '../kernel/duration.ts';
import { memoryStore } from '../store/memory.ts';
import {
  assertEveryRestrictionIsExplained,
  assertViewsFollowEvents,
} from './testing-consistency.ts';
import { Died, dyingStore } from './testing-crash.ts';
import { appealAs, hear, restrict } from './testing-verbs.ts';
import { openWorld, pass, post, type TestingWorld } from './testing-world.ts';

/** Restricted, appealed, varied; and a post held back by a rule. */
async function live(world: TestingWorld): Promise<void> {
  const { decision, member } = await restrict(world);
  const links = ['https://pots-at-cost.example/blue'];
  await post(world, { author: 'm-0500', item: 'post-2', text: 'Best pots!', links });
  const { appeal } = await appealAs(world, member, decision);
  const varied = { outcome: 'decision-varied', more: { rung: 'warning' } } as const;
  await hear(world, appeal, varied);
  await pass(world, DAY_MS);
}

test('N1 wherever the process dies, no restriction exists without its statement', async () => {
  let restrictionsSeen = 0;
  let finished = false;
  for (let commit = 1; !finished; commit += 1) {
    for (const death of ['before the commit', 'after the commit'] as const) {
      const store = memoryStore();
      const world = await openWorld({ store });
      const dying = await world.reopened(dyingStore(store, { commit, death }));
      try {
        await live(dying);
        finished = true;
      } catch (problem) {
        if (!(problem instanceof Died)) throw problem;
      }
      restrictionsSeen = Math.max(restrictionsSeen, await assertEveryRestrictionIsExplained(store));
      await assertViewsFollowEvents(store);
    }
    assert.ok(commit < 100, 'the life of the test never ended');
  }
  assert.equal(restrictionsSeen, 2);
});

test('N1 what was due when the process died is done after the restart, once', async () => {
  for (const death of ['before the commit', 'after the commit'] as const) {
    const store = memoryStore();
    const world = await openWorld({ store });
    const alive = await restrict(world);
    for (let commit = 1; commit < 12; commit += 1) {
      const dying = await world.reopened(dyingStore(store, { commit, death }));
      dying.clock.forward(2 * DAY_MS);
      await dying.application.tick().catch((problem: unknown) => {
        if (!(problem instanceof Died)) throw problem;
      });
    }
    const restarted = await world.reopened();
    await pass(restarted, DAY_MS);
    const events = await store.events(`restriction-${alive.restriction.restriction}`);
    assert.deepEqual(
      events.map(({ event }) => event.type),
      ['restriction-imposed', 'restriction-expired'],
    );
    await assertViewsFollowEvents(store);
  }
});
