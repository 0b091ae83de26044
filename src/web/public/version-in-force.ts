import type { Instant } from '../../kernel/instant.ts';
import type {
  Family,
  Rule,
  RulebookHistory,
  RulebookVersion,
  RuleRef,
} from '../../rulebook/model.ts';

/** The version whose rules hold at a moment, or undefined before the first one took effect. */
export function versionInForceAt(
  history: RulebookHistory,
  at: Instant,
): RulebookVersion | undefined {
  return history.versions.findLast((version) => version.effectiveFrom <= at);
}

export function versionNumbered(
  history: RulebookHistory,
  number: number,
): RulebookVersion | undefined {
  return history.versions.find((version) => version.number === number);
}

export function ruleIn(version: RulebookVersion, id: string): Rule | undefined {
  return version.rulebook.rules.find((rule) => rule.id === id);
}

export function familyIn(version: RulebookVersion, id: string): Family | undefined {
  return version.rulebook.families.find((family) => family.id === id);
}

/** The family a cited rule belonged to in its own version. */
export function familyOfRef(history: RulebookHistory, ref: RuleRef): Family | undefined {
  const version = versionNumbered(history, ref.version);
  const rule = version && ruleIn(version, ref.rule);
  return version && rule && familyIn(version, rule.family);
}

/** The title of a step, whatever family it is in; its name when the rulebook no longer knows it. */
export function rungTitle(history: RulebookHistory, ref: RuleRef, name: string): string {
  const ladder = familyOfRef(history, ref)?.ladder;
  return ladder?.find((rung) => rung.name === name)?.title ?? name;
}
