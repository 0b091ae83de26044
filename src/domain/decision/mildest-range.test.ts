import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { duration, durationMs } from '../../kernel/duration.ts';
import { addDuration, type Instant, instant } from '../../kernel/instant.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import {
  type Family,
  familyOf,
  type Gravity,
  memberMeasures,
  type Rule,
  type RulebookHistory,
  type RulebookVersion,
  type Rung,
  type RungMeasure,
  versionInForce,
} from '../../rulebook/model.ts';
import { anyStandingEntry } from '../../testing/arbitraries.ts';
import {
  fixtureLadder,
  fixtureRulebook,
  rulebookHistory,
  rulebookVersion,
} from '../../testing/rulebook-fixture.ts';
import { given } from '../../testing/scenario.ts';
import { byStaff, contextOf, staffRecord } from '../../testing/staff-fixture.ts';
import { rungsInRange, suggestRung } from '../ladder.ts';
import { powersLimitedBy } from '../powers/powers.ts';
import { standingAt } from '../standing/standing.ts';
import { decideDecision, decisionDecider } from './decide.ts';
import {
  breachDraft,
  conductAt,
  decidedAt,
  insult,
  makeCommand,
  words,
} from './decision-fixture.test.ts';
import type { DecisionMade } from './event.ts';
import { type MildestRange, mildestRange } from './mildest-range.ts';

const moderator = staffRecord('moderator-1');
const between = instant('2026-03-01T20:00:00Z');

interface Changed {
  readonly rule?: Partial<Rule>;
  readonly family?: Partial<Family>;
}

function changed(number: number, from: Instant, { rule, family }: Changed): RulebookVersion {
  return rulebookVersion({
    number,
    effectiveFrom: from,
    rulebook: {
      ...fixtureRulebook,
      families: fixtureRulebook.families.map((one) => ({ ...one, ...family })),
      rules: fixtureRulebook.rules.map((one) => (one.id === insult ? { ...one, ...rule } : one)),
    },
  });
}

function withdrawn(number: number, from: Instant): RulebookVersion {
  const rules = fixtureRulebook.rules.filter(({ id }) => id !== insult);
  return rulebookVersion({
    number,
    effectiveFrom: from,
    rulebook: { ...fixtureRulebook, rules },
  });
}

function rangeAfter(...later: readonly RulebookVersion[]): MildestRange {
  const question = { rule: insult, conductAt, decidedAt };
  const found = mildestRange(rulebookHistory({ later }), question, standingAt([], decidedAt));
  return found ?? assert.fail('the rule was in force');
}

function names(range: readonly Rung[]): readonly string[] {
  return range.map(({ name }) => name);
}

function made(history: RulebookHistory, rung: string): DecisionMade {
  const draft = breachDraft({ rung, deviationReason: words('It went on after a reminder.') });
  const context = contextOf(byStaff('moderator-1'), decidedAt, history);
  const { events } = given(decisionDecider, [])
    .when(makeCommand(moderator, { draft }), context)
    .thenAgreed();
  const [first] = events;
  return first?.type === 'decision-made' ? first : assert.fail('no decision was made');
}

test('R3 without a milder version the range is that of the conduct, and nothing is said', () => {
  const found = rangeAfter(changed(2, between, { rule: { gravity: 4 } }));
  assert.deepEqual(names(found.range), ['reminder', 'warning', 'one-day', 'seven-days']);
  assert.equal(found.suggestion.suggested.name, 'warning');
  assert.equal(found.weight.points, 20);
  assert.equal(found.milder, undefined);
});

test('R3 a lower harshest step, a lower gravity and a lower start all count at once', () => {
  const range = { from: 'reminder', to: 'one-day' };
  const found = rangeAfter(changed(2, between, { rule: { gravity: 1, range } }));
  assert.deepEqual(names(found.range), ['reminder', 'warning', 'one-day']);
  assert.equal(found.suggestion.suggested.name, 'reminder');
  assert.deepEqual([found.gravity, found.gravest, found.weight.points], [1, 2, 10]);
  assert.deepEqual(found.milder, {
    range: 2,
    because: ['gravity', 'range', 'ladder-start', 'weight'].map((what) => ({
      version: 2,
      in: what,
    })),
  });
});

test('R3 a shorter term of the same step is the longest that can be decided', () => {
  const ladder = fixtureLadder.map((rung) =>
    rung.name === 'seven-days'
      ? { ...rung, measures: [{ kind: 'read-only' as const, for: duration('P5D') }] }
      : rung,
  );
  const history = rulebookHistory({ later: [changed(2, between, { family: { ladder } })] });
  const decision = made(history, 'seven-days');
  assert.deepEqual(decision.rule, { rule: insult, version: 1 });
  assert.deepEqual(decision.measures, [{ kind: 'read-only', for: 'P5D' }]);
  assert.deepEqual(decision.milder, { range: 2, because: [{ version: 2, in: 'measures' }] });
});

test('R3 a version that was milder only for a while counts, one that comes later does not', () => {
  const range = { from: 'reminder', to: 'warning' };
  const mild = changed(2, between, { rule: { range } });
  const strict = changed(3, instant('2026-03-02T00:00:00Z'), {});
  assert.deepEqual(names(rangeAfter(mild, strict).range), ['reminder', 'warning']);
  const late = changed(2, addDuration(decidedAt, duration('PT1S')), { rule: { range } });
  assert.equal(rangeAfter(late).range.length, 4);
});

test('R3 of a rule that was withdrawn a breach can be found, and nothing follows', () => {
  const history = rulebookHistory({ later: [withdrawn(2, between)] });
  const decision = made(history, 'reminder');
  assert.deepEqual(decision.measures, []);
  assert.equal(decision.weight?.points, 0);
  const because = [{ version: 2, in: 'rule-withdrawn' }];
  assert.deepEqual(decision.milder, { range: 1, because });
  const context = contextOf(byStaff('moderator-1'), decidedAt, history);
  given(decisionDecider, [])
    .when(makeCommand(moderator, { draft: breachDraft({ rung: 'one-day' }) }), context)
    .thenRefused('measure_out_of_range', '/rung');
});

const rungNames = ['reminder', 'warning', 'short', 'middle', 'long'] as const;
const anyMeasure: fc.Arbitrary<RungMeasure> = fc.record({
  kind: fc.constantFrom(...memberMeasures),
  for: fc.integer({ min: 1, max: 60 }).map((days) => duration(`P${days}D`)),
});
const anyLadder: fc.Arbitrary<readonly Rung[]> = fc
  .subarray([...rungNames], { minLength: 2 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((name, index) =>
        fc
          .array(anyMeasure, { maxLength: index === 0 ? 1 : 2 })
          .map((measures) => ({ name, title: name, measures })),
      ),
    ),
  );
const anyChange: fc.Arbitrary<Changed | 'withdrawn'> = fc.oneof(
  { weight: 1, arbitrary: fc.constant('withdrawn' as const) },
  {
    weight: 8,
    arbitrary: anyLadder.chain((ladder) => {
      const place = fc.integer({ min: 0, max: ladder.length - 1 });
      return fc
        .record({
          gravity: fc.constantFrom<Gravity>(1, 2, 3, 4),
          ends: fc.tuple(place, place),
          starts: fc.tuple(place, place, place, place),
          points: fc.tuple(...[1, 2, 3, 4].map(() => fc.integer({ min: 1, max: 80 }))),
          memory: fc.integer({ min: 30, max: 400 }),
        })
        .map(({ gravity, ends, starts, points, memory }): Changed => {
          const [from, to] = ends.toSorted((a, b) => a - b);
          const range = { from: ladder[from ?? 0]?.name ?? '', to: ladder[to ?? 0]?.name ?? '' };
          const [a = 0, b = 0, c = 0, d = 0] = points;
          return {
            rule: { gravity, range },
            family: {
              ladder,
              startsAt: { 1: starts[0], 2: starts[1], 3: starts[2], 4: starts[3] },
              weights: { 1: a, 2: b, 3: c, 4: d },
              memory: duration(`P${memory}D`),
            },
          };
        });
    }),
  },
);

// The first version is in force at the conduct, all others take effect before the decision.
const anyHistory: fc.Arbitrary<RulebookHistory> = fc
  .tuple(
    anyChange.filter((change) => change !== 'withdrawn'),
    fc.array(anyChange, { minLength: 1, maxLength: 3 }),
  )
  .map(([first, later]) => ({
    versions: [first, ...later].map((change, index) => {
      const from =
        index === 0
          ? instant('2026-01-01T00:00:00Z')
          : addDuration(conductAt, duration(`PT${index}H`));
      return change === 'withdrawn' ? withdrawn(index + 1, from) : changed(index + 1, from, change);
    }),
  }));

/** Whether a rung takes every power these measures take, for as long; apart from the code. */
function takes(rung: Rung, measures: readonly RungMeasure[]): boolean {
  return measures.every((measure) =>
    rung.measures.some((other) => {
      const same = other.kind === measure.kind;
      const powers = powersLimitedBy(other.kind as (typeof memberMeasures)[number]);
      const wanted = powersLimitedBy(measure.kind as (typeof memberMeasures)[number]);
      const wide = same || wanted.every((power) => powers.includes(power));
      return wide && durationMs(measure.for) <= durationMs(other.for);
    }),
  );
}

function wordsOf(
  history: RulebookHistory,
): readonly (undefined | { rule: Rule; family: Family })[] {
  return history.versions.map(({ effectiveFrom }) => {
    const rulebook = versionInForce(history, effectiveFrom)?.rulebook;
    const rule = rulebook?.rules.find(({ id }) => id === insult);
    const family = rule && rulebook && familyOf(rulebook, rule.family);
    return rule && family && { rule, family };
  });
}

test('R3 whatever the versions were, nothing decided is harsher than any of them allows', () => {
  const chosen = fc.constantFrom(...rungNames);
  const measures = fc.option(fc.array(anyMeasure, { maxLength: 3 }), { nil: undefined });
  let agreed = 0;
  fc.assert(
    fc.property(anyHistory, chosen, measures, (history, rung, own) => {
      const draft = breachDraft({ rung, ...(own === undefined ? {} : { measures: own }) });
      const context = contextOf(byStaff('moderator-1'), decidedAt, history);
      const answer = decideDecision(makeCommand(moderator, { draft }), { phase: 'none' }, context);
      if (isRefusal(answer)) return;
      const [decision] = answer;
      assert.ok(decision?.type === 'decision-made');
      agreed += 1;
      for (const word of wordsOf(history)) {
        if (word === undefined) {
          assert.deepEqual([decision.measures, decision.weight?.points], [[], 0]);
          continue;
        }
        const { rule, family } = word;
        const range = rungsInRange(rule, family);
        assert.ok(range.some((step) => takes(step, decision.measures)));
        const same = family.ladder.find(({ name }) => name === rung);
        assert.ok(same === undefined || takes(same, decision.measures));
        assert.ok((decision.weight?.points ?? 0) <= family.weights[rule.gravity]);
        const memory = decision.weight?.memory ?? family.memory;
        if (decision.weight?.points !== 0)
          assert.ok(durationMs(memory) <= durationMs(family.memory));
      }
    }),
    { numRuns: 3_000 },
  );
  assert.ok(agreed > 100, `only ${agreed} decisions were agreed to`);
});

test('R3 a later version that changes nothing leaves range and suggestion as they were', () => {
  const standing = fc.array(anyStandingEntry(), { maxLength: 3 });
  const change = anyChange.filter((one) => one !== 'withdrawn');
  fc.assert(
    fc.property(change, standing, (same, entries) => {
      const now = standingAt(entries, decidedAt);
      const first = changed(1, instant('2026-01-01T00:00:00Z'), same);
      const history = { versions: [first, changed(2, between, same)] };
      const found = mildestRange(history, { rule: insult, conductAt, decidedAt }, now);
      const [word] = wordsOf({ versions: [first] });
      if (word === undefined) return assert.fail('the rule was in force');
      assert.deepEqual(found?.range, rungsInRange(word.rule, word.family));
      assert.deepEqual(found?.suggestion, suggestRung(word.rule, word.family, now));
      assert.equal(found?.milder, undefined);
    }),
  );
});

test('R3 whatever the versions were, no step is suggested that one of them would not suggest', () => {
  const standing = fc.array(anyStandingEntry(), { maxLength: 3 });
  fc.assert(
    fc.property(anyHistory, standing, (history, entries) => {
      const now = standingAt(entries, decidedAt);
      const question = { rule: insult, conductAt, decidedAt };
      const found = mildestRange(history, question, now);
      if (found === undefined) return assert.fail('the rule was in force');
      assert.ok(found.range.includes(found.suggestion.suggested));
      for (const word of wordsOf(history)) {
        const measures: readonly RungMeasure[] = found.suggestion.suggested.measures;
        if (word === undefined) assert.deepEqual(measures, []);
        else assert.ok(takes(suggestRung(word.rule, word.family, now).suggested, measures));
      }
    }),
    { numRuns: 1_000 },
  );
});
