import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { duration } from '../../kernel/duration.ts';
import type { DecisionId, MemberId, ReportId, StaffId } from '../../kernel/identifier.ts';
import { addDuration, type Instant, instant } from '../../kernel/instant.ts';
import { rulebookHistory } from '../../testing/rulebook-fixture.ts';
import { given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Context } from '../decider.ts';
import {
  appealId,
  caseId,
  decisionId,
  deliveredStatement,
  firstAuthor,
  insult,
  issuedDecision,
  readyCase,
  respondent,
  words,
} from '../decision/decision-fixture.test.ts';
import type { Actor } from '../person.ts';
import { standingEntryOf } from '../standing/entry.ts';
import type { AppealCommand } from './command.ts';
import { appealDecider } from './decide.ts';
import type { AppealEvent } from './event.ts';
import type { AppealRefusalCode } from './refusal.ts';

type FileAppeal = Extract<AppealCommand, { type: 'file-appeal' }>;
type DecideAppeal = Extract<AppealCommand, { type: 'decide-appeal' }>;

const filedAt = instant('2026-03-02T11:00:00Z');
const laterOn = instant('2026-03-02T11:05:00Z');
const clock: Actor = { kind: 'clock' };
const member: Actor = { kind: 'member', id: respondent };
const reporter: Actor = { kind: 'reporter', report: 'report-1' as ReportId };
const reviewer = staffRecord('reviewer-1', { roles: ['reviewer'] });
const byReviewer = byStaff('reviewer-1');
const first = { file: readyCase({ phase: 'decided' }), decision: issuedDecision() };
const noBreach = {
  ...first,
  decision: issuedDecision({ outcome: 'no-breach', measures: [] }),
};

const statement = deliveredStatement(filedAt, instant('2026-09-02T11:00:00Z'));

function filing(options: Partial<FileAppeal> = {}): FileAppeal {
  return {
    type: 'file-appeal',
    appeal: appealId,
    decisionId,
    appellant: { kind: 'respondent', person: { kind: 'member', id: respondent } },
    text: words('No.', 'part-7'),
    statement,
    restrictions: [],
    ...first,
    ...options,
  };
}

const byReport = { kind: 'reporter', report: 'report-1' as ReportId } as const;

function deciding(options: Partial<DecideAppeal> = {}): DecideAppeal {
  return {
    type: 'decide-appeal',
    staff: reviewer,
    outcome: 'decision-upheld',
    reasons: words('The words were aimed at a person, twice, after a reminder.', 'part-8'),
    reporterTraces: ['m-0412'],
    ...first,
    ...options,
  };
}

function after(
  events: readonly AppealEvent[],
  command: AppealCommand,
  context: Context,
): readonly AppealEvent[] {
  const agreed = given(appealDecider, events).when(command, context).thenAgreed();
  return [...events, ...agreed.events];
}

const lease: AppealCommand = { type: 'lease-appeal', staff: reviewer, ...first };
const find: AppealCommand = {
  type: 'record-appeal-finding',
  staff: reviewer,
  breach: 'breach',
  ...first,
};
const open: AppealCommand = { type: 'open-first-decision', staff: reviewer, ...first };
const note: AppealCommand = { type: 'note-late' };

const received = after([], filing(), contextOf(member, filedAt));
const leased = after(received, lease, contextOf(byReviewer, filedAt));
const found = after(leased, find, contextOf(byReviewer, filedAt));
const opened = after(found, open, contextOf(byReviewer, filedAt));
const decided = after(opened, deciding(), contextOf(byReviewer, filedAt));

test('A8 one word is enough, and the receipt promises a date', () => {
  assert.deepEqual(received, [
    {
      type: 'appeal-received',
      at: filedAt,
      by: member,
      appeal: appealId,
      decision: decisionId,
      case: caseId,
      appellant: { kind: 'respondent', person: { kind: 'member', id: respondent } },
      text: 'part-7',
      promisedBy: addDuration(filedAt, duration('PT72H')),
    },
  ]);
});

test('A8 any text that is not blank is accepted, whatever is in it', () => {
  const text = fc.string({ minLength: 1, maxLength: 500, unit: 'binary' });
  fc.assert(
    fc.property(
      text.filter((free) => free.trim() !== ''),
      (free) => {
        given(appealDecider, [])
          .when(filing({ text: words(free) }), contextOf(member, filedAt))
          .thenAgreed();
      },
    ),
  );
});

test('A1 an appeal against what was never delivered is in time, however late', () => {
  const { delivered: _, ...undelivered } = statement;
  given(appealDecider, [])
    .when(
      filing({ statement: { ...undelivered, phase: 'available' } }),
      contextOf(member, instant('2028-01-01T00:00:00Z')),
    )
    .thenAgreed();
});

test('A1 the last moment of the window is in time, the next one is not', () => {
  const until = instant('2026-09-02T11:00:00Z');
  given(appealDecider, []).when(filing(), contextOf(member, until)).thenAgreed();
  const refusal = given(appealDecider, [])
    .when(filing(), contextOf(member, instant('2026-09-02T11:00:00.001Z')))
    .thenRefused('deadline_passed');
  assert.deepEqual(refusal.facts, { until });
});

test('A7 a reporter appeals that no breach was found', () => {
  const { statement: _, ...command } = filing({ appellant: byReport, ...noBreach });
  given(appealDecider, []).when(command, contextOf(reporter, filedAt)).thenAgreed();
});

test('a short promise of the rulebook is kept', () => {
  const rulebook = rulebookHistory({ promises: { appealOutcome: duration('PT24H') } });
  const [event] = after([], filing(), contextOf(member, filedAt, rulebook));
  assert.ok(event?.type === 'appeal-received');
  assert.equal(event.promisedBy, '2026-03-03T11:00:00.000Z');
});

test('S9 filing an appeal adds nothing to standing', () => {
  const before = standingEntryOf(first.decision);
  after([], filing(), contextOf(member, filedAt));
  assert.deepEqual(standingEntryOf(first.decision), before);
  assert.equal('standing' in filing(), false);
});

test('an appeal is taken, judged blind, opened, decided, with reasons', () => {
  const state = opened.reduce(appealDecider.evolve, appealDecider.initial);
  assert.ok(state.phase === 'waiting' && state.openedFirst?.holder === 'reviewer-1');
  const end = decided.reduce(appealDecider.evolve, appealDecider.initial);
  assert.ok(end.phase === 'decided' && end.decided?.outcome === 'decision-upheld');
  given(appealDecider, opened).when(open, contextOf(byReviewer, filedAt)).thenEvents([]);
});

test('a late appeal is noted once by the clock, never early, and never after the outcome', () => {
  const late = instant('2026-03-06T00:00:00Z');
  given(appealDecider, received).when(note, contextOf(clock, laterOn)).thenEvents([]);
  const noted = after(received, note, contextOf(clock, late));
  assert.equal(noted.length, received.length + 1);
  given(appealDecider, noted).when(note, contextOf(clock, late)).thenEvents([]);
  given(appealDecider, decided).when(note, contextOf(clock, late)).thenEvents([]);
});

interface Row {
  readonly why: string;
  readonly code: AppealRefusalCode;
  readonly events?: readonly AppealEvent[];
  readonly command: AppealCommand;
  readonly by?: Actor;
  readonly at?: Instant;
}

const otherReviewer = staffRecord('reviewer-2', { roles: ['reviewer'] });
const varied = deciding({
  outcome: 'decision-varied',
  replacement: 'decision-2' as DecisionId,
});
const { replacement: _, ...variedWithout } = varied;
const filingRows: readonly Row[] = [
  { why: 'no text', code: 'required', command: filing({ text: words(' \n ') }), by: member },
  {
    why: 'a text beyond the limit',
    code: 'too_large',
    command: filing({ text: words('a'.repeat(20_001)) }),
    by: member,
  },
  {
    why: 'a stranger',
    code: 'role_required',
    command: filing(),
    by: { kind: 'member', id: 'm-9' as MemberId },
  },
  {
    why: 'a stranger for themselves',
    code: 'role_required',
    command: filing({
      appellant: { kind: 'respondent', person: { kind: 'member', id: 'm-9' as MemberId } },
    }),
    by: { kind: 'member', id: 'm-9' as MemberId },
  },
  {
    why: 'the reporter of another case',
    code: 'role_required',
    command: filing({
      ...noBreach,
      appellant: { kind: 'reporter', report: 'report-9' as ReportId },
    }),
    by: { kind: 'reporter', report: 'report-9' as ReportId },
  },
  { why: 'the clock', code: 'role_required', command: filing(), by: clock },
  {
    why: 'a reporter who wants it harsher',
    code: 'not_in_force',
    command: filing({ appellant: byReport }),
    by: reporter,
  },
  {
    why: 'a respondent of whom no breach was found',
    code: 'not_in_force',
    command: filing(noBreach),
    by: member,
  },
  {
    why: 'a decision that was undone',
    code: 'not_in_force',
    command: filing({ decision: issuedDecision({}, { phase: 'undone' }) }),
    by: member,
  },
  {
    why: 'a reporter after it became final',
    code: 'deadline_passed',
    command: filing({
      ...noBreach,
      appellant: byReport,
      decision: { ...noBreach.decision, phase: 'final', finalAt: filedAt },
    }),
    by: reporter,
  },
  {
    why: 'filing twice',
    code: 'already_decided',
    events: received,
    command: filing(),
    by: member,
  },
];

const reviewRows: readonly Row[] = [
  { why: 'taking nothing', code: 'not_found', command: lease },
  { why: 'nothing that could be late', code: 'not_found', command: note, by: clock },
  { why: 'late by a person', code: 'role_required', events: received, command: note },
  {
    why: 'a moderator',
    code: 'role_required',
    events: received,
    command: { ...lease, staff: staffRecord('reviewer-1') },
  },
  { why: 'A3 the clock', code: 'role_required', events: opened, command: deciding(), by: clock },
  {
    why: 'A3 the engine',
    code: 'role_required',
    events: opened,
    command: deciding(),
    by: { kind: 'engine', rule: insult },
  },
  {
    why: 'A2 who decided first',
    code: 'conflict_of_interest',
    events: received,
    command: { ...lease, staff: staffRecord('moderator-1', { roles: ['lead'] }) },
    by: byStaff('moderator-1'),
  },
  {
    why: 'A2 the second person',
    code: 'conflict_of_interest',
    events: received,
    command: {
      ...lease,
      decision: issuedDecision({}, { confirmedBy: 'reviewer-1' as StaffId }),
    },
  },
  {
    why: 'A2 who touched the case',
    code: 'conflict_of_interest',
    events: received,
    command: {
      ...lease,
      file: readyCase({ touchedBy: [firstAuthor, 'reviewer-1' as StaffId] }),
    },
  },
  {
    why: 'A2 who reported it',
    code: 'conflict_of_interest',
    events: received,
    command: { ...lease, staff: staffRecord('reviewer-1', { roles: ['reviewer'], member: 'm-2' }) },
  },
  {
    why: 'what another reviewer reads',
    code: 'leased_by_other',
    events: leased,
    command: { ...lease, staff: otherReviewer },
    by: byStaff('reviewer-2'),
  },
  { why: 'a finding without a lease', code: 'lease_required', events: received, command: find },
  {
    why: 'a lease that has run out',
    code: 'lease_required',
    events: leased,
    command: find,
    at: instant('2026-03-02T11:10:00Z'),
  },
  { why: 'a second finding', code: 'finding_already_recorded', events: found, command: find },
  { why: 'opening before a finding', code: 'finding_required', events: leased, command: open },
  {
    why: 'deciding before a finding',
    code: 'finding_required',
    events: leased,
    command: deciding(),
  },
  { why: 'deciding unread', code: 'required', events: found, command: deciding() },
  {
    why: 'A4 no reasons',
    code: 'reasons_required',
    events: opened,
    command: deciding({ reasons: words('upheld') }),
  },
  {
    why: 'N3 reasons that name a reporter',
    code: 'may_identify_reporter',
    events: opened,
    command: deciding({ reasons: words('Member M-0412 told us so, and that was true.') }),
  },
  {
    why: 'reasons beyond the limit',
    code: 'too_large',
    events: opened,
    command: deciding({ reasons: words('a'.repeat(20_001)) }),
  },
  { why: 'varied into nothing', code: 'required', events: opened, command: variedWithout },
  {
    why: 'a replacement for what stands',
    code: 'invalid_value',
    events: opened,
    command: deciding({ replacement: 'decision-2' as DecisionId }),
  },
  {
    why: 'A5 no breach varied into one',
    code: 'invalid_value',
    events: opened,
    command: { ...varied, ...noBreach },
  },
  { why: 'deciding twice', code: 'already_decided', events: decided, command: deciding() },
];

for (const { why, code, events, command, by, at } of [...filingRows, ...reviewRows]) {
  test(`an appeal is refused with ${code}: ${why}`, () => {
    given(appealDecider, events ?? [])
      .when(command, contextOf(by ?? byReviewer, at ?? laterOn))
      .thenRefused(code);
  });
}

test('a reviewer who comes after another starts blind', () => {
  const later = instant('2026-03-02T12:00:00Z');
  const again = after(
    opened,
    { ...lease, staff: otherReviewer },
    contextOf(byStaff('reviewer-2'), later),
  );
  given(appealDecider, again)
    .when({ ...deciding(), staff: otherReviewer }, contextOf(byStaff('reviewer-2'), later))
    .thenRefused('finding_required');
});
