import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Duration, duration, durationMs } from '../../kernel/duration.ts';
import type { DecisionId, GroupId, StaffId } from '../../kernel/identifier.ts';
import { instant } from '../../kernel/instant.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { fixtureLadder } from '../../testing/rulebook-fixture.ts';
import { given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import type { Actor } from '../person.ts';
import type { DecisionCommand } from './command.ts';
import { decideDecision, decisionDecider } from './decide.ts';
import {
  appealId,
  decisionId,
  issuedDecision,
  statementId,
  words,
} from './decision-fixture.test.ts';
import type { Measure } from './event.ts';
import type { DecisionRefusalCode } from './refusal.ts';

const reviewer = staffRecord('reviewer-1', { roles: ['reviewer'] });
const clock: Actor = { kind: 'clock' };
const later = instant('2026-03-02T10:01:00Z');

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
