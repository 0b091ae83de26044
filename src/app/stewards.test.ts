import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, HOUR_MS } from '../kernel/duration.ts';
import type { MemberId } from '../kernel/identifier.ts';
import { webhookTopics } from './contract/webhooks.ts';
import { assertViewsFollowEvents, eventsOf } from './testing-consistency.ts';
import {
  actingNow,
  broughtTo,
  caseOfDuty,
  dutyRule,
  ferns,
  openStewardWorld,
  pauseInput,
  seat,
} from './testing-stewards.ts';
import {
  appealAs,
  decisionState,
  hear,
  openCases,
  powersLacking,
  readyToDecide,
} from './testing-verbs.ts';
import {
  allEvents,
  anonymous,
  asMember,
  asPlatform,
  asStaff,
  later,
  must,
  pass,
  post,
  refused,
  type TestingWorld,
} from './testing-world.ts';

const steward = 'm-0100' as MemberId;

/** The steward left something undone and was told to pause for it. */
async function paused(world: TestingWorld): Promise<Awaited<ReturnType<typeof decide>>> {
  await seat(world, steward);
  await seat(world, 'm-0200', { seat: 'deputy' });
  const duty = await broughtTo(world, steward);
  await pass(world, 3 * DAY_MS + HOUR_MS);
  return await decide(world, duty);
}

async function decide(world: TestingWorld, duty: Awaited<ReturnType<typeof broughtTo>>) {
  const { duties, cases } = world.application;
  const id = await caseOfDuty(world, duty);
  const text = 'I was ill for a week and told the deputy.';
  must(await duties.defend(duty, { text }, asMember(steward)));
  const ready = await readyToDecide(world, id, { rule: dutyRule });
  const call = asStaff('moderator-1', ready.blind.version);
  const { decision } = must(await cases.decide(id, pauseInput(ready, [0]), call));
  await pass(world);
  return { id, decision, duty };
}

test('a steward is appointed under a charter and bound once they accepted it', async () => {
  const world = await openStewardWorld();
  const { groups, duties } = world.application;
  await seat(world, steward, { accepts: false });
  assert.equal(await actingNow(world), undefined);
  const input = { kind: 'look-into-matter', text: 'Please look at the fern thread.' } as const;
  refused(await duties.bring(ferns, input, asStaff('moderator-1')), 'not_in_force');
  const [own] = must(await groups.own(steward, asMember(steward)));
  assert.equal(own?.stewards[0]?.offer?.appointedBy, 'lead-1');
  assert.match(own.stewards[0].offer.text, /You look at what is brought/);
  refused(await groups.accept(ferns, { version: 1 }, asMember('m-0900')), 'not_found');
  must(await groups.accept(ferns, { version: 1 }, asMember(steward)));
  assert.equal(await actingNow(world), steward);
  await assertViewsFollowEvents(world.store);
});

test('neglect opens a case like any other, and the steward is heard before a decision', async () => {
  const world = await openStewardWorld();
  await seat(world, steward);
  const duty = await broughtTo(world, steward);
  await pass(world, 3 * DAY_MS);
  assert.deepEqual(await openCases(world), []);
  await pass(world);
  const id = await caseOfDuty(world, duty);
  assert.deepEqual(await openCases(world), [id]);
  const ready = await readyToDecide(world, id, { rule: dutyRule });
  assert.equal(ready.opened?.subject.kind, 'steward-conduct');
  const { cases, duties } = world.application;
  const early = asStaff('moderator-1', ready.blind.version);
  refused(await cases.decide(id, pauseInput(ready), early), 'defence_awaited');
  const text = 'I was ill for a week and told the deputy.';
  must(await duties.defend(duty, { text }, asMember(steward)));
  const heard = must(await cases.read(id, asStaff('moderator-1')));
  assert.ok(heard.blind.evidence.some((item) => item.text === text));
  const call = asStaff('moderator-1', heard.blind.version);
  must(await cases.decide(id, pauseInput(heard, [0]), call));
});

test('what a steward says goes into the case that theirs was merged into', async () => {
  const world = await openStewardWorld();
  await seat(world, steward);
  const other = await broughtTo(world, steward);
  const duty = await broughtTo(world, steward);
  await pass(world, 3 * DAY_MS + HOUR_MS);
  const first = await caseOfDuty(world, other);
  const second = await caseOfDuty(world, duty);
  const { cases, duties } = world.application;
  const handler = asStaff('moderator-1');
  must(await cases.lease(first, {}, handler));
  must(await cases.lease(second, {}, handler));
  must(await cases.mergeInto(second, { into: first }, handler));
  const text = 'I was ill for a week and told the deputy.';
  must(await duties.defend(duty, { text }, asMember(steward)));
  const file = must(await cases.read(first, handler));
  assert.ok(file.blind.evidence.some((item) => item.text === text));
});

test('O4 without knowledge nothing is neglected, and an answer in time ends it', async () => {
  const world = await openStewardWorld();
  await seat(world, steward);
  const { duties } = world.application;
  await broughtTo(world, steward, { delivered: false });
  const known = await broughtTo(world, steward);
  must(await duties.answer(known, { text: 'I spoke with both of them.' }, asMember(steward)));
  await pass(world, 30 * DAY_MS);
  assert.deepEqual(await openCases(world), []);
  assert.equal(must(await duties.read(known, asMember(steward))).phase, 'answered');
});

test('O4 what a member said is not the steward’s, not even in a case about their neglect', async () => {
  const world = await openStewardWorld();
  await seat(world, steward);
  await post(world, { author: 'm-0412', item: 'post-1' });
  const duty = await broughtTo(world, steward, { item: 'post-1' });
  await pass(world, 3 * DAY_MS + HOUR_MS);
  const id = await caseOfDuty(world, duty);
  const { cases, duties } = world.application;
  must(await duties.defend(duty, { text: 'I did not see it.' }, asMember(steward)));
  const ready = await readyToDecide(world, id, { rule: dutyRule });
  const call = asStaff('moderator-1', ready.blind.version);
  const said = ready.blind.evidence.findIndex((item) => item.item === 'post-1');
  const alone = refused(await cases.decide(id, pauseInput(ready, [said]), call), 'not_answerable');
  assert.equal(alone.pointer, '/factsReliedOn/0');
  must(await cases.decide(id, pauseInput(ready, [0, said]), call));
});

test('O1 a restricted steward keeps the seat, the deputy acts, and the end brings them back', async () => {
  const world = await openStewardWorld();
  const { groups, members, webhooks } = world.application;
  const url = 'https://forum.example/hook';
  must(await webhooks.add({ url, topics: webhookTopics }, asPlatform()));
  const { decision } = await paused(world);
  assert.equal((await decisionState(world, decision)).made.measures[0]?.group, ferns);
  assert.equal(await actingNow(world), 'm-0200');
  const [limit] = members.powers(steward).limits;
  assert.deepEqual([limit?.power, limit?.group], ['steward-group', ferns]);
  const view = must(await groups.read(ferns, asPlatform()));
  assert.equal(view.stewards.find((one) => one.steward === steward)?.phase, 'restricted');
  const told = world.posted.map(({ body }) => JSON.parse(body) as { type: string; data: object });
  assert.ok(told.some(({ type }) => type === 'restriction.imposed'));
  const changed = told.filter(({ type }) => type === 'stewardship.changed');
  assert.deepEqual(changed.at(-1)?.data, { group: ferns });
  for (const topic of ['duty.brought', 'duty.neglected']) {
    assert.ok(
      told.some(({ type }) => type === topic),
      topic,
    );
  }
  // No member of the group lost anything, and the deputy no power of their own.
  assert.deepEqual(powersLacking(world, 'm-0900'), []);
  assert.deepEqual(powersLacking(world, 'm-0200'), []);
  await pass(world, 14 * DAY_MS);
  assert.equal(await actingNow(world), steward);
  assert.deepEqual(powersLacking(world, steward), []);
});

test('O1 a steward appeals like everybody, and a reversal gives the group back', async () => {
  const world = await openStewardWorld();
  const { decision } = await paused(world);
  const { appeal } = await appealAs(world, steward, decision);
  await hear(world, appeal, { outcome: 'decision-reversed' });
  assert.equal(await actingNow(world), steward);
  await assertViewsFollowEvents(world.store);
});

test('who is restricted, gone or resigned when the time is over neglected nothing', async () => {
  const world = await openStewardWorld();
  await seat(world, steward);
  const { groups, duties } = world.application;
  const first = await broughtTo(world, steward);
  must(await groups.resign(ferns, asMember(steward)));
  await pass(world, 4 * DAY_MS);
  assert.equal(must(await duties.read(first, asStaff('lead-1'))).phase, 'lapsed');
  assert.deepEqual(await openCases(world), []);
});

test('resigned and gone: deputy, then co-steward, then an interim named by a lead', async () => {
  const world = await openStewardWorld();
  const { groups } = world.application;
  await seat(world, 'm-0300', { seat: 'co-steward' });
  await pass(world, HOUR_MS);
  await seat(world, steward);
  await seat(world, 'm-0200', { seat: 'deputy' });
  must(await groups.resign(ferns, asMember(steward)));
  assert.equal(await actingNow(world), 'm-0200');
  const gone = { steward: 'm-0200' as MemberId, reason: 'Left the forum in spring.' };
  must(await groups.recordGone(ferns, gone, asPlatform()));
  assert.equal(await actingNow(world), 'm-0300');
  must(await groups.resign(ferns, asMember('m-0300')));
  assert.equal(await actingNow(world), undefined);
  const until = later(world.application.now(), 30 * DAY_MS);
  await seat(world, 'm-0500', { seat: 'interim', until });
  assert.equal(await actingNow(world), 'm-0500');
  await pass(world, 30 * DAY_MS);
  assert.equal(await actingNow(world), undefined);
  must(await groups.comeBack(ferns, asMember('m-0200')));
  assert.equal(await actingNow(world), 'm-0200');
  const relation = { to: { kind: 'member', id: 'm-7' as MemberId }, relation: 'family' } as const;
  must(await groups.declareRelation(ferns, relation, asMember('m-0200')));
});

test('groups and duties are seen by those they are for, and reading as staff is on record', async () => {
  const world = await openStewardWorld();
  await seat(world, steward);
  await seat(world, 'm-0200', { seat: 'deputy' });
  const duty = await broughtTo(world, steward);
  const { groups, duties } = world.application;
  for (const call of [anonymous, asMember('m-0900'), asStaff('stranger-1')]) {
    assert.ok(!(await groups.read(ferns, call)).ok);
    assert.ok(!(await duties.read(duty, call)).ok);
  }
  const own = must(await groups.read(ferns, asMember(steward)));
  assert.deepEqual(
    own.stewards.map((one) => one.steward),
    [steward],
  );
  assert.equal(must(await duties.own(steward, asMember(steward))).length, 1);
  refused(await duties.own(steward, asMember('m-0200')), 'not_found');
  refused(await groups.own(steward, asMember('m-0200')), 'not_found');
  assert.deepEqual(must(await duties.own('m-0200' as MemberId, asMember('m-0200'))), []);
  must(await duties.read(duty, asStaff('lead-1')));
  assert.equal(must(await duties.inGroup(ferns, {}, asStaff('lead-1'))).items.length, 1);
  assert.equal(must(await groups.list({}, asStaff('auditor-1'))).items.length, 1);
  const readings = eventsOf(await allEvents(world), 'file-read');
  assert.equal(readings.length, 2);
});
