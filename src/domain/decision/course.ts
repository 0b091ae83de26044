import { type Duration, durationFromMs, durationMs } from '../../kernel/duration.ts';
import type { FamilyId } from '../../kernel/identifier.ts';
import { elapsedMs, type Instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { refuse } from '../../kernel/refusal.ts';
import { isItemMeasure, type RulebookHistory, versionInForce } from '../../rulebook/model.ts';
import { type EarlierDecision, termMsOf } from './earlier.ts';
import type { Measure } from './event.ts';
import { notLonger } from './measures.ts';
import type { DecisionRefusal } from './refusal.ts';

/** Conduct that one decision judges, from its first act to its last. */
export interface Conduct {
  readonly family: FamilyId;
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The earlier decisions of one course of conduct: one person, one family of rules, and a chain of
 * acts of which none comes more than 14 days after the one before, which is also how cases are
 * joined. A decision that replaces another judges the same acts and so belongs to the same course.
 */
export function courseOf(
  conduct: Conduct,
  decisions: readonly EarlierDecision[],
): readonly EarlierDecision[] {
  const family = decisions.filter(({ state }) => state.made.weight?.family === conduct.family);
  const joined: EarlierDecision[] = [];
  let spans: readonly Conduct[] = [conduct];
  let apart = family;
  while (spans.length > 0) {
    const near = apart.filter((one) => spans.some((span) => meets(span, conductOf(one))));
    apart = apart.filter((one) => !near.includes(one));
    joined.push(...near);
    spans = near.map(conductOf);
  }
  return joined;
}

/**
 * What is left of the cap for one course of conduct (X4): 365 days, or less where a charter says
 * so, minus what all its decisions take, one after the other or side by side.
 */
export function leftMs(cap: Duration, course: readonly EarlierDecision[]): number {
  const taken = course.reduce((sum, one) => sum + termMsOf(one), 0);
  return Math.max(0, durationMs(cap) - taken);
}

/** The shortest cap of the versions in force from the conduct to the decision. */
export function capBetween(
  history: RulebookHistory,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Duration {
  const later = history.versions.map(({ effectiveFrom }) => effectiveFrom);
  const moments = [from, ...later.filter((at) => at > from && at <= to)];
  const caps = moments.map((at) => versionInForce(history, at)?.rulebook.charter?.longest);
  return caps.reduce<Duration>(
    (least, cap) => (cap !== undefined && notLonger({ for: cap }, { for: least }) ? cap : least),
    limits.restrictionMax,
  );
}

/** Refuses measures that would pass the cap, and says what remains. */
export function courseProblems(
  measures: readonly Measure[],
  left: { readonly ms: number; readonly cap: Duration },
): readonly DecisionRefusal[] {
  const remaining = durationFromMs(left.ms);
  return measures.flatMap((measure, index) => {
    if (isItemMeasure(measure.kind) || notLonger(measure, { for: remaining })) return [];
    const facts = { max: left.cap, remaining };
    return [
      refuse('restriction_too_long', sentence(remaining, left), {
        pointer: `/measures/${index}/for`,
        facts,
      }),
    ];
  });
}

function sentence(
  remaining: Duration,
  { ms, cap }: { readonly ms: number; readonly cap: Duration },
): string {
  const why = `All restrictions for one course of conduct together last at most \`${cap}\``;
  return ms < 1_000
    ? `${why}, and that is used up. Choose a step without a restriction on the person.`
    : `${why}, and \`${remaining}\` of it remain. Choose a time that is not longer.`;
}

function conductOf({ state }: EarlierDecision): Conduct {
  const { made } = state;
  const from = made.conductFrom ?? made.conductAt;
  return { family: made.weight?.family ?? ('' as FamilyId), from, to: made.conductAt };
}

function meets(one: Conduct, other: Conduct): boolean {
  const most = durationMs(limits.joinCasesWithin);
  return elapsedMs(one.to, other.from) <= most && elapsedMs(other.to, one.from) <= most;
}
