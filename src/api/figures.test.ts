import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkedJob, reportedPosts } from '../app/testing-bulk.ts';
import { reportedPost } from '../app/testing-verbs.ts';
import { asStaff, must, openWorld, pass } from '../app/testing-world.ts';
import { HOUR_MS } from '../kernel/duration.ts';
import { figures, overview } from './schema/figures-answer.ts';

test('what the application answers has the shape that is published', async () => {
  const world = await openWorld();
  assert.deepEqual(figures.parse(await world.application.figures.read()).periods.length, 3);
  const job = await checkedJob(world, await reportedPosts(world, 8));
  must(await world.application.bulks.start(job.bulk, asStaff('moderator-1')));
  await pass(world);
  await pass(world, HOUR_MS);
  const file = await reportedPost(world, { author: 'm-0500', item: 'post-500' });
  const reason = 'Somebody announces to harm themselves tonight.';
  const ask = { kind: 'reporter-identity', way: 'counted', reason } as const;
  must(await world.application.breakGlass.ask(file, ask, asStaff('moderator-1')));
  const [, , all] = figures.parse(await world.application.figures.read()).periods;
  assert.ok((all?.decisions ?? 0) >= 8);
  const found = overview.parse(must(await world.application.figures.overview(asStaff('lead-1'))));
  assert.equal(found.accesses.length, 1);
  assert.ok((found.lead?.deviations.length ?? 0) > 0);
  const other = overview.parse(
    must(await world.application.figures.overview(asStaff('reviewer-1'))),
  );
  assert.equal(other.lead, undefined);
});
