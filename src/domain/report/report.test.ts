import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type {
  CaseId,
  ItemId,
  LanguageTag,
  MemberId,
  PartId,
  ReportId,
  RuleId,
} from '../../kernel/identifier.ts';
import { addDuration, instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { anyInstant, anySubject } from '../../testing/arbitraries.ts';
import { fixturePromises, linkFloodRule } from '../../testing/rulebook-fixture.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { contextOf } from '../../testing/staff-fixture.ts';
import type { Context } from '../decider.ts';
import type { ReportCommand } from './command.ts';
import { decideReport, reportDecider } from './decide.ts';
import type { ReportEvent, ReportOutcome, ReportReceived } from './event.ts';
import type { ReportRefusalCode } from './refusal.ts';

const at = instant('2026-11-20T08:15:00Z');
const report = 'report-1' as ReportId;
const context = contextOf({ kind: 'reporter', report }, at);
const { by } = context;

const receive: Extract<ReportCommand, { type: 'receive-report' }> = {
  type: 'receive-report',
  report,
  source: 'report',
  subject: { kind: 'item', item: 'item-1' as ItemId, author: 'm-0412' as MemberId },
  text: { part: 'part-1' as PartId, text: 'The same shop link in ten threads.' },
  language: 'en' as LanguageTag,
  alleges: 'incompatible-with-rulebook',
  childAbuse: false,
  goodFaith: true,
  private: false,
  participant: false,
};

const received: ReportReceived = {
  type: 'report-received',
  report,
  source: 'report',
  subject: receive.subject,
  text: 'part-1' as PartId,
  language: 'en' as LanguageTag,
  alleges: 'incompatible-with-rulebook',
  childAbuse: false,
  goodFaith: true,
  participant: false,
  promisedBy: addDuration(at, fixturePromises.reportOutcome),
  at,
  by,
};
const joined: ReportEvent = { type: 'report-joined-case', case: 'case-1' as CaseId, at, by };
const closed: ReportEvent = { type: 'report-closed-without-case', reason: 'withdrawn', at, by };

function told(outcome: ReportOutcome): ReportEvent {
  return { type: 'report-outcome-told', outcome, at, by };
}

function tell(outcome: ReportOutcome): ReportCommand {
  return { type: 'tell-outcome', outcome };
}

test('N5 a report gets a receipt with the promised day of its outcome', () => {
  given(reportDecider, []).when(receive, context).thenEvents([received]);
});

test('N6 a report needs no account, no name and no address, whatever it alleges', () => {
  for (const childAbuse of [true, false]) {
    const { events } = given(reportDecider, [])
      .when({ ...receive, childAbuse }, context)
      .thenAgreed();
    const [first] = events;
    assert.ok(first?.type === 'report-received');
    assert.equal('reporter' in first || 'contact' in first, false);
  }
});

test('an address left blank is an address not given', () => {
  const contact = { part: 'part-2' as PartId, text: '  ' };
  given(reportDecider, [])
    .when({ ...receive, contact }, context)
    .thenEvents([received]);
});

test('E2 a participant may report what was said in private', () => {
  given(reportDecider, [])
    .when({ ...receive, private: true, participant: true }, context)
    .thenEvents([{ ...received, participant: true }]);
});

test('N5 every outcome is told once, also "no breach"', () => {
  for (const outcome of ['breach', 'no-breach', 'closed-in-favour'] as const) {
    const file = given(reportDecider, [received, joined]);
    file.when(tell(outcome), context).thenEvents([told(outcome)]);
    given(reportDecider, [received, joined, told(outcome)])
      .when(tell(outcome), context)
      .thenEvents([]);
  }
  given(reportDecider, [received, closed])
    .when(tell('closed-without-case'), context)
    .thenEvents([told('closed-without-case')]);
});

test('a reversal on appeal corrects the first outcome once', () => {
  const correction = told('reversed-on-appeal');
  given(reportDecider, [received, joined, told('breach')])
    .when(tell('reversed-on-appeal'), context)
    .thenEvents([correction]);
  const corrected = given(reportDecider, [received, joined, told('breach'), correction]);
  corrected.when(tell('reversed-on-appeal'), context).thenEvents([]);
  corrected.when(tell('breach'), context).thenRefused('case_closed');
});

test('a reversal with its whole job corrects the outcome, and a second reversal adds nothing', () => {
  const correction = told('reversed-on-review');
  given(reportDecider, [received, joined, told('breach')])
    .when(tell('reversed-on-review'), context)
    .thenEvents([correction]);
  given(reportDecider, [received, joined, told('breach'), correction])
    .when(tell('reversed-on-appeal'), context)
    .thenEvents([]);
});

test('joining the same case twice and closing twice change nothing', () => {
  given(reportDecider, [received, joined])
    .when({ type: 'join-case', case: 'case-1' as CaseId }, context)
    .thenEvents([]);
  given(reportDecider, [received, closed])
    .when({ type: 'close-without-case', reason: 'withdrawn' }, context)
    .thenEvents([]);
});

interface Row {
  readonly given?: readonly ReportEvent[];
  readonly when: ReportCommand;
  readonly context?: Context;
  readonly code: ReportRefusalCode;
  readonly pointer?: string;
}

const long = 'a'.repeat(limits.freeTextLengthMax + 1);
const part = 'part-3' as PartId;
const withdraw: ReportCommand = { type: 'close-without-case', reason: 'withdrawn' };
const join: ReportCommand = { type: 'join-case', case: 'case-2' as CaseId };
const before = contextOf(by, instant('2025-12-31T23:59:59Z'));

const refusals: readonly Row[] = [
  { when: join, code: 'not_found' },
  { when: withdraw, code: 'not_found' },
  { when: tell('breach'), code: 'not_found' },
  { when: { ...receive, text: { part, text: ' \n' } }, code: 'required', pointer: '/text' },
  { when: { ...receive, goodFaith: false }, code: 'required', pointer: '/goodFaith' },
  { when: { ...receive, text: { part, text: long } }, code: 'too_large', pointer: '/text' },
  { when: { ...receive, contact: { part, text: long } }, code: 'too_large', pointer: '/contact' },
  { given: [received], when: receive, code: 'invalid_value', pointer: '/report' },
  { given: [received, joined], when: withdraw, code: 'invalid_value' },
  { given: [received], when: tell('breach'), code: 'invalid_value', pointer: '/outcome' },
  { given: [received, closed], when: tell('breach'), code: 'invalid_value', pointer: '/outcome' },
  {
    given: [received, joined],
    when: tell('reversed-on-appeal'),
    code: 'invalid_value',
    pointer: '/outcome',
  },
  {
    when: { ...receive, rule: 'spam.unknown' as RuleId },
    code: 'rule_not_in_force',
    pointer: '/rule',
  },
  { when: { ...receive, rule: linkFloodRule }, context: before, code: 'rule_not_in_force' },
  { when: receive, context: before, code: 'rule_not_in_force' },
  {
    when: { ...receive, private: true },
    code: 'private_without_participant',
    pointer: '/participant',
  },
  { given: [received, closed], when: join, code: 'case_closed' },
  { given: [received, joined, told('breach')], when: join, code: 'case_closed' },
  { given: [received, joined, told('breach')], when: withdraw, code: 'case_closed' },
  { given: [received, joined, told('breach')], when: tell('no-breach'), code: 'case_closed' },
];

test('every refusal, by the table', () => {
  for (const [index, row] of refusals.entries()) {
    const scenario = given(reportDecider, row.given ?? []).when(row.when, row.context ?? context);
    assert.ok(isRefusal(scenario.answer), `row ${index}: agreed to what ${row.code} should refuse`);
    scenario.thenRefused(row.code, row.pointer);
  }
  const known: Readonly<Record<ReportRefusalCode, true>> = {
    not_found: true,
    required: true,
    too_large: true,
    invalid_value: true,
    rule_not_in_force: true,
    private_without_participant: true,
    case_closed: true,
  };
  const seen = new Set(refusals.map(({ code }) => code));
  assert.deepEqual([...seen].toSorted(), Object.keys(known).toSorted());
});

test('what is missing is said before what the rulebook refuses', () => {
  given(reportDecider, [])
    .when({ ...receive, goodFaith: false, rule: 'spam.unknown' as RuleId, private: true }, context)
    .thenRefused('required', '/goodFaith');
});

test('no sequence of commands throws, and at most two outcomes are ever told', () => {
  const outcomes = [
    'breach',
    'no-breach',
    'closed-in-favour',
    'reversed-on-appeal',
    'reversed-on-review',
    'closed-without-case',
  ] as const;
  const command: fc.Arbitrary<ReportCommand> = fc.oneof(
    fc
      .record({ subject: anySubject(), private: fc.boolean(), participant: fc.boolean() })
      .map((drawn) => ({ ...receive, ...drawn })),
    fc.constantFrom(join, withdraw, ...outcomes.map(tell)),
  );
  const steps = fc.array(fc.tuple(command, anyInstant()), { maxLength: 20 });
  fc.assert(
    fc.property(steps, (sequence) => {
      const events: ReportEvent[] = [];
      let state = reportDecider.initial;
      for (const [next, now] of sequence) {
        const answer = decideReport(next, state, contextOf(by, now));
        if (isRefusal(answer)) continue;
        events.push(...answer);
        state = answer.reduce(reportDecider.evolve, state);
      }
      assert.deepEqual(state, foldEvents(reportDecider, events));
      assert.ok(events.filter(({ type }) => type === 'report-outcome-told').length <= 2);
    }),
  );
});
