import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '../kernel/duration.ts';
import type { CaseId, MemberId, RuleId, StaffId } from '../kernel/identifier.ts';
import { memoryStore } from '../store/memory.ts';
import type { BulkView } from './contract/bulks.ts';
import { jobNow, ranJob, reportedPosts } from './testing-bulk.ts';
import { assertViewsFollowEvents, eventsOf } from './testing-consistency.ts';
import { Died, dyingStore } from './testing-crash.ts';
import {
  appealAs,
  decisionState,
  hear,
  outcomeReasons,
  powersLacking,
  readyToHear,
  statementOf,
} from './testing-verbs.ts';
import {
  allEvents,
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

const reasons = 'The list of words had a mistake, so none of these posts was an insult.';

function decisionOf(job: BulkView, id: CaseId): NonNullable<BulkView['cases'][number]['decision']> {
  return job.cases.find((row) => row.case === id)?.decision ?? assert.fail('not decided');
}

test('A6 vacating a job undoes every decision of it with all its effects', async () => {
  const world = await openWorld();
  const { application } = world;
  const topics = ['decision.reversed', 'restriction.reversed', 'report.decided'] as const;
  must(
    await application.webhooks.add(
      { url: 'https://hooks.forum.example/in', topics: [...topics] },
      asPlatform(),
    ),
  );
  await post(world, { author: 'm-1001', item: 'post-1' });
  const { secret } = await report(world, reportOf('post-1', 'm-1001'), asMember('m-9900'));
  const cases = await reportedPosts(world, 3);
  const all = [...new Set([...(await openIds(world)), ...cases])];
  const job = await ranJob(world, all);
  assert.notDeepEqual(powersLacking(world, 'm-1001'), []);
  const vacated = must(await application.bulks.vacate(job.bulk, { reasons }, asStaff('lead-1')));
  assert.deepEqual([vacated.phase, vacated.vacated?.reasons], ['vacating', reasons]);
  await pass(world);
  const after = await jobNow(world, job.bulk);
  assert.deepEqual([after.phase, after.progress.reversed], ['vacated', job.progress.decided]);
  for (const row of after.cases) {
    const state = await decisionState(world, decisionOf(after, row.case));
    assert.equal(state.phase, 'reversed');
    const { restrictions } = await statementOf(world, decisionOf(after, row.case));
    assert.deepEqual(
      restrictions.map(({ phase }) => phase),
      ['reversed'],
    );
    const member = state.made.respondent.id;
    assert.deepEqual(powersLacking(world, member), []);
    await pass(world, DAY_MS);
    const { members } = application;
    const standing = must(await members.standing(member as MemberId, asMember(member)));
    assert.deepEqual([standing.active, standing.clearAt], [0, null]);
  }
  const told = must(await application.reports.status(secret));
  assert.equal(told.outcome?.outcome, 'reversed-on-review');
  const sent = world.posted.map(({ body }) => (JSON.parse(body) as { readonly type: string }).type);
  for (const topic of topics) assert.ok(sent.filter((one) => one === topic).length >= 3, topic);
  await assertViewsFollowEvents(world.store);
});

async function openIds(world: TestingWorld): Promise<readonly CaseId[]> {
  const page = must(await world.application.cases.queue({ limit: 200 }, asStaff('lead-1')));
  return page.items.map((row) => row.case);
}

test('D7 what a vacated job judged can be judged anew', async () => {
  const world = await openWorld();
  const [id] = (await reportedPosts(world, 1)) as [CaseId];
  const job = await ranJob(world, [id]);
  must(await world.application.bulks.vacate(job.bulk, { reasons }, asStaff('lead-1')));
  const { made } = await decisionState(world, decisionOf(job, id));
  const key = `act/${made.acts[0]}/civility`;
  assert.equal(await world.store.holder(key), decisionOf(job, id));
  await pass(world);
  assert.equal(await world.store.holder(key), undefined);
});

test('A2 neither its author nor its second person vacates a job', async () => {
  const world = await openWorld();
  const { bulks, staffRoom } = world.application;
  for (const staff of ['lead-2' as StaffId, 'lead-3' as StaffId]) {
    must(await staffRoom.appoint({ staff, role: 'lead' }, asStaff('operator-1')));
  }
  const cases = await reportedPosts(world, 2, 'civility.harassment');
  const more = { rule: 'civility.harassment' as RuleId, rung: 'warning' };
  const by = 'lead-1';
  const { bulk } = await ranJob(world, cases, { by, more });
  must(await bulks.confirm(bulk, asStaff('lead-2')));
  await pass(world, DAY_MS / 2);
  assert.equal((await jobNow(world, bulk)).progress.decided, 2);
  refused(await bulks.vacate(bulk, { reasons }, asStaff('lead-1')), 'conflict_of_interest');
  refused(await bulks.vacate(bulk, { reasons }, asStaff('lead-2')), 'conflict_of_interest');
  refused(await bulks.vacate(bulk, { reasons }, asStaff('moderator-2')), 'role_required');
  refused(await bulks.vacate(bulk, { reasons: 'No.' }, asStaff('lead-3')), 'reasons_required');
  must(await bulks.vacate(bulk, { reasons }, asStaff('lead-3')));
  refused(await bulks.vacate(bulk, { reasons }, asStaff('ombud-1')), 'already_decided');
});

test('O2 who is related to one of the members leaves vacating to somebody else', async () => {
  const world = await openWorld();
  const { bulks, staffRoom } = world.application;
  const { bulk } = await ranJob(world, await reportedPosts(world, 2));
  const to = { kind: 'member', id: 'm-1002' as MemberId } as const;
  must(
    await staffRoom.declareRelation(
      'lead-1' as StaffId,
      { to, relation: 'work' },
      asStaff('lead-1'),
    ),
  );
  refused(await bulks.vacate(bulk, { reasons }, asStaff('lead-1')), 'conflict_of_interest');
  must(await bulks.vacate(bulk, { reasons }, asStaff('ombud-1')));
});

test('an appeal that waits when its job is vacated still gets its answer, with nothing undone twice', async () => {
  const world = await openWorld();
  const cases = (await reportedPosts(world, 2)) as [CaseId, CaseId];
  const job = await ranJob(world, cases);
  const first = decisionOf(job, cases[0]);
  const { appeal } = await appealAs(world, 'm-1001', first);
  must(await world.application.bulks.vacate(job.bulk, { reasons }, asStaff('lead-1')));
  await pass(world);
  await readyToHear(world, appeal);
  const { appeals } = world.application;
  const by = asStaff('reviewer-1');
  const upheld = { outcome: 'decision-upheld', reasons: outcomeReasons } as const;
  refused(await appeals.decide(appeal, upheld, by), 'already_decided');
  const before = eventsOf(await allEvents(world), 'restriction-reversed').length;
  const reversed = { outcome: 'decision-reversed', reasons: outcomeReasons } as const;
  must(await appeals.decide(appeal, reversed, by));
  assert.equal(eventsOf(await allEvents(world), 'restriction-reversed').length, before);
  await assertViewsFollowEvents(world.store);
});

test('a decision that an appeal changed before is not undone again', async () => {
  const world = await openWorld();
  const cases = (await reportedPosts(world, 3)) as [CaseId, CaseId, CaseId];
  const job = await ranJob(world, cases);
  const varied = await appealAs(world, 'm-1001', decisionOf(job, cases[0]));
  await hear(world, varied.appeal, { outcome: 'decision-varied', more: { rung: 'slow-1d' } });
  const undone = await appealAs(world, 'm-1002', decisionOf(job, cases[1]));
  await hear(world, undone.appeal, { outcome: 'decision-reversed' });
  must(await world.application.bulks.vacate(job.bulk, { reasons }, asStaff('lead-1')));
  await pass(world);
  const after = await jobNow(world, job.bulk);
  assert.deepEqual([after.phase, after.progress.reversed], ['vacated', 2]);
  assert.match(after.cases[0]?.notReversed ?? '', /overridden/);
  assert.equal(eventsOf(await allEvents(world), 'decision-vacated').length, 1);
});

test('wherever the process dies, a job is vacated whole and each decision reversed once', async () => {
  for (const death of ['before the commit', 'after the commit'] as const) {
    for (let commit = 1; commit <= 8; commit += 1) {
      const store = memoryStore();
      const world = await openWorld({ store });
      const job = await ranJob(world, await reportedPosts(world, 3));
      must(await world.application.bulks.vacate(job.bulk, { reasons }, asStaff('lead-1')));
      const dying = await world.reopened(dyingStore(store, { commit, death }));
      await dying.application.tick().catch((problem: unknown) => {
        if (!(problem instanceof Died)) throw problem;
      });
      const restarted = await world.reopened();
      await pass(restarted, DAY_MS / 12);
      await pass(restarted, DAY_MS / 12);
      assert.equal((await jobNow(restarted, job.bulk)).progress.reversed, 3, `${death} ${commit}`);
      assert.equal(eventsOf(await allEvents(restarted), 'decision-vacated').length, 3);
      await assertViewsFollowEvents(store);
    }
  }
});
