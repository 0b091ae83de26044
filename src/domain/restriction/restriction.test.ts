import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Duration, duration, durationMs } from '../../kernel/duration.ts';
import type {
  AppealId,
  DecisionId,
  FindingId,
  GroupId,
  ItemId,
  MemberId,
  RestrictionId,
  RuleId,
  StaffId,
  StatementId,
} from '../../kernel/identifier.ts';
import { addDuration, elapsedMs, type Instant, instant } from '../../kernel/instant.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import {
  itemMeasures,
  type MemberMeasure,
  type MisuseMeasure,
  memberMeasures,
  misuseMeasures,
  type TraderMeasure,
  traderMeasures,
} from '../../rulebook/model.ts';
import { anyInstant } from '../../testing/arbitraries.ts';
import { given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import { words } from '../decision/decision-fixture.test.ts';
import type { Actor } from '../person.ts';
import { powers, powersAt, powersLimitedBy, unrestrictable } from '../powers/powers.ts';
import type { RestrictionCommand } from './command.ts';
import { restrictionDecider } from './decide.ts';
import type { Imposition, RestrictionEvent } from './event.ts';
import type { RestrictionRefusalCode } from './refusal.ts';
import { type ImposedRestriction, phaseAt } from './state.ts';

type Impose = Extract<RestrictionCommand, { type: 'impose' }>;

const start = instant('2026-03-02T10:00:00Z');
const clock: Actor = { kind: 'clock' };
const appeal = 'appeal-1' as AppealId;
const member = 'm-1' as MemberId;
const moderator = staffRecord('moderator-2');
const byModerator = byStaff('moderator-2');

const onMember = {
  target: { kind: 'member', member },
  measure: 'read-only',
  basis: {
    kind: 'decision',
    decision: 'decision-1' as DecisionId,
    decidedBy: 'moderator-1' as StaffId,
  },
} as const satisfies Imposition;
const heldItem = {
  target: { kind: 'item', item: 'item-1' as ItemId, author: member },
  measure: 'hide',
  basis: { kind: 'hold', finding: 'finding-1' as FindingId, rule: 'spam.link-flood' as RuleId },
} as const satisfies Imposition;

function imposing(length: string, imposition: Imposition = onMember): Impose {
  return {
    type: 'impose',
    restriction: 'restriction-1' as RestrictionId,
    statement: 'statement-1' as StatementId,
    for: length as Duration,
    ...imposition,
  };
}

function imposed(length: string, imposition?: Imposition): readonly RestrictionEvent[] {
  return given(restrictionDecider, [])
    .when(imposing(length, imposition), contextOf(clock, start))
    .thenAgreed().events;
}

function stateAfter(
  events: readonly RestrictionEvent[],
  command: RestrictionCommand,
  context = contextOf(clock, start),
): ImposedRestriction {
  const { after } = given(restrictionDecider, events).when(command, context).thenAgreed();
  return after.phase === 'imposed' ? after : assert.fail('nothing was imposed');
}

const week = imposed('P7D');
const inside = instant('2026-03-04T10:00:00Z');
const behind = instant('2026-03-09T10:00:00Z');
const lifting: RestrictionCommand = {
  type: 'lift',
  staff: moderator,
  reason: words('The thread has calmed down.'),
};
const reversing: RestrictionCommand = { type: 'reverse', because: 'appeal-reversed', appeal };
const staying: RestrictionCommand = { type: 'stay', appeal };
const resuming: RestrictionCommand = { type: 'resume', appeal };
const announcing: RestrictionCommand = { type: 'announce-expiry' };

interface Row {
  readonly why: string;
  readonly code: RestrictionRefusalCode;
  readonly events?: readonly RestrictionEvent[];
  readonly command: RestrictionCommand;
  readonly by?: Actor;
  readonly at?: Instant;
}

const rows: readonly Row[] = [
  { why: 'lifting nothing', code: 'not_found', command: lifting, by: byModerator },
  { why: 'staying nothing', code: 'not_found', command: staying },
  { why: 'no time at all', code: 'restriction_must_end', command: imposing('PT0S') },
  { why: 'no readable time', code: 'restriction_must_end', command: imposing('indefinitely') },
  {
    why: 'an end behind the calendar',
    code: 'restriction_must_end',
    command: imposing('P999999W'),
  },
  { why: 'a year and a day', code: 'restriction_too_long', command: imposing('P366D') },
  {
    why: 'X8 a hold of more than 72 hours',
    code: 'restriction_too_long',
    command: imposing('PT73H', heldItem),
  },
  {
    why: 'D1 a machine that restricts a person',
    code: 'role_required',
    command: imposing('P1D'),
    by: { kind: 'engine', rule: 'spam.link-flood' as RuleId },
  },
  {
    why: 'a reviewer who lifts',
    code: 'role_required',
    events: week,
    command: { ...lifting, staff: staffRecord('moderator-2', { roles: ['reviewer'] }) },
    by: byModerator,
  },
  { why: 'the clock that lifts', code: 'role_required', events: week, command: lifting },
  {
    why: 'the member who lifts their own',
    code: 'conflict_of_interest',
    events: week,
    command: { ...lifting, staff: staffRecord('moderator-2', { member: 'm-1' }) },
    by: byModerator,
  },
  {
    why: 'lifting what has ended',
    code: 'not_in_force',
    events: week,
    command: lifting,
    by: byModerator,
    at: behind,
  },
  {
    why: 'lifting without a reason',
    code: 'reasons_required',
    events: week,
    command: { ...lifting, reason: words('ok') },
    by: byModerator,
  },
];

for (const { why, code, events, command, by, at } of rows) {
  test(`a restriction is refused with ${code}: ${why}`, () => {
    given(restrictionDecider, events ?? [])
      .when(command, contextOf(by ?? clock, at ?? inside))
      .thenRefused(code);
  });
}

// The compiler answers these: `false` would not compile if the type had room for it.
type HoldOnMember = typeof onMember.target & { readonly kind: 'member' };
type MemberBasis = Extract<Imposition, { target: HoldOnMember }>['basis'];
type Fits<Part, Whole> = Part extends Whole ? true : false;

test('D1 the types have no way to restrict a person without a human decision', () => {
  const holdFits: Fits<{ kind: 'hold'; finding: FindingId; rule: RuleId }, MemberBasis> = false;
  const nobodyFits: Fits<{ kind: 'decision'; decision: DecisionId }, MemberBasis> = false;
  const decisionFits: Fits<typeof onMember.basis, MemberBasis> = true;
  assert.deepEqual([holdFits, nobodyFits, decisionFits], [false, false, true]);
});

test('X1 every restriction that is imposed ends after it starts, within its cap', () => {
  const length = fc.oneof(
    fc.integer({ min: 0, max: 1_000 }).map((days) => `P${days}D`),
    fc.integer({ min: 0, max: 200 }).map((hours) => `PT${hours}H`),
    fc.string({ maxLength: 8 }),
  );
  const imposition = fc.constantFrom<Imposition>(onMember, heldItem);
  fc.assert(
    fc.property(length, imposition, anyInstant(), (text, on, at) => {
      const answer = restrictionDecider.decide(
        imposing(text, on),
        restrictionDecider.initial,
        contextOf(clock, at),
      );
      if (isRefusal(answer)) return;
      const [event] = answer;
      assert.ok(event?.type === 'restriction-imposed');
      const cap = on.basis.kind === 'hold' ? duration('PT72H') : duration('P365D');
      const runsMs = elapsedMs(event.startsAt, event.endsAt);
      assert.ok(runsMs > 0 && runsMs <= durationMs(cap));
    }),
  );
});

test('X2 a restriction ends by itself at its end, with nothing running', () => {
  const [event] = week;
  assert.ok(event?.type === 'restriction-imposed');
  const state: ImposedRestriction = { phase: 'imposed', imposed: event };
  const lastMoment = instant('2026-03-09T09:59:59.999Z');
  assert.equal(phaseAt(state, instant('2026-03-02T09:59:59.999Z')), 'not-yet');
  assert.equal(phaseAt(state, start), 'in-force');
  assert.equal(phaseAt(state, lastMoment), 'in-force');
  assert.equal(phaseAt(state, behind), 'expired');
  assert.equal(powersAt(member, [state], lastMoment).limits.length > 0, true);
  assert.deepEqual(powersAt(member, [state], behind).limits, []);
});

test('X3 no sequence of commands moves the end to a later time', () => {
  const commands = [lifting, reversing, staying, resuming, announcing, imposing('P300D')];
  const step = fc.record({
    command: fc.constantFrom<RestrictionCommand>(...commands),
    at: anyInstant({ from: start, to: instant('2026-04-01T00:00:00Z') }),
    by: fc.constantFrom<Actor>(clock, byModerator),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
      let state = week.reduce(restrictionDecider.evolve, restrictionDecider.initial);
      for (const { command, at, by } of steps) {
        const answer = restrictionDecider.decide(command, state, contextOf(by, at));
        if (!isRefusal(answer)) state = answer.reduce(restrictionDecider.evolve, state);
      }
      assert.ok(state.phase === 'imposed');
      assert.equal(state.imposed.endsAt, addDuration(start, duration('P7D')));
      assert.ok(!['in-force', 'stayed'].includes(phaseAt(state, behind)));
    }),
  );
});

test('X5 lifting or reversing gives back every power at once', () => {
  const before = powersAt(member, [], inside);
  for (const command of [lifting, reversing]) {
    const state = stateAfter(week, command, contextOf(byModerator, inside));
    assert.deepEqual(powersAt(member, [state], inside), before);
  }
});

test('X5 one restriction that ends leaves the others exactly as they were', () => {
  const other: ImposedRestriction = stateAfter(imposed('P9D'), staying, contextOf(clock, behind));
  const alone = powersAt(member, [other], inside);
  const lifted = stateAfter(week, lifting, contextOf(byModerator, inside));
  assert.deepEqual(powersAt(member, [lifted, other], inside), alone);
});

test('a stay lets go, a resumption binds again until the same end, and each counts once', () => {
  const stayed = given(restrictionDecider, week).when(staying, contextOf(clock, inside));
  const { events, after } = stayed.thenAgreed();
  assert.ok(after.phase === 'imposed' && phaseAt(after, inside) === 'stayed');
  assert.deepEqual(powersAt(member, [after], inside).limits, []);
  const soFar = [...week, ...events];
  given(restrictionDecider, soFar).when(staying, contextOf(clock, inside)).thenEvents([]);
  const resumed = given(restrictionDecider, soFar)
    .when(resuming, contextOf(clock, inside))
    .thenAgreed();
  assert.ok(resumed.after.phase === 'imposed' && phaseAt(resumed.after, inside) === 'in-force');
  given(restrictionDecider, [...soFar, ...resumed.events])
    .when(resuming, contextOf(clock, inside))
    .thenEvents([]);
  given(restrictionDecider, soFar).when(resuming, contextOf(clock, behind)).thenEvents([]);
});

test('reversing and announcing twice is the same as once, and nothing is announced early', () => {
  for (const command of [reversing, announcing]) {
    const { events } = given(restrictionDecider, week)
      .when(command, contextOf(clock, behind))
      .thenAgreed();
    assert.equal(events.length, 1);
    given(restrictionDecider, [...week, ...events])
      .when(command, contextOf(clock, behind))
      .thenEvents([]);
  }
  given(restrictionDecider, week).when(announcing, contextOf(clock, inside)).thenEvents([]);
});

test('A6 also a restriction that has run its time is marked as reversed', () => {
  const state = stateAfter(week, reversing, contextOf(byModerator, behind));
  assert.equal(phaseAt(state, behind), 'reversed');
});

test('X6 the kinds of restriction are a closed list, and every one limits something in here', () => {
  assert.deepEqual(
    [...itemMeasures, ...memberMeasures, ...traderMeasures, ...misuseMeasures].toSorted(),
    [
      'age-gate',
      'demote',
      'hide',
      'label',
      'limit-replies',
      'no-direct-messages',
      'no-links',
      'no-media',
      'no-new-groups',
      'no-stewardship',
      'pause-appeals',
      'pause-reports',
      'payout-hold',
      'read-only',
      'remove',
      'slow-mode',
      'suspension',
    ].toSorted(),
  );
  for (const measure of [...memberMeasures, ...traderMeasures]) {
    const limited = powersLimitedBy(measure);
    assert.ok(limited.length > 0 && limited.every((power) => powers.includes(power)));
  }
  // What is paused is received all the same: no power to report or appeal is taken.
  for (const measure of misuseMeasures) assert.deepEqual(powersLimitedBy(measure), []);
});

test('X7 no restriction touches reading one’s file, appealing, exporting or leaving', () => {
  const untouched: readonly string[] = unrestrictable;
  const measure = fc.constantFrom<MemberMeasure | TraderMeasure | MisuseMeasure>(
    ...memberMeasures,
    ...traderMeasures,
    ...misuseMeasures,
  );
  const restriction = fc
    .record({
      measure,
      days: fc.integer({ min: 1, max: 365 }),
      group: fc.option(fc.constant('group-1' as GroupId), { nil: undefined }),
    })
    .map(({ measure: kind, days, group }) => {
      const target = { ...onMember.target, ...(group === undefined ? {} : { group }) };
      const events = imposed(`P${days}D`, { ...onMember, measure: kind, target });
      const state = events.reduce(restrictionDecider.evolve, restrictionDecider.initial);
      return state.phase === 'imposed' ? state : assert.fail('nothing was imposed');
    });
  const within = anyInstant({ from: start, to: addDuration(start, duration('P90D')) });
  fc.assert(
    fc.property(fc.array(restriction, { maxLength: 6 }), within, (restrictions, at) => {
      const named = powersAt(member, restrictions, at).limits.map(({ power }) => power);
      assert.ok(named.every((power) => !untouched.includes(power)));
    }),
  );
});

test('X8 a hold on an item runs for 72 hours at most and ends by itself', () => {
  const state = stateAfter(imposed('PT72H', heldItem), announcing);
  assert.equal(phaseAt(state, instant('2026-03-05T09:59:59Z')), 'in-force');
  assert.equal(phaseAt(state, instant('2026-03-05T10:00:00Z')), 'expired');
  assert.deepEqual(powersAt(member, [state], start).limits, []);
});
