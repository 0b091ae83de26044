import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/duration.ts';
import type { CaseId, DecisionId, MemberId } from '../kernel/identifier.ts';
import type { CaseView, DecisionInput } from './contract/cases.ts';
import { webhookTopics } from './contract/webhooks.ts';
import { eventsOf } from './testing-consistency.ts';
import {
  breachInput,
  insults,
  openCase,
  reportedPost,
  restrict,
  statementOf,
  viewGiven,
} from './testing-verbs.ts';
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
  type TestingWorld,
} from './testing-world.ts';

const member = 'm-0412';
const handler = asStaff('moderator-1');
const urgency = 'The same words are posted again in every thread while we look at it.';
const kept = 'The words go after her and not after what she said about the fern.';

interface Begun {
  readonly world: TestingWorld;
  readonly id: CaseId;
}

/** A case with finding and precedents, whose respondent nobody has asked. */
async function begun(): Promise<Begun> {
  const world = await openWorld();
  const { webhooks } = world.application;
  const url = 'https://forum.example/hook';
  must(await webhooks.add({ url, topics: webhookTopics }, asPlatform()));
  const id = await reportedPost(world, { author: member, item: 'post-1' });
  const { cases } = world.application;
  must(await cases.lease(id, {}, handler));
  const found = { breach: 'breach', rule: insults } as const;
  must(await cases.recordFinding(id, { ...found, confidence: 'high' }, handler));
  must(await cases.seePrecedents(id, found, handler));
  return { world, id };
}

async function look({ world, id }: Begun): Promise<CaseView> {
  return must(await world.application.cases.lease(id, {}, handler));
}

async function decideNow(on: Begun, more: Partial<DecisionInput> = {}): Promise<DecisionId> {
  const view = await look(on);
  const call = asStaff('moderator-1', view.blind.version);
  const input = breachInput(view, { more });
  return must(await on.world.application.cases.decide(on.id, input, call)).decision;
}

/** The secret of the newest link that a platform was told to hand over. */
async function linkIn(world: TestingWorld): Promise<string> {
  await pass(world, MINUTE_MS);
  const bodies = world.posted.map(({ body }) => JSON.parse(body) as { type: string; data: object });
  const asked = bodies.findLast(({ type }) => type === 'hearing.requested')?.data;
  const { hearingUrl = '' } = (asked ?? {}) as { hearingUrl?: string };
  const secret = hearingUrl.split('/h/')[1];
  assert.ok(secret !== undefined, 'the platform was given the link');
  return secret;
}

/** An urgent decision in force, after which the member was heard. */
async function saidAfter(): Promise<Begun & { readonly decision: DecisionId }> {
  const on = await begun();
  const decision = await decideNow(on, { urgency, rung: 'read-only-7d' });
  await pass(on.world);
  const said = { text: 'They were my own words, quoted back at me.' };
  must(await on.world.application.hearings.give(on.id, said, asMember(member)));
  return { ...on, decision };
}

function limitsOf(world: TestingWorld): number {
  return world.application.members.powers(member as MemberId).limits.length;
}

test('D3 a decision that restricts a person is refused until they were asked and could answer', async () => {
  const on = await begun();
  const { cases, hearings } = on.world.application;
  const before = await look(on);
  const call = asStaff('moderator-1', before.blind.version);
  refused(await cases.decide(on.id, breachInput(before), call), 'hearing_required');
  must(await cases.requestView(on.id, handler));
  const asked = await look(on);
  const again = asStaff('moderator-1', asked.blind.version);
  const facts = refused(await cases.decide(on.id, breachInput(asked), again), 'hearing_required');
  assert.equal(facts.facts?.['until'], asked.blind.hearing?.until);
  assert.ok((asked.blind.hearing?.until ?? '') < asked.blind.promisedBy);
  must(await hearings.give(on.id, { text: viewGiven }, asMember(member)));
  const statement = await statementAfter(on, await decideNow(on));
  assert.equal(statement.text.hearing?.kind, 'heard');
  assert.match(statement.text.plain, /said on .* how you see it\. It was read before/);
});

async function statementAfter(
  on: Begun,
  decision: DecisionId,
): Promise<Awaited<ReturnType<typeof statementOf>>> {
  await pass(on.world);
  return await statementOf(on.world, decision);
}

test('D3 who says nothing in the time they have does not stop the decision', async () => {
  const on = await begun();
  const { blind } = must(await on.world.application.cases.requestView(on.id, handler));
  await pass(on.world, 55 * HOUR_MS);
  assert.ok((blind.hearing?.until ?? '') < on.world.application.now());
  const statement = await statementAfter(on, await decideNow(on));
  assert.equal(statement.text.hearing?.kind, 'silent');
  assert.match(statement.text.plain, /does not count against you/);
});

test('D3 a warning and a measure on an item need no hearing, and their statement says so', async () => {
  const on = await begun();
  const view = await look(on);
  const call = asStaff('moderator-1', view.blind.version);
  const input = breachInput(view, { rung: 'warning' });
  const made = must(await on.world.application.cases.decide(on.id, input, call));
  const statement = await statementAfter(on, made.decision);
  assert.deepEqual(statement.text.hearing, { kind: 'not-needed' });
  assert.match(statement.text.plain, /Nothing in this restricts you as a person/);
});

test('D3 an urgent decision says why, and whoever it restricts is heard after it', async () => {
  const on = await begun();
  const decision = await decideNow(on, { urgency });
  const statement = await statementAfter(on, decision);
  assert.ok(statement.text.hearing?.kind === 'urgent');
  assert.equal(statement.text.hearing.urgency, urgency);
  assert.ok(statement.text.plain.includes(urgency));
  const { hearings } = on.world.application;
  const [asked] = must(await hearings.mine(asMember(member)));
  assert.equal(asked?.when, 'after');
  assert.equal(asked.phase, 'waiting');
  assert.equal(asked.until, statement.text.hearing.until);
  assert.equal(asked.statement, statement.statement);
  assert.equal(statement.hearing?.phase, 'waiting');
});

test('D3 N4 they are heard by the link, signed out and while suspended', async () => {
  const on = await begun();
  const { hearings, cases } = on.world.application;
  await decideNow(on, { urgency });
  await pass(on.world);
  assert.ok(limitsOf(on.world) > 0);
  const secret = await linkIn(on.world);
  const link = must(await hearings.byLink(secret));
  assert.deepEqual(link, { case: on.id, person: { kind: 'member', id: member } });
  const text = 'They were my own words, quoted back at me.';
  refused(await hearings.give(on.id, { text }, anonymous), 'not_found');
  refused(await hearings.give(on.id, { text, secret: `${secret}x` }, anonymous), 'not_found');
  const view = must(await hearings.give(on.id, { text, secret }, anonymous));
  assert.equal(view.given?.text, text);
  refused(await hearings.give(on.id, { text, secret }, anonymous), 'already_heard');
  const queue = must(await cases.queue({ phase: 'to-answer' }, handler));
  assert.equal(queue.toAnswer, 1);
  assert.deepEqual(
    queue.items.map((row) => row.case),
    [on.id],
  );
});

test('D3 what was said after the decision is kept with reasons, or lifts what restricts them', async () => {
  for (const outcome of ['kept', 'lifted'] as const) {
    const on = await saidAfter();
    const { cases, hearings } = on.world.application;
    const short = { outcome, reasons: 'No.' };
    refused(await cases.answerView(on.id, short, asStaff('moderator-2')), 'reasons_required');
    const named = { outcome, reasons: 'As m-0900 wrote to us, it went after her.' };
    refused(await cases.answerView(on.id, named, asStaff('moderator-2')), 'may_identify_reporter');
    const given = { outcome, reasons: kept };
    must(await cases.answerView(on.id, given, asStaff('moderator-2')));
    refused(await cases.answerView(on.id, given, asStaff('moderator-2')), 'already_decided');
    const view = must(await hearings.read(on.id, asMember(member)));
    assert.equal(view.phase, 'answered');
    assert.equal(view.answered?.outcome, outcome);
    assert.equal(view.answered?.reasons, kept);
    assert.equal(limitsOf(on.world) > 0, outcome === 'kept');
    assert.equal(must(await cases.queue({}, handler)).toAnswer, 0);
  }
});

test('D3 what nobody answers in time is lifted by time alone', async () => {
  const on = await saidAfter();
  const before = limitsOf(on.world);
  await pass(on.world, 2 * DAY_MS);
  assert.equal(limitsOf(on.world), before);
  await pass(on.world, DAY_MS);
  assert.equal(limitsOf(on.world), 0);
  const view = must(await on.world.application.hearings.read(on.id, asMember(member)));
  assert.equal(view.answered?.outcome, 'lifted');
  assert.equal(view.answered.reasons, undefined);
  const answered = eventsOf(await allEvents(on.world), 'view-answered');
  await pass(on.world, DAY_MS);
  assert.equal(eventsOf(await allEvents(on.world), 'view-answered').length, answered.length);
});

test('a view is read with the names, never before the finding, and its words are in no event', async () => {
  const on = await begun();
  const { cases, hearings } = on.world.application;
  must(await cases.requestView(on.id, handler));
  must(await hearings.give(on.id, { text: viewGiven }, asMember(member)));
  assert.equal((await look(on)).opened?.view?.text, viewGiven);
  must(await cases.handOver(on.id, { reason: 'End of the day.' }, handler));
  const blind = must(await cases.lease(on.id, {}, asStaff('moderator-2')));
  assert.ok(blind.blind.hearing?.givenAt !== undefined);
  assert.ok(!JSON.stringify(blind).includes(viewGiven));
  const events = JSON.stringify(await allEvents(on.world));
  assert.ok(!events.includes(viewGiven) && !events.includes(urgency));
});

test('nobody else reads or answers a question, and it shows only what the person wrote', async () => {
  const on = await begun();
  const { cases, hearings } = on.world.application;
  refused(await hearings.read(on.id, asMember(member)), 'not_found');
  must(await cases.requestView(on.id, handler));
  for (const call of [asMember('m-0900'), handler, asPlatform()]) {
    refused(await hearings.read(on.id, call), 'not_found');
    refused(await hearings.give(on.id, { text: viewGiven }, call), 'not_found');
  }
  refused(await hearings.mine(anonymous), 'not_signed_in');
  assert.deepEqual(must(await hearings.mine(asMember('m-0900'))), []);
  const view = must(await hearings.read(on.id, asMember(member)));
  assert.equal(view.evidence.length, 1);
  assert.equal(view.rule?.rule, insults);
  assert.ok(!JSON.stringify(view).includes('m-0900'));
});

test('O1 somebody on the staff is heard in a case about their own conduct', async () => {
  const world = await openWorld();
  const { cases, hearings } = world.application;
  const subject = { kind: 'staff-conduct', staff: 'moderator-2' } as never;
  const opening = { subject, reason: 'Two posts were hidden without a word.' };
  const { case: id } = must(await cases.openOwnInitiative(opening, asStaff('lead-1')));
  must(await cases.lease(id, {}, asStaff('lead-1')));
  must(await cases.requestView(id, asStaff('lead-1')));
  refused(await cases.read(id, asStaff('moderator-2')), 'conflict_of_interest');
  const own = must(await hearings.mine(asStaff('moderator-2')));
  assert.equal(own[0]?.case, id);
  must(await hearings.give(id, { text: 'I hid them by mistake.' }, asStaff('moderator-2')));
});

test('P5 the export holds what the member was asked and said', async () => {
  const world = await openWorld();
  const { case: id } = await restrict(world);
  const file = must(await world.application.members.export(member as MemberId, asMember(member)));
  assert.equal(file.hearings[0]?.case, id);
  assert.equal(file.hearings[0]?.given?.text, viewGiven);
});

test('D8 a case closes in favour whatever was asked, and then nothing is left to say', async () => {
  const on = await begun();
  const { cases, hearings } = on.world.application;
  must(await cases.requestView(on.id, handler));
  await pass(on.world, 5 * DAY_MS);
  const view = must(await hearings.read(on.id, asMember(member)));
  assert.equal(view.phase, 'over');
  refused(await hearings.give(on.id, { text: viewGiven }, asMember(member)), 'case_closed');
});

test('an undone urgent decision asks nobody afterwards', async () => {
  const on = await begun();
  const decision = await decideNow(on, { urgency });
  must(await on.world.application.decisions.undo(decision, handler));
  await pass(on.world);
  assert.deepEqual(must(await on.world.application.hearings.mine(asMember(member))), []);
  assert.equal(await openCase(on.world), on.id);
});
