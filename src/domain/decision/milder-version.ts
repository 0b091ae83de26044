import { durationMs } from '../../kernel/duration.ts';
import type { RuleId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import { type Family, familyOf, type Rule, type RulebookHistory } from '../../rulebook/model.ts';
import { rungsInRange } from '../ladder.ts';
import type { AppliedRule } from './applied-rule.ts';

/**
 * The mildest version of a rule that was in force since: whoever is judged later than they acted is
 * not judged by the harsher text (R3). A version counts as milder only when it is harsher in no
 * respect; one that is milder here and harsher there leaves the text of that time in place.
 */
export function mildestSince(
  history: RulebookHistory,
  then: AppliedRule,
  span: { readonly rule: RuleId; readonly judgedAt: Instant },
): AppliedRule {
  const { number } = then.version;
  const since = history.versions.filter(
    (version) => version.number > number && version.effectiveFrom <= span.judgedAt,
  );
  return since.reduce((mildest, version) => {
    const rule = version.rulebook.rules.find(({ id }) => id === span.rule);
    const family = rule && familyOf(version.rulebook, rule.family);
    if (rule === undefined || family === undefined) return mildest;
    return isMilder({ rule, family }, mildest) ? { rule, family, version } : mildest;
  }, then);
}

interface Weighed {
  readonly rule: Rule;
  readonly family: Family;
}

function isMilder(later: Weighed, earlier: Weighed): boolean {
  const now = heaviness(later);
  const before = heaviness(earlier);
  return (
    now.every((value, index) => value <= (before[index] ?? 0)) &&
    now.some((value, index) => value < (before[index] ?? 0))
  );
}

// What a breach may cost: the longest measure of the mildest and of the heaviest step, its gravity,
// and the points that stay with how long they do.
function heaviness({ rule, family }: Weighed): readonly number[] {
  const range = rungsInRange(rule, family);
  const longest = range.map(({ measures }) =>
    Math.max(0, ...measures.map(({ for: length }) => durationMs(length))),
  );
  return [
    longest.at(0) ?? 0,
    longest.at(-1) ?? 0,
    rule.gravity,
    family.weights[rule.gravity],
    durationMs(family.memory),
  ];
}
