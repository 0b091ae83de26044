import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '../kernel/duration.ts';
import type { MemberId, StaffId } from '../kernel/identifier.ts';
import { assertViewsFollowEvents } from './testing-consistency.ts';
import {
  appealAs,
  hear,
  powersLacking,
  type Restricted,
  restrict,
  restrictionNow,
  statementOf,
} from './testing-verbs.ts';
import {
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

const text = 'I have read the rule and would like to say sorry in the thread.';
const reasons = 'The exchange is over, and what was said since is friendly.';

async function restricted(): Promise<{ world: TestingWorld; bound: Restricted; id: Id }> {
  const world = await openWorld();
  const bound = await restrict(world, { rung: 'read-only-7d' });
  return { world, bound, id: bound.restriction.restriction };
}

type Id = Restricted['restriction']['restriction'];

test('X3 X5 P5 a member asks for an early end, and lifting gives everything back at once', async () => {
  const { world, bound, id } = await restricted();
  const { earlyEnds } = world.application;
  const asked = must(await earlyEnds.ask(id, { text }, asMember(bound.member)));
  assert.deepEqual([asked.canAsk, asked.requests[0]?.text], [false, text]);
  const [row] = must(await earlyEnds.queue({}, asStaff('lead-1'))).items;
  assert.deepEqual([row?.restriction, row?.case], [id, bound.case]);
  assert.ok(powersLacking(world, bound.member).length > 0);
  const given = { outcome: 'lifted', reasons } as const;
  const view = must(await earlyEnds.answer(id, given, asStaff('moderator-2')));
  assert.equal(view.restriction.phase, 'lifted');
  assert.deepEqual(powersLacking(world, bound.member), []);
  const read = must(await earlyEnds.read(id, asMember(bound.member)));
  assert.equal(read.requests[0]?.answer?.reasons, reasons);
  assert.deepEqual(must(await earlyEnds.queue({}, asStaff('lead-1'))).items, []);
  const { members } = world.application;
  const own = must(await members.export(bound.member as MemberId, asMember(bound.member)));
  assert.deepEqual(own.earlyEnds, [read]);
  const file = must(await world.application.cases.read(bound.case, asStaff('lead-1')));
  assert.equal(file.opened?.earlyEnds?.[0]?.requests[0]?.answer?.outcome, 'lifted');
  await assertViewsFollowEvents(world.store);
});

test('X3 kept means kept: nothing about the restriction changes, and its end least of all', async () => {
  const { world, bound, id } = await restricted();
  const { earlyEnds } = world.application;
  const before = await restrictionNow(world, bound);
  must(await earlyEnds.ask(id, { text }, asMember(bound.member)));
  const given = { outcome: 'kept', reasons } as const;
  must(await earlyEnds.answer(id, given, asStaff('moderator-1')));
  assert.deepEqual(await restrictionNow(world, bound), before);
  const again = refused(await earlyEnds.ask(id, { text }, asMember(bound.member)), 'not_yet');
  assert.equal(typeof again.facts?.['from'], 'string');
});

test('X3 asking weakens nothing: an appeal goes its way, with the same window', async () => {
  const { world, bound, id } = await restricted();
  const { earlyEnds, members } = world.application;
  const before = (await statementOf(world, bound.decision)).appealUntil;
  const standing = must(await members.standing(bound.member as MemberId, asMember(bound.member)));
  must(await earlyEnds.ask(id, { text }, asMember(bound.member)));
  assert.equal((await statementOf(world, bound.decision)).appealUntil, before);
  const { appeal } = await appealAs(world, bound.member, bound.decision);
  assert.deepEqual(
    must(await members.standing(bound.member as MemberId, asMember(bound.member))).lines,
    standing.lines,
  );
  await hear(world, appeal, { outcome: 'decision-reversed' });
  const given = { outcome: 'kept', reasons } as const;
  refused(await earlyEnds.answer(id, given, asStaff('moderator-2')), 'not_in_force');
});

test('X3 who asks twice, late, in silence or for another is told so', async () => {
  const { world, bound, id } = await restricted();
  const { earlyEnds } = world.application;
  refused(await earlyEnds.ask(id, { text: ' ' }, asMember(bound.member)), 'required');
  refused(await earlyEnds.ask(id, { text }, asMember('m-0999')), 'not_found');
  refused(await earlyEnds.ask(id, { text }, asPlatform()), 'not_found');
  refused(await earlyEnds.read(id, asMember('m-0999')), 'not_found');
  must(await earlyEnds.ask(id, { text }, asMember(bound.member)));
  refused(await earlyEnds.ask(id, { text }, asMember(bound.member)), 'not_yet');
  await pass(world, 8 * DAY_MS);
  refused(await earlyEnds.ask(id, { text }, asMember(bound.member)), 'not_in_force');
});

test('X3 D2 whoever is part of the matter does not answer, nor does anybody without the role', async () => {
  const { world, bound, id } = await restricted();
  const { earlyEnds, staffRoom } = world.application;
  must(await earlyEnds.ask(id, { text }, asMember(bound.member)));
  const to = { kind: 'member', id: bound.member as MemberId } as const;
  const relation = { to, relation: 'household' } as const;
  must(await staffRoom.declareRelation('moderator-2' as StaffId, relation, asStaff('moderator-2')));
  const given = { outcome: 'lifted', reasons } as const;
  for (const outcome of ['kept', 'lifted'] as const) {
    const own = { outcome, reasons };
    refused(await earlyEnds.answer(id, own, asStaff('moderator-2')), 'conflict_of_interest');
  }
  refused(await earlyEnds.answer(id, given, asStaff('reviewer-1')), 'role_required');
  const silent = { outcome: 'lifted', reasons: 'ok' } as const;
  refused(await earlyEnds.answer(id, silent, asStaff('lead-1')), 'reasons_required');
  const naming = { outcome: 'kept', reasons: `${reasons} So said m-0900.` } as const;
  refused(await earlyEnds.answer(id, naming, asStaff('lead-1')), 'may_identify_reporter');
  must(await earlyEnds.answer(id, given, asStaff('lead-1')));
  refused(await earlyEnds.answer(id, given, asStaff('lead-1')), 'already_decided');
});

test('X3 no report, no word and no time makes a restriction longer', async () => {
  const { world, bound } = await restricted();
  const before = await restrictionNow(world, bound);
  await report(world, reportOf('post-1', bound.member), asMember('m-0902'));
  await pass(world, DAY_MS);
  const after = await restrictionNow(world, bound);
  assert.equal(after.until, before.until);
});

test('X3 the platform is told of the answer, without its words', async () => {
  const { world, bound, id } = await restricted();
  const { earlyEnds, webhooks } = world.application;
  const endpoint = { url: 'https://forum.example/hook', topics: ['early-end.answered'] } as const;
  must(await webhooks.add(endpoint, asPlatform()));
  must(await earlyEnds.ask(id, { text }, asMember(bound.member)));
  const given = { outcome: 'kept', reasons } as const;
  must(await earlyEnds.answer(id, given, asStaff('lead-1')));
  await pass(world);
  const [message] = world.posted.map(({ body }) => body);
  assert.match(message ?? '', /"outcome":"kept"/);
  assert.doesNotMatch(message ?? '', /friendly|sorry/);
});
