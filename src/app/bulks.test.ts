import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { durationMs } from '../kernel/duration.ts';
import type { CaseId, ItemId, MemberId, RuleId, StaffId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { memoryStore } from '../store/memory.ts';
import {
  askedForBy,
  bulkInput,
  checkedJob,
  jobNow,
  ranJob,
  reportedPosts,
  storiesOf,
} from './testing-bulk.ts';
import { assertViewsFollowEvents, eventsOf } from './testing-consistency.ts';
import { Died, dyingStore } from './testing-crash.ts';
import { decideBreach, decisionState, statementOf } from './testing-verbs.ts';
import {
  allEvents,
  asMember,
  asStaff,
  must,
  openWorld,
  pass,
  refused,
  report,
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

const HOLD_MS = durationMs(limits.bulkHold);

async function decidedTypes(world: TestingWorld): Promise<number> {
  return eventsOf(await allEvents(world), 'decision-made').length;
}

test('a job starts only when every case of its sample was opened and confirmed', async () => {
  const world = await openWorld();
  const cases = await reportedPosts(world, 8);
  const { bulks } = world.application;
  const by = asStaff('moderator-1');
  const job = must(await bulks.open(bulkInput(cases), by));
  const sample = job.cases.filter(({ inSample }) => inSample).map((row) => row.case);
  assert.equal(sample.length, 5);
  const outside = cases.find((id) => !sample.includes(id)) as CaseId;
  refused(await bulks.openSample(job.bulk, { case: outside }, by), 'invalid_value');
  for (const id of sample) {
    assert.equal(
      refused(await bulks.start(job.bulk, by), 'sample_required').facts?.['left'] !== 0,
      true,
    );
    refused(await bulks.confirmSample(job.bulk, { case: id }, by), 'sample_required');
    refused(
      await bulks.openSample(job.bulk, { case: id }, asStaff('moderator-2')),
      'role_required',
    );
    const opened = must(await bulks.openSample(job.bulk, { case: id }, by));
    assert.equal(opened.case.case, id);
    must(await bulks.confirmSample(job.bulk, { case: id }, by));
  }
  assert.equal(must(await bulks.start(job.bulk, by)).phase, 'held');
});

test('O5 each opening of a case of the sample is on record as a reading of its file', async () => {
  const world = await openWorld();
  const job = await checkedJob(world, await reportedPosts(world, 6));
  const readings = eventsOf(await allEvents(world), 'file-read').map(({ event }) => event);
  const opened = job.cases.filter(({ openedAt }) => openedAt !== undefined);
  assert.equal(opened.length, 5);
  for (const row of opened) {
    assert.ok(readings.some((one) => 'file' in one && one.file === `case-${row.case}`));
  }
});

test('what is left out of the sample is replaced, until no case is left to draw', async () => {
  const world = await openWorld();
  const cases = await reportedPosts(world, 7);
  const { bulks } = world.application;
  const by = asStaff('moderator-1');
  const { bulk } = must(await bulks.open(bulkInput(cases), by));
  for (let left = 6; left > 0; left -= 1) {
    const job = await jobNow(world, bulk);
    const drawn = job.cases.find(({ inSample }) => inSample)?.case as CaseId;
    const out = { case: drawn, reason: 'This one quotes somebody else.' };
    const after = must(await bulks.leaveOut(bulk, out, by));
    assert.equal(after.cases.filter(({ inSample }) => inSample).length, Math.min(5, left));
    const row = after.cases.find((one) => one.case === drawn);
    assert.equal(row?.leftOut?.sentence, out.reason);
  }
});

test('a job of n cases leaves the same events as n single decisions', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom('reminder', 'slow-1d', 'read-only-3d'),
      async (amount, rung) => {
        const alone = await openWorld();
        const singles = await reportedPosts(alone, amount);
        for (const id of singles)
          await decideBreach(alone, id, { rung, urgent: true, more: askedForBy(rung) });
        await pass(alone);
        const together = await openWorld();
        const cases = await reportedPosts(together, amount);
        const job = await ranJob(together, cases, { more: { rung } });
        assert.deepEqual([job.phase, job.progress.decided], ['done', amount]);
        assert.deepEqual(await storiesOf(together, cases), await storiesOf(alone, singles));
        for (const { decision } of job.cases) {
          const state = await decisionState(together, decision ?? assert.fail('not decided'));
          assert.equal(state.made.bulk, job.bulk);
        }
      },
    ),
    { numRuns: 6, seed: 20261125 },
  );
});

test('grave cases in a job leave the same events as grave single decisions', async () => {
  const rule = 'civility.harassment';
  const rung = 'suspension-30d';
  const alone = await openWorld();
  const singles = await reportedPosts(alone, 3, rule);
  for (const id of singles) {
    const { decision } = await decideBreach(alone, id, {
      rule: rule as RuleId,
      rung,
      urgent: true,
      more: askedForBy(rung),
    });
    must(await alone.application.decisions.confirm(decision, asStaff('moderator-2')));
  }
  await pass(alone);
  const together = await openWorld();
  const cases = await reportedPosts(together, 3, rule);
  const { bulks } = together.application;
  const more = { rule: rule as RuleId, rung };
  const { bulk } = await checkedJob(together, cases, { more });
  assert.equal(
    must(await bulks.start(bulk, asStaff('moderator-1'))).phase,
    'awaiting-second-person',
  );
  await pass(together, HOLD_MS);
  assert.equal(await decidedTypes(together), 0);
  refused(await bulks.confirm(bulk, asStaff('moderator-1')), 'second_person_required');
  must(await bulks.confirm(bulk, asStaff('moderator-2')));
  await pass(together, HOLD_MS);
  assert.equal((await jobNow(together, bulk)).progress.decided, 3);
  const confirmed = eventsOf(await allEvents(together), 'decision-confirmed');
  assert.deepEqual(
    confirmed.map(({ event }) => 'second' in event && event.second),
    ['moderator-2', 'moderator-2', 'moderator-2'],
  );
  assert.deepEqual(await storiesOf(together, cases), await storiesOf(alone, singles));
});

test('a second person who does not agree ends the job, and nothing happened to anybody', async () => {
  const world = await openWorld();
  const cases = await reportedPosts(world, 2, 'civility.harassment');
  const more = { rule: 'civility.harassment' as RuleId, rung: 'warning' };
  const { bulk } = await checkedJob(world, cases, { more });
  const { bulks } = world.application;
  must(await bulks.start(bulk, asStaff('moderator-1')));
  const reason = 'Two of these answer an insult.';
  const job = must(await bulks.reject(bulk, { reason }, asStaff('moderator-2')));
  assert.deepEqual([job.phase, job.rejected?.reason], ['rejected', reason]);
  await pass(world, HOLD_MS);
  assert.equal(await decidedTypes(world), 0);
});

test('within its hold a job is undone as a whole; later only by vacating it', async () => {
  const world = await openWorld();
  const { bulks } = world.application;
  const by = asStaff('moderator-1');
  const cases = await reportedPosts(world, 3);
  const { bulk } = await checkedJob(world, cases);
  must(await bulks.start(bulk, by));
  await pass(world, HOLD_MS - 1);
  refused(await bulks.undo(bulk, asStaff('moderator-2')), 'role_required');
  assert.equal(must(await bulks.undo(bulk, by)).phase, 'undone');
  await pass(world, HOLD_MS);
  assert.equal(await decidedTypes(world), 0);
  const second = await ranJob(world, cases);
  assert.equal(second.progress.decided, 3);
  refused(await bulks.undo(second.bulk, by), 'deadline_passed');
});

test('D2 D7 a case that refuses is left out with its sentence, whole, and the rest goes on', async () => {
  const world = await openWorld();
  const { bulks, cases: desk, staffRoom } = world.application;
  const cases = await reportedPosts(world, 6);
  const subject = { kind: 'item', item: 'post-6' as ItemId, author: 'm-1006' as MemberId } as const;
  const again = must(
    await desk.openOwnInitiative(
      { subject, reason: 'Seen a second time.', rule: 'civility.insults' as RuleId },
      asStaff('moderator-2'),
    ),
  );
  const [related, taken, decided, ...rest] = cases as [CaseId, CaseId, CaseId, CaseId];
  const { bulk } = await checkedJob(world, [...cases, again.case]);
  must(await bulks.start(bulk, asStaff('moderator-1')));
  const to = { kind: 'member', id: 'm-1001' as MemberId } as const;
  must(
    await staffRoom.declareRelation(
      'moderator-1' as StaffId,
      { to, relation: 'family' },
      asStaff('moderator-1'),
    ),
  );
  await decideBreach(world, decided, { by: 'moderator-2' });
  await pass(world, HOLD_MS - 1_000);
  must(await desk.lease(taken, {}, asStaff('moderator-2')));
  await pass(world, 1_000);
  const job = await jobNow(world, bulk);
  assert.equal(job.phase, 'done');
  const codes = new Map(job.cases.map((row) => [row.case, row.leftOut?.code]));
  assert.equal(codes.get(related), 'conflict_of_interest');
  assert.equal(codes.get(taken), 'leased_by_other');
  assert.equal(codes.get(decided), 'already_decided');
  assert.equal(codes.get(again.case), 'already_judged');
  assert.deepEqual(
    rest.map((id) => codes.get(id)),
    [undefined, undefined, undefined],
  );
  assert.ok(job.cases.every((row) => row.leftOut === undefined || row.leftOut.sentence !== ''));
  for (const id of [related, again.case]) {
    const types = (await world.store.events(`case-${id}`)).map(({ event }) => event.type);
    assert.deepEqual(types, ['case-opened', 'matter-joined']);
  }
  await assertViewsFollowEvents(world.store);
});

test('a role that ends during the hold decides nothing', async () => {
  const world = await openWorld();
  const { bulks, staffRoom } = world.application;
  const { bulk } = await checkedJob(world, await reportedPosts(world, 2));
  must(await bulks.start(bulk, asStaff('moderator-1')));
  const ended = { role: 'moderator', reason: 'Moved on to other work.' } as const;
  must(await staffRoom.endRole('moderator-1' as StaffId, ended, asStaff('operator-1')));
  await pass(world, HOLD_MS);
  const job = await jobNow(world, bulk);
  assert.deepEqual(
    job.cases.map(({ leftOut }) => leftOut?.code),
    ['role_required', 'role_required'],
  );
});

test('a decision of a job relies on what its case held when the job was made', async () => {
  const world = await openWorld();
  const [id] = await reportedPosts(world, 1);
  const { bulk } = await checkedJob(world, [id as CaseId]);
  must(await world.application.bulks.start(bulk, asStaff('moderator-1')));
  const shown = {
    text: 'A picture of another post.',
    occurredAt: world.application.now(),
    private: false,
  };
  await report(world, reportOf('post-1', 'm-1001', { shown }), asMember('m-9500'));
  await pass(world, HOLD_MS);
  const [row] = (await jobNow(world, bulk)).cases;
  const { made } = await decisionState(world, row?.decision ?? assert.fail('not decided'));
  const file = (await world.store.view(`case-${id}`))?.body as { readonly evidence: unknown[] };
  assert.deepEqual([made.factsReliedOn.length, file.evidence.length], [1, 2]);
});

test('a case may have reasons of its own in a job', async () => {
  const world = await openWorld();
  const [first, second] = (await reportedPosts(world, 2)) as [CaseId, CaseId];
  const own = 'This one was asked to stop twice, and did not stop.';
  const more = { cases: [{ case: first, reasons: own }, { case: second }] };
  const job = await ranJob(world, [], { more });
  const texts = await Promise.all(
    job.cases.map(async ({ decision }) => {
      const { text } = await statementOf(world, decision ?? assert.fail('not decided'));
      return text.reasons;
    }),
  );
  assert.deepEqual(texts, [own, bulkInput([]).reasons]);
});

test('wherever the process dies, each case of a job is decided once', async () => {
  for (const death of ['before the commit', 'after the commit'] as const) {
    for (let commit = 1; commit <= 12; commit += 1) {
      const store = memoryStore();
      const world = await openWorld({ store });
      const cases = await reportedPosts(world, 3);
      const { bulk } = await checkedJob(world, cases);
      must(await world.application.bulks.start(bulk, asStaff('moderator-1')));
      const dying = await world.reopened(dyingStore(store, { commit, death }));
      dying.clock.forward(HOLD_MS);
      await dying.application.tick().catch((problem: unknown) => {
        if (!(problem instanceof Died)) throw problem;
      });
      const restarted = await world.reopened();
      await pass(restarted, HOLD_MS);
      await pass(restarted, HOLD_MS);
      const job = await jobNow(restarted, bulk);
      assert.deepEqual([job.phase, job.progress.decided], ['done', 3], `${death} ${commit}`);
      const events = await allEvents(restarted);
      assert.equal(eventsOf(events, 'decision-issued').length, 3);
      assert.equal(eventsOf(events, 'restriction-imposed').length, 3);
      await assertViewsFollowEvents(store);
    }
  }
});

test('two clockworks run one job once', async () => {
  const world = await openWorld();
  const other = await world.reopened();
  const { bulk } = await checkedJob(world, await reportedPosts(world, 6));
  must(await world.application.bulks.start(bulk, asStaff('moderator-1')));
  world.clock.forward(HOLD_MS);
  for (let turn = 0; turn < 3; turn += 1) {
    await Promise.all([world, other, other].map(({ application }) => application.tick()));
  }
  assert.equal((await jobNow(world, bulk)).progress.decided, 6);
  assert.equal(await decidedTypes(world), 6);
});

test('a list that is too long, empty, doubled, closed or of another kind is refused at its place', async () => {
  const world = await openWorld();
  const { bulks } = world.application;
  const by = asStaff('moderator-1');
  const [id] = (await reportedPosts(world, 1)) as [CaseId];
  const many = Array.from({ length: limits.bulkCasesMax + 1 }, () => id);
  assert.equal(refused(await bulks.open(bulkInput(many), by), 'too_many').pointer, '/cases');
  assert.equal(refused(await bulks.open(bulkInput([]), by), 'required').pointer, '/cases');
  const twice = await bulks.open(bulkInput([id, id]), by);
  assert.equal(refused(twice, 'invalid_value').pointer, '/cases/1');
  const links = { rule: 'spam.link-flood' as RuleId, rung: 'warning' };
  const otherKind = await bulks.open(bulkInput([id], links), by);
  assert.equal(refused(otherKind, 'invalid_value').pointer, '/cases/0');
  const step = await bulks.open(bulkInput([id], { rung: 'suspension-30d' }), by);
  assert.equal(refused(step, 'measure_out_of_range').pointer, '/rung');
  refused(await bulks.open(bulkInput([id], { reasons: 'Short.' }), by), 'reasons_required');
  refused(await bulks.open(bulkInput([id]), asMember('m-0001')), 'not_found');
  await decideBreach(world, id);
  assert.equal(refused(await bulks.open(bulkInput([id]), by), 'invalid_value').pointer, '/cases/0');
});

test('the cases to choose from are open, of the rule’s family, and nobody’s', async () => {
  const world = await openWorld();
  const cases = await reportedPosts(world, 3);
  must(await world.application.cases.lease(cases[1] as CaseId, {}, asStaff('moderator-2')));
  const { bulks } = world.application;
  const insults = await bulks.candidates(
    { rule: 'civility.insults' as RuleId },
    asStaff('moderator-1'),
  );
  assert.deepEqual(
    must(insults).cases.map((row) => row.case),
    [cases[0], cases[2]],
  );
  const links = { rule: 'spam.link-flood' as RuleId };
  assert.deepEqual(must(await bulks.candidates(links, asStaff('moderator-1'))).cases, []);
});
