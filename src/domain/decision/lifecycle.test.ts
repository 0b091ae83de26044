import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AppealId, DecisionId, StaffId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { threatRule } from '../../testing/rulebook-fixture.ts';
import { foldEvents, given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Actor } from '../person.ts';
import type { DecisionCommand } from './command.ts';
import { decideDecision, decisionDecider } from './decide.ts';
import {
  appealId,
  breachDraft,
  decidedAt,
  issuedDecision,
  makeCommand,
  readyCase,
  statementId,
  words,
} from './decision-fixture.test.ts';
import type { DecisionEvent } from './event.ts';
import type { DecisionRefusalCode } from './refusal.ts';
import type { MadeDecision } from './state.ts';

const author = staffRecord('moderator-1');
const other = staffRecord('moderator-2');
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
  const reason = words('The quote is about a film.');
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
        reason: reason.part,
      },
    ]);
  assert.equal(state.phase, 'rejected');
});

test('D8 what no second person agreed to by the promise lapses, once, and by the clock alone', () => {
  const { promisedBy } = file.opened;
  const lapse: DecisionCommand = { type: 'lapse', promisedBy };
  const { events, after } = given(decisionDecider, waiting)
    .when(lapse, contextOf(clock, promisedBy))
    .thenAgreed();
  assert.equal(after.phase, 'undone');
  given(decisionDecider, [...waiting, ...events])
    .when(lapse, contextOf(clock, promisedBy))
    .thenEvents([]);
  given(decisionDecider, waiting)
    .when(confirm, contextOf(byStaff('moderator-2'), promisedBy))
    .thenRefused('deadline_passed');
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

test('a milder decision is made final by the appeal it came from, and by its own reviewer', () => {
  const first = { ...issuedDecision().made, inAppeal: appealId };
  const replaced: readonly DecisionEvent[] = [
    { type: 'decision-made', ...first },
    { type: 'decision-held', at: decidedAt, by: first.by, until: decidedAt },
    { type: 'decision-issued', at: decidedAt, by: clock, statement: statementId },
  ];
  const { after } = given(decisionDecider, replaced)
    .when(uphold, contextOf(byStaff('moderator-1'), later))
    .thenAgreed();
  assert.equal(after.phase, 'final');
  given(decisionDecider, replaced)
    .when(reverse, contextOf(byStaff('moderator-1'), later))
    .thenRefused('conflict_of_interest');
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
    command: { type: 'reject-decision', staff: other, file, reason: words('no') },
    by: byStaff('moderator-2'),
  },
  {
    why: 'lapse before the promise has passed',
    code: 'invalid_value',
    events: waiting,
    command: { type: 'lapse', promisedBy: longAfter },
    by: clock,
  },
  {
    why: 'lapse by a person',
    code: 'role_required',
    events: waiting,
    command: { type: 'lapse', promisedBy: decidedAt },
    by: byStaff('moderator-2'),
  },
  {
    why: 'lapse of a decision that waits for nobody',
    code: 'already_decided',
    events: held,
    command: { type: 'lapse', promisedBy: decidedAt },
    by: clock,
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
