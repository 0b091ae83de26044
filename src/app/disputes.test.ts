import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '../kernel/duration.ts';
import type { MemberId } from '../kernel/identifier.ts';
import { isInDispute } from './dispute-aggregate.ts';
import { assertViewsFollowEvents } from './testing-consistency.ts';
import { appealAs, decisionState, hear, type Restricted, restrict } from './testing-verbs.ts';
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

const told = { body: 'Appeals Centre, Dublin', reference: 'AC-2026-118' };
const ended = {
  outcome: 'decision-upheld',
  implemented: 'nothing-to-do',
  account: 'The body agreed with the decision.',
} as const;

async function delivered(world: TestingWorld): Promise<Restricted> {
  const first = await restrict(world);
  const call = asMember(first.member);
  must(await world.application.statements.markDelivered(first.statement.statement, 'page', call));
  return first;
}

test('a decision does not become final while a dispute outside is open', async () => {
  const world = await openWorld();
  const first = await delivered(world);
  const { disputes } = world.application;
  const { dispute } = must(await disputes.tell(first.decision, told, asMember(first.member)));
  await pass(world, 200 * DAY_MS);
  assert.equal((await decisionState(world, first.decision)).phase, 'issued');
  must(await disputes.end(dispute, ended, asStaff('lead-1')));
  assert.equal((await decisionState(world, first.decision)).phase, 'final');
  await assertViewsFollowEvents(world.store);
});

test('what ends before the window is over waits for the window', async () => {
  const world = await openWorld();
  const first = await delivered(world);
  const { disputes } = world.application;
  const { dispute } = must(await disputes.tell(first.decision, told, asMember(first.member)));
  must(await disputes.end(dispute, ended, asStaff('lead-1')));
  assert.equal((await decisionState(world, first.decision)).phase, 'issued');
  await pass(world, 184 * DAY_MS + 1);
  assert.equal((await decisionState(world, first.decision)).phase, 'final');
});

test('S3 S9 a disputed decision weighs nothing, and telling of a dispute never costs', async () => {
  const world = await openWorld();
  const first = await delivered(world);
  const { appeal } = await appealAs(world, first.member, first.decision);
  await hear(world, appeal);
  const { members, disputes } = world.application;
  const active = async (): Promise<number> =>
    must(await members.standing(first.member as MemberId, asMember(first.member))).active;
  const before = await active();
  assert.ok(before > 0);
  const { dispute } = must(await disputes.tell(first.decision, told, asMember(first.member)));
  assert.equal(await active(), 0);
  must(await disputes.end(dispute, ended, asStaff('lead-1')));
  const after = await active();
  assert.ok(after > 0 && after <= before);
});

test('an appeal upheld while a dispute is open becomes final only when it has ended', async () => {
  const world = await openWorld();
  const first = await delivered(world);
  const { disputes } = world.application;
  const { dispute } = must(await disputes.tell(first.decision, told, asMember(first.member)));
  const { appeal } = await appealAs(world, first.member, first.decision);
  await hear(world, appeal);
  assert.equal((await decisionState(world, first.decision)).phase, 'issued');
  must(await disputes.end(dispute, ended, asStaff('ombud-1')));
  assert.equal((await decisionState(world, first.decision)).phase, 'final');
});

test('the register has body, reference, outcome and what was done, for member and staff', async () => {
  const world = await openWorld();
  const first = await delivered(world);
  const { disputes, redress } = world.application;
  const member = asMember(first.member);
  const { dispute } = must(await disputes.tell(first.decision, told, member));
  const person = { kind: 'member', id: first.member as MemberId } as const;
  const work = { store: world.store } as Parameters<typeof isInDispute>[0];
  assert.equal(await isInDispute(work, person), true);
  const { items } = must(await disputes.open({}, asStaff('auditor-1')));
  assert.deepEqual(
    items.map(({ body, reference }) => ({ body, reference })),
    [told],
  );
  must(await disputes.end(dispute, ended, asStaff('lead-1')));
  assert.equal(await isInDispute(work, person), false);
  for (const call of [member, asStaff('moderator-2')]) {
    const [shown] = must(await redress.of(first.decision, {}, call)).disputes;
    assert.deepEqual(
      [shown?.outcome, shown?.implemented, shown?.account],
      [ended.outcome, ended.implemented, ended.account],
    );
  }
  refused(await disputes.end(dispute, ended, asStaff('lead-1')), 'already_decided');
});

test('only whoever a decision binds tells of a dispute, and only staff end it', async () => {
  const world = await openWorld();
  const first = await delivered(world);
  const { disputes } = world.application;
  const member = asMember(first.member);
  refused(await disputes.tell(first.decision, told, asMember('m-0900')), 'not_found');
  refused(await disputes.tell(first.decision, told, anonymous), 'not_found');
  refused(await disputes.tell(first.decision, { ...told, body: ' ' }, member), 'required');
  const { dispute } = must(await disputes.tell(first.decision, told, member));
  refused(await disputes.end(dispute, ended, member), 'not_found');
  refused(await disputes.end(dispute, ended, asStaff('moderator-1')), 'role_required');
  refused(await disputes.open({}, member), 'not_found');
});
