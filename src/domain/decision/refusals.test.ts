import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Duration } from '../../kernel/duration.ts';
import type { RuleId, StaffId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { isRefusal, refusalCodes } from '../../kernel/refusal.ts';
import {
  fixtureRulebook,
  rulebookHistory,
  rulebookVersion,
} from '../../testing/rulebook-fixture.ts';
import { given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Context } from '../decider.ts';
import type { DecisionDraft } from './command.ts';
import { decideDecision, decisionDecider } from './decide.ts';
import {
  breachDraft,
  decidedAt,
  evidence,
  insult,
  makeCommand,
  noBreachDraft,
  readyCase,
  words,
} from './decision-fixture.test.ts';
import type { MakeDecision } from './draft.ts';
import type { Measure } from './event.ts';
import type { DecisionRefusalCode } from './refusal.ts';

const moderator = staffRecord('moderator-1');
const now: Context = contextOf(byStaff('moderator-1'), decidedAt);
const none = decisionDecider.initial;

function drafted(options: Partial<DecisionDraft>): MakeDecision {
  return makeCommand(moderator, { draft: breachDraft(options) });
}

const severe = { rung: 'seven-days', deviationReason: words('The third time in one week.') };

function measure(kind: Measure['kind'], length: string): Measure {
  return { kind, for: length as Duration };
}

interface Row {
  readonly why: string;
  readonly code: DecisionRefusalCode;
  readonly pointer?: string;
  readonly command: MakeDecision;
  readonly context?: Context;
}

const youngVersion = rulebookVersion({
  number: 2,
  effectiveFrom: instant('2026-03-02T00:00:00Z'),
  rulebook: {
    ...fixtureRulebook,
    rules: fixtureRulebook.rules.map((rule) =>
      rule.id === insult ? { ...rule, id: 'civility.young' as RuleId } : rule,
    ),
  },
});
const withYoungRule = contextOf(
  byStaff('moderator-1'),
  decidedAt,
  rulebookHistory({ later: [youngVersion] }),
);

const longText = 'a'.repeat(20_001);

const rows: readonly Row[] = [
  {
    why: 'reasons longer than the limit',
    code: 'too_large',
    pointer: '/reasons',
    command: drafted({ reasons: words(longText) }),
  },
  {
    why: 'an outcome that differs from the finding',
    code: 'invalid_value',
    pointer: '/outcome',
    command: makeCommand(moderator, { draft: noBreachDraft() }),
  },
  {
    why: 'illegality without its law',
    code: 'required',
    pointer: '/legalGround',
    command: drafted({ ground: 'illegal-content' }),
  },
  {
    why: 'a breach without a step',
    code: 'required',
    pointer: '/rung',
    command: makeCommand(moderator, {
      draft: ((): DecisionDraft => {
        const { rung: _, ...draft } = breachDraft();
        return draft;
      })(),
    }),
  },
  {
    why: 'more measures than one decision carries',
    code: 'too_many',
    pointer: '/measures',
    command: drafted({ ...severe, measures: Array(6).fill(measure('read-only', 'P1D')) }),
  },
  {
    why: 'a rule younger than the conduct',
    code: 'not_retroactive',
    pointer: '/rule',
    command: drafted({ rule: 'civility.young' as RuleId }),
    context: withYoungRule,
  },
  {
    why: 'a rule that never was',
    code: 'rule_not_in_force',
    pointer: '/rule',
    command: drafted({ rule: 'civility.unheard-of' as RuleId }),
  },
  {
    why: 'a reviewer in the place of a moderator',
    code: 'role_required',
    command: makeCommand(staffRecord('moderator-1', { roles: ['reviewer'] })),
  },
  {
    why: 'one person with the record of another',
    code: 'role_required',
    command: makeCommand(moderator),
    context: contextOf(byStaff('moderator-2'), decidedAt),
  },
  {
    why: 'a machine',
    code: 'role_required',
    command: makeCommand(moderator),
    context: contextOf({ kind: 'engine', rule: insult }, decidedAt),
  },
  {
    why: 'the respondent as their own judge',
    code: 'conflict_of_interest',
    command: makeCommand(staffRecord('moderator-1', { member: 'm-1' })),
  },
  {
    why: 'the reporter as the judge',
    code: 'conflict_of_interest',
    command: makeCommand(staffRecord('moderator-1', { member: 'm-2' })),
  },
  {
    why: 'a case that somebody else holds',
    code: 'lease_required',
    command: makeCommand(moderator, {
      file: readyCase({
        lease: { holder: 'moderator-2' as StaffId, until: instant('2026-03-02T10:05:00Z') },
      }),
    }),
  },
  {
    why: 'a lease that has run out',
    code: 'lease_required',
    command: makeCommand(moderator, {
      file: readyCase({ lease: { holder: 'moderator-1' as StaffId, until: decidedAt } }),
    }),
  },
  {
    why: "somebody else's finding",
    code: 'finding_required',
    command: makeCommand(moderator, {
      file: readyCase({
        finding: {
          holder: 'moderator-2' as StaffId,
          at: decidedAt,
          breach: 'breach',
          confidence: 'high',
        },
      }),
    }),
  },
  {
    why: 'no look at the precedents',
    code: 'precedents_required',
    command: makeCommand(moderator, {
      file: ((): MakeDecision['file'] => {
        const { precedents: _, ...file } = readyCase();
        return file;
      })(),
    }),
  },
  {
    why: 'a case that waits with another decision',
    code: 'already_decided',
    command: makeCommand(moderator, { file: readyCase({ phase: 'decision-pending' }) }),
  },
  {
    why: 'a case that closed in favour',
    code: 'case_closed',
    command: makeCommand(moderator, { file: readyCase({ phase: 'closed-in-favour' }) }),
  },
  {
    why: 'a breach after the promised date',
    code: 'deadline_passed',
    command: makeCommand(moderator, {
      file: readyCase({
        lease: { holder: 'moderator-1' as StaffId, until: instant('2026-03-05T00:00:00Z') },
      }),
    }),
    context: contextOf(byStaff('moderator-1'), instant('2026-03-04T10:00:00Z')),
  },
  {
    why: 'reasons of a word',
    code: 'reasons_required',
    pointer: '/reasons',
    command: drafted({ reasons: words('   rude            ') }),
  },
  {
    why: 'a breach of nothing',
    code: 'reasons_required',
    pointer: '/rule',
    command: makeCommand(moderator, {
      draft: ((): DecisionDraft => {
        const { rule: _, ...draft } = breachDraft();
        return draft;
      })(),
    }),
  },
  {
    why: 'no facts',
    code: 'facts_required',
    pointer: '/factsReliedOn',
    command: drafted({ factsReliedOn: [] }),
  },
  {
    why: 'a fact of another case',
    code: 'facts_required',
    pointer: '/factsReliedOn/1',
    command: drafted({ factsReliedOn: [evidence('1').evidence, evidence('9').evidence] }),
  },
  {
    why: 'a measure of no length',
    code: 'restriction_must_end',
    pointer: '/measures/0/for',
    command: drafted({ ...severe, measures: [measure('read-only', 'PT0S')] }),
  },
  {
    why: 'a measure whose length nobody can read',
    code: 'restriction_must_end',
    pointer: '/measures/0/for',
    command: drafted({ ...severe, measures: [measure('read-only', 'for ever')] }),
  },
  {
    why: 'a measure that ends behind every calendar',
    code: 'restriction_must_end',
    pointer: '/measures/0/for',
    command: drafted({ ...severe, measures: [measure('read-only', 'P999999W')] }),
  },
  {
    why: 'a measure of more than a year',
    code: 'restriction_too_long',
    pointer: '/measures/0/for',
    command: drafted({ ...severe, measures: [measure('read-only', 'P366D')] }),
  },
  {
    why: 'a step above the range',
    code: 'measure_out_of_range',
    pointer: '/rung',
    command: drafted({ rung: 'thirty-days' }),
  },
  {
    why: 'a kind of measure the step does not have',
    code: 'measure_out_of_range',
    pointer: '/measures/0',
    command: drafted({ ...severe, measures: [measure('suspension', 'P1D')] }),
  },
  {
    why: 'a time longer than the step has',
    code: 'measure_out_of_range',
    pointer: '/measures/0',
    command: drafted({ ...severe, measures: [measure('read-only', 'P8D')] }),
  },
  {
    why: 'leaving the suggestion in silence',
    code: 'deviation_reason_required',
    pointer: '/deviationReason',
    command: drafted({ rung: 'seven-days', deviationReason: words(' ') }),
  },
  {
    why: 'a reporter in the reasons',
    code: 'may_identify_reporter',
    pointer: '/reasons',
    command: drafted({ reasons: words('Kind.Reader@forum.example was hurt by these words.') }),
  },
  {
    why: 'a reporter in the reason for the step',
    code: 'may_identify_reporter',
    pointer: '/deviationReason',
    command: drafted({ deviationReason: words('Because M-2 asked for it twice.') }),
  },
];

for (const { why, code, pointer, command, context } of rows) {
  test(`a decision is refused with ${code}: ${why}`, () => {
    given(decisionDecider, [])
      .when(command, context ?? now)
      .thenRefused(code, pointer);
  });
}

test('several problems at once are answered in the published order', () => {
  const answered: string[] = [];
  const outsider = staffRecord('moderator-1', { roles: ['auditor'], member: 'm-1' });
  const all = makeCommand(outsider, {
    file: readyCase({ phase: 'closed-in-favour', evidence: [] }),
    draft: breachDraft({
      reasons: words('short'),
      measures: [measure('suspension', 'P366D')],
      deviationReason: words(''),
    }),
  });
  const steps: readonly ((command: MakeDecision) => MakeDecision)[] = [
    (command) => ({ ...command, staff: staffRecord('moderator-1', { member: 'm-1' }) }),
    (command) => ({ ...command, staff: moderator }),
    (command) => ({ ...command, file: readyCase() }),
    (command) => ({ ...command, draft: { ...command.draft, reasons: breachDraft().reasons } }),
    (command) => ({
      ...command,
      draft: { ...command.draft, measures: [measure('suspension', 'P1D')] },
    }),
    (command) => ({ ...command, draft: { ...command.draft, measures: [] } }),
  ];
  let command = all;
  for (const step of [...steps, (last: MakeDecision): MakeDecision => last]) {
    const answer = decideDecision(command, none, now);
    answered.push(isRefusal(answer) ? answer.refused : 'agreed');
    command = step(command);
  }
  assert.deepEqual(answered, [
    'role_required',
    'conflict_of_interest',
    'case_closed',
    'reasons_required',
    'restriction_too_long',
    'measure_out_of_range',
    'deviation_reason_required',
  ]);
  const order = answered.map((code) => refusalCodes.indexOf(code as DecisionRefusalCode));
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  );
});
