import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenCase } from '../domain/case/state.ts';
import type { ImposedRestriction } from '../domain/restriction/state.ts';
import { memoryStore } from '../store/memory.ts';
import type { Store } from '../store/port.ts';
import { folded } from './testing-consistency.ts';
import { Died } from './testing-crash.ts';
import { activityOf, asPlatform, must, openWorld, pass } from './testing-world.ts';

/** A store whose process dies when it wants to mark its first item of work as done. */
function dyingBeforeTheMark(store: Store): Store {
  return new Proxy(store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      if (name !== 'acknowledgeOutbox') return method.bind(target);
      return async () => {
        throw new Died();
      };
    },
  });
}

test('D1 given a process that dies between what a finding does and its mark, it is done once', async () => {
  const world = await openWorld({ store: memoryStore() });
  const doomed = await world.reopened(dyingBeforeTheMark(world.store));
  const links = ['https://pots-at-cost.example/blue'];
  const activity = activityOf(world, { author: 'm-0412', item: 'post-1', links });
  must(await doomed.application.intake.take([{ kind: 'activity', activity }], asPlatform()));
  await assert.rejects(doomed.application.tick(), Died);
  const restarted = await world.reopened();
  await pass(restarted);
  await pass(restarted);
  assert.equal(await world.store.countOutbox('join-finding'), 0);
  const holds = await folded<ImposedRestriction>(world.store, 'restriction');
  assert.equal(holds.length, 1, 'one hold');
  const [file] = await folded<OpenCase>(world.store, 'case');
  const shop = file?.matters.filter(({ kind }) => kind === 'finding');
  assert.equal(shop?.length, 1, 'one finding');
});
