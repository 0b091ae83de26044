import type { Duration } from '../../kernel/duration.ts';
import { durationFromMs, durationMs, HOUR_MS } from '../../kernel/duration.ts';
import type { RuleId } from '../../kernel/identifier.ts';
import { type Instant, instantFromMs, instantMs } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import type { Facts } from './facts.ts';
import { agreesWithLonger, isEnough, type ShownCount, shownParts } from './suppression.ts';
import {
  type CountedRule,
  type PromiseKind,
  promiseKinds,
  type RuleTally,
  type Tally,
  tallyOf,
} from './tally.ts';

export const figurePeriods = ['P30D', 'P90D', 'all'] as const;
/** The last 30 or 90 days, or everything that is kept. */
export type FigurePeriod = (typeof figurePeriods)[number];

/** What was decided under one rule. `null` is withheld. */
export interface RuleFigures {
  readonly rule: RuleId;
  readonly decisions: ShownCount;
  /** How many of them were appealed, or undone without an appeal. */
  readonly appealed: ShownCount;
  /** How many of them were changed or undone since. */
  readonly overturned: ShownCount;
  /** Decisions that stand, by the step they chose, mildest first. */
  readonly rungs: readonly { readonly rung: string; readonly decisions: ShownCount }[];
  /** Half were decided within this time, in whole hours. Withheld where few people decided. */
  readonly medianTime: Duration | null;
}

export interface PromiseFigures {
  readonly promise: PromiseKind;
  readonly kept: ShownCount;
  readonly missed: ShownCount;
}

/** Figures of one period. Nothing in them is about one person, on the staff or not. */
export interface PeriodFigures {
  readonly period: FigurePeriod;
  /** When it begins; absent when nothing was ever counted. */
  readonly from?: Instant;
  readonly decisions: ShownCount;
  /** Decisions that found no breach. */
  readonly noBreach: ShownCount;
  readonly rules: readonly RuleFigures[];
  readonly promises: readonly PromiseFigures[];
  readonly reports: {
    readonly answered: ShownCount;
    readonly actedOn: ShownCount;
    readonly notActedOn: ShownCount;
  };
}

/** What is published about the work of a community, with small counts withheld (T5). */
export interface Figures {
  readonly countedAt: Instant;
  /** A count below this is withheld. */
  readonly withheldBelow: number;
  readonly periods: readonly PeriodFigures[];
}

/**
 * Counts what was recorded until a moment, by rule and never by person. A period is published so
 * that no number below five can be worked out from it, nor from it and a longer one together.
 */
export function figuresOf(facts: Facts, rules: readonly CountedRule[], now: Instant): Figures {
  const periods: PeriodFigures[] = [];
  for (const period of figurePeriods.toReversed()) {
    const from = beginOf(period, now, facts.since);
    const longer = periods[0];
    const same = longer !== undefined && longer.from === from;
    periods.unshift(
      same
        ? { ...longer, period }
        : {
            period,
            ...(from === undefined ? {} : { from }),
            ...publishable(
              tallyOf(facts, rules, { ...(from && { from }), to: now }),
              rules,
              longer,
            ),
          },
    );
  }
  return { countedAt: now, withheldBelow: limits.figureMin, periods };
}

// A community that is younger than a period has nothing before it, and both are one.
function beginOf(
  period: FigurePeriod,
  now: Instant,
  since: Instant | undefined,
): Instant | undefined {
  if (period === 'all' || since === undefined) return since;
  const begin = instantFromMs(instantMs(now) - durationMs(period as Duration));
  return begin > since ? begin : since;
}

type Published = Omit<PeriodFigures, 'period' | 'from'>;

function publishable(
  tally: Tally,
  rules: readonly CountedRule[],
  longer: PeriodFigures | undefined,
): Published {
  const counts = [...tally.rules.map(decisionsIn), tally.noBreach];
  const before = longer && [...longer.rules.map(({ decisions }) => decisions), longer.noBreach];
  const { sum, parts } = publishedSum(counts, longer && { sum: longer.decisions, parts: before });
  const reports = reportFigures(tally.reports, longer?.reports);
  const near = {
    'first-decision': sum,
    'appeal-outcome': null,
    'report-outcome': reports.answered,
  };
  return {
    decisions: sum,
    noBreach: parts.at(-1) ?? null,
    rules: tally.rules.map((rule, index) =>
      ruleFigures(rule, parts[index] ?? null, {
        rungs: rules[index]?.rungs ?? [],
        longer: longer?.rules[index],
      }),
    ),
    promises: promiseKinds.map((promise) =>
      promiseFigures(tally, promise, { near: near[promise], longer }),
    ),
    reports,
  };
}

interface Longer {
  readonly sum: ShownCount;
  readonly parts: readonly ShownCount[] | undefined;
}

/** A sum and its parts as they can stand beside each other and beside those of a longer time. */
function publishedSum(
  counts: readonly number[],
  longer: Longer | undefined,
): { readonly sum: ShownCount; readonly parts: readonly ShownCount[] } {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  const sum =
    isEnough(whole) && (longer === undefined || agreesWithLonger(whole, longer.sum)) ? whole : null;
  const shown = shownParts(counts, {
    forced: forcedBy(counts, longer?.parts),
    ...(sum === null ? { sum: 'withheld' as const } : {}),
  });
  return { sum, parts: counts.map((count, index) => (shown[index] === true ? count : null)) };
}

function forcedBy(
  counts: readonly number[],
  longer: readonly ShownCount[] | undefined,
): readonly boolean[] {
  if (longer === undefined) return counts.map(() => false);
  return counts.map((count, index) => !agreesWithLonger(count, longer[index] ?? null));
}

function decisionsIn({ quiet, contested, overturned }: RuleTally): number {
  return quiet + contested + overturned;
}

function ruleFigures(
  tally: RuleTally,
  decisions: ShownCount,
  beside: { readonly rungs: readonly string[]; readonly longer: RuleFigures | undefined },
): RuleFigures {
  const { rule, standing } = tally;
  if (decisions === null) {
    const rungs = beside.rungs.map((rung) => ({ rung, decisions: null }));
    return { rule, decisions, appealed: null, overturned: null, rungs, medianTime: null };
  }
  const { appealed, overturned } = fates(tally, decisions, beside.longer);
  const before = beside.longer?.rungs.map((rung) => rung.decisions);
  const shown = shownParts([...standing, ...restBesideSteps(tally, overturned)], {
    forced: [...forcedBy(standing, before), true, true],
  });
  const rungs = beside.rungs.map((rung, index) => ({
    rung,
    decisions: shown[index] === true ? (standing[index] ?? 0) : null,
  }));
  return { rule, decisions, appealed, overturned, rungs, medianTime: medianTime(tally) };
}

// What is no step of the rule, and what was overturned where that is withheld, must not follow from
// the steps that are shown.
function restBesideSteps(tally: RuleTally, overturned: ShownCount): readonly number[] {
  const { quiet, contested, standing } = tally;
  const other = standing.reduce((left, count) => left - count, quiet + contested);
  return [...(other === 0 ? [] : [other]), ...(overturned === null ? [tally.overturned] : [])];
}

function fates(
  { quiet, contested, overturned }: RuleTally,
  decisions: number,
  longer: RuleFigures | undefined,
): { readonly appealed: ShownCount; readonly overturned: ShownCount } {
  const parts = [quiet, contested, overturned];
  const forced = [
    longer !== undefined && !agreesWithLonger(decisions - quiet, longer.appealed),
    false,
    longer !== undefined && !agreesWithLonger(overturned, longer.overturned),
  ];
  const [isQuietShown, , isOverturnedShown] = shownParts(parts, { forced });
  return {
    appealed: isQuietShown === true ? decisions - quiet : null,
    overturned: isOverturnedShown === true ? overturned : null,
  };
}

// Where few people decide, or one of them most, the median would be a figure of one person.
function medianTime({ timesMs, deciders, byOne }: RuleTally): Duration | null {
  if (!isEnough(timesMs.length) || deciders < limits.figureDecidersMin) return null;
  if (byOne * 2 > timesMs.length) return null;
  const middle = timesMs[Math.floor((timesMs.length - 1) / 2)] ?? 0;
  return durationFromMs(Math.max(1, Math.round(middle / HOUR_MS)) * HOUR_MS);
}

/**
 * Kept and missed stand alone and without their sum. What was kept comes close to another figure,
 * of all decisions or of all answers: what they differ by is what came too late.
 */
function promiseFigures(
  tally: Tally,
  promise: PromiseKind,
  beside: { readonly near: ShownCount; readonly longer: PeriodFigures | undefined },
): PromiseFigures {
  const before = beside.longer?.promises.find((one) => one.promise === promise);
  const shown = (count: number, long: ShownCount | undefined): ShownCount =>
    isEnough(count) && (long === undefined || agreesWithLonger(count, long)) ? count : null;
  const { kept, missed } = tally.promises[promise];
  return {
    promise,
    kept: differsEnough(kept, beside.near) ? shown(kept, before?.kept) : null,
    missed: shown(missed, before?.missed),
  };
}

function differsEnough(count: number, near: ShownCount): boolean {
  return near === null || near === count || isEnough(Math.abs(near - count));
}

function reportFigures(
  { actedOn, notActedOn }: Tally['reports'],
  longer: PeriodFigures['reports'] | undefined,
): PeriodFigures['reports'] {
  const before = longer && { sum: longer.answered, parts: [longer.actedOn, longer.notActedOn] };
  const { sum, parts } = publishedSum([actedOn, notActedOn], before);
  const [acted = null, notActed = null] = parts;
  return { answered: sum, actedOn: acted, notActedOn: notActed };
}
