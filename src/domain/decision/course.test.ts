import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY_MS, type Duration, duration, durationMs } from '../../kernel/duration.ts';
import type {
  DecisionId,
  MemberId,
  PartId,
  RestrictionId,
  RuleId,
} from '../../kernel/identifier.ts';
import { addDuration, elapsedMs, type Instant, instant } from '../../kernel/instant.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import type { Rulebook } from '../../rulebook/model.ts';
import {
  fixtureLadder,
  fixtureRulebook,
  insultRule,
  rulebookVersion,
} from '../../testing/rulebook-fixture.ts';
import { given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import { decideRestriction, restrictionDecider } from '../restriction/decide.ts';
import type { ImposedRestriction } from '../restriction/state.ts';
import type { DecisionDraft } from './command.ts';
import { decisionDecider } from './decide.ts';
import {
  breachDraft,
  evidence,
  makeCommand,
  readyCase,
  respondent,
  statementId,
  words,
} from './decision-fixture.test.ts';
import type { MakeDecision } from './draft.ts';
import type { EarlierDecision } from './earlier.ts';

const moderator = staffRecord('moderator-1');
const ladder = fixtureLadder.map((rung) =>
  rung.name === 'seven-days'
    ? { ...rung, measures: [{ kind: 'read-only' as const, for: duration('P365D') }] }
    : rung,
);

function history(charter: Rulebook['charter'] = {}) {
  const families = fixtureRulebook.families.map((family) => ({ ...family, ladder }));
  const rulebook = { ...fixtureRulebook, families, charter };
  const effectiveFrom = instant('2026-01-01T00:00:00Z');
  return { versions: [rulebookVersion({ number: 1, effectiveFrom, rulebook })] };
}

interface Conducted {
  readonly at: Instant;
  readonly for: Duration;
  readonly earlier: readonly EarlierDecision[];
  readonly rule?: RuleId;
}

function judged({ at, earlier, rule = insultRule, ...measure }: Conducted): MakeDecision {
  const draft: DecisionDraft = breachDraft({
    rule,
    rung: 'seven-days',
    deviationReason: words('It went on after a reminder.'),
    measures: [{ kind: 'read-only', for: measure.for }],
  });
  const { opened, ...file } = readyCase({
    evidence: [evidence('1', { occurredAt: at })],
    lease: {
      holder: moderator.phase === 'appointed' ? moderator.staff : ('' as never),
      until: in1(at),
    },
  });
  return makeCommand(moderator, {
    file: { ...file, opened: { ...opened, at, promisedBy: in1(at) } },
    draft,
    earlier,
  });
}

function in1(at: Instant, days = 1): Instant {
  return addDuration(at, duration(`P${days}D`));
}

const byModerator = byStaff('moderator-1');

function restrictionOf(id: string, at: Instant, length: Duration): ImposedRestriction {
  const [imposed] = decideRestriction(
    {
      type: 'impose',
      restriction: `restriction-${id}` as RestrictionId,
      statement: statementId,
      for: length,
      target: { kind: 'member', member: respondent as MemberId },
      measure: 'read-only',
      basis: {
        kind: 'decision',
        decision: id as DecisionId,
        decidedBy: 'moderator-1' as never,
      },
    },
    restrictionDecider.initial,
    contextOf(byModerator, at),
  ) as readonly [never];
  const state = restrictionDecider.evolve(restrictionDecider.initial, imposed);
  return state.phase === 'imposed' ? state : assert.fail('nothing was imposed');
}

/** A decision that was issued at once, with its restriction, which may have been lifted since. */
function issued(command: MakeDecision, at: Instant, liftedAt?: Instant): EarlierDecision {
  const context = contextOf(byModerator, at, history());
  const { after } = given(decisionDecider, []).when(command, context).thenAgreed();
  if (after.phase === 'none') return assert.fail('no decision was made');
  const [measure] = after.made.measures;
  const decision = `decision-${at}` as DecisionId;
  const imposed = restrictionOf(decision, at, measure?.for ?? duration('P1D'));
  const lifted =
    liftedAt === undefined ? {} : { lifted: { at: liftedAt, reason: 'part-1' as PartId } };
  return {
    decision,
    state: { ...after, phase: 'issued', issuedAt: at },
    restrictions: [{ ...imposed, ...lifted }],
  };
}

const start = instant('2026-03-01T09:00:00Z');

test('X4 a decision that would pass the cap is refused, and told what remains', () => {
  const first = issued(judged({ at: start, for: duration('P300D'), earlier: [] }), start);
  const at = in1(start, 3);
  const refused = given(decisionDecider, [])
    .when(
      judged({ at, for: duration('P66D'), earlier: [first] }),
      contextOf(byModerator, at, history()),
    )
    .thenRefused('restriction_too_long', '/measures/0/for');
  assert.deepEqual(refused.facts, { max: 'P365D', remaining: 'P65D' });
  given(decisionDecider, [])
    .when(
      judged({ at, for: duration('P65D'), earlier: [first] }),
      contextOf(byModerator, at, history()),
    )
    .thenAgreed();
});

test('X4 what was lifted counts for the time it ran, and what was undone not at all', () => {
  const lifted = issued(
    judged({ at: start, for: duration('P300D'), earlier: [] }),
    start,
    in1(start, 2),
  );
  const undone: EarlierDecision = {
    ...lifted,
    state: { ...lifted.state, phase: 'undone' },
    restrictions: [],
  };
  const at = in1(start, 3);
  for (const [earlier, left] of [
    [[lifted], 'P363D'],
    [[undone], 'P365D'],
    [[lifted, { ...lifted, state: { ...lifted.state, phase: 'held' as const } }], 'P63D'],
  ] as const) {
    const context = contextOf(byModerator, at, history());
    given(decisionDecider, [])
      .when(judged({ at, for: duration(left), earlier }), context)
      .thenAgreed();
    const longer = addDay(duration(left));
    given(decisionDecider, [])
      .when(judged({ at, for: longer, earlier }), context)
      .thenRefused('restriction_too_long');
  }
});

function addDay(length: Duration): Duration {
  return duration(`P${durationMs(length) / DAY_MS + 1}D`);
}

test('X4 conduct of another family, or more than 14 days apart, is another course', () => {
  const first = issued(judged({ at: start, for: duration('P365D'), earlier: [] }), start);
  const spam = 'spam.link-flood' as RuleId;
  const near = in1(start, 14);
  const year = duration('P365D');
  given(decisionDecider, [])
    .when(
      judged({ at: near, for: year, earlier: [first] }),
      contextOf(byModerator, near, history()),
    )
    .thenRefused('restriction_too_long');
  given(decisionDecider, [])
    .when(
      judged({ at: near, for: year, earlier: [first], rule: spam }),
      contextOf(byModerator, near, history()),
    )
    .thenAgreed();
  const far = in1(start, 15);
  given(decisionDecider, [])
    .when(judged({ at: far, for: year, earlier: [first] }), contextOf(byModerator, far, history()))
    .thenAgreed();
});

test('X4 a charter that allows less is the cap', () => {
  const charter = { longest: duration('P30D') };
  given(decisionDecider, [])
    .when(
      judged({ at: start, for: duration('P31D'), earlier: [] }),
      contextOf(byModerator, start, history(charter)),
    )
    .thenRefused('restriction_too_long', '/measures/0/for');
});

/** The longest time one course restricts, by sorting alone: written apart from the code. */
function longestCourseMs(decisions: readonly EarlierDecision[]): number {
  const sorted = decisions.toSorted((a, b) =>
    a.state.made.conductAt < b.state.made.conductAt ? -1 : 1,
  );
  let longest = 0;
  let sum = 0;
  let last: Instant | undefined;
  for (const { state, restrictions } of sorted) {
    const { conductAt } = state.made;
    if (last !== undefined && elapsedMs(last, conductAt) > 14 * DAY_MS) sum = 0;
    last = conductAt;
    for (const { imposed, lifted } of restrictions) {
      sum += elapsedMs(imposed.startsAt, lifted?.at ?? imposed.endsAt);
    }
    longest = Math.max(longest, sum);
  }
  return longest;
}

test('X4 whatever is decided one after the other, no course of conduct restricts beyond the cap', () => {
  const step = fc.record({
    gap: fc.integer({ min: 0, max: 16 }),
    before: fc.integer({ min: 0, max: 20 }),
    days: fc.integer({ min: 1, max: 365 }),
    liftedAfter: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined, freq: 2 }),
  });
  let refusals = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 14 }), (steps) => {
      const decided: EarlierDecision[] = [];
      let now = in1(start, 30);
      for (const { gap, before, days, liftedAfter } of steps) {
        now = in1(now, gap);
        const at = addDuration(now, duration('PT0S'));
        const conductAt = in1(start, Math.max(0, elapsedMs(start, now) / DAY_MS - before));
        const command = judged({ at: conductAt, for: duration(`P${days}D`), earlier: decided });
        const file = {
          ...command.file,
          opened: { ...command.file.opened, at, promisedBy: in1(at) },
          lease: { holder: 'moderator-1' as never, until: in1(at) },
        };
        const context = contextOf(byModerator, at, history());
        const answer = decisionDecider.decide({ ...command, file }, { phase: 'none' }, context);
        if (isRefusal(answer)) {
          assert.equal(answer.refused, 'restriction_too_long');
          refusals += 1;
          continue;
        }
        const lifted = liftedAfter === undefined ? undefined : in1(at, Math.min(liftedAfter, days));
        decided.push(issued({ ...command, file }, at, lifted));
      }
      assert.ok(longestCourseMs(decided) <= 365 * DAY_MS);
    }),
  );
  assert.ok(refusals > 20, `only ${refusals} refusals`);
});
