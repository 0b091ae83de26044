import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RestrictionImposed } from '../domain/restriction/event.ts';
import type { Standing } from '../domain/standing/standing.ts';
import { DAY_MS, HOUR_MS } from '../kernel/duration.ts';
import type { MemberId } from '../kernel/identifier.ts';
import { eventsOf, standingFromEvents } from './testing-consistency.ts';
import {
  appealAs,
  decideBreach,
  hear,
  openCases,
  powersLacking,
  reportedPost,
  restrict,
} from './testing-verbs.ts';
import {
  allEvents,
  anonymous,
  asMember,
  asPlatform,
  asStaff,
  must,
  openWorld,
  pass,
  post,
  refused,
  report,
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

async function standing(world: TestingWorld, member: string): Promise<Standing> {
  return must(await world.application.members.standing(member as MemberId, asMember(member)));
}

/** Two decisions: one final after an appeal, one that may still change, one reversed. */
async function threeDecisions(world: TestingWorld): Promise<string> {
  const member = 'm-0412';
  const outcomes = ['decision-upheld', undefined, 'decision-reversed'] as const;
  for (const [index, outcome] of outcomes.entries()) {
    const item = `post-${index}`;
    const { decision } = await restrict(world, { author: member, item, rung: 'slow-1d' });
    if (outcome === undefined) continue;
    const { appeal } = await appealAs(world, member, decision);
    await hear(world, appeal, { outcome });
  }
  return member;
}

test('S1 standing is what all events from the beginning add up to, at any moment', async () => {
  const world = await openWorld();
  const member = await threeDecisions(world);
  for (const days of [0, 1, 60, 150, 200, 400]) {
    await pass(world, days * DAY_MS);
    const at = world.application.now();
    const expected = await standingFromEvents(world.store, { member, at });
    assert.deepEqual(await standing(world, member), expected);
    assert.deepEqual(await standing(await world.reopened(), member), expected);
  }
});

test('S2 each point names its decision, and the lines add up', async () => {
  const world = await openWorld();
  const member = await threeDecisions(world);
  const { lines, active } = await standing(world, member);
  assert.equal(lines.length, 3);
  assert.equal(new Set(lines.map(({ decision }) => decision)).size, 3);
  assert.equal(
    lines.reduce((sum, line) => sum + line.active, 0),
    active,
  );
  for (const line of lines) assert.equal(line.imposed, line.active + line.decayed + line.reversed);
  assert.equal(active, 2);
});

test('S3 pending, appealed and reversed decisions weigh nothing', async () => {
  const world = await openWorld();
  const { decision, member, statement } = await restrict(world);
  assert.equal((await standing(world, member)).active, 0);
  const { statements } = world.application;
  must(await statements.markDelivered(statement.statement, 'page', asMember(member)));
  await pass(world, 183 * DAY_MS);
  const { appeal } = await appealAs(world, member, decision);
  await pass(world, 30 * DAY_MS);
  const appealed = await standing(world, member);
  assert.equal(appealed.active, 0);
  assert.equal(appealed.lines[0]?.pending, 2);
  await hear(world, appeal, { outcome: 'decision-reversed' });
  await pass(world, DAY_MS);
  const reversed = await standing(world, member);
  assert.deepEqual([reversed.active, reversed.clearAt], [0, null]);
});

test('S3 a decision counts once its window has passed, and from nothing earlier', async () => {
  const world = await openWorld();
  const { member, statement } = await restrict(world);
  const { statements } = world.application;
  await pass(world, 200 * DAY_MS);
  assert.equal((await standing(world, member)).active, 0, 'nobody has received it yet');
  must(await statements.markDelivered(statement.statement, 'page', asMember(member)));
  world.clock.forward(184 * DAY_MS);
  await world.application.tick();
  const lastMoment = await standing(world, member);
  assert.deepEqual([lastMoment.active, lastMoment.lines[0]?.pending], [0, 2]);
  await pass(world, 1);
  // Weight has faded since the decision was issued, more than a year ago.
  assert.deepEqual((await standing(world, member)).lines[0]?.decayed, 2);
});

test('S6 nobody but the member, the handlers and audit learns that there is a standing', async () => {
  const world = await openWorld();
  const member = (await restrict(world)).member as MemberId;
  const { members } = world.application;
  for (const call of [asPlatform(), asMember('m-0900')]) {
    refused(await members.standing(member, call), 'not_found');
    refused(await members.export(member, call), 'not_found');
    refused(await members.statements(member, call), 'not_found');
    const nobody = 'm-nobody' as MemberId;
    assert.deepEqual(await members.standing(member, call), await members.standing(nobody, call));
  }
  refused(await members.standing(member, anonymous), 'not_signed_in');
  refused(await members.standing(member, asStaff('operator-1')), 'role_required');
  refused(await members.standing(member, asStaff('stranger-1')), 'role_required');
  for (const staff of ['moderator-1', 'lead-1', 'reviewer-1', 'ombud-1', 'auditor-1']) {
    must(await members.standing(member, asStaff(staff)));
  }
});

test('S8 standing alone imposes nothing', async () => {
  const world = await openWorld();
  const member = 'm-0412';
  for (const number of [1, 2, 3, 4]) {
    const item = `post-${number}`;
    const id = await reportedPost(world, { author: member, item });
    const { decision } = await decideBreach(world, id, { rung: 'warning' });
    await pass(world);
    const { appeal } = await appealAs(world, member, decision);
    await hear(world, appeal);
  }
  assert.equal((await standing(world, member)).active, 8);
  await post(world, { author: member, item: 'post-9', text: 'You blorthead.' });
  assert.equal((await openCases(world)).length, 1);
  for (let day = 0; day < 30; day += 1) await pass(world, DAY_MS);
  assert.deepEqual(powersLacking(world, member), []);
  assert.deepEqual(eventsOf(await allEvents(world), 'restriction-imposed'), []);
});

test('S9 an appeal or an honest report never worsens anybody’s standing', async () => {
  const world = await openWorld();
  const { decision, member } = await restrict(world);
  const own = await reportedPost(world, { author: 'm-0900', item: 'post-2' });
  await decideBreach(world, own, { rung: 'warning' });
  await pass(world);
  const before = [await standing(world, member), await standing(world, 'm-0900')];
  const { appeal } = await appealAs(world, member, decision);
  await post(world, { author: 'm-0500', item: 'post-5' });
  await report(world, reportOf('post-5', 'm-0500'), asMember('m-0900'));
  const after = [await standing(world, member), await standing(world, 'm-0900')];
  assert.deepEqual(after, before);
  await hear(world, appeal);
  await pass(world, HOUR_MS);
  const upheld = await standing(world, member);
  assert.equal(upheld.lines.length, 1);
  assert.ok(upheld.active <= 2);
  const imposed = eventsOf(await allEvents(world), 'restriction-imposed');
  const against = imposed.map(({ event }) => (event as RestrictionImposed).target);
  assert.ok(!against.some((target) => target.kind === 'member' && target.member === 'm-0900'));
});
