import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/duration.ts';
import type { CaseId, GroupId, ItemId, MemberId, StaffId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import type { CaseView } from './contract/cases.ts';
import type { ReportReceipt } from './contract/reports.ts';
import { assertViewsFollowEvents, eventsOf } from './testing-consistency.ts';
import {
  askAndHear,
  decideBreach,
  decideNoBreach,
  openCase,
  openCases,
  readyToDecide,
  reportedPost,
} from './testing-verbs.ts';
import {
  allEvents,
  asMember,
  asPlatform,
  asStaff,
  later,
  must,
  openWorld,
  pass,
  post,
  refused,
  report,
  reportOf,
  type TestingWorld,
} from './testing-world.ts';

const handler = asStaff('moderator-1');
const colleague = asStaff('moderator-2');
const waits = 'The person who speaks the language is back tomorrow.';

async function lease(world: TestingWorld, id: CaseId, call = handler): Promise<CaseView> {
  return must(await world.application.cases.lease(id, {}, call));
}

/** Two cases about one person that nothing brought together, each with a report of its own. */
async function twoCases(): Promise<{
  readonly world: TestingWorld;
  readonly first: CaseId;
  readonly second: CaseId;
  readonly receipts: readonly ReportReceipt[];
}> {
  const world = await openWorld();
  const receipts: ReportReceipt[] = [];
  const rules = ['civility.insults', 'spam.link-flood'];
  for (const [index, rule] of rules.entries()) {
    await post(world, { author: 'm-0412', item: `post-${index}`, text: `Words ${index}.` });
    const input = reportOf(`post-${index}`, 'm-0412', { rule: rule as never });
    receipts.push(await report(world, input, asMember(`m-090${index}`)));
    await pass(world, HOUR_MS);
  }
  const [first, second] = await openCases(world);
  assert.ok(first !== undefined && second !== undefined && first !== second);
  return { world, first, second, receipts };
}

async function toldTo(world: TestingWorld, { secret }: ReportReceipt): Promise<unknown> {
  const found = must(await world.application.reports.status(secret));
  return found.outcome?.outcome;
}

test('a case put aside leaves the queue, is counted, and comes back by itself', async () => {
  const world = await openWorld();
  const { cases } = world.application;
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  await lease(world, id);
  const until = later(world.application.now(), 10 * HOUR_MS);
  const aside = must(await cases.putAside(id, { until, reason: waits }, handler));
  assert.equal(aside.blind.aside?.reason, waits);
  const hidden = must(await cases.queue({}, colleague));
  assert.deepEqual([hidden.items.length, hidden.aside], [0, 1]);
  const list = must(await cases.queue({ phase: 'aside' }, colleague));
  assert.equal(list.items[0]?.asideUntil, until);
  assert.ok(!JSON.stringify(await allEvents(world)).includes(waits));
  // No clockwork runs: the time alone brings it back.
  world.clock.forward(10 * HOUR_MS);
  const back = must(await cases.queue({}, colleague));
  assert.deepEqual([back.items.length, back.aside], [1, 0]);
  assert.deepEqual(must(await cases.queue({ phase: 'aside' }, colleague)).items, []);
});

test('D8 no case is put aside past its promise, and one put aside closes in favour in time', async () => {
  const world = await openWorld();
  const { cases } = world.application;
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const { blind } = await lease(world, id);
  for (const until of [blind.promisedBy, later(blind.promisedBy, DAY_MS)]) {
    refused(await cases.putAside(id, { until, reason: waits }, handler), 'invalid_value');
  }
  const until = later(blind.promisedBy, -MINUTE_MS);
  must(await cases.putAside(id, { until, reason: waits }, handler));
  await pass(world, 4 * DAY_MS);
  const decided = must(await cases.queue({ phase: 'decided' }, handler));
  assert.deepEqual(decided.items, []);
  assert.equal(must(await cases.read(id, colleague)).blind.phase, 'closed-in-favour');
});

test('a colleague finds what was put aside and may take it', async () => {
  const world = await openWorld();
  const { cases } = world.application;
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  await lease(world, id);
  const until = later(world.application.now(), HOUR_MS);
  must(await cases.putAside(id, { until, reason: waits }, handler));
  assert.equal((await lease(world, id, colleague)).blind.aside, undefined);
  assert.equal(must(await cases.queue({}, handler)).items.length, 1);
});

test('activities of one person under one family within fourteen days are one case', async () => {
  const world = await openWorld({
    files: (files) => ({
      ...files,
      'rulebook.yaml': (files['rulebook.yaml'] ?? '').replace(
        /first-decision: \S+/,
        'first-decision: P30D',
      ),
    }),
  });
  await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  const first = await openCase(world);
  await pass(world, 14 * DAY_MS - HOUR_MS);
  await reportedPost(world, { author: 'm-0412', item: 'post-2' });
  assert.equal(await openCase(world), first);
  await reportedPost(world, { author: 'm-0413', item: 'post-3' });
  assert.equal((await openCases(world)).length, 2);
  await pass(world, 2 * HOUR_MS);
  await reportedPost(world, { author: 'm-0412', item: 'post-4' });
  assert.equal((await openCases(world)).length, 3, `only within ${limits.joinCasesWithin}`);
});

test('N5 two cases become one, and each reporter hears exactly one outcome', async () => {
  const { world, first, second, receipts } = await twoCases();
  const { cases } = world.application;
  const from = await lease(world, second);
  const target = must(await cases.read(first, handler));
  const merged = must(await cases.mergeInto(second, { into: first }, handler));
  assert.equal(merged.blind.case, first);
  assert.equal(merged.blind.promisedBy, target.blind.promisedBy);
  assert.deepEqual(
    merged.blind.takenIn.map((one) => one.case),
    [second],
  );
  const texts = merged.blind.evidence.map(({ text }) => text);
  for (const { text } of [...from.blind.evidence, ...target.blind.evidence]) {
    assert.ok(texts.includes(text));
  }
  const trail = must(await cases.read(second, handler));
  assert.deepEqual([trail.blind.phase, trail.blind.mergedInto], ['merged', first]);
  assert.deepEqual(trail.blind.evidence, from.blind.evidence);
  assert.deepEqual(await openCases(world), [first]);
  await decideBreach(world, first);
  await pass(world);
  await pass(world, 10 * DAY_MS);
  for (const receipt of receipts) assert.equal(await toldTo(world, receipt), 'breach');
  const told = eventsOf(await allEvents(world), 'report-outcome-told');
  assert.equal(told.length, 2);
  await assertViewsFollowEvents(world.store);
});

test('what would have joined a merged case joins the one it goes on in', async () => {
  const { world, first, second } = await twoCases();
  await lease(world, second);
  must(await world.application.cases.mergeInto(second, { into: first }, handler));
  for (const [index, rule] of ['civility.insults', 'spam.link-flood'].entries()) {
    await post(world, { author: 'm-0412', item: `more-${index}`, text: `More ${index}.` });
    const input = reportOf(`more-${index}`, 'm-0412', { rule: rule as never });
    await report(world, input, asMember('m-0950'));
  }
  assert.deepEqual(await openCases(world), [first]);
});

test('D8 the earlier promise of two merged cases closes both in favour', async () => {
  const { world, first, second, receipts } = await twoCases();
  const { cases } = world.application;
  const early = must(await cases.read(first, handler)).blind.promisedBy;
  await lease(world, first);
  const merged = must(await cases.mergeInto(first, { into: second }, handler));
  assert.equal(merged.blind.promisedBy, early);
  world.clock.forward(Date.parse(early) - Date.parse(world.application.now()));
  await world.application.tick();
  assert.equal(must(await cases.read(second, handler)).blind.phase, 'closed-in-favour');
  for (const receipt of receipts) assert.equal(await toldTo(world, receipt), 'closed-in-favour');
});

test('A7 whoever reported into a merged case can appeal when no breach was found', async () => {
  const { world, first, second, receipts } = await twoCases();
  await lease(world, second);
  must(await world.application.cases.mergeInto(second, { into: first }, handler));
  const { decision } = await decideNoBreach(world, first);
  await pass(world);
  const [, moved] = receipts;
  const input = { text: 'Please look once more.', reportSecret: moved?.secret ?? '' };
  must(await world.application.appeals.file(decision, input, asMember('m-0901')));
});

test('cases are not merged across people, nor while a decision waits', async () => {
  const { world, first, second } = await twoCases();
  const { cases } = world.application;
  const other = await reportedPost(world, { author: 'm-0500', item: 'post-9' });
  await lease(world, second);
  refused(await cases.mergeInto(second, { into: other }, handler), 'invalid_value');
  refused(await cases.mergeInto(second, { into: 'none' as CaseId }, handler), 'not_found');
  await decideBreach(world, first, { by: 'moderator-2' });
  world.clock.forward(11 * MINUTE_MS);
  await lease(world, second);
  refused(await cases.mergeInto(second, { into: first }, handler), 'already_decided');
  assert.equal((await lease(world, second)).blind.phase, 'open');
});

test('other open cases about the same person are shown with the name, not before it', async () => {
  const { world, first, second } = await twoCases();
  const blind = await lease(world, first);
  assert.ok(!JSON.stringify(blind).includes(second));
  const ready = await readyToDecide(world, first);
  assert.deepEqual(ready.opened?.otherCases, [second]);
});

test('D3 who was asked in a case that was merged is heard in the one it goes on in', async () => {
  const { world, first, second } = await twoCases();
  const { cases, hearings } = world.application;
  await lease(world, second);
  must(await cases.requestView(second, handler));
  must(await cases.mergeInto(second, { into: first }, handler));
  const asked = must(await hearings.mine(asMember('m-0412')));
  assert.deepEqual(
    asked.map((one) => one.case),
    [first],
  );
  const said = { text: 'Both of these were answers.' };
  const view = must(await hearings.give(second, said, asMember('m-0412')));
  assert.equal(view.case, first);
});

test('O2 a case is handed to nobody who could not handle it, and the reason stays theirs', async () => {
  const world = await openWorld();
  const { cases, staffRoom } = world.application;
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  await lease(world, id);
  const to = 'moderator-2' as StaffId;
  const relation = { to: { kind: 'member', id: 'm-0900' as MemberId }, relation: 'work' } as const;
  must(await staffRoom.declareRelation(to, relation, colleague));
  const hand = { to, reason: 'She knows the language.' };
  const refusal = refused(await cases.handOver(id, hand, handler), 'conflict_of_interest');
  assert.doesNotMatch(JSON.stringify(refusal), /report|relation|m-0900/);
  for (const nobody of ['moderator-9', 'reviewer-1']) {
    const wrong = { ...hand, to: nobody as StaffId };
    refused(await cases.handOver(id, wrong, handler), 'invalid_value');
  }
  const view = must(await cases.handOver(id, { ...hand, to: 'lead-1' as StaffId }, handler));
  assert.equal(view.blind.lease?.holder, 'lead-1');
});

test('O2 whoever shares a household with the steward of a group handles nothing in it', async () => {
  const world = await openWorld();
  const { cases, staffRoom } = world.application;
  const steward = 'm-0700' as MemberId;
  const appointed = {
    staff: 'moderator-3' as StaffId,
    role: 'moderator',
    member: steward,
  } as const;
  must(await staffRoom.appoint(appointed, asStaff('operator-1')));
  // The steward declares it, on the only record they have: the handler has declared nothing.
  const home = { kind: 'staff', id: 'moderator-1' as StaffId } as const;
  const declared = { to: home, relation: 'household' } as const;
  must(await staffRoom.declareRelation('moderator-3' as StaffId, declared, asStaff('moderator-3')));
  for (const kind of ['group', 'steward-conduct'] as const) {
    const subject = { kind, group: `g-${kind}` as GroupId, steward };
    const opening = { subject, reason: 'Nobody answers there for a week.' };
    const { case: id } = must(await cases.openOwnInitiative(opening, asStaff('lead-1')));
    refused(await cases.lease(id, {}, handler), 'conflict_of_interest');
    refused(await cases.read(id, handler), 'conflict_of_interest');
    await lease(world, id, asStaff('lead-1'));
    const hand = { to: 'moderator-1' as StaffId, reason: 'She has more time.' };
    refused(await cases.handOver(id, hand, asStaff('lead-1')), 'conflict_of_interest');
  }
});

test('X8 a hold is shown with its end on its case, and is released when the case is decided', async () => {
  const world = await openWorld();
  const { cases, restrictions } = world.application;
  const links = ['https://pots-at-cost.example/blue'];
  await post(world, { author: 'm-0412', item: 'post-1', text: 'Pots!', links });
  const id = await openCase(world);
  const { blind } = await lease(world, id);
  const [hold] = blind.holds;
  assert.equal(hold?.item, 'post-1' as ItemId);
  assert.equal(hold.until, later(hold.from, 12 * HOUR_MS));
  const phase = async (): Promise<unknown> =>
    must(await restrictions.ofSubject({ subject: 'item:post-1' }, asPlatform())).items[0]?.phase;
  assert.equal(await phase(), 'in-force');
  await decideNoBreach(world, id);
  await pass(world);
  assert.equal(await phase(), 'reversed');
  assert.deepEqual(must(await cases.read(id, handler)).blind.holds, []);
});

test('X8 a hold ends by itself and leaves the page of its case, whatever runs', async () => {
  const world = await openWorld();
  const links = ['https://pots-at-cost.example/blue'];
  await post(world, { author: 'm-0412', item: 'post-1', text: 'Pots!', links });
  const id = await openCase(world);
  world.clock.forward(12 * HOUR_MS);
  assert.deepEqual((await lease(world, id)).blind.holds, []);
});

test('X8 a hold that joined a case about the member is released with it as well', async () => {
  const world = await openWorld();
  const { cases, restrictions } = world.application;
  const subject = { kind: 'member', member: 'm-0412' as MemberId } as const;
  const opening = { subject, reason: 'The same shop, week after week.', rule: 'spam.shop-links' };
  must(await cases.openOwnInitiative(opening as never, handler));
  const links = ['https://pots-at-cost.example/blue'];
  await post(world, { author: 'm-0412', item: 'post-1', text: 'Pots!', links });
  const id = await openCase(world);
  assert.equal((await lease(world, id)).blind.holds.length, 1);
  await decideNoBreach(world, id);
  await pass(world);
  const held = must(await restrictions.ofSubject({ subject: 'item:post-1' }, asPlatform()));
  assert.equal(held.items[0]?.phase, 'reversed');
});

test('a reveal before the finding needs a reason and is counted', async () => {
  const world = await openWorld();
  const { cases } = world.application;
  const id = await reportedPost(world, { author: 'm-0412', item: 'post-1' });
  await lease(world, id);
  refused(await cases.reveal(id, { reason: 'why not' }, handler), 'required');
  const seen = must(
    await cases.reveal(id, { reason: 'Do these two talk to each other?' }, handler),
  );
  assert.equal(seen.opened?.respondent.id, 'm-0412');
  const counted = eventsOf(await allEvents(world), 'identity-revealed');
  assert.equal(counted.length, 1);
  await askAndHear(world, id);
});
