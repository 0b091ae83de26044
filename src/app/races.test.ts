import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StaffId } from '../kernel/identifier.ts';
import { memoryStore } from '../store/memory.ts';
import { openTestingStore } from '../store/sqlite/testing-directory.ts';
import { assertViewsFollowEvents, eventsOf } from './testing-consistency.ts';
import { raceOver } from './testing-races.ts';
import {
  appealAs,
  breachInput,
  openCases,
  readyToDecide,
  readyToHear,
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
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

const CROWD = 16;
const pseudonyms: readonly string[] = Array.from({ length: CROWD }, (_, one) => `helper-${one}`);

async function crowd(world: TestingWorld, role: 'moderator' | 'reviewer'): Promise<void> {
  for (const staff of pseudonyms as readonly StaffId[]) {
    must(await world.application.staffRoom.appoint({ staff, role }, asStaff('operator-1')));
  }
}

test('sixteen first reports at once open one case, and none of them is lost', async () => {
  const world = await openWorld();
  await post(world, { author: 'm-0412', item: 'post-1' });
  const { reports } = world.application;
  const answers = await Promise.all(
    pseudonyms.map(
      async (who) => await reports.file(reportOf('post-1', 'm-0412'), asMember(`m-${who}`)),
    ),
  );
  for (const answer of answers) must(answer);
  const [id, ...others] = await openCases(world);
  assert.deepEqual(others, []);
  const joined = eventsOf(await world.store.events(`case-${id}`), 'matter-joined');
  assert.equal(joined.length, CROWD);
});

test('sixteen people take one case at once: one has it, the others are told who', async () => {
  const world = await openWorld();
  await crowd(world, 'moderator');
  const other = await world.reopened();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const answers = await Promise.all(
    pseudonyms.map(async (staff, index) => {
      const { application } = index % 2 === 0 ? world : other;
      return await application.cases.lease(id, {}, asStaff(staff));
    }),
  );
  const [winner, ...others] = answers.filter(({ ok }) => ok).map(must);
  assert.ok(winner?.blind.lease !== undefined && others.length === 0);
  for (const answer of answers.filter(({ ok }) => !ok)) {
    const { facts } = refused(answer, 'leased_by_other');
    assert.equal(facts?.['holder'], winner.blind.lease.holder);
  }
  assert.equal(eventsOf(await allEvents(world), 'case-leased').length, 1);
});

test('one decision sent sixteen times at once is made once, and the others name it', async () => {
  const world = await openWorld();
  const other = await world.reopened();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const ready = await readyToDecide(world, id);
  const call = asStaff('moderator-1', ready.blind.version);
  const answers = await Promise.all(
    pseudonyms.map(async (_, index) => {
      const { application } = index % 2 === 0 ? world : other;
      return await application.cases.decide(id, breachInput(ready), call);
    }),
  );
  const [made, ...others] = answers.filter(({ ok }) => ok).map(must);
  assert.ok(made !== undefined && others.length === 0);
  for (const answer of answers.filter(({ ok }) => !ok)) {
    const { facts } = refused(answer, 'already_decided');
    assert.deepEqual([facts?.['decision'], facts?.['decidedBy']], [made.decision, 'moderator-1']);
  }
  await pass(world);
  const events = await allEvents(world);
  assert.equal(eventsOf(events, 'decision-made').length, 1);
  assert.equal(eventsOf(events, 'restriction-imposed').length, 1);
  await assertViewsFollowEvents(world.store);
});

test('two clockworks on one store issue a decision once', async () => {
  const world = await openWorld();
  const other = await world.reopened();
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const ready = await readyToDecide(world, id);
  const call = asStaff('moderator-1', ready.blind.version);
  must(await world.application.cases.decide(id, breachInput(ready), call));
  world.clock.forward(60_000);
  await Promise.all(
    [world, other, world, other].map(async ({ application }) => await application.tick()),
  );
  const events = await allEvents(world);
  assert.equal(eventsOf(events, 'decision-issued').length, 1);
  assert.equal(eventsOf(events, 'statement-made-available').length, 1);
});

test('sixteen reviewers take one appeal at once; one outcome stands', async () => {
  const world = await openWorld();
  await crowd(world, 'reviewer');
  const { decision, member } = await restrict(world);
  const { appeal } = await appealAs(world, member, decision);
  const { appeals } = world.application;
  const leases = await Promise.all(
    pseudonyms.map(async (staff) => await appeals.lease(appeal, asStaff(staff))),
  );
  const [winner, ...others] = leases.filter(({ ok }) => ok).map(must);
  const holder = winner?.lease?.holder;
  assert.ok(holder !== undefined && others.length === 0);
  for (const lost of leases.filter(({ ok }) => !ok)) {
    assert.equal(refused(lost, 'leased_by_other').facts?.['holder'], holder);
  }
  await readyToHear(world, appeal, holder);
  const outcomes = ['decision-upheld', 'decision-reversed'] as const;
  const reasons = 'Read again with care, and this is what we see in it.';
  const decided = await Promise.all(
    outcomes.map(
      async (outcome) => await appeals.decide(appeal, { outcome, reasons }, asStaff(holder)),
    ),
  );
  assert.equal(decided.filter(({ ok }) => ok).length, 1);
  const lost = decided.find(({ ok }) => !ok);
  assert.ok(lost !== undefined);
  refused(lost, 'already_decided');
  await assertViewsFollowEvents(world.store);
});

test('in 60 drawn races over the memory store one decision stands, and the others are told whose', async () => {
  const newStore = async () => ({ store: memoryStore(), close: async () => undefined });
  await raceOver(newStore, { amount: 60, seed: 20_261_126 });
});

test('in 15 drawn races over SQLite one decision stands, and the others are told whose', async () => {
  await raceOver(openTestingStore, { amount: 15, seed: 20_261_126 });
});
