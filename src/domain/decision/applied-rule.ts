import type { RuleId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import { refuse } from '../../kernel/refusal.ts';
import {
  type Family,
  familyOf,
  type Rule,
  type RulebookHistory,
  type RulebookVersion,
  ruleInForce,
} from '../../rulebook/model.ts';
import { mildestSince } from './milder-version.ts';
import type { DecisionRefusal } from './refusal.ts';

/** A rule as it stood when the conduct happened, with its family of the same version. */
export interface AppliedRule {
  readonly rule: Rule;
  readonly version: RulebookVersion;
  readonly family: Family;
}

export interface RuleQuestion {
  readonly rule: RuleId;
  readonly conductAt: Instant;
  /** When it is decided; a version that became milder until then is the one that applies. */
  readonly judgedAt?: Instant;
}

/**
 * The rule that judges conduct: as of that moment and never a later text (R1, R2), unless the later
 * one is milder (R3).
 */
export function appliedRule(
  history: RulebookHistory,
  question: RuleQuestion,
): AppliedRule | undefined {
  const found = ruleInForce(history, question.rule, question.conductAt);
  const family = found && familyOf(found.version.rulebook, found.rule.family);
  if (found === undefined || family === undefined) return undefined;
  const { rule, judgedAt = question.conductAt } = question;
  return mildestSince(history, { ...found, family }, { rule, judgedAt });
}

/** Why no rule could be applied: it is younger than the conduct, or there is no such rule. */
export function missingRuleProblem(
  history: RulebookHistory,
  question: RuleQuestion,
): DecisionRefusal {
  const { rule, conductAt } = question;
  const where = { pointer: '/rule', facts: { rule, conductAt } };
  if (!isYoungerThanConduct(history, question)) {
    return refuse(
      'rule_not_in_force',
      `Rule \`${rule}\` was not in force when this happened. Cite a rule that was.`,
      where,
    );
  }
  return refuse(
    'not_retroactive',
    `Rule \`${rule}\` took effect after this happened, and no rule reaches back.`,
    where,
  );
}

function isYoungerThanConduct(history: RulebookHistory, question: RuleQuestion): boolean {
  return history.versions.some(
    (version) =>
      version.effectiveFrom > question.conductAt &&
      version.rulebook.rules.some((rule) => rule.id === question.rule),
  );
}
