import type { Duration } from '../../kernel/duration.ts';
import type { ItemId } from '../../kernel/identifier.ts';
import { addDuration, type Instant } from '../../kernel/instant.ts';
import type { Family, ItemMeasure, Rule } from '../../rulebook/model.ts';
import type { Standing } from '../standing/standing.ts';
import {
  type QuotedFact,
  type Redress,
  redressOf,
  standingBefore,
  statementLanguage,
} from './compose.ts';
import { plainHoldStatement } from './plain.ts';
import type { StatementText } from './text.ts';

/** What the statement of a machine's hold is made of: one item, one rule, one end. */
export interface HoldStatementInput {
  readonly issuedAt: Instant;
  readonly item: ItemId;
  /** How the item is held back; `hide` unless the platform can only do something milder. */
  readonly measure: ItemMeasure;
  /** At most 72 hours (X8). */
  readonly for: Duration;
  readonly rule: Rule;
  readonly version: number;
  readonly family: Family;
  readonly facts: readonly QuotedFact[];
  readonly standing: Standing;
  readonly redress: Redress;
}

/**
 * The statement for an item that a rule holds back until a person has looked, or until its time is
 * over.
 */
export function composeHoldStatement(input: HoldStatementInput): StatementText {
  const { issuedAt, rule, family } = input;
  const until = addDuration(issuedAt, input.for);
  const before = standingBefore(input.standing, family);
  const structure: Omit<StatementText, 'plain'> = {
    language: statementLanguage,
    issuedAt,
    measures: [{ kind: input.measure, scope: `item ${input.item}`, from: issuedAt, until }],
    facts: input.facts,
    source: 'own-initiative',
    automated: { detection: true, decision: 'hold' },
    ground: 'incompatible-with-rulebook',
    rule: { rule: rule.id, version: input.version, title: rule.title, text: rule.text },
    reasons: holdReasons(rule),
    standing: { family: family.title, before: before.points, added: 0, clearAt: before.clearAt },
    redress: redressOf(input.redress),
  };
  return { ...structure, plain: plainHoldStatement(structure) };
}

function holdReasons(rule: Rule): string {
  return (
    `An automatic check thinks the rule “${rule.title}” may apply. Checks can be wrong, so a person ` +
    'is asked to look. Nobody has decided anything about you.'
  );
}
