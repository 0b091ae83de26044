import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { HOUR_MS } from '../kernel/duration.ts';
import type { MemberId, PanelId, StaffId } from '../kernel/identifier.ts';
import type { BallotInput } from './contract/panels.ts';
import {
  assertEveryRestrictionIsExplained,
  assertViewsFollowEvents,
} from './testing-consistency.ts';
import {
  appealedAlone,
  ballotReasons,
  drawnPanel,
  redressOf,
  seatsOf,
  volunteer,
  worldOfOne,
} from './testing-hearing.ts';
import {
  appealAs,
  decideNoBreach,
  openCase,
  powersLacking,
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
  post,
  refused,
  report,
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

const pool = ['m-0601', 'm-0602', 'm-0603', 'm-0604', 'm-0605'];
const mild: BallotInput = { breach: 'no-breach', reasons: ballotReasons };
const harsh: BallotInput = { breach: 'breach', rung: 'read-only-7d', reasons: ballotReasons };
const slow: BallotInput = { breach: 'breach', rung: 'slow-1d', reasons: ballotReasons };

test('O6 a member reads that nobody is independent, and never that somebody is who is not', async () => {
  const world = await worldOfOne();
  const first = await appealedAlone(world);
  const { hearing } = await redressOf(world, first.member, first.decision);
  assert.deepEqual(
    [hearing.way, hearing.staff, hearing.volunteers],
    ['nobody', 'nobody', 'too-few'],
  );
  await volunteer(world, pool.slice(0, 3));
  const after = await redressOf(world, first.member, first.decision);
  assert.deepEqual([after.hearing.way, after.hearing.staff], ['panel', 'nobody']);
});

test('O6 A2 where somebody independent is there, they hear it and no panel is called', async () => {
  const world = await openWorld();
  const { decision, member } = await restrict(world);
  const { appeal } = await appealAs(world, member, decision);
  await volunteer(world, pool);
  const { hearing } = await redressOf(world, member, decision);
  assert.deepEqual([hearing.way, hearing.staff], ['staff', 'somebody']);
  const { panels } = world.application;
  refused(await panels.call(appeal, {}, asMember(member)), 'independent_reviewer_exists');
});

test('O6 what stands between staff and an appeal counts: part, role and relation', async () => {
  const world = await openWorld();
  const { decision, member } = await restrict(world);
  const { staffRoom } = world.application;
  const to = { kind: 'member', id: member as MemberId } as const;
  for (const staff of ['reviewer-1', 'reviewer-2', 'ombud-1', 'lead-1'] as never[]) {
    const before = await redressOf(world, member, decision);
    assert.equal(before.hearing.staff, 'somebody');
    must(await staffRoom.declareRelation(staff, { to, relation: 'family' }, asStaff(staff)));
  }
  const after = await redressOf(world, member, decision);
  assert.deepEqual([after.hearing.staff, after.hearing.way], ['nobody', 'nobody']);
});

async function vote(
  world: TestingWorld,
  panel: PanelId,
  ballots: readonly (readonly [string, BallotInput])[],
): Promise<void> {
  for (const [member, input] of ballots) {
    must(await world.application.panels.cast(panel, input, asMember(member)));
  }
}

test('A3 a panel of members decides, with reasons of majority and minority, and all effects', async () => {
  const world = await worldOfOne();
  await volunteer(world, pool);
  const first = await appealedAlone(world);
  const { panel, seats } = await drawnPanel(world, first);
  assert.equal(seats.length, 3);
  const [one = '', two = '', three = ''] = seats;
  await vote(world, panel, [
    [one, mild],
    [two, mild],
    [three, harsh],
  ]);
  const { confirm, read } = world.application.panels;
  const shown = must(await read(panel, asMember(one)));
  assert.equal(shown.ballots?.length, 3);
  assert.equal(shown.file.first?.outcome, 'breach');
  must(await confirm(panel, mild, asMember(one)));
  must(await confirm(panel, mild, asMember(two)));
  const last = { ...harsh, reasons: 'It was the third time, and the reminders say so.' };
  must(await confirm(panel, last, asMember(three)));
  assert.deepEqual(powersLacking(world, first.member), []);
  const statement = await statementOf(world, first.decision);
  assert.equal(statement.decisionPhase, 'reversed');
  assert.equal(statement.appeal?.outcome, 'decision-reversed');
  assert.match(
    statement.appeal?.reasons ?? '',
    /Said once[\s\S]*Others on the panel[\s\S]*third time/,
  );
  await assertViewsFollowEvents(world.store);
});

test('A5 a panel that finds something harsher fits leaves the decision as it is', async () => {
  const world = await worldOfOne();
  await volunteer(world, pool);
  const first = await appealedAlone(world);
  const { panel, seats } = await drawnPanel(world, first);
  await vote(
    world,
    panel,
    seats.map((seat) => [seat, harsh] as const),
  );
  await pass(world, 24 * HOUR_MS);
  const statement = await statementOf(world, first.decision);
  assert.equal(statement.appeal?.outcome, 'decision-upheld');
  assert.equal(statement.decisionPhase, 'final');
  assert.equal(statement.restrictions[0]?.until, first.restriction.until);
});

test('A5 a panel varies a decision to the step its middle ballot names', async () => {
  const world = await worldOfOne();
  await volunteer(world, pool);
  const first = await appealedAlone(world);
  const { panel, seats } = await drawnPanel(world, first);
  const [one = '', two = '', three = ''] = seats;
  await vote(world, panel, [
    [one, mild],
    [two, slow],
    [three, harsh],
  ]);
  await pass(world, 24 * HOUR_MS);
  const statement = await statementOf(world, first.decision);
  assert.equal(statement.appeal?.outcome, 'decision-varied');
  assert.equal(statement.decisionPhase, 'overridden');
  await assertEveryRestrictionIsExplained(world.store);
  await assertViewsFollowEvents(world.store);
});

test('nobody reads another ballot, or the first decision, before all are in', async () => {
  const world = await worldOfOne();
  await volunteer(world, pool);
  const first = await appealedAlone(world);
  const { panel, seats } = await drawnPanel(world, first);
  const [one = '', two = '', three = ''] = seats;
  const { read, cast } = world.application.panels;
  await vote(world, panel, [
    [one, { ...mild, reasons: 'Nobody else may read this sentence yet.' }],
  ]);
  for (const seat of [two, three]) {
    const shown = must(await read(panel, asMember(seat)));
    assert.equal(shown.ballots, undefined);
    assert.equal(shown.file.first, undefined);
    assert.doesNotMatch(JSON.stringify(shown), /Nobody else may read/);
  }
  assert.equal(must(await read(panel, asMember(one))).own?.choice.breach, 'no-breach');
  refused(await read(panel, asMember('m-0699')), 'not_found');
  refused(await cast(panel, mild, asMember(first.member)), 'not_found');
  refused(await read(panel, anonymous), 'not_signed_in');
});

test('the file of a panel names nobody: roles for handles, and reporters never', async () => {
  const world = await worldOfOne();
  await volunteer(world, pool);
  const text = 'm-0412 says: moderator-1 and m-0900 understand nothing, and nobody wants you here.';
  const first = await appealedAlone(world, { text });
  const { panel, seats } = await drawnPanel(world, first);
  await vote(
    world,
    panel,
    seats.map((seat) => [seat, mild] as const),
  );
  const shown = JSON.stringify(
    must(await world.application.panels.read(panel, asMember(seats[0] ?? ''))),
  );
  for (const never of ['m-0412', 'moderator-1', 'm-0900', 'm-060']) {
    assert.ok(!shown.includes(never), never);
  }
  assert.match(shown, /\[A\] says: \[a moderator\] and \[a reporter\]/);
});

test('whoever is part of it, restricted or served lately is not drawn', async () => {
  const world = await worldOfOne();
  await volunteer(world, ['m-0412', 'm-0900', ...pool]);
  const first = await appealedAlone(world);
  const drawn = await drawnPanel(world, first);
  const { order = [] } = must(await world.application.panels.lot(drawn.panel));
  assert.equal(order.length, pool.length);
  assert.ok(drawn.seats.every((seat) => pool.includes(seat)));
  const second = await appealedAlone(world, { author: 'm-0413', item: 'post-2' });
  const { call } = world.application.panels;
  refused(await call(second.appeal, {}, asMember(second.member)), 'too_few_volunteers');
  const { hearing } = await redressOf(world, second.member, second.decision);
  assert.deepEqual([hearing.way, hearing.volunteers], ['nobody', 'too-few']);
});

test('O6 a panel for which too few are left at the draw says so', async () => {
  const world = await worldOfOne();
  await volunteer(world, pool.slice(0, 3));
  const first = await appealedAlone(world);
  const { call, withdraw } = world.application.panels;
  must(await call(first.appeal, {}, asMember(first.member)));
  must(await withdraw(asMember('m-0601')));
  await pass(world, 6 * HOUR_MS);
  const { hearing } = await redressOf(world, first.member, first.decision);
  assert.equal(hearing.panel?.failedBecause, 'too-few-volunteers');
  assert.equal(hearing.way, 'nobody');
});

test('whoever does not vote in time is replaced by the next in the lot', async () => {
  const world = await worldOfOne();
  await volunteer(world, pool);
  const first = await appealedAlone(world);
  const { panel, seats } = await drawnPanel(world, first);
  const [one = '', two = '', three = ''] = seats;
  await vote(world, panel, [
    [one, mild],
    [two, mild],
  ]);
  await pass(world, 36 * HOUR_MS);
  const now = await seatsOf(world, panel);
  assert.equal(now.length, 3);
  assert.ok(!now.includes(three));
  refused(await world.application.panels.cast(panel, mild, asMember(three)), 'not_found');
  const next = now.find((seat) => !seats.includes(seat)) ?? '';
  assert.equal(must(await world.application.panels.read(panel, asMember(next))).ballots, undefined);
  await vote(world, panel, [[next, mild]]);
  await pass(world, 24 * HOUR_MS);
  assert.equal((await statementOf(world, first.decision)).appeal?.outcome, 'decision-reversed');
});

test('whoever stands too close steps back without saying more', async () => {
  const world = await worldOfOne();
  await volunteer(world, pool);
  const first = await appealedAlone(world);
  const { panel, seats } = await drawnPanel(world, first);
  const [one = ''] = seats;
  const { leave, mine } = world.application.panels;
  must(await leave(panel, { because: 'stands-too-close' }, asMember(one)));
  assert.deepEqual(must(await mine(asMember(one))).seats, []);
  assert.equal((await seatsOf(world, panel)).length, 3);
});

test('a stranger draws the lot again from what is published, and gets the same seats', async () => {
  const world = await worldOfOne();
  await volunteer(world, pool);
  const first = await appealedAlone(world);
  const { lot, call } = world.application.panels;
  const called = must(await call(first.appeal, {}, asMember(first.member)));
  const id = called.panel?.panel as PanelId;
  const before = must(await lot(id));
  assert.equal(before.seed, undefined);
  assert.equal(before.pool, undefined);
  await volunteer(world, ['m-0611']);
  await pass(world, 6 * HOUR_MS);
  const { commitment, seed = '', pool: tickets = [], order } = must(await lot(id));
  assert.equal(commitment, before.commitment);
  assert.equal(tickets.length, 6);
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  assert.equal(digest(seed), commitment);
  const ranked = tickets.map((ticket) => ({ ticket, rank: digest(`${seed}\n${ticket}`) }));
  const drawn = ranked.toSorted((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ ticket }) => ticket);
  assert.deepEqual(drawn, order);
  assert.doesNotMatch(JSON.stringify(must(await lot(id))), /m-06/);
});

test('an offer is taken back at any time, and then nobody is drawn', async () => {
  const world = await worldOfOne();
  await volunteer(world, pool.slice(0, 3));
  const first = await appealedAlone(world);
  const { call, withdraw, mine } = world.application.panels;
  assert.equal(must(await withdraw(asMember('m-0601'))).phase, 'withdrawn');
  refused(await call(first.appeal, {}, asMember(first.member)), 'too_few_volunteers');
  refused(await mine(anonymous), 'not_signed_in');
});

test('O6 A7 whoever reported learns who can hear their appeal, and nothing about the other', async () => {
  const world = await worldOfOne();
  await volunteer(world, pool);
  const lead = { role: 'lead', reason: 'For an hour.' } as const;
  const { staffRoom, appeals, redress, panels } = world.application;
  must(await staffRoom.grantRole('lead-1' as StaffId, lead, asStaff('operator-1')));
  await post(world, { author: 'm-0412', item: 'post-1' });
  const { secret } = await report(world, reportOf('post-1', 'm-0412'), anonymous);
  const { decision } = await decideNoBreach(world, await openCase(world));
  await pass(world);
  must(await staffRoom.endRole('lead-1' as StaffId, lead, asStaff('operator-1')));
  const reportSecret = secret;
  const filing = { text: 'It was aimed at me.', reportSecret };
  const { appeal } = must(await appeals.file(decision, filing, anonymous));
  const shown = must(await redress.of(decision, { reportSecret }, anonymous));
  assert.deepEqual([shown.hearing.way, shown.waitingAppeal], ['panel', appeal]);
  assert.deepEqual([shown.reopenings, shown.disputes], [[], []]);
  refused(await redress.of(decision, {}, anonymous), 'not_found');
  const called = must(await panels.call(appeal, { reportSecret }, anonymous));
  await pass(world, 6 * HOUR_MS);
  const panel = called.panel?.panel as PanelId;
  const breach = { breach: 'breach', reasons: ballotReasons } as const;
  await vote(
    world,
    panel,
    (await seatsOf(world, panel)).map((seat) => [seat, breach] as const),
  );
  await pass(world, 24 * HOUR_MS);
  const status = must(await world.application.reports.status(secret));
  assert.equal(status.outcome?.outcome, 'reversed-on-appeal');
});
