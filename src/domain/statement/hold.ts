import type { Duration } from '../../kernel/duration.ts';
import type { ItemId } from '../../kernel/identifier.ts';
import { addDuration, type Instant } from '../../kernel/instant.ts';
import type { Family, ItemMeasure, Rule } from '../../rulebook/model.ts';
import { message } from '../letter/message.ts';
import type { Standing } from '../standing/standing.ts';
import {
  type QuotedFact,
  type Redress,
  redressOf,
  type StatementLanguage,
  scopeMessage,
  standingBefore,
} from './compose.ts';
import type { Place, StatementDraft } from './draft.ts';
import { holdSections } from './letter.ts';
import { ruleWords } from './rule-words.ts';

/** What the statement of a machine's hold is made of: one item, one rule, one end. */
export interface HoldStatementInput extends StatementLanguage {
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
export function composeHoldStatement(input: HoldStatementInput): StatementDraft {
  const { issuedAt, family } = input;
  const until = addDuration(issuedAt, input.for);
  const before = standingBefore(input.standing, family);
  const words = ruleWords(input);
  const place: Place = { kind: 'item', item: input.item };
  const scope = scopeMessage(place);
  const structure: Omit<StatementDraft, 'sections'> = {
    language: input.language,
    issuedAt,
    measures: [{ kind: input.measure, scope, place, from: issuedAt, until }],
    facts: input.facts,
    source: 'own-initiative',
    automated: { detection: true, decision: 'hold' },
    ground: 'incompatible-with-rulebook',
    rule: words.rule,
    reasons: message('hold.reasons', { title: words.rule.title }),
    standing: { family: words.family, before: before.points, added: 0, clearAt: before.clearAt },
    redress: redressOf(input.redress),
  };
  return { ...structure, sections: holdSections(structure) };
}
