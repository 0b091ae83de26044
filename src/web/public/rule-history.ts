import type { RuleId } from '../../kernel/identifier.ts';
import type { Change } from '../../rulebook/difference/change.ts';
import { ruleDifference } from '../../rulebook/difference/rulebook-difference.ts';
import type { Rule, RulebookHistory, RulebookVersion } from '../../rulebook/model.ts';
import { ruleIn } from './version-in-force.ts';

/** One version in which a rule came, went or changed. */
export interface RuleStage {
  readonly version: RulebookVersion;
  /** As this version writes it; absent where the rule went. */
  readonly now?: Rule;
  /** As the version before wrote it; absent where the rule came. */
  readonly before?: Rule;
  /** What changed; empty where the rule came or went. */
  readonly changes: readonly Change[];
}

/** Every version in which a rule came, went or changed, newest first. */
export function stagesOf({ versions }: RulebookHistory, id: RuleId): readonly RuleStage[] {
  return versions
    .flatMap((version, index) => stageOf(version, { before: versions[index - 1], id }))
    .toReversed();
}

function stageOf(
  version: RulebookVersion,
  from: { readonly before: RulebookVersion | undefined; readonly id: RuleId },
): readonly RuleStage[] {
  const now = ruleIn(version, from.id);
  const before = from.before && ruleIn(from.before, from.id);
  if (now === undefined) return before === undefined ? [] : [{ version, before, changes: [] }];
  if (before === undefined) return [{ version, now, changes: [] }];
  const changes = changesBetween(before, now);
  return changes.length === 0 ? [] : [{ version, now, before, changes }];
}

// Both never change, and a page of a long history asks for all of them each time.
const known: WeakMap<Rule, { readonly before: Rule; readonly changes: readonly Change[] }> =
  new WeakMap();

function changesBetween(before: Rule, now: Rule): readonly Change[] {
  const kept = known.get(now);
  if (kept?.before === before) return kept.changes;
  const changes = ruleDifference(before, now);
  known.set(now, { before, changes });
  return changes;
}
