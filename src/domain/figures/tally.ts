import type { RuleId } from '../../kernel/identifier.ts';
import { elapsedMs, type Instant } from '../../kernel/instant.ts';
import type { DecisionFact, Facts } from './facts.ts';

/** A rule that there is or was, with every step that was ever in its range, mildest first. */
export interface CountedRule {
  readonly rule: RuleId;
  readonly rungs: readonly string[];
}

/** Decisions under one rule, nothing withheld. Never leaves `domain/figures`. */
export interface RuleTally {
  readonly rule: RuleId;
  /** Neither appealed nor changed. */
  readonly quiet: number;
  /** Appealed, and standing so far. */
  readonly contested: number;
  readonly overturned: number;
  /** Decisions that stand, by the step they chose; in the order of `CountedRule`. */
  readonly standing: readonly number[];
  readonly deciders: number;
  /** How many of them the person made who made most. */
  readonly byOne: number;
  /** Milliseconds from the case to the decision, shortest first. */
  readonly timesMs: readonly number[];
}

export const promiseKinds = ['first-decision', 'appeal-outcome', 'report-outcome'] as const;
/** The deadlines that every rulebook publishes. */
export type PromiseKind = (typeof promiseKinds)[number];

export interface Tally {
  readonly rules: readonly RuleTally[];
  readonly noBreach: number;
  readonly promises: Readonly<
    Record<PromiseKind, { readonly kept: number; readonly missed: number }>
  >;
  readonly reports: {
    readonly actedOn: number;
    readonly notActedOn: number;
  };
}

export interface Stretch {
  /** Absent for everything that is kept. */
  readonly from?: Instant;
  readonly to: Instant;
}

/** Counts what happened in a stretch of time. */
export function tallyOf(facts: Facts, rules: readonly CountedRule[], stretch: Stretch): Tally {
  const issued = [...facts.decisions.values()].filter(
    ({ issuedAt, replaces }) => !replaces && isWithin(issuedAt, stretch),
  );
  const byRule = Map.groupBy(issued, ({ rule }) => rule);
  return {
    rules: rules.map((rule) => ruleTally(facts, rule, byRule.get(rule.rule) ?? [])),
    noBreach: byRule.get(undefined)?.length ?? 0,
    promises: {
      'first-decision': keptAndMissed(firstDecisions(facts), stretch),
      'appeal-outcome': keptAndMissed(facts.appeals.values(), stretch),
      'report-outcome': keptAndMissed(facts.reports.values(), stretch),
    },
    reports: reportsIn(facts, stretch),
  };
}

function isWithin(at: Instant | undefined, { from, to }: Stretch): boolean {
  return at !== undefined && at <= to && (from === undefined || from <= at);
}

function ruleTally(
  facts: Facts,
  { rule, rungs }: CountedRule,
  decisions: readonly DecisionFact[],
): RuleTally {
  const standing = decisions.filter(({ overturned }) => overturned !== true);
  const contested = standing.filter(({ appealed }) => appealed === true).length;
  const byDecider = Map.groupBy(decisions, ({ decidedBy }) => decidedBy);
  const timesMs = decisions.flatMap(({ case: file, issuedAt }) => {
    const opened = facts.cases.get(file)?.openedAt;
    return opened === undefined || issuedAt === undefined ? [] : [elapsedMs(opened, issuedAt)];
  });
  return {
    rule,
    quiet: standing.length - contested,
    contested,
    overturned: decisions.length - standing.length,
    standing: rungs.map((name) => standing.filter(({ rung }) => rung === name).length),
    deciders: byDecider.size,
    byOne: Math.max(0, ...[...byDecider.values()].map(({ length }) => length)),
    timesMs: timesMs.toSorted((one, other) => one - other),
  };
}

interface Promised {
  readonly promisedBy: Instant;
  readonly endedAt?: Instant;
}

// A case that went on in another one was promised nothing of its own any more. One that closed
// because its time was over ended after it.
function firstDecisions({ cases }: Facts): readonly Promised[] {
  return [...cases.values()].flatMap(({ phase, promisedBy, endedAt }) => {
    if (phase === 'merged') return [];
    return phase === 'decided' && endedAt !== undefined
      ? [{ promisedBy, endedAt }]
      : [{ promisedBy }];
  });
}

/** A promise is kept when what was promised comes, and missed when its time is over without. */
function keptAndMissed(
  promises: Iterable<Promised>,
  stretch: Stretch,
): { readonly kept: number; readonly missed: number } {
  let kept = 0;
  let missed = 0;
  for (const { promisedBy, endedAt } of promises) {
    const inTime = endedAt !== undefined && endedAt <= promisedBy;
    if (inTime && isWithin(endedAt, stretch)) kept += 1;
    if (!inTime && promisedBy < stretch.to && isWithin(promisedBy, stretch)) missed += 1;
  }
  return { kept, missed };
}

function reportsIn({ reports }: Facts, stretch: Stretch): Tally['reports'] {
  const answered = [...reports.values()].filter(({ endedAt }) => isWithin(endedAt, stretch));
  const actedOn = answered.filter(
    ({ outcome }) => outcome === 'breach' || outcome === 'varied-on-appeal',
  ).length;
  return { actedOn, notActedOn: answered.length - actedOn };
}
