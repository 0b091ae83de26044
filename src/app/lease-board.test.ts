import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaseBoard } from './lease-board.ts';
import { reportedPost } from './testing-verbs.ts';
import { asStaff, must, openWorld } from './testing-world.ts';

const handler = asStaff('moderator-1');

test('what changes while the views are read is newer than they are', async () => {
  const world = await openWorld();
  const text = 'The same shop link, in every thread.';
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-881', text });
  const read = Promise.withResolvers<void>();
  const board = leaseBoard({
    list: async (query) => {
      const page = await world.store.list(query);
      await read.promise;
      return page;
    },
  });
  const tellings: number[] = [];
  board.onChange(() => tellings.push(1));
  const opening = board.open();
  must(await world.application.cases.lease(id, {}, handler));
  const view = await world.store.view(`case-${id}`);
  assert.ok(view !== undefined);
  board.apply([view]);
  read.resolve();
  await opening;
  assert.deepEqual(board.held(world.application.now()), { [id]: 'moderator-1' });
  assert.equal(tellings.length, 1);
});
