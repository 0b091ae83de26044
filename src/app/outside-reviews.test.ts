import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '../kernel/duration.ts';
import type { AppealId } from '../kernel/identifier.ts';
import { assertViewsFollowEvents, eventsOf } from './testing-consistency.ts';
import { appealedAlone, redressOf, worldOfOne } from './testing-hearing.ts';
import { appealAs, outcomeReasons, powersLacking, restrict, statementOf } from './testing-verbs.ts';
import {
  allEvents,
  anonymous,
  asMember,
  asStaff,
  later,
  must,
  openWorld,
  pass,
  refused,
  type TestingWorld,
} from './testing-world.ts';

const operator = asStaff('operator-1');

async function named(
  world: TestingWorld,
  appeal: AppealId,
): Promise<{ secret: string; review: never }> {
  const input = {
    knownAs: 'the parents’ council',
    reason: 'They know nobody here and asked for nothing.',
    until: later(world.application.now(), 3 * DAY_MS),
  };
  const found = must(await world.application.outsideReviews.name(appeal, input, operator));
  assert.ok(found.url.endsWith(`/o/${found.secret}`));
  return { secret: found.secret, review: found.review as never };
}

test('O6 somebody from outside hears the appeal by a link, blind at first, and it counts', async () => {
  const world = await worldOfOne();
  const first = await appealedAlone(world, {
    text: 'm-0412 to moderator-1: you understand nothing, and nobody wants you here.',
  });
  const { secret } = await named(world, first.appeal);
  const { hearing } = await redressOf(world, first.member, first.decision);
  assert.equal(hearing.way, 'outside-reviewer');
  assert.equal(hearing.outsideReviewer?.knownAs, 'the parents’ council');
  assert.equal(hearing.outsideReviewer?.namedBy, 'operator-1');
  const { read, recordFinding, openFirst, decide } = world.application.outsideReviews;
  const blind = must(await read(secret));
  assert.equal(blind.file.first, undefined);
  assert.doesNotMatch(JSON.stringify(blind), /m-0412|moderator-1|m-0900|operator-1/);
  refused(await openFirst(secret, anonymous), 'finding_required');
  const varied = { outcome: 'decision-varied', reasons: outcomeReasons, rung: 'slow-1d' } as const;
  refused(await decide(secret, varied, anonymous), 'finding_required');
  must(await recordFinding(secret, { breach: 'breach' }, anonymous));
  const opened = must(await openFirst(secret, anonymous));
  assert.equal(opened.file.first?.outcome, 'breach');
  const harsher = { ...varied, rung: 'read-only-7d' };
  refused(await decide(secret, harsher, anonymous), 'harsher_than_first');
  const done = must(await decide(secret, varied, anonymous));
  assert.equal(done.outcome, 'decision-varied');
  const statement = await statementOf(world, first.decision);
  assert.equal(statement.decisionPhase, 'overridden');
  assert.equal(statement.appeal?.reasons, outcomeReasons);
  refused(await decide(secret, varied, anonymous), 'already_decided');
  await assertViewsFollowEvents(world.store);
});

test('O5 every reading from outside is on record, and so is who named them', async () => {
  const world = await worldOfOne();
  const first = await appealedAlone(world);
  const { secret, review } = await named(world, first.appeal);
  must(await world.application.outsideReviews.read(secret));
  const events = await allEvents(world);
  const readings = eventsOf(events, 'file-read').map(({ event }) => event);
  assert.deepEqual(readings.at(-1)?.by, { kind: 'outside-reviewer', id: review });
  const [naming] = eventsOf(events, 'outside-reviewer-named');
  assert.deepEqual(naming?.event.by, { kind: 'staff', id: 'operator-1' });
});

test('a mandate ends by itself, and can be ended; then its link opens nothing', async () => {
  const world = await worldOfOne();
  const first = await appealedAlone(world);
  const { outsideReviews } = world.application;
  const before = await named(world, first.appeal);
  const reason = { reason: 'They are the neighbour of somebody in it.' };
  refused(
    await outsideReviews.revoke(before.review, reason, asStaff('moderator-1')),
    'role_required',
  );
  must(await outsideReviews.revoke(before.review, reason, operator));
  refused(await outsideReviews.read(before.secret), 'not_found');
  assert.equal((await redressOf(world, first.member, first.decision)).hearing.way, 'nobody');
  const again = await named(world, first.appeal);
  must(await outsideReviews.read(again.secret));
  await pass(world, 3 * DAY_MS);
  refused(await outsideReviews.read(again.secret), 'not_found');
  assert.equal((await redressOf(world, first.member, first.decision)).hearing.way, 'nobody');
});

test('nobody from outside is named past somebody independent, or by whoever is in it', async () => {
  const world = await openWorld();
  const { decision, member } = await restrict(world);
  const { appeal } = await appealAs(world, member, decision);
  const input = {
    knownAs: 'a friend',
    reason: 'They would say what we say.',
    until: later(world.application.now(), DAY_MS),
  };
  const { name } = world.application.outsideReviews;
  refused(await name(appeal, input, operator), 'independent_reviewer_exists');
  refused(await name(appeal, input, asStaff('reviewer-1')), 'role_required');
  refused(await name(appeal, input, asMember(member)), 'not_found');
});

test('A6 a reversal from outside undoes what any reversal undoes', async () => {
  const world = await worldOfOne();
  const first = await appealedAlone(world);
  const { secret } = await named(world, first.appeal);
  const { recordFinding, openFirst, decide } = world.application.outsideReviews;
  must(await recordFinding(secret, { breach: 'no-breach' }, anonymous));
  must(await openFirst(secret, anonymous));
  const outcome = { outcome: 'decision-reversed', reasons: outcomeReasons } as const;
  must(await decide(secret, outcome, anonymous));
  assert.deepEqual(powersLacking(world, first.member), []);
  assert.equal((await statementOf(world, first.decision)).decisionPhase, 'reversed');
});
