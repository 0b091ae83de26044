import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Duration, duration, durationMs } from '../../kernel/duration.ts';
import type { AppealId, DecisionId, GroupId, StaffId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { fixtureLadder, threatRule } from '../../testing/rulebook-fixture.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Actor } from '../person.ts';
import type { DecisionCommand } from './command.ts';
import { decideDecision, decisionDecider } from './decide.ts';
import {
  appealId,
  breachDraft,
  decidedAt,
  decisionId,
  issuedDecision,
  makeCommand,
  readyCase,
  statementId,
  words,
} from './decision-fixture.ts';
import type { DecisionEvent, Measure } from './event.ts';
import type { DecisionRefusalCode } from './refusal.ts';
import type { MadeDecision } from './state.ts';

const author = staffRecord('moderator-1');
const other = staffRecord('moderator-2');
const reviewer = staffRecord('reviewer-1', { roles: ['reviewer'] });
const clock: Actor = { kind: 'clock' };
const file = readyCase();
const later = instant('2026-03-02T10:01:00Z');
const longAfter = instant('2026-12-24T00:00:00Z');

function eventsOf(command: DecisionCommand): readonly DecisionEvent[] {
  const context = contextOf(byStaff('moderator-1'), decidedAt);
  return given(decisionDecider, []).when(command, context).thenAgreed().events;
}

const held = eventsOf(makeCommand(author));
const waiting = eventsOf(
  makeCommand(author, { draft: breachDraft({ rule: threatRule, rung: 'one-day' }) }),
);
const issue: DecisionCommand = { type: 'issue-decision', statement: statementId, author };
const issued = [
  ...held,
  ...given(decisionDecider, held).when(issue, contextOf(clock, later)).thenAgreed().events,
];
const uphold: DecisionCommand = { type: 'uphold-on-appeal', appeal: appealId };
const reverse: DecisionCommand = { type: 'reverse-on-appeal', appeal: appealId };
const undo: DecisionCommand = { type: 'undo-decision', staff: author };
const confirm: DecisionCommand = { type: 'confirm-decision', staff: other, file };
const final: DecisionCommand = {
  type: 'make-final',
  appealWindowEndsAt: instant('2026-09-02T10:01:00Z'),
};

test('a second person agrees, and only then the time to undo begins', () => {
  const { events, after } = given(decisionDecider, waiting)
    .when(confirm, contextOf(byStaff('moderator-2'), later))
    .thenAgreed();
  assert.deepEqual(
    events.map(({ type }) => type),
    ['decision-confirmed', 'decision-held'],
  );
  assert.equal(after.phase === 'held' && after.confirmedBy, 'moderator-2');
});

test('a second person who does not agree ends the decision without effect', () => {
  const reason = 'The quote is about a film.';
  const state = given(decisionDecider, waiting)
    .when(
      { type: 'reject-decision', staff: other, file, reason },
      contextOf(byStaff('moderator-2'), later),
    )
    .thenEvents([
      {
        type: 'decision-rejected-by-second',
        at: later,
        by: byStaff('moderator-2'),
        second: 'moderator-2' as StaffId,
        reason,
      },
    ]);
  assert.equal(state.phase, 'rejected');
});

test('the author undoes a held decision, and undoing twice changes nothing more', () => {
  const state = given(decisionDecider, held)
    .when(undo, contextOf(byStaff('moderator-1'), decidedAt))
    .thenAgreed();
  assert.equal(state.after.phase, 'undone');
  given(decisionDecider, [...held, ...state.events])
    .when(undo, contextOf(byStaff('moderator-1'), later))
    .thenEvents([]);
});

test('rights that end before the decision is issued take it back', () => {
  const gone = staffRecord('moderator-1', { endedAt: decidedAt });
  given(decisionDecider, held)
    .when({ type: 'issue-decision', statement: statementId, author: gone }, contextOf(clock, later))
    .thenRefused('authority_ended');
  given(decisionDecider, held)
    .when({ type: 'undo-decision', staff: gone }, contextOf(clock, later))
    .thenEvents([{ type: 'decision-undone', at: later, by: clock, reason: 'authority-ended' }]);
});

test('N1 a breach is not issued without a statement', () => {
  given(decisionDecider, held)
    .when({ type: 'issue-decision', author }, contextOf(clock, later))
    .thenRefused('required', '/statement');
});

test('after the appeal window a decision is final, once', () => {
  const { events } = given(decisionDecider, issued)
    .when(final, contextOf(clock, longAfter))
    .thenAgreed();
  given(decisionDecider, [...issued, ...events])
    .when(final, contextOf(clock, longAfter))
    .thenEvents([]);
});

test('an appeal upholds, reverses or replaces a decision, and the same outcome twice is one', () => {
  const context = contextOf(byStaff('reviewer-1'), later);
  const override: DecisionCommand = {
    type: 'override',
    replacement: 'decision-2' as DecisionId,
    appeal: appealId,
  };
  const phases = [uphold, reverse, override].map((command) => {
    const { events, after } = given(decisionDecider, issued).when(command, context).thenAgreed();
    given(decisionDecider, [...issued, ...events])
      .when(command, context)
      .thenEvents([]);
    return after.phase;
  });
  assert.deepEqual(phases, ['final', 'reversed', 'overridden']);
});

interface Row {
  readonly why: string;
  readonly code: DecisionRefusalCode;
  readonly events: readonly DecisionEvent[];
  readonly command: DecisionCommand;
  readonly by: Actor;
  readonly at?: typeof later;
}

const reversedFirst: readonly DecisionEvent[] = [
  ...issued,
  { type: 'decision-reversed', at: later, by: byStaff('reviewer-1'), appeal: 'a-0' as AppealId },
];
const rows: readonly Row[] = [
  { why: 'undo nothing', code: 'not_found', events: [], command: undo, by: clock },
  { why: 'confirm nothing', code: 'not_found', events: [], command: confirm, by: clock },
  { why: 'issue nothing', code: 'not_found', events: [], command: issue, by: clock },
  { why: 'finish nothing', code: 'not_found', events: [], command: final, by: clock },
  { why: 'uphold nothing', code: 'not_found', events: [], command: uphold, by: clock },
  { why: 'reverse nothing', code: 'not_found', events: [], command: reverse, by: clock },
  {
    why: 'a second person with another role',
    code: 'role_required',
    events: waiting,
    command: { ...confirm, staff: staffRecord('moderator-2', { roles: ['auditor'] }) },
    by: byStaff('moderator-2'),
  },
  {
    why: 'a second person who reported it',
    code: 'conflict_of_interest',
    events: waiting,
    command: { ...confirm, staff: staffRecord('moderator-2', { member: 'm-2' }) },
    by: byStaff('moderator-2'),
  },
  {
    why: 'the author as the second person',
    code: 'second_person_required',
    events: waiting,
    command: { ...confirm, staff: author },
    by: byStaff('moderator-1'),
  },
  {
    why: 'a second person where none is needed',
    code: 'already_decided',
    events: held,
    command: confirm,
    by: byStaff('moderator-2'),
  },
  {
    why: 'no reason for not agreeing',
    code: 'reasons_required',
    events: waiting,
    command: { type: 'reject-decision', staff: other, file, reason: 'no' },
    by: byStaff('moderator-2'),
  },
  {
    why: 'undo by somebody else',
    code: 'role_required',
    events: held,
    command: { type: 'undo-decision', staff: other },
    by: byStaff('moderator-2'),
  },
  {
    why: 'undo by the clock while the author may still decide',
    code: 'role_required',
    events: held,
    command: undo,
    by: clock,
  },
  {
    why: 'undo too late',
    code: 'deadline_passed',
    events: held,
    command: undo,
    by: byStaff('moderator-1'),
  },
  {
    why: 'undo what was issued',
    code: 'deadline_passed',
    events: issued,
    command: undo,
    by: byStaff('moderator-1'),
  },
  {
    why: 'issue while it can still be undone',
    code: 'invalid_value',
    events: held,
    command: issue,
    by: clock,
    at: decidedAt,
  },
  {
    why: 'issue by a third person',
    code: 'role_required',
    events: held,
    command: issue,
    by: byStaff('moderator-2'),
  },
  {
    why: 'issue without the second person',
    code: 'second_person_required',
    events: waiting,
    command: issue,
    by: clock,
  },
  { why: 'issue twice', code: 'already_decided', events: issued, command: issue, by: clock },
  {
    why: 'final while an appeal is still open',
    code: 'invalid_value',
    events: issued,
    command: final,
    by: clock,
  },
  {
    why: 'final by a person',
    code: 'role_required',
    events: issued,
    command: final,
    by: byStaff('moderator-1'),
    at: longAfter,
  },
  {
    why: 'A3 a reversal by the clock',
    code: 'role_required',
    events: issued,
    command: reverse,
    by: clock,
  },
  {
    why: 'A2 upheld by its own author',
    code: 'conflict_of_interest',
    events: issued,
    command: uphold,
    by: byStaff('moderator-1'),
  },
  {
    why: 'reverse before it was issued',
    code: 'already_decided',
    events: held,
    command: reverse,
    by: byStaff('reviewer-1'),
  },
  {
    why: 'uphold what was reversed',
    code: 'already_decided',
    events: reversedFirst,
    command: uphold,
    by: byStaff('reviewer-1'),
  },
  {
    why: 'make the same decision twice',
    code: 'already_decided',
    events: held,
    command: makeCommand(author),
    by: byStaff('moderator-1'),
  },
];

for (const { why, code, events, command, by, at } of rows) {
  test(`a step is refused with ${code}: ${why}`, () => {
    given(decisionDecider, events)
      .when(command, contextOf(by, at ?? later))
      .thenRefused(code);
  });
}

type Milder = Extract<DecisionCommand, { type: 'make-milder-decision' }>;

function milder(options: Partial<Milder> = {}): Milder {
  return {
    type: 'make-milder-decision',
    decision: 'decision-2' as DecisionId,
    appeal: appealId,
    first: issuedDecision(),
    firstId: decisionId,
    staff: reviewer,
    reasons: words('It was one remark in a long and friendly thread.'),
    rung: 'one-day',
    ...options,
  };
}

const review = contextOf(byStaff('reviewer-1'), later);

function measures(length: string, options: Partial<Measure> = {}): readonly Measure[] {
  return [{ kind: 'read-only', for: length as Duration, ...options }];
}

test('A5 a milder decision keeps rule and acts, takes less of everything and needs no waiting time', () => {
  const { events } = given(decisionDecider, []).when(milder(), review).thenAgreed();
  const [made, heldEvent] = events;
  assert.ok(made?.type === 'decision-made' && heldEvent?.type === 'decision-held');
  assert.equal(heldEvent.until, later);
  assert.deepEqual(made.rule, issuedDecision().made.rule);
  assert.deepEqual(made.acts, issuedDecision().made.acts);
  assert.deepEqual(made.measures, [{ kind: 'read-only', for: 'P1D' }]);
  assert.equal(made.overrideOf, decisionId);
  assert.equal(made.weight?.points, 15);
  assert.equal(made.needsSecondPerson, false);
  given(decisionDecider, events)
    .when(
      { type: 'issue-decision', statement: statementId, author: reviewer },
      contextOf(clock, later),
    )
    .thenAgreed();
});

test('A5 the same step keeps its points, and its published time is cut to the first one', () => {
  const first = issuedDecision({ measures: measures('P5D', { group: 'group-1' as GroupId }) });
  const { events } = given(decisionDecider, [])
    .when(milder({ first, rung: 'seven-days' }), review)
    .thenAgreed();
  const [made] = events;
  assert.ok(made?.type === 'decision-made');
  assert.deepEqual(made.measures, measures('P5D', { group: 'group-1' as GroupId }));
  assert.equal(made.weight?.points, 20);
});

const milderRows: readonly [string, DecisionRefusalCode, Milder][] = [
  ['a higher step', 'harsher_than_first', milder({ rung: 'thirty-days', measures: [] })],
  [
    'a longer time',
    'harsher_than_first',
    milder({ rung: 'seven-days', measures: measures('P8D') }),
  ],
  [
    'another kind',
    'harsher_than_first',
    milder({ measures: [{ kind: 'suspension', for: duration('PT1H') }] }),
  ],
  [
    'a wider reach',
    'harsher_than_first',
    milder({
      first: issuedDecision({ measures: measures('P7D', { group: 'group-1' as GroupId }) }),
      measures: measures('P1D'),
    }),
  ],
  ['a step nobody knows', 'measure_out_of_range', milder({ rung: 'a-stern-look' })],
  ['reasons of a word', 'reasons_required', milder({ reasons: words('milder') })],
  ['no end', 'restriction_must_end', milder({ measures: measures('PT0S') })],
  [
    'a first decision of no breach',
    'invalid_value',
    milder({ first: issuedDecision({ outcome: 'no-breach' }) }),
  ],
  [
    'a first decision that was reversed',
    'already_decided',
    milder({ first: issuedDecision({}, { phase: 'reversed' }) }),
  ],
  ['a moderator', 'role_required', milder({ staff: staffRecord('reviewer-1') })],
  [
    'the first author',
    'conflict_of_interest',
    milder({ first: issuedDecision({ decidedBy: 'reviewer-1' as StaffId }) }),
  ],
  [
    'the second person of the first decision',
    'conflict_of_interest',
    milder({ first: issuedDecision({}, { confirmedBy: 'reviewer-1' as StaffId }) }),
  ],
  [
    'the respondent',
    'conflict_of_interest',
    milder({ staff: staffRecord('reviewer-1', { roles: ['reviewer'], member: 'm-1' }) }),
  ],
];

for (const [why, code, command] of milderRows) {
  test(`A5 a milder decision is refused with ${code}: ${why}`, () => {
    given(decisionDecider, []).when(command, review).thenRefused(code);
  });
}

test('A5 whatever is asked, nothing about a milder decision is harsher than the first', () => {
  const rung = fc.integer({ min: 0, max: fixtureLadder.length - 1 });
  const anyMeasures = fc.array(
    fc.record({
      kind: fc.constantFrom('read-only' as const, 'suspension' as const),
      for: fc.integer({ min: 0, max: 40 }).map((days) => duration(`P${days}D`)),
    }),
    { maxLength: 2 },
  );
  const arbitrary = [rung, rung, fc.option(anyMeasures, { nil: undefined })] as const;
  fc.assert(
    fc.property(...arbitrary, (firstIndex, index, chosen) => {
      const firstRung = fixtureLadder[firstIndex];
      const name = fixtureLadder[index]?.name ?? '';
      assert.ok(firstRung !== undefined);
      const first = issuedDecision({ rungChosen: firstRung.name, measures: firstRung.measures });
      const command = milder({
        first,
        rung: name,
        ...(chosen === undefined ? {} : { measures: chosen }),
      });
      const answer = decideDecision(command, decisionDecider.initial, review);
      if (isRefusal(answer)) return;
      const [made] = answer;
      assert.ok(made?.type === 'decision-made' && index <= firstIndex);
      assert.ok((made.weight?.points ?? 0) <= (first.made.weight?.points ?? 0));
      const longestMs = Math.max(0, ...firstRung.measures.map((each) => durationMs(each.for)));
      for (const each of made.measures) assert.ok(durationMs(each.for) <= longestMs);
    }),
  );
});

test('any order of commands gives events or a refusal, and the state is the fold of its events', () => {
  const commands: readonly DecisionCommand[] = [
    makeCommand(author),
    confirm,
    undo,
    issue,
    final,
    uphold,
    reverse,
    { type: 'override', replacement: 'decision-2' as DecisionId },
  ];
  const step = fc.record({
    command: fc.constantFrom(...commands),
    by: fc.constantFrom(clock, byStaff('moderator-1'), byStaff('moderator-2'), byStaff('r-1')),
    at: fc.constantFrom(decidedAt, later, longAfter),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let state: MadeDecision | { readonly phase: 'none' } = { phase: 'none' };
      const events: DecisionEvent[] = [];
      for (const { command, by, at } of steps) {
        const answer = decideDecision(command, state, contextOf(by, at));
        if (isRefusal(answer)) continue;
        events.push(...answer);
        state = answer.reduce(decisionDecider.evolve, state);
      }
      assert.deepEqual(state, foldEvents(decisionDecider, events));
    }),
  );
});
