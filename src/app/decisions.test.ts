import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RestrictionImposed } from '../domain/restriction/event.ts';
import type { Role } from '../domain/staff/event.ts';
import type { StaffState } from '../domain/staff/state.ts';
import { DAY_MS, MINUTE_MS } from '../kernel/duration.ts';
import type { CaseId, MemberId, RuleId, StaffId } from '../kernel/identifier.ts';
import { eventsOf, folded } from './testing-consistency.ts';
import {
  breachInput,
  decideBreach,
  decideNoBreach,
  hear,
  openCase,
  openCases,
  powersLacking,
  readyToDecide,
  reportedPost,
  restrict,
} from './testing-verbs.ts';
import {
  allEvents,
  asMember,
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

const harassment = 'civility.harassment' as RuleId;

test('D1 a restriction on a person has a human decider who held a role then', async () => {
  const world = await openWorld();
  await restrict(world);
  const links = ['https://pots-at-cost.example/blue'];
  await post(world, { author: 'm-0500', item: 'post-2', text: 'You blorthead', links });
  await pass(world, DAY_MS);
  assert.deepEqual(powersLacking(world, 'm-0500'), []);
  const staff = await folded<StaffState>(world.store, 'staff');
  const imposed = eventsOf(await allEvents(world), 'restriction-imposed').map(
    ({ event }) => event as RestrictionImposed,
  );
  assert.equal(imposed.length, 2);
  for (const { target, basis, by } of imposed) {
    if (target.kind !== 'member') continue;
    assert.ok(basis.kind === 'decision' && by.kind === 'staff' && by.id === basis.decidedBy);
    const decider = staff.find((one) => one.phase !== 'none' && one.staff === basis.decidedBy);
    const roles: readonly Role[] =
      decider?.phase === 'appointed' ? decider.roles.map(({ role }) => role) : [];
    assert.ok(roles.includes('moderator'));
  }
});

test('D2 whoever reported, is meant, or stands close does not decide (bad input 37)', async () => {
  const world = await openWorld();
  const { staffRoom, cases } = world.application;
  const appointed = { staff: 'moderator-3' as StaffId, role: 'moderator' as Role };
  const withHandle = { ...appointed, member: 'm-0412' as MemberId };
  must(await staffRoom.appoint(withHandle, asStaff('operator-1')));
  await post(world, { author: 'm-0412', item: 'post-1' });
  await report(world, reportOf('post-1', 'm-0412'), asStaff('moderator-1'));
  const to = { kind: 'member', id: 'm-0412' as MemberId } as const;
  const declared = { to, relation: 'household' } as const;
  const moderator2 = 'moderator-2' as StaffId;
  must(await staffRoom.declareRelation(moderator2, declared, asStaff('moderator-2')));
  const id = await openCase(world);
  for (const staff of ['moderator-1', 'moderator-2', 'moderator-3']) {
    refused(await cases.lease(id, {}, asStaff(staff)), 'conflict_of_interest');
    refused(await cases.read(id, asStaff(staff)), 'conflict_of_interest');
  }
  must(await cases.lease(id, {}, asStaff('lead-1')));
});

test('D2 a conflict declared in the middle of a case stops the decision', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const ready = await readyToDecide(world, id);
  const to = { kind: 'member', id: 'm-0412' as MemberId } as const;
  const declared = { to, relation: 'dispute' } as const;
  const { staffRoom, cases } = world.application;
  must(await staffRoom.declareRelation('moderator-1' as StaffId, declared, asStaff('moderator-1')));
  const call = asStaff('moderator-1', ready.blind.version);
  refused(await cases.decide(id, breachInput(ready), call), 'conflict_of_interest');
});

test('D5 the step lies in the rule’s range, and leaving the suggestion says why', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const ready = await readyToDecide(world, id);
  const { decide } = world.application.cases;
  const call = asStaff('moderator-1', ready.blind.version);
  const outside = breachInput(ready, { rung: 'suspension-30d' });
  refused(await decide(id, outside, call), 'measure_out_of_range');
  const { deviationReason: _, ...silent } = breachInput(ready);
  refused(await decide(id, silent, call), 'deviation_reason_required');
  const longer = [{ kind: 'read-only', for: 'P4D' }] as never;
  const tooMuch = breachInput(ready, { more: { measures: longer } });
  refused(await decide(id, tooMuch, call), 'measure_out_of_range');
  must(await decide(id, breachInput(ready), call));
});

/** What can be decided and what follows, with every name of a person taken out. */
async function judged(author: string): Promise<string> {
  const world = await openWorld();
  for (const item of ['post-1', 'post-2']) {
    const made = await decideBreach(world, await reportedPost(world, { author, item }), {
      rung: 'warning',
    });
    await pass(world);
    assert.equal(made.phase, 'held');
  }
  const ready = await readyToDecide(world, await reportedPost(world, { author, item: 'post-3' }));
  const call = asStaff('moderator-1', ready.blind.version);
  const { cases, members } = world.application;
  must(await cases.decide(ready.blind.case, breachInput(ready), call));
  await pass(world);
  const { limits } = members.powers(author as MemberId);
  const { suggestion, precedents, standing } = ready.opened ?? {};
  return JSON.stringify({ suggestion, precedents, standing, limits }).replaceAll(author, 'X');
}

test('D6 the same facts give the same range and the same limits, whoever it is', async () => {
  assert.equal(await judged('m-0412'), await judged('m-0001-founder-with-10000-followers'));
});

test('D7 one act is not decided against twice', async () => {
  const world = await openWorld();
  await restrict(world);
  await report(world, reportOf('post-1', 'm-0412'), asMember('m-0901'));
  const again = await readyToDecide(world, await openCase(world));
  const { decide } = world.application.cases;
  const call = asStaff('moderator-1', again.blind.version);
  const refusal = refused(
    await decide(again.blind.case, breachInput(again), call),
    'already_judged',
  );
  assert.equal(typeof refusal.facts?.['decision'], 'string');
});

test('D7 two people who judge one act in two cases at once: one decision stands', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  await report(world, reportOf('post-1', 'm-0412'));
  // Reported as a matter of another family, and found to be one of the same.
  const other = reportOf('post-1', 'm-0412', { rule: 'spam.link-flood' as RuleId });
  await report(world, other, asMember('m-0901'));
  const [first, second] = await openCases(world);
  assert.ok(first !== undefined && second !== undefined);
  const ready = [
    await readyToDecide(world, first, { by: 'moderator-1' }),
    await readyToDecide(world, second, { by: 'moderator-2' }),
  ];
  const answers = await Promise.all(
    ready.map(async (view, index) => {
      const call = asStaff(`moderator-${index + 1}`, view.blind.version);
      return await world.application.cases.decide(view.blind.case, breachInput(view), call);
    }),
  );
  assert.equal(answers.filter(({ ok }) => ok).length, 1);
  const lost = answers.find(({ ok }) => !ok);
  assert.ok(lost !== undefined);
  refused(lost, 'already_judged');
});

test('D7 after an undo the act can be judged anew', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const { decision } = await decideBreach(world, id);
  must(await world.application.decisions.undo(decision, asStaff('moderator-1')));
  assert.deepEqual(await openCases(world), [id]);
  const again = await decideBreachAgain(world, id);
  assert.equal(again, 'held');
});

async function decideBreachAgain(world: TestingWorld, id: CaseId): Promise<string> {
  const view = must(await world.application.cases.read(id, asStaff('moderator-1')));
  const call = asStaff('moderator-1', view.blind.version);
  return must(await world.application.cases.decide(id, breachInput(view), call)).phase;
}

test('D8 a case past its promise closes in the member’s favour, and the reporter hears', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const { secret } = await report(world, reportOf('post-1', 'm-0412'));
  const id = await openCase(world);
  const ready = await readyToDecide(world, id);
  world.clock.forward(3 * DAY_MS);
  const { cases, reports } = world.application;
  // No job has run yet, and still nothing can be decided against the member.
  const call = asStaff('moderator-1', ready.blind.version);
  refused(await cases.lease(id, {}, asStaff('moderator-1')), 'deadline_passed');
  assert.ok(!(await cases.decide(id, breachInput(ready), call)).ok);
  const counts = await world.application.tick();
  assert.equal(counts.closedInFavour, 1);
  const { blind } = must(await cases.read(id, asStaff('lead-1')));
  assert.equal(blind.phase, 'closed-in-favour');
  assert.equal(must(await reports.status(secret)).outcome?.outcome, 'closed-in-favour');
  assert.deepEqual(powersLacking(world, 'm-0412'), []);
});

test('D8 a decision nobody confirmed in time falls, and the case closes for the member', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  world.clock.forward(2 * DAY_MS);
  const made = await decideBreach(world, id, { rule: harassment, rung: 'slow-1d' });
  assert.equal(made.phase, 'awaiting-second-person');
  world.clock.forward(2 * DAY_MS);
  const { decisions, cases } = world.application;
  // No job has run yet, and it is too late to agree all the same.
  refused(await decisions.confirm(made.decision, asStaff('moderator-2')), 'deadline_passed');
  await world.application.tick();
  const { blind } = must(await cases.read(id, asStaff('lead-1')));
  assert.equal(blind.phase, 'closed-in-favour');
  const fallen = must(await decisions.read(made.decision, asStaff('lead-1')));
  assert.equal(fallen.phase, 'undone');
  assert.deepEqual(powersLacking(world, 'm-0412'), []);
});

test('D8 a decision rejected in time leaves the case to the clock', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const made = await decideBreach(world, id, { rule: harassment, rung: 'warning' });
  const { decisions, cases } = world.application;
  const reason = { reason: 'The exchange was over.' };
  must(await decisions.reject(made.decision, reason, asStaff('moderator-2')));
  await pass(world, 3 * DAY_MS);
  const { blind } = must(await cases.read(id, asStaff('lead-1')));
  assert.equal(blind.phase, 'closed-in-favour');
});

test('D8 a second look that found no breach does not stop the next case’s clock', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const { secret } = await report(world, reportOf('post-1', 'm-0412'));
  const { decision } = await decideNoBreach(world, await openCase(world));
  await pass(world, MINUTE_MS);
  const { appeals } = world.application;
  const input = { text: 'It was aimed at me.', reportSecret: secret };
  const { appeal } = must(await appeals.file(decision, input, asMember('m-0900')));
  await hear(world, appeal, { outcome: 'decision-reversed' });
  const second = await openCase(world);
  await pass(world, 3 * DAY_MS);
  const { blind } = must(await world.application.cases.read(second, asStaff('lead-1')));
  assert.equal(blind.phase, 'closed-in-favour');
});
