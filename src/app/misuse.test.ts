import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '../kernel/duration.ts';
import type { CaseId, DecisionId, MemberId, RuleId } from '../kernel/identifier.ts';
import type { DecisionView } from './contract/cases.ts';
import {
  appealAs,
  breachInput,
  factorsGiven,
  hear,
  openCases,
  powersLacking,
  readyToDecide,
  restrict,
  statementOf,
} from './testing-verbs.ts';
import {
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

const misuser = 'm-0777' as MemberId;
type Misuse = 'reports' | 'appeals';
const kinds = { reports: 'reporter-misuse', appeals: 'appellant-misuse' } as const;

/** A moderator opens a case about misuse and has looked at it up to where it can be decided. */
async function lookedAt(world: TestingWorld, what: Misuse): Promise<Ready> {
  const rule = `misuse.unfounded-${what}` as RuleId;
  const occurredAt = world.application.now();
  const opened = must(
    await world.application.cases.openOwnInitiative(
      {
        subject: { kind: kinds[what], member: misuser },
        reason: 'Nearly all of them are about one member and none was founded.',
        rule,
        shown: { text: 'Forty of fifty within a month.', occurredAt },
      },
      asStaff('lead-1'),
    ),
  );
  return { id: opened.case, rule, view: await readyToDecide(world, opened.case, { rule }) };
}

interface Ready {
  readonly id: CaseId;
  readonly rule: RuleId;
  readonly view: Awaited<ReturnType<typeof readyToDecide>>;
}

async function decide(world: TestingWorld, ready: Ready, rung: string) {
  const { id, rule, view } = ready;
  const more = rung === 'warning' ? {} : { factors: factorsGiven };
  const input = breachInput(view, { rule, rung, more });
  return await world.application.cases.decide(
    id,
    input,
    asStaff('moderator-1', view.blind.version),
  );
}

/** Warned, went on, and now waits: two decisions, the second with a second person. */
async function paused(world: TestingWorld, what: Misuse): Promise<DecisionView> {
  must(await decide(world, await lookedAt(world, what), 'warning'));
  await pass(world);
  await pass(world, DAY_MS);
  const made = must(await decide(world, await lookedAt(world, what), `pause-${what}-30d`));
  assert.equal(made.phase, 'awaiting-second-person');
  must(await world.application.decisions.confirm(made.decision, asStaff('moderator-2')));
  await pass(world);
  return made;
}

async function restrictionOf(world: TestingWorld, decision: DecisionId) {
  const [restriction] = (await statementOf(world, decision)).restrictions;
  return restriction ?? assert.fail('nothing was imposed');
}

test('D4 the warning before a pause is looked up, and no word of the caller replaces it', async () => {
  const world = await openWorld();
  const ready = await lookedAt(world, 'reports');
  refused(await decide(world, ready, 'pause-reports-30d'), 'prior_warning_required');
  must(await decide(world, ready, 'warning'));
  await pass(world);
  await pass(world, DAY_MS);
  must(await decide(world, await lookedAt(world, 'reports'), 'pause-reports-30d'));
});

test('D4 the statement shows the four factors, and every power stays', async () => {
  const world = await openWorld();
  const { decision } = await paused(world, 'reports');
  const { text, restrictions } = await statementOf(world, decision);
  assert.deepEqual(text.factors, factorsGiven);
  assert.match(text.plain, /- how often: 4 out of 30 within 90 days;/);
  assert.deepEqual(powersLacking(world, misuser), []);
  assert.deepEqual(
    restrictions.map(({ kind, phase }) => [kind, phase]),
    [['pause-reports', 'in-force']],
  );
});

test('D4 N5 a report under a pause has a receipt that says so, and no case', async () => {
  const world = await openWorld();
  const { decision } = await paused(world, 'reports');
  await post(world, { author: 'm-0412', item: 'post-1' });
  const receipt = await report(world, reportOf('post-1', 'm-0412'), asMember(misuser));
  const { until, statement } = await restrictionOf(world, decision);
  assert.deepEqual(receipt.paused, { until, phase: 'in-force', statement });
  const told = must(await world.application.reports.status(receipt.secret));
  assert.equal(told.outcome?.outcome, 'closed-without-case');
  assert.deepEqual(await openCases(world), []);
  // Of somebody else, and about the abuse of a child, it is a report like any other.
  await report(world, reportOf('post-1', 'm-0412'), asMember('m-0901'));
  assert.equal((await openCases(world)).length, 1);
  const grave = reportOf('post-1', 'm-0412', { childAbuse: true });
  assert.equal((await report(world, grave, asMember(misuser))).paused, undefined);
});

test('D4 when the pause is over, reports open cases again', async () => {
  const world = await openWorld();
  await paused(world, 'reports');
  await pass(world, 31 * DAY_MS);
  await post(world, { author: 'm-0412', item: 'post-1' });
  const receipt = await report(world, reportOf('post-1', 'm-0412'), asMember(misuser));
  assert.equal(receipt.paused, undefined);
  assert.equal((await openCases(world)).length, 1);
});

test('A9 a further appeal can be filed and waits, and its clock stands still', async () => {
  const world = await openWorld();
  const { decision: pause } = await paused(world, 'appeals');
  const { until } = await restrictionOf(world, pause);
  const { decision } = await restrict(world, { author: misuser });
  const filed = await appealAs(world, misuser, decision);
  assert.equal(filed.pausedUntil, until);
  assert.ok(filed.promisedBy > until);
  const { appeals } = world.application;
  refused(await appeals.lease(filed.appeal, asStaff('reviewer-1')), 'not_yet');
  await pass(world, 29 * DAY_MS);
  const view = must(await appeals.read(filed.appeal, asStaff('reviewer-1')));
  assert.equal(view.late, false);
  await pass(world, 2 * DAY_MS);
  await hear(world, filed.appeal, { outcome: 'decision-reversed' });
});

test('A9 an appeal against the decision about misuse never waits', async () => {
  const world = await openWorld();
  const { decision } = await paused(world, 'appeals');
  const filed = await appealAs(world, misuser, decision);
  assert.equal(filed.pausedUntil, undefined);
  await hear(world, filed.appeal);
});

test('A9 A6 a pause that falls on appeal sets free what waited, with a promise of its own', async () => {
  const world = await openWorld();
  const { decision: pause } = await paused(world, 'appeals');
  const { decision } = await restrict(world, { author: misuser });
  const waiting = await appealAs(world, misuser, decision);
  const { appeal } = await appealAs(world, misuser, pause);
  await hear(world, appeal, { outcome: 'decision-reversed' });
  const { appeals } = world.application;
  const view = must(await appeals.read(waiting.appeal, asStaff('reviewer-2')));
  assert.ok(view.promisedBy < waiting.promisedBy);
  await hear(world, waiting.appeal, { by: 'reviewer-2' });
});

test('A9 a pause that is lifted sets free what waited', async () => {
  const world = await openWorld();
  const { decision: pause } = await paused(world, 'appeals');
  const { decision } = await restrict(world, { author: misuser });
  const waiting = await appealAs(world, misuser, decision);
  const { restriction } = await restrictionOf(world, pause);
  const reason = 'The last appeals were careful and short.';
  must(await world.application.restrictions.lift(restriction, { reason }, asStaff('lead-1')));
  await hear(world, waiting.appeal);
});

test('A9 of nobody else does an appeal wait, whatever binds them', async () => {
  const world = await openWorld();
  await paused(world, 'reports');
  for (const author of [misuser, 'm-0412']) {
    const { decision } = await restrict(world, { author, item: `post-of-${author}` });
    const { pausedUntil } = await appealAs(world, author, decision);
    assert.equal(pausedUntil, undefined);
  }
});
