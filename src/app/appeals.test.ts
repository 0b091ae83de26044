import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AppealState } from '../domain/appeal/state.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/duration.ts';
import type { MemberId, RuleId } from '../kernel/identifier.ts';
import { elapsedMs, type Instant } from '../kernel/instant.ts';
import type { AppealStatus } from './contract/members.ts';
import {
  assertEveryRestrictionIsExplained,
  assertViewsFollowEvents,
  folded,
} from './testing-consistency.ts';
import {
  appealAs,
  decideBreach,
  decideNoBreach,
  decisionState,
  hear,
  openCase,
  outcomeReasons,
  powersLacking,
  type Restricted,
  readyToHear,
  reportedPost,
  restrict,
  restrictionNow,
  statementOf,
} from './testing-verbs.ts';
import {
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

const varied = 'decision-varied';

test('A1 the window is six months from delivery, and not before (bad input 40)', async () => {
  const world = await openWorld();
  const { decision, member, statement } = await restrict(world);
  assert.equal(statement.appealUntil, undefined, 'not delivered, so no clock runs');
  await pass(world, 400 * DAY_MS);
  const { statements, appeals } = world.application;
  const call = asMember(member);
  const delivered = must(await statements.markDelivered(statement.statement, 'page', call));
  const windowMs = elapsedMs(
    delivered.deliveredAt ?? statement.availableAt,
    delivered.appealUntil as never,
  );
  assert.equal(windowMs, 184 * DAY_MS);
  await pass(world, 100 * DAY_MS);
  const again = must(await statements.markDelivered(statement.statement, 'page', call));
  assert.equal(again.appealUntil, delivered.appealUntil);
  world.clock.forward(84 * DAY_MS + 1);
  const late = await appeals.file(decision, { text: 'Only now.' }, call);
  assert.equal(refused(late, 'deadline_passed').facts?.['until'], delivered.appealUntil);
});

test('A1 a colleague cannot start the window in the member’s place', async () => {
  const world = await openWorld();
  const { statement } = await restrict(world);
  const { markDelivered } = world.application.statements;
  refused(
    await markDelivered(statement.statement, 'page', asStaff('moderator-1')),
    'role_required',
  );
  refused(await markDelivered(statement.statement, 'page', asMember('m-0900')), 'not_found');
  must(await markDelivered(statement.statement, 'webhook', asPlatform()));
  const [, delivered] = await world.store.events(`statement-${statement.statement}`);
  assert.deepEqual(delivered?.event.by, { kind: 'platform', id: 'platform-1' });
});

test('A2 whoever decided, confirmed or took part does not hear the appeal', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const { cases, staffRoom, appeals, decisions } = world.application;
  const grant = { role: 'reviewer', reason: 'More hands for appeals.' } as const;
  for (const staff of ['moderator-1', 'moderator-2'] as never[]) {
    must(await staffRoom.grantRole(staff, grant, asStaff('operator-1')));
  }
  must(await cases.lease(id, {}, asStaff('lead-1')));
  must(await cases.handOver(id, { reason: 'Not my hour.' }, asStaff('lead-1')));
  const rule = 'civility.harassment' as RuleId;
  const { decision } = await decideBreach(world, id, { rule, rung: 'read-only-3d' });
  must(await decisions.confirm(decision, asStaff('moderator-2')));
  await pass(world);
  const { appeal } = await appealAs(world, 'm-0412', decision);
  for (const staff of ['moderator-1', 'moderator-2', 'lead-1']) {
    refused(await appeals.lease(appeal, asStaff(staff)), 'conflict_of_interest');
    const { items } = must(await appeals.queue({}, asStaff(staff)));
    assert.equal(items[0]?.open, false);
    assert.equal(typeof items[0]?.notOpenBecause, 'string');
  }
  must(await appeals.lease(appeal, asStaff('reviewer-1')));
});

test('A2 a second person who did not agree took part as well', async () => {
  const world = await openWorld();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const rule = 'civility.harassment' as RuleId;
  const { decisions, appeals } = world.application;
  const first = await decideBreach(world, id, { rule, rung: 'read-only-3d' });
  const reason = { reason: 'One remark is no harassment.' };
  must(await decisions.reject(first.decision, reason, asStaff('lead-1')));
  must(await world.application.cases.release(id, asStaff('moderator-1')));
  const second = await decideBreach(world, id, { by: 'moderator-2' });
  await pass(world);
  const { appeal } = await appealAs(world, 'm-0412', second.decision);
  refused(await appeals.lease(appeal, asStaff('lead-1')), 'conflict_of_interest');
});

test('A2 the first decision is withheld until the reviewer’s own finding', async () => {
  const world = await openWorld();
  const { decision, member } = await restrict(world);
  const { appeal } = await appealAs(world, member, decision);
  const { appeals } = world.application;
  const reviewer = asStaff('reviewer-1');
  const leased = must(await appeals.lease(appeal, reviewer));
  assert.equal(leased.first, undefined);
  assert.ok(leased.evidence.length > 0 && leased.text.length > 0);
  refused(await appeals.openFirst(appeal, reviewer), 'finding_required');
  const found = must(await appeals.recordFinding(appeal, { breach: 'no-breach' }, reviewer));
  assert.equal(found.first, undefined);
  const opened = must(await appeals.openFirst(appeal, reviewer));
  assert.equal(opened.first?.decidedBy, 'moderator-1');
});

test('A3 no machine decides an appeal', async () => {
  const world = await openWorld();
  const { decision, member } = await restrict(world);
  const { appeal } = await appealAs(world, member, decision);
  await readyToHear(world, appeal);
  const { decide } = world.application.appeals;
  const input = { outcome: 'decision-upheld', reasons: outcomeReasons } as const;
  refused(await decide(appeal, input, asPlatform()), 'not_found');
  refused(await decide(appeal, input, anonymous), 'not_signed_in');
  for (let week = 0; week < 30; week += 1) await pass(world, 7 * DAY_MS);
  const [state] = await folded<Exclude<AppealState, { phase: 'none' }>>(world.store, 'appeal');
  assert.equal(state?.phase, 'waiting');
  assert.ok(state?.lateSince !== undefined);
});

test('A4 the outcome has reasons, and the statement names the further ways', async () => {
  const world = await openWorld();
  const { decision, member } = await restrict(world);
  const { appeal } = await appealAs(world, member, decision);
  await readyToHear(world, appeal);
  const { decide } = world.application.appeals;
  const short = { outcome: 'decision-upheld', reasons: 'No.' } as const;
  refused(await decide(appeal, short, asStaff('reviewer-1')), 'reasons_required');
  const reasons = { outcome: 'decision-upheld', reasons: outcomeReasons } as const;
  must(await decide(appeal, reasons, asStaff('reviewer-1')));
  const statement = await statementOf(world, decision);
  assert.equal(statement.appeal?.outcome, 'decision-upheld');
  assert.equal(statement.appeal?.reasons, outcomeReasons);
  assert.ok(statement.text.redress.outOfCourt !== '' && statement.text.redress.court !== '');
});

async function variedAfter(
  world: TestingWorld,
  first: Restricted,
  how: { readonly ms: number; readonly rung: string },
): Promise<Instant | undefined> {
  const { appeal } = await appealAs(world, first.member, first.decision);
  await pass(world, how.ms);
  await hear(world, appeal, { outcome: varied, more: { rung: how.rung } });
  const { limits: limited } = world.application.members.powers(first.member as MemberId);
  return limited
    .map(({ until }) => until)
    .toSorted()
    .at(-1);
}

test('A5 a varied decision never ends later, and time served counts', async () => {
  const world = await openWorld();
  for (const [index, rung] of ['read-only-7d', 'read-only-3d', 'slow-1d'].entries()) {
    for (const hours of [1, 30, 71]) {
      const author = `m-05${index}${hours}`;
      const first = await restrict(world, { author, item: `post-${author}`, rung: 'read-only-7d' });
      const until = await variedAfter(world, first, { ms: hours * HOUR_MS, rung });
      assert.ok(until === undefined || until <= first.restriction.until);
      const servedMs = elapsedMs(first.restriction.from, world.application.now());
      const termMs = { 'slow-1d': 1, 'read-only-3d': 3, 'read-only-7d': 7 }[rung] ?? 0;
      const leftMs = until === undefined ? 0 : elapsedMs(world.application.now(), until);
      const expectedMs = Math.max(0, termMs * DAY_MS - servedMs);
      assert.ok(Math.abs(leftMs - expectedMs) <= 1_000, `${rung} after ${hours} h`);
    }
  }
  await assertEveryRestrictionIsExplained(world.store);
  await assertViewsFollowEvents(world.store);
});

test('A5 standing never clears later and never weighs more after a varied outcome', async () => {
  const world = await openWorld();
  const first = await restrict(world);
  const { members } = world.application;
  const id = first.member as MemberId;
  const before = must(await members.standing(id, asMember(first.member))).lines[0];
  await variedAfter(world, first, { ms: 2 * DAY_MS, rung: 'warning' });
  const { lines, active } = must(await members.standing(id, asMember(first.member)));
  const standsFor = lines.filter((line) => line.reversed === 0);
  assert.ok(before !== undefined && standsFor.length === 1);
  assert.ok((standsFor[0]?.clearAt ?? '') <= before.clearAt);
  assert.ok(active <= before.pending);
  assert.deepEqual(powersLacking(world, first.member), []);
});

test('A5 an appeal cannot choose a harsher step, and what was lifted stays lifted', async () => {
  const world = await openWorld();
  const first = await restrict(world);
  const { appeal } = await appealAs(world, first.member, first.decision);
  await readyToHear(world, appeal);
  const { appeals, restrictions } = world.application;
  const harsher = { outcome: varied, reasons: outcomeReasons, rung: 'read-only-7d' } as const;
  refused(await appeals.decide(appeal, harsher, asStaff('reviewer-1')), 'harsher_than_first');
  const reason = { reason: 'They made it good at once.' };
  const { restriction } = first.restriction;
  must(await restrictions.lift(restriction, reason, asStaff('lead-1')));
  const milder = { ...harsher, rung: 'slow-1d' } as const;
  must(await appeals.decide(appeal, milder, asStaff('reviewer-1')));
  assert.deepEqual(powersLacking(world, first.member), []);
});

test('A6 a reversal undoes restriction, standing and what reporters were told', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const { secret } = await report(world, reportOf('post-1', 'm-0412'));
  const { decision } = await decideBreach(world, await openCase(world));
  await pass(world);
  const { appeal } = await appealAs(world, 'm-0412', decision);
  await hear(world, appeal, { outcome: 'decision-reversed' });
  assert.deepEqual(powersLacking(world, 'm-0412'), []);
  const statement = await statementOf(world, decision);
  assert.equal(statement.decisionPhase, 'reversed');
  assert.deepEqual(
    statement.restrictions.map(({ phase }) => phase),
    ['reversed'],
  );
  const told = must(await world.application.reports.status(secret));
  assert.equal(told.outcome?.outcome, 'reversed-on-appeal');
  await assertViewsFollowEvents(world.store);
});

test('A7 a reporter appeals “no breach”, and a new case goes its way to the end', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const { secret } = await report(world, reportOf('post-1', 'm-0412'), anonymous);
  await report(world, reportOf('post-1', 'm-0412'), asMember('m-0901'));
  await decideNoBreach(world, await openCase(world));
  await pass(world);
  const { reports, appeals } = world.application;
  const { appealable } = must(await reports.status(secret));
  assert.ok(appealable !== undefined);
  const input = { text: 'It was aimed at me.', reportSecret: secret };
  const { appeal } = must(await appeals.file(appealable, input, anonymous));
  await hear(world, appeal, { outcome: 'decision-reversed' });
  assert.equal(must(await reports.status(secret)).outcome?.outcome, 'reversed-on-appeal');
  const made = await decideBreach(world, await openCase(world), { by: 'moderator-2' });
  await pass(world);
  assert.equal((await decisionState(world, made.decision)).phase, 'issued');
  assert.ok(powersLacking(world, 'm-0412').includes('post'));
});

test('A7 a reporter cannot appeal a breach, nor with the receipt of another case', async () => {
  const world = await openWorld();
  const first = await restrict(world);
  await post(world, { author: 'm-0500', item: 'post-2' });
  const { secret } = await report(world, reportOf('post-2', 'm-0500'), anonymous);
  const { file } = world.application.appeals;
  const input = { text: 'More!', reportSecret: secret };
  refused(await file(first.decision, input, anonymous), 'not_found');
  refused(await file(first.decision, { text: 'More!' }, asMember('m-0900')), 'not_found');
});

test('A8 one text is enough, and a second filing answers the first (bad input 41)', async () => {
  const world = await openWorld();
  const { decision, member } = await restrict(world);
  const { file } = world.application.appeals;
  refused(await file(decision, { text: '  ' }, asMember(member)), 'required');
  const first = must(await file(decision, { text: 'No.' }, asMember(member)));
  const second = must(await file(decision, { text: 'Really, no.' }, asMember(member)));
  assert.deepEqual(second, first);
  assert.equal((await folded(world.store, 'appeal')).length, 1);
});

async function lateAppeal(
  world: TestingWorld,
): Promise<{ readonly first: Restricted; readonly appeal: AppealStatus }> {
  const first = await restrict(world);
  const appeal = await appealAs(world, first.member, first.decision);
  const promiseMs = elapsedMs(world.application.now(), appeal.promisedBy);
  assert.ok(promiseMs <= elapsedMs(first.restriction.from, first.restriction.until) / 2);
  world.clock.forward(promiseMs);
  await world.application.tick();
  assert.equal((await restrictionNow(world, first)).phase, 'in-force', 'the promise still stands');
  world.clock.forward(1);
  await world.application.tick();
  return { first, appeal };
}

test('a late appeal stays the restriction; upheld, it resumes with the same end', async () => {
  const world = await openWorld();
  const { first, appeal } = await lateAppeal(world);
  const stayed = await restrictionNow(world, first);
  assert.deepEqual([stayed.phase, stayed.until], ['stayed', first.restriction.until]);
  assert.deepEqual(powersLacking(world, first.member), []);
  const status = (await statementOf(world, first.decision)).appeal;
  assert.ok(status?.lateSince !== undefined);
  await hear(world, appeal.appeal);
  const resumed = await restrictionNow(world, first);
  assert.deepEqual([resumed.phase, resumed.until], ['in-force', first.restriction.until]);
  assert.ok(powersLacking(world, first.member).includes('post'));
  await assertViewsFollowEvents(world.store);
});

test('the platform hears of a stay and of the way back, in this order', async () => {
  const world = await openWorld();
  const topics = ['restriction.imposed', 'restriction.ended'] as const;
  const url = 'https://forum.example/hook';
  must(await world.application.webhooks.add({ url, topics }, asPlatform()));
  const { appeal } = await lateAppeal(world);
  await hear(world, appeal.appeal);
  await pass(world, MINUTE_MS);
  type Told = { type: string; data: { endedBecause?: string; until: string } };
  const told = world.posted.map(({ body }) => JSON.parse(body) as Told);
  assert.deepEqual(
    told.map(({ type, data }) => [type, data.endedBecause]),
    [
      ['restriction.imposed', undefined],
      ['restriction.ended', 'stayed'],
      ['restriction.imposed', undefined],
    ],
  );
  assert.equal(told[2]?.data.until, told[0]?.data.until);
});

test('a late appeal that comes to an end after the restriction brings nothing back', async () => {
  const world = await openWorld();
  const { first, appeal } = await lateAppeal(world);
  await pass(world, 4 * DAY_MS);
  await hear(world, appeal.appeal);
  assert.equal((await restrictionNow(world, first)).phase, 'expired');
  assert.deepEqual(powersLacking(world, first.member), []);
});
