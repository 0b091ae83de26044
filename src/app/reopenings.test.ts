import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Standing } from '../domain/standing/standing.ts';
import { DAY_MS } from '../kernel/duration.ts';
import type { MemberId } from '../kernel/identifier.ts';
import { assertViewsFollowEvents } from './testing-consistency.ts';
import {
  appealAs,
  decideNoBreach,
  decisionState,
  hear,
  openCase,
  type Restricted,
  reportedPost,
  restrict,
  statementOf,
} from './testing-verbs.ts';
import {
  anonymous,
  asMember,
  asStaff,
  must,
  openWorld,
  pass,
  refused,
  type TestingWorld,
} from './testing-world.ts';

const facts = { facts: 'The platform found out that somebody else had used my account that day.' };
const reasons = 'This was not known then, and it may change who wrote the post.';

async function finalDecision(world: TestingWorld): Promise<Restricted> {
  const first = await restrict(world);
  const call = asMember(first.member);
  must(await world.application.statements.markDelivered(first.statement.statement, 'page', call));
  await pass(world, 184 * DAY_MS + 1);
  assert.equal((await decisionState(world, first.decision)).phase, 'final');
  return first;
}

async function standingOf(world: TestingWorld, member: string): Promise<Standing> {
  const { standing } = world.application.members;
  return must(await standing(member as MemberId, asMember(member)));
}

test('new facts open a final decision again, long after its window, and an appeal follows', async () => {
  const world = await openWorld();
  const first = await finalDecision(world);
  const { reopenings, appeals } = world.application;
  const member = asMember(first.member);
  refused(await appeals.file(first.decision, { text: 'Please.' }, member), 'deadline_passed');
  const asked = must(await reopenings.ask(first.decision, facts, member));
  assert.equal(asked.phase, 'waiting');
  refused(await reopenings.ask(first.decision, facts, member), 'already_decided');
  const { items } = must(await reopenings.queue({}, asStaff('reviewer-1')));
  assert.deepEqual(
    items.map(({ open }) => open),
    [true],
  );
  const answer = { answer: 'accept', reasons } as const;
  refused(
    await reopenings.answer(asked.reopening, answer, asStaff('moderator-1')),
    'role_required',
  );
  const accepted = must(await reopenings.answer(asked.reopening, answer, asStaff('reviewer-1')));
  assert.ok(accepted.appeal !== undefined);
  assert.equal(accepted.reasons, reasons);
  const heard = await hear(world, accepted.appeal, { outcome: 'decision-reversed' });
  assert.equal(heard.text, facts.facts);
  assert.equal((await statementOf(world, first.decision)).decisionPhase, 'reversed');
  await assertViewsFollowEvents(world.store);
});

test('S3 S9 while it is looked at again a decision weighs nothing, and asking never costs', async () => {
  const world = await openWorld();
  const first = await finalDecision(world);
  await pass(world, 100 * DAY_MS);
  const before = await standingOf(world, first.member);
  assert.ok(before.active > 0 && before.clearAt !== null);
  const { reopenings } = world.application;
  const asked = must(await reopenings.ask(first.decision, facts, asMember(first.member)));
  assert.equal((await standingOf(world, first.member)).active, before.active);
  const answer = { answer: 'accept', reasons } as const;
  const { appeal } = must(await reopenings.answer(asked.reopening, answer, asStaff('reviewer-1')));
  assert.equal((await standingOf(world, first.member)).active, 0);
  assert.ok(appeal !== undefined);
  await hear(world, appeal, { by: 'reviewer-2' });
  const after = await standingOf(world, first.member);
  assert.ok(after.active <= before.active);
  assert.equal(after.clearAt, before.clearAt);
  assert.equal((await decisionState(world, first.decision)).phase, 'final');
});

test('A2 nobody who took part answers, and nobody answers what they asked themselves', async () => {
  const world = await openWorld();
  const first = await finalDecision(world);
  const { reopenings, staffRoom } = world.application;
  const grant = { role: 'reviewer', reason: 'More hands.' } as const;
  must(await staffRoom.grantRole('moderator-1' as never, grant, asStaff('operator-1')));
  const asked = must(await reopenings.ask(first.decision, facts, asStaff('reviewer-1')));
  assert.equal(asked.askedBy, 'staff');
  const answer = { answer: 'accept', reasons } as const;
  const answerAs = async (staff: string): Promise<unknown> =>
    await reopenings.answer(asked.reopening, answer, asStaff(staff));
  refused((await answerAs('moderator-1')) as never, 'conflict_of_interest');
  refused((await answerAs('reviewer-1')) as never, 'conflict_of_interest');
  must((await answerAs('reviewer-2')) as never);
});

test('A5 what found no breach, or does not stand, is never opened again', async () => {
  const world = await openWorld();
  await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const { decision } = await decideNoBreach(world, await openCase(world));
  await pass(world);
  await pass(world, 185 * DAY_MS);
  assert.equal((await decisionState(world, decision)).phase, 'final');
  const { ask } = world.application.reopenings;
  refused(await ask(decision, facts, asStaff('lead-1')), 'not_in_force');
  const open = await restrict(world, { author: 'm-0413', item: 'post-2' });
  refused(await ask(open.decision, facts, asMember('m-0413')), 'not_in_force');
  refused(await ask(open.decision, facts, asMember('m-0900')), 'not_found');
  refused(await ask(open.decision, facts, anonymous), 'not_found');
});

test('A4 a declined request has its reasons, and new facts can be brought again', async () => {
  const world = await openWorld();
  const first = await finalDecision(world);
  const { reopenings } = world.application;
  const member = asMember(first.member);
  const asked = must(await reopenings.ask(first.decision, facts, member));
  const short = { answer: 'decline', reasons: 'No.' } as const;
  const reviewer = asStaff('reviewer-1');
  refused(await reopenings.answer(asked.reopening, short, reviewer), 'reasons_required');
  const declined = must(
    await reopenings.answer(asked.reopening, { answer: 'decline', reasons }, reviewer),
  );
  assert.deepEqual([declined.phase, declined.reasons], ['declined', reasons]);
  assert.equal((await decisionState(world, first.decision)).phase, 'final');
  must(await reopenings.ask(first.decision, facts, member));
  const shown = must(await world.application.redress.of(first.decision, {}, member));
  assert.deepEqual(
    shown.reopenings.map(({ phase }) => phase),
    ['declined', 'waiting'],
  );
});

test('a request nobody answers in time is accepted, never forgotten', async () => {
  const world = await openWorld();
  const first = await finalDecision(world);
  const { reopenings, redress } = world.application;
  must(await reopenings.ask(first.decision, facts, asMember(first.member)));
  await pass(world, 14 * DAY_MS);
  const before = must(await redress.of(first.decision, {}, asMember(first.member)));
  assert.equal(before.reopenings[0]?.phase, 'waiting');
  await pass(world, 1);
  const after = must(await redress.of(first.decision, {}, asMember(first.member)));
  assert.equal(after.reopenings[0]?.phase, 'accepted');
  assert.ok(after.waitingAppeal !== undefined);
});

test('a decision upheld on appeal can be opened again, and the newest appeal is shown', async () => {
  const world = await openWorld();
  const first = await restrict(world);
  const { appeal } = await appealAs(world, first.member, first.decision);
  await hear(world, appeal);
  const { reopenings } = world.application;
  const asked = must(await reopenings.ask(first.decision, facts, asMember(first.member)));
  const { appeal: second } = must(
    await reopenings.answer(asked.reopening, { answer: 'accept', reasons }, asStaff('reviewer-2')),
  );
  assert.ok(second !== undefined && second !== appeal);
  assert.equal((await statementOf(world, first.decision)).appeal?.appeal, second);
});
