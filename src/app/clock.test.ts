import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/duration.ts';
import { guardedClock } from './clock.ts';
import {
  appealAs,
  decideBreach,
  openCases,
  powersLacking,
  reportedPost,
  restrict,
  restrictionNow,
} from './testing-verbs.ts';
import { allEvents, later, openWorld, testingClock, worldStart } from './testing-world.ts';

test('small corrections are followed forwards, and time never runs back', () => {
  const source = testingClock();
  const clock = guardedClock(source);
  assert.equal(clock.now(), worldStart);
  source.jump(2 * MINUTE_MS);
  assert.equal(clock.now(), later(worldStart, 2 * MINUTE_MS));
  source.jump(-3 * MINUTE_MS);
  assert.equal(clock.now(), later(worldStart, 2 * MINUTE_MS));
  source.forward(10 * MINUTE_MS);
  assert.equal(clock.now(), later(worldStart, 9 * MINUTE_MS));
  assert.equal(clock.suspicion(), undefined);
});

test('a jump is not followed, and is named until the clock is right again', () => {
  for (const jumpMs of [40 * DAY_MS, -3 * HOUR_MS]) {
    const source = testingClock();
    const clock = guardedClock(source);
    source.jump(jumpMs);
    source.forward(MINUTE_MS);
    assert.equal(clock.now(), later(worldStart, MINUTE_MS));
    assert.match(clock.suspicion() ?? '', jumpMs > 0 ? /ahead of/ : /behind/);
    source.jump(-jumpMs);
    assert.equal(clock.suspicion(), undefined);
    assert.equal(clock.now(), later(worldStart, MINUTE_MS));
  }
});

test('a clock behind the newest event was set back while the server was down', () => {
  const source = testingClock();
  const newest = later(worldStart, 3 * HOUR_MS);
  const clock = guardedClock(source, newest);
  assert.equal(clock.now(), newest);
  assert.match(clock.suspicion() ?? '', /behind/);
});

for (const [name, jumpMs] of [
  ['40 days ahead', 40 * DAY_MS],
  ['3 hours back', -3 * HOUR_MS],
] as const) {
  test(`a clock that jumps ${name} ends, extends and closes nothing`, async () => {
    const world = await openWorld();
    const first = await restrict(world);
    await appealAs(world, first.member, first.decision);
    const open = await reportedPost(world, { author: 'm-0500', item: 'post-2' });
    const heldCase = await reportedPost(world, { author: 'm-0501', item: 'post-3' });
    await decideBreach(world, heldCase);
    const before = powersLacking(world, first.member);
    const events = await allEvents(world);
    world.clock.jump(jumpMs);
    // The time to undo has passed by the clock that only runs, and still nothing is issued.
    world.clock.forward(MINUTE_MS);
    const counts = await world.application.tick();
    assert.ok(Object.values(counts).every((count) => count === 0));
    await world.application.sweep();
    assert.deepEqual(await allEvents(world), events);
    assert.deepEqual(powersLacking(world, first.member), before);
    const { phase, until } = await restrictionNow(world, first);
    assert.deepEqual([phase, until], ['in-force', first.restriction.until]);
    assert.ok((await openCases(world)).includes(open));
    const health = await world.application.health();
    assert.equal(health.ready, false);
    assert.match(health.problems.join(), /clock/);
    await world.application.tick();
    world.clock.jump(-jumpMs);
    world.clock.forward(MINUTE_MS);
    assert.equal((await world.application.tick()).issued, 1);
    assert.equal((await world.application.health()).ready, true);
    const said = world.logged.filter((sentence) => sentence.includes('clock'));
    assert.equal(said.length, 2, 'said once, and once that it is over');
    assert.match(said[0] ?? '', /ahead of|behind/);
    assert.match(said[1] ?? '', /right again/);
  });
}
