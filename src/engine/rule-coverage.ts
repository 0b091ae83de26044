import type { RuleId } from '../kernel/identifier.ts';
import type { Rule, RulebookVersion } from '../rulebook/model.ts';
import { prepareRuleTest } from './rule-tests.ts';

/** A clause that comes out one way only, whichever of its rule's tests runs. */
export interface ClauseGap {
  readonly rule: RuleId;
  /** In its canonical form. */
  readonly clause: string;
  /** Its place in the condition, counted from 1. */
  readonly position: number;
  /** Answers that no activity of the tests gives it. */
  readonly never: readonly ('true' | 'false')[];
}

/**
 * Every clause of every condition that is never true, or never false, over the activities of its
 * rule's tests. A test that cannot run shows nothing.
 */
export function clauseGaps(version: RulebookVersion): readonly ClauseGap[] {
  return version.rulebook.rules
    .filter((rule) => rule.when !== undefined)
    .flatMap((rule) => gapsOf(version, rule));
}

interface Seen {
  readonly clause: string;
  readonly outcomes: Set<string>;
}

function gapsOf(version: RulebookVersion, rule: Rule): readonly ClauseGap[] {
  const seen: Seen[] = [];
  for (const example of rule.tests) {
    const prepared = prepareRuleTest(version, rule, example);
    if (!prepared.ok) continue;
    const { engine, activities } = prepared.value;
    for (const activity of activities) {
      // Asked before the windows take the activity in, as the rule itself is.
      const clauses = engine.trace(activity, rule.id)?.clauses ?? [];
      for (const [index, { clause, outcome }] of clauses.entries()) {
        const known = seen[index] ?? { clause, outcomes: new Set<string>() };
        known.outcomes.add(outcome);
        seen[index] = known;
      }
      engine.restore(activity);
    }
  }
  return seen.flatMap(({ clause, outcomes }, index) => {
    const never = (['true', 'false'] as const).filter((outcome) => !outcomes.has(outcome));
    return never.length === 0 ? [] : [{ rule: rule.id, clause, position: index + 1, never }];
  });
}
