import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '../kernel/duration.ts';
import type { DecisionId, MemberId } from '../kernel/identifier.ts';
import { assertViewsFollowEvents } from './testing-consistency.ts';
import { appealAs, decisionState, hear, type Restricted, restrict } from './testing-verbs.ts';
import { asMember, asStaff, must, openWorld, pass, type TestingWorld } from './testing-world.ts';

const newFacts = { facts: 'Somebody else had used my account on that day.' };

async function active(world: TestingWorld, { member }: Restricted): Promise<number> {
  const { standing } = world.application.members;
  return must(await standing(member as MemberId, asMember(member))).active;
}

/** A decision that an appeal made milder: final at once, with a statement of its own. */
async function madeMilder(
  world: TestingWorld,
): Promise<{ readonly first: Restricted; readonly milder: DecisionId }> {
  const first = await restrict(world, { rung: 'read-only-7d' });
  const { appeal } = await appealAs(world, first.member, first.decision);
  await hear(world, appeal, { outcome: 'decision-varied', more: { rung: 'slow-1d' } });
  const milder = (await decisionState(world, first.decision)).overridden?.replacement;
  assert.ok(milder !== undefined, 'nothing took its place');
  assert.equal((await decisionState(world, milder)).phase, 'final');
  return { first, milder };
}

test('S3 what an appeal made milder weighs nothing while it is appealed again', async () => {
  const world = await openWorld();
  const { first, milder } = await madeMilder(world);
  const before = await active(world, first);
  assert.ok(before > 0);
  const { appeal } = await appealAs(world, first.member, milder);
  assert.equal((await decisionState(world, milder)).phase, 'issued');
  assert.equal(await active(world, first), 0);
  await hear(world, appeal, { by: 'reviewer-2' });
  assert.equal((await decisionState(world, milder)).phase, 'final');
  const after = await active(world, first);
  assert.ok(after > 0 && after <= before);
  await assertViewsFollowEvents(world.store);
});

test('S3 of two appeals against one decision, it counts again only when both are decided', async () => {
  const world = await openWorld();
  const { first, milder } = await madeMilder(world);
  const { reopenings } = world.application;
  const asked = must(await reopenings.ask(milder, newFacts, asMember(first.member)));
  const own = await appealAs(world, first.member, milder);
  const reasons = 'This was not known then, and it may change who wrote the post.';
  const accepted = must(
    await reopenings.answer(asked.reopening, { answer: 'accept', reasons }, asStaff('reviewer-2')),
  );
  assert.ok(accepted.appeal !== undefined && accepted.appeal !== own.appeal);
  await hear(world, own.appeal, { by: 'reviewer-2' });
  assert.equal((await decisionState(world, milder)).phase, 'issued');
  assert.equal(await active(world, first), 0);
  await hear(world, accepted.appeal, { by: 'ombud-1' });
  assert.equal((await decisionState(world, milder)).phase, 'final');
  assert.ok((await active(world, first)) > 0);
  await assertViewsFollowEvents(world.store);
});

test('A5 new facts about what was undone meanwhile have their end, and another request can follow', async () => {
  const world = await openWorld();
  const { first, milder } = await madeMilder(world);
  const { reopenings, redress } = world.application;
  const member = asMember(first.member);
  must(await reopenings.ask(milder, newFacts, member));
  const { appeal } = await appealAs(world, first.member, milder);
  await hear(world, appeal, { by: 'reviewer-2', outcome: 'decision-reversed' });
  await pass(world, 15 * DAY_MS);
  const shown = must(await redress.of(milder, {}, member));
  assert.deepEqual(
    shown.reopenings.map(({ phase }) => phase),
    ['overtaken'],
  );
  assert.deepEqual(must(await reopenings.queue({}, asStaff('reviewer-2'))).items, []);
  await assertViewsFollowEvents(world.store);
});
