import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR_MS } from '../kernel/duration.ts';
import type { CaseId, MemberId, RuleId, StaffId } from '../kernel/identifier.ts';
import { checkedJob, reportedPosts } from './testing-bulk.ts';
import { eventsOf } from './testing-consistency.ts';
import { appealAs, hear, openCases, reportedPost, restrict } from './testing-verbs.ts';
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

const moderator = 'moderator-1' as StaffId;
const own = asStaff('moderator-1');

async function workedLife(world: TestingWorld): Promise<void> {
  const { staffRoom, cases, breakGlass } = world.application;
  const grant = { role: 'reviewer', reason: 'Trained in May.' } as const;
  must(await staffRoom.grantRole(moderator, grant, asStaff('operator-1')));
  const relation = {
    to: { kind: 'member', id: 'm-7' as MemberId },
    relation: 'household',
  } as const;
  must(await staffRoom.declareRelation(moderator, relation, own));
  const first = await restrict(world);
  const { appeal } = await appealAs(world, first.member, first.decision);
  await hear(world, appeal, { outcome: 'decision-reversed' });
  const second = await reportedPost(world, { author: 'm-0413', item: 'post-2' });
  must(await cases.lease(second, {}, own));
  must(await cases.reveal(second, { reason: 'The text names its author.' }, own));
  const reason = 'Somebody announces to harm themselves tonight.';
  const ask = { kind: 'identity-before-finding', way: 'counted', reason } as const;
  must(await breakGlass.ask(second, ask, own));
  const subject = { kind: 'staff-conduct', staff: moderator } as const;
  const shown = { text: 'They called a member hopeless.', occurredAt: world.application.now() };
  const complaint = { ...reportOf('x', 'x'), subject, shown: { ...shown, private: false } };
  await report(world, complaint, anonymous);
  await pass(world);
}

test('staff read everything that is recorded about themselves', async () => {
  const world = await openWorld();
  await workedLife(world);
  const record = must(await world.application.staffRecords.read(moderator, own));
  assert.deepEqual(record.lines.map(({ kind }) => kind).toSorted(), [
    'appointed',
    'changed-on-appeal',
    'deviation',
    'emergency-access',
    'identity-revealed',
    'relation-declared',
    'role-granted',
  ]);
  assert.equal(record.casesHandled, 2);
  assert.equal(record.decisionsMade, 1);
  assert.equal(record.decisionsChangedOnAppeal, 1);
  assert.equal(record.complaints.length, 1);
  assert.equal(record.complaints[0]?.phase, 'open');
  const text = JSON.stringify(record);
  assert.ok(!text.includes('hopeless'), 'what a complaint says is not in the record');
  assert.ok(!text.includes('reviewer-1'), 'who heard the appeal is not named');
});

test('O5 another’s record is for lead, ombud and audit, and reading it is on record', async () => {
  const world = await openWorld();
  const { read } = world.application.staffRecords;
  for (const call of [asStaff('moderator-2'), asStaff('operator-1'), asStaff('reviewer-1')]) {
    refused(await read(moderator, call), 'role_required');
  }
  for (const call of [asMember('m-0900'), asPlatform()]) {
    refused(await read(moderator, call), 'not_found');
  }
  refused(await read(moderator, anonymous), 'not_signed_in');
  refused(await read('nobody-1' as StaffId, asStaff('lead-1')), 'not_found');
  assert.deepEqual(eventsOf(await allEvents(world), 'file-read'), []);
  for (const reader of ['lead-1', 'ombud-1', 'auditor-1'])
    must(await read(moderator, asStaff(reader)));
  must(await read(moderator, own));
  const readings = eventsOf(await allEvents(world), 'file-read').map(({ event }) => event);
  assert.deepEqual(
    readings.map((event) => (event as unknown as { by: { id: string }; file: string }).by.id),
    ['lead-1', 'ombud-1', 'auditor-1'],
  );
});

test('a decision undone with its whole job is not one that an appeal changed', async () => {
  const world = await openWorld();
  const { bulks, staffRecords } = world.application;
  const job = await checkedJob(world, await reportedPosts(world, 3));
  must(await bulks.start(job.bulk, own));
  await pass(world);
  await pass(world, HOUR_MS);
  const reasons = 'The rule was read wrongly in all of them, so none of them stands.';
  must(await bulks.vacate(job.bulk, { reasons }, asStaff('lead-1')));
  await pass(world);
  const record = must(await staffRecords.read(moderator, own));
  const undone = record.lines.filter(({ kind }) => kind === 'undone-in-bulk');
  assert.deepEqual([record.decisionsMade, undone.length], [3, 3]);
  assert.equal(record.decisionsChangedOnAppeal, 0);
});

test('a complaint that was merged ends as the case it goes on in', async () => {
  const world = await openWorld();
  const { cases, staffRecords } = world.application;
  const subject = { kind: 'staff-conduct', staff: moderator } as const;
  const found: CaseId[] = [];
  for (const family of ['civility.insults', 'spam.link-flood']) {
    const occurredAt = world.application.now();
    const shown = { text: `They broke ${family}.`, occurredAt, private: false };
    const complaint = { ...reportOf('x', 'x', { rule: family as RuleId }), subject, shown };
    await report(world, complaint, anonymous);
    found.push(...(await openCases(world)).filter((id) => !found.includes(id)));
  }
  const [first, second] = found;
  assert.ok(first !== undefined && second !== undefined);
  const handler = asStaff('lead-1');
  must(await cases.lease(first, {}, handler));
  must(await cases.lease(second, {}, handler));
  must(await cases.mergeInto(second, { into: first }, handler));
  const { complaints } = must(await staffRecords.read(moderator, own));
  assert.deepEqual(
    complaints.map(({ phase }) => phase),
    ['open', 'open'],
  );
});
