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
  ruleOf,
} from '../../rulebook/model.ts';
import type { DecisionMade } from './event.ts';
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
}

/** The rule that judges conduct: as of that moment, never a later text (R1, R2). */
export function appliedRule(
  history: RulebookHistory,
  question: RuleQuestion,
): AppliedRule | undefined {
  const found = ruleInForce(history, question.rule, question.conductAt);
  const family = found && familyOf(found.version.rulebook, found.rule.family);
  return found === undefined || family === undefined ? undefined : { ...found, family };
}

/** The family whose ladder names a decision's rungs: a later version's where that one is milder. */
export function familyOfRungs(
  history: RulebookHistory,
  { rule, milder }: Pick<DecisionMade, 'rule' | 'milder'>,
): Family | undefined {
  if (rule === undefined) return undefined;
  const version = milder?.range ?? rule.version;
  const found = ruleOf(history, { rule: rule.rule, version });
  return found && familyOf(found.version.rulebook, found.rule.family);
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
