import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Subject } from '../domain/person.ts';
import { DAY_MS } from '../kernel/duration.ts';
import type { CaseId, MemberId, StaffId } from '../kernel/identifier.ts';
import { instant } from '../kernel/instant.ts';
import type { Store } from '../store/port.ts';
import { assertViewsFollowEvents, eventsOf } from './testing-consistency.ts';
import {
  appealAs,
  decideBreach,
  decisionState,
  hear,
  openCase,
  readyToDecide,
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
  refused,
  report,
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

const shown = {
  text: 'In the staff thread they called a member a hopeless case by name.',
  occurredAt: instant('2026-03-02T08:00:00Z'),
  private: false,
};

async function reportConduct(world: TestingWorld, subject: Subject): Promise<CaseId> {
  await report(world, { ...reportOf('none', 'none'), subject, shown }, anonymous);
  return await openCase(world);
}

test('O1 a moderator’s conduct goes the same way as a member’s, to the appeal', async () => {
  const world = await openWorld();
  const subject = { kind: 'staff-conduct', staff: 'moderator-2' as StaffId } as const;
  const id = await reportConduct(world, subject);
  const { cases, statements, appeals } = world.application;
  refused(await cases.lease(id, {}, asStaff('moderator-2')), 'conflict_of_interest');
  const { decision, measures } = await decideBreach(world, id, { rung: 'warning' });
  assert.deepEqual(measures, []);
  await pass(world);
  const { statement, phase } = await decisionState(world, decision);
  assert.ok(phase === 'issued' && statement !== undefined);
  const own = asStaff('moderator-2');
  const read = must(await statements.markDelivered(statement, 'page', own));
  assert.equal(read.text.rule.rule, 'civility.insults');
  const appeal = must(await appeals.file(decision, { text: 'I meant the fern.' }, own));
  refused(await appeals.read(appeal.appeal, asStaff('moderator-2')), 'role_required');
  await hear(world, appeal.appeal, { outcome: 'decision-reversed' });
  assert.equal((await decisionState(world, decision)).phase, 'reversed');
  await assertViewsFollowEvents(world.store);
});

test('O1 a steward’s conduct is judged as conduct, and can cost stewardship only', async () => {
  const world = await openWorld();
  const steward = 'm-0100' as MemberId;
  const subject = { kind: 'steward-conduct', group: 'g-ferns' as never, steward } as const;
  const id = await reportConduct(world, subject);
  const ready = await readyToDecide(world, id);
  assert.equal(ready.blind.evidence[0]?.text, shown.text);
  assert.deepEqual(ready.opened?.respondent, { kind: 'member', id: steward });
});

test('O2 an operator’s conduct is decided by the ombud and nobody else', async () => {
  const world = await openWorld();
  const { staffRoom, cases } = world.application;
  const grant = { role: 'ombud', reason: 'Nobody else was there.' } as const;
  const granter = { staff: 'operator-2' as StaffId, role: 'operator' } as const;
  must(await staffRoom.appoint(granter, asStaff('operator-1')));
  must(await staffRoom.grantRole('operator-1' as StaffId, grant, asStaff('operator-2')));
  const subject = { kind: 'operator-conduct', staff: 'operator-1' as StaffId } as const;
  const id = await reportConduct(world, subject);
  for (const staff of ['moderator-1', 'lead-1']) {
    refused(await cases.lease(id, {}, asStaff(staff)), 'role_required');
  }
  refused(await cases.lease(id, {}, asStaff('operator-1')), 'conflict_of_interest');
  const { decision } = await decideBreach(world, id, { by: 'ombud-1', rung: 'warning' });
  await pass(world);
  assert.equal((await decisionState(world, decision)).phase, 'issued');
  const another = { kind: 'operator-conduct', staff: 'operator-2' as StaffId } as const;
  const second = await reportConduct(world, another);
  refused(await cases.lease(second, {}, asStaff('operator-1')), 'conflict_of_interest');
});

test('O2 whoever is part of a case reads nothing of it as staff', async () => {
  const world = await openWorld();
  const { staffRoom, appeals, cases } = world.application;
  const self = { staff: 'reviewer-3' as StaffId, role: 'reviewer' } as const;
  const appointed = { ...self, member: 'm-0412' as MemberId };
  must(await staffRoom.appoint(appointed, asStaff('operator-1')));
  const first = await restrict(world);
  const { appeal } = await appealAs(world, 'm-0412', first.decision);
  refused(await appeals.read(appeal, asStaff('reviewer-3')), 'conflict_of_interest');
  refused(await appeals.lease(appeal, asStaff('reviewer-3')), 'conflict_of_interest');
  refused(await cases.read(first.case, asStaff('reviewer-3')), 'role_required');
});

test('O3 every event has an author and a time, and every privileged act leaves one', async () => {
  const world = await openWorld();
  const { restrictions, staffRoom, webhooks, signIn } = world.application;
  const first = await restrict(world);
  const operator = asStaff('operator-1');
  const why = { reason: 'They made it good.' };
  must(await restrictions.lift(first.restriction.restriction, why, asStaff('lead-1')));
  const end = { role: 'moderator', reason: 'Stepped down.' } as const;
  must(await staffRoom.endRole('moderator-2' as StaffId, end, operator));
  const url = 'https://forum.example/hook';
  const hook = must(await webhooks.add({ url, topics: ['decision.issued'] }, operator));
  must(await webhooks.remove(hook.id, operator));
  const token = must(await signIn.issueToken({ name: 'forum', scopes: ['screen'] }, operator));
  must(await signIn.revokeToken(token.id, operator));
  must(await signIn.issueLink({ kind: 'member', id: 'm-0412' as MemberId }, operator));
  await pass(world, DAY_MS);
  const events = await allEvents(world);
  for (const { event, stream } of events) {
    assert.match(String(event.at), /^\d{4}-.*Z$/, stream);
    assert.equal(typeof (event.by as { kind?: unknown }).kind, 'string', stream);
  }
  const by = (type: string): unknown => eventsOf(events, type).at(-1)?.event.by;
  assert.deepEqual(by('restriction-lifted'), { kind: 'staff', id: 'lead-1' });
  const acts = ['role-ended', 'endpoint-added', 'endpoint-disabled', 'token-issued'];
  for (const type of [...acts, 'token-revoked', 'sign-in-link-issued', 'staff-appointed']) {
    assert.deepEqual(by(type), { kind: 'staff', id: 'operator-1' }, type);
  }
  assert.deepEqual(by('rulebook-published'), { kind: 'platform', id: 'platform-1' });
  assert.ok(!JSON.stringify(events).includes(token.token));
});

type Changing = Extract<keyof Store, `${'update' | 'delete' | 'remove' | 'rewrite'}${string}`>;
/**
 * Tickets are secrets that end; nothing else can be taken out of the store, and nothing changed.
 */
type OnlyTickets = Changing extends 'removeTicket' | 'removeTicketsOf' ? true : never;
const onlyTickets: OnlyTickets = true;

test('O3 no actor can change an event: the store has no way to do it', async () => {
  assert.ok(onlyTickets);
  const world = await openWorld();
  await restrict(world);
  const before = await allEvents(world);
  const [staff] = eventsOf(before, 'staff-appointed');
  assert.ok(staff !== undefined);
  const { stream, event } = staff;
  const forged = { stream, expectedVersion: 0, events: [event], view: { body: {}, indexes: [] } };
  const committed = await world.store.commit({ streams: [forged] });
  assert.ok(!committed.ok && committed.error.kind === 'version');
  await pass(world, 400 * DAY_MS);
  await world.application.sweep();
  assert.deepEqual((await allEvents(world)).slice(0, before.length), before);
});

test('O5 reading a case, an appeal, a statement or a member’s file is on record', async () => {
  const world = await openWorld();
  const first = await restrict(world);
  const { appeal } = await appealAs(world, first.member, first.decision);
  const { cases, appeals, members, statements } = world.application;
  const id = first.member as MemberId;
  must(await cases.read(first.case, asStaff('lead-1')));
  must(await appeals.read(appeal, asStaff('reviewer-2')));
  must(await members.export(id, asStaff('auditor-1')));
  must(await statements.read(first.statement.statement, asStaff('ombud-1')));
  must(await statements.read(first.statement.statement, asMember(first.member)));
  must(await members.export(id, asMember(first.member)));
  const readings = eventsOf(await allEvents(world), 'file-read').map(({ event }) => event);
  const expected = [
    ['lead-1', `case-${first.case}`],
    ['reviewer-2', `appeal-${appeal}`],
    ['auditor-1', `member-${id}`],
    ['ombud-1', `statement-${first.statement.statement}`],
  ];
  assert.deepEqual(
    readings.map((event) => {
      const { by, file } = event as unknown as { by: { id: string }; file: string };
      return [by.id, file];
    }),
    expected,
  );
  const listed = await world.store.list({
    index: 'readings',
    key: `case-${first.case}`,
    limit: 10,
  });
  assert.equal(listed.length, 1);
});

test('O5 a reading that is refused reads nothing', async () => {
  const world = await openWorld();
  const first = await restrict(world);
  const { cases, statements } = world.application;
  refused(await cases.read(first.case, asPlatform()), 'not_found');
  refused(await cases.read(first.case, asStaff('stranger-1')), 'role_required');
  refused(await statements.read(first.statement.statement, asMember('m-0900')), 'not_found');
  assert.deepEqual(eventsOf(await allEvents(world), 'file-read'), []);
});
