import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PeriodFigures } from '../domain/figures/figures.ts';
import { HOUR_MS, MINUTE_MS } from '../kernel/duration.ts';
import type { StaffId } from '../kernel/identifier.ts';
import type { Overview } from './contract/figures.ts';
import { checkedJob, reportedPosts } from './testing-bulk.ts';
import {
  appealAs,
  deviationGiven,
  hear,
  insults,
  reportedPost,
  restrict,
} from './testing-verbs.ts';
import {
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

async function overviewOf(world: TestingWorld, staff: string): Promise<Overview> {
  return must(await world.application.figures.overview(asStaff(staff)));
}

async function everythingIn(world: TestingWorld): Promise<PeriodFigures> {
  const { periods } = await world.application.figures.read();
  const all = periods.find(({ period }) => period === 'all');
  assert.ok(all !== undefined);
  return all;
}

async function complainAbout(world: TestingWorld, staff: string, kind: string): Promise<void> {
  const subject = { kind, staff: staff as StaffId } as { kind: 'staff-conduct'; staff: StaffId };
  const shown = { text: `${staff} was rude.`, occurredAt: world.application.now(), private: false };
  await report(world, { ...reportOf('x', 'x'), subject, shown }, anonymous);
}

test('what the application records is what the figures count, and a restart changes nothing', async () => {
  const world = await openWorld();
  const job = await checkedJob(world, await reportedPosts(world, 8));
  must(await world.application.bulks.start(job.bulk, asStaff('moderator-1')));
  await pass(world);
  await pass(world, HOUR_MS);
  const all = await everythingIn(world);
  assert.equal(all.decisions, 8);
  assert.deepEqual(
    [all.promises[0]?.kept, all.reports.answered, all.reports.actedOn],
    [8, 8, null],
  );
  const again = await (await world.reopened()).application.figures.read();
  assert.deepEqual(again, await world.application.figures.read());
  assert.doesNotMatch(JSON.stringify(again), /moderator|m-0|reviewer/);
});

test('figures are at most a minute old', async () => {
  const world = await openWorld();
  assert.equal((await everythingIn(world)).from, undefined);
  await reportedPosts(world, 1);
  assert.equal((await everythingIn(world)).from, undefined);
  world.clock.forward(MINUTE_MS);
  assert.notEqual((await everythingIn(world)).from, undefined);
});

test('the overview is for reviewers, leads and the ombud, and only these two see every part', async () => {
  const world = await openWorld();
  const { overview } = world.application.figures;
  for (const staff of ['moderator-1', 'operator-1', 'auditor-1']) {
    refused(await overview(asStaff(staff)), 'role_required');
  }
  for (const call of [asMember('m-1'), asPlatform()]) refused(await overview(call), 'not_found');
  refused(await overview(anonymous), 'not_signed_in');
  assert.equal((await overviewOf(world, 'reviewer-1')).lead, undefined);
  for (const staff of ['lead-1', 'ombud-1']) {
    assert.notEqual((await overviewOf(world, staff)).lead, undefined, staff);
  }
});

test('O2 a complaint is shown to everybody who leads but those it is about', async () => {
  const world = await openWorld();
  await complainAbout(world, 'lead-1', 'staff-conduct');
  await complainAbout(world, 'operator-1', 'operator-conduct');
  const ofLead = (await overviewOf(world, 'lead-1')).lead;
  assert.deepEqual(
    [ofLead?.complaints.map(({ about }) => about), ofLead?.complaintsNotShown],
    [['operator-conduct'], 1],
  );
  const ofOmbud = (await overviewOf(world, 'ombud-1')).lead;
  assert.deepEqual([ofOmbud?.complaints.length, ofOmbud?.complaintsNotShown], [2, 0]);
  assert.doesNotMatch(JSON.stringify(ofOmbud?.complaints), /lead-1|operator-1|rude/);
});

test('a deviation is listed with its reason, and not while somebody has to hear it blind', async () => {
  const world = await openWorld();
  const { member, decision } = await restrict(world);
  const listed = async (): Promise<readonly unknown[]> =>
    ((await overviewOf(world, 'ombud-1')).lead?.deviations ?? []).map(({ rule, reason }) => ({
      rule,
      reason,
    }));
  assert.deepEqual(await listed(), [{ rule: insults, reason: deviationGiven }]);
  const { appeal } = await appealAs(world, member, decision);
  assert.deepEqual(await listed(), []);
  await hear(world, appeal, { outcome: 'decision-upheld' });
  assert.equal((await listed()).length, 1);
});

test('what waits is counted by its promised time, and emergency access as long as it is open', async () => {
  const world = await openWorld();
  const file = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const reason = 'Somebody announces to harm themselves tonight.';
  const ask = { kind: 'reporter-identity', way: 'counted', reason } as const;
  must(await world.application.breakGlass.ask(file, ask, asStaff('moderator-1')));
  const now = await overviewOf(world, 'reviewer-1');
  const sum = Object.values(now.cases).reduce((whole, count) => whole + count, 0);
  assert.deepEqual([sum, now.cases.overdue, now.appeals.later], [1, 0, 0]);
  assert.deepEqual(
    now.accesses.map(({ phase, kind }) => [phase, kind]),
    [['open', 'reporter-identity']],
  );
  await pass(world, HOUR_MS);
  assert.deepEqual((await overviewOf(world, 'reviewer-1')).accesses, []);
});

test('a receiver that was given up is seen', async () => {
  const world = await openWorld();
  const input = { url: 'https://forum.example/hook', topics: ['decision.issued'] } as const;
  must(await world.application.webhooks.add(input, asStaff('lead-1')));
  world.receiver = async () => ({ status: 410 });
  await restrict(world);
  await pass(world);
  const delivery = (await overviewOf(world, 'lead-1')).lead?.delivery;
  const [endpoint] = delivery?.endpoints ?? [];
  assert.deepEqual([endpoint?.lookedAt, endpoint?.failed], [1, 1]);
  assert.notEqual(endpoint?.disabledBecause, undefined);
  assert.equal(delivery?.letters, undefined);
});
