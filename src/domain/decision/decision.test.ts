import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Duration, duration } from '../../kernel/duration.ts';
import type { DecisionId, ItemId, MemberId, RuleId, StaffId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { anyStandingEntry } from '../../testing/arbitraries.ts';
import {
  civilityFamily,
  fixtureLadder,
  fixtureRulebook,
  rulebookHistory,
  rulebookVersion,
  threatRule,
} from '../../testing/rulebook-fixture.ts';
import { given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Context } from '../decider.ts';
import { standingAt } from '../standing/standing.ts';
import { actKeys } from './acts.ts';
import type { DecisionDraft } from './command.ts';
import { decideDecision, decisionDecider } from './decide.ts';
import {
  breachDraft,
  conductAt,
  decidedAt,
  evidence,
  insult,
  makeCommand,
  noBreachDraft,
  readyCase,
  respondent,
  words,
} from './decision-fixture.test.ts';
import type { MakeDecision } from './draft.ts';
import type { DecisionMade, Measure } from './event.ts';

const moderator = staffRecord('moderator-1');
const now: Context = contextOf(byStaff('moderator-1'), decidedAt);
const none = decisionDecider.initial;

function made(command: MakeDecision, context: Context = now): DecisionMade {
  const { events } = given(decisionDecider, []).when(command, context).thenAgreed();
  const first = events[0];
  if (first?.type !== 'decision-made') return assert.fail('no decision was made');
  return first;
}

function drafted(options: Partial<DecisionDraft>): MakeDecision {
  return makeCommand(moderator, { draft: breachDraft(options) });
}

const severe = { rung: 'seven-days', deviationReason: words('The third time in one week.') };

function measure(kind: Measure['kind'], length: string): Measure {
  return { kind, for: length as Duration };
}

test('a decision is made, frozen and held for the promised time', () => {
  const after = given(decisionDecider, []).when(makeCommand(moderator), now).thenAgreed();
  assert.deepEqual(
    after.events.map(({ type }) => type),
    ['decision-made', 'decision-held'],
  );
  const decision = made(makeCommand(moderator));
  assert.deepEqual(decision.weight, { family: 'civility', points: 20, memory: 'P180D' });
  assert.equal(decision.rungSuggested, 'warning');
  assert.equal(decision.rungChosen, 'warning');
  assert.equal(after.after.phase === 'held' && after.after.heldUntil, '2026-03-02T10:00:10.000Z');
});

test('no breach needs no rule, carries no measure and weighs nothing', () => {
  const file = readyCase({
    precedents: { at: decidedAt, decisions: [], kept: true, breach: 'no-breach' },
  });
  const decision = made(makeCommand(moderator, { file, draft: noBreachDraft() }));
  assert.deepEqual(decision.measures, []);
  assert.equal(decision.rule, undefined);
  assert.equal(decision.weight, undefined);
  assert.equal(decision.needsSecondPerson, false);
});

test('in doubt for the member: who cannot tell decides no breach', () => {
  const file = readyCase({
    precedents: { at: decidedAt, decisions: [], kept: true, breach: 'cannot-tell' },
  });
  made(makeCommand(moderator, { file, draft: noBreachDraft() }));
  given(decisionDecider, [])
    .when(makeCommand(moderator, { file }), now)
    .thenRefused('invalid_value', '/outcome');
});

test('R1 R2 a decision cites the rule as it stood when the conduct happened', () => {
  const later = rulebookVersion({ number: 2, effectiveFrom: instant('2026-03-02T00:00:00Z') });
  const context = contextOf(byStaff('moderator-1'), decidedAt, rulebookHistory({ later: [later] }));
  assert.deepEqual(made(makeCommand(moderator), context).rule, { rule: insult, version: 1 });
  const file = readyCase({
    evidence: [evidence('1'), evidence('2', { occurredAt: instant('2026-03-02T01:00:00Z') })],
  });
  const draft = breachDraft({ factsReliedOn: file.evidence.map((fact) => fact.evidence) });
  const decision = made(makeCommand(moderator, { file, draft }), context);
  assert.deepEqual(decision.rule, { rule: insult, version: 2 });
  assert.equal(decision.conductAt, '2026-03-02T01:00:00.000Z');
  assert.equal(made(makeCommand(moderator, { file }), context).conductAt, conductAt);
});

test('D2 O2 an operator cannot decide on the conduct of the operator; the ombud can', () => {
  const subject = { kind: 'operator-conduct', staff: 'operator-1' as StaffId } as const;
  const file = readyCase({ subject });
  const decided = (roles: Parameters<typeof staffRecord>[1]): unknown =>
    decideDecision(makeCommand(staffRecord('moderator-1', roles), { file }), none, now);
  const refused = decided({ roles: ['moderator'] });
  assert.equal(isRefusal(refused) && refused.refused, 'role_required');
  const both = decided({ roles: ['ombud', 'operator'] });
  assert.equal(isRefusal(both) && both.refused, 'conflict_of_interest');
  assert.equal(isRefusal(decided({ roles: ['ombud'] })), false);
});

test('D5 the mildest step needs no reason when it is suggested, a heavier one does', () => {
  const { deviationReason: _, ...silent } = breachDraft();
  given(decisionDecider, [])
    .when(makeCommand(moderator, { draft: silent }), now)
    .thenRefused('deviation_reason_required');
  const flood = { ...silent, rule: 'spam.link-flood' as RuleId, rung: 'reminder' };
  assert.equal(made(makeCommand(moderator, { draft: flood })).rungChosen, 'reminder');
});

test('D5 a power broader than the narrowest of the step needs a reason', () => {
  const both: readonly Measure[] = [measure('no-links', 'P1D'), measure('read-only', 'P1D')];
  const ladder = fixtureLadder.map((rung) =>
    rung.name === 'reminder' ? { ...rung, measures: both } : rung,
  );
  const families = fixtureRulebook.families.map((family) => ({ ...family, ladder }));
  const version = rulebookVersion({
    number: 1,
    effectiveFrom: instant('2026-01-01T00:00:00Z'),
    rulebook: { ...fixtureRulebook, families },
  });
  const context = contextOf(byStaff('moderator-1'), decidedAt, { versions: [version] });
  const { deviationReason: _, ...silent } = breachDraft();
  const flood = { ...silent, rule: 'spam.link-flood' as RuleId, rung: 'reminder' };
  given(decisionDecider, [])
    .when(makeCommand(moderator, { draft: flood }), context)
    .thenRefused('deviation_reason_required', '/deviationReason');
  const narrow = { ...flood, measures: [measure('no-links', 'P1D')] };
  made(makeCommand(moderator, { draft: narrow }), context);
  const deviationReason = words('Posts without links went on to insult.', 'part-2');
  made(makeCommand(moderator, { draft: { ...flood, deviationReason } }), context);
});

test('D5 whatever is drafted, an agreed decision stays inside the range and the step', () => {
  const rung = fc.constantFrom(...fixtureLadder);
  const kinds = fixtureLadder.flatMap(({ measures }) => measures.map(({ kind }) => kind));
  const chosen = fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      for: fc.integer({ min: 0, max: 400 }).map((days) => duration(`P${days}D`)),
    }),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(rung, fc.option(chosen, { nil: undefined }), ({ name }, measures) => {
      const draft = breachDraft({ rung: name, ...(measures === undefined ? {} : { measures }) });
      const answer = decideDecision(makeCommand(moderator, { draft }), none, now);
      if (isRefusal(answer)) return;
      const [first] = answer;
      assert.ok(first?.type === 'decision-made' && first.rungChosen !== 'thirty-days');
      for (const each of first.measures) {
        const published = fixtureLadder.find((step) => step.name === first.rungChosen)?.measures;
        const same = published?.find(({ kind }) => kind === each.kind);
        assert.ok(same !== undefined && Number.parseInt(each.for.slice(1), 10) <= 7);
      }
    }),
  );
});

test('D6 another respondent with the same facts and history gets the same range and answer', () => {
  const answerFor = (
    member: MemberId,
    draft: DecisionDraft,
    standing: MakeDecision['standing'],
  ) => {
    const file = readyCase({
      subject: { kind: 'member', member },
      evidence: [evidence('1', { author: member }), evidence('2', { author: member })],
    });
    return decideDecision(makeCommand(moderator, { file, draft, standing }), none, now);
  };
  const swapped = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replaceAll('"m-77"', '"m-1"'));
  const rung = fc.constantFrom('reminder', 'warning', 'one-day', 'seven-days', 'thirty-days');
  fc.assert(
    fc.property(rung, fc.array(anyStandingEntry(), { maxLength: 4 }), (name, standing) => {
      const draft = breachDraft({ rung: name });
      const one = answerFor(respondent, draft, standing);
      const other = answerFor('m-77' as MemberId, draft, standing);
      assert.deepEqual(swapped(other), swapped(one));
    }),
  );
});

test('D7 each act in a family is one key, and no breach has none', () => {
  const file = readyCase({
    evidence: [evidence('1'), evidence('2', { author: 'm-5' as MemberId })],
  });
  const draft = breachDraft({ factsReliedOn: file.evidence.map((fact) => fact.evidence) });
  const decision = made(makeCommand(moderator, { file, draft }));
  assert.deepEqual(actKeys(decision), ['act/activity-1/civility']);
  assert.deepEqual(actKeys({ ...decision, outcome: 'no-breach' }), []);
});

test('N3 wherever a reporter is named, the text is refused and the name is not repeated', () => {
  const handle = fc.stringMatching(/^[a-z][a-z0-9.@+()*-]{2,12}$/);
  const around = fc.string({ maxLength: 30 });
  fc.assert(
    fc.property(handle, around, around, (trace, before, after) => {
      const text = `Said in the thread about bread: ${before}${trace.toUpperCase()}${after}`;
      const draft = breachDraft({ reasons: words(text) });
      const command = makeCommand(moderator, { draft, reporterTraces: [trace] });
      const answer = decideDecision(command, none, now);
      assert.ok(isRefusal(answer) && answer.refused === 'may_identify_reporter');
      assert.equal(answer.detail.toLowerCase().includes(trace), false);
    }),
  );
});

test('the ladder goes one step up for each decision that still counts, and no further than the range', () => {
  const counting = (amount: number): string | undefined => {
    const standing = Array.from({ length: amount }, (_, index) => ({
      decision: `decision-${index + 10}` as DecisionId,
      family: civilityFamily,
      points: 20,
      memory: duration('P180D'),
      issuedAt: instant('2026-02-01T00:00:00Z'),
      finalAt: instant('2026-02-02T00:00:00Z'),
    }));
    assert.equal(standingAt(standing, decidedAt).lines.length, amount);
    return made(makeCommand(moderator, { standing })).rungSuggested;
  };
  const suggested = [0, 1, 2, 3, 9].map(counting);
  assert.deepEqual(suggested, ['warning', 'one-day', 'seven-days', 'seven-days', 'seven-days']);
});

test('grave breaches and suspensions wait for a second person', () => {
  const decision = made(drafted({ rule: threatRule, rung: 'one-day' }));
  assert.equal(decision.needsSecondPerson, true);
  assert.equal(made(makeCommand(moderator)).needsSecondPerson, false);
});

test('measures on items bind the items of the facts, and only what the respondent wrote', () => {
  const ladder = fixtureLadder.map((rung) =>
    rung.name === 'warning'
      ? { ...rung, measures: [{ kind: 'hide' as const, for: duration('P30D') }] }
      : rung,
  );
  const families = fixtureRulebook.families.map((family) => ({ ...family, ladder }));
  const version = rulebookVersion({
    number: 1,
    effectiveFrom: instant('2026-01-01T00:00:00Z'),
    rulebook: { ...fixtureRulebook, families },
  });
  const context = contextOf(byStaff('moderator-1'), decidedAt, { versions: [version] });
  const file = readyCase({
    evidence: [evidence('1'), evidence('2'), evidence('3', { author: 'm-5' as MemberId })],
  });
  const factsReliedOn = file.evidence.map((fact) => fact.evidence);
  const published = made(
    makeCommand(moderator, { file, draft: breachDraft({ factsReliedOn }) }),
    context,
  );
  assert.deepEqual(
    published.measures.map(({ item }) => item),
    ['item-1', 'item-2'],
  );
  const foreign = breachDraft({
    factsReliedOn,
    measures: [{ kind: 'hide', for: duration('P1D'), item: 'item-3' as ItemId }],
  });
  given(decisionDecider, [])
    .when(makeCommand(moderator, { file, draft: foreign }), context)
    .thenRefused('invalid_value', '/measures/0/item');
});

test('staff in their office are bound by no measure', () => {
  const file = readyCase({
    subject: { kind: 'staff-conduct', staff: 'moderator-9' as StaffId },
    evidence: [evidence('1')],
  });
  const published = made(makeCommand(moderator, { file, draft: breachDraft({ ...severe }) }));
  assert.deepEqual(published.measures, []);
  const draft = breachDraft({ ...severe, measures: [measure('read-only', 'P1D')] });
  given(decisionDecider, [])
    .when(makeCommand(moderator, { file, draft }), now)
    .thenRefused('measure_out_of_range', '/measures/0');
});
