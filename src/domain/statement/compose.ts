import type { EvidenceId, LanguageTag } from '../../kernel/identifier.ts';
import { addDuration, type Instant, later } from '../../kernel/instant.ts';
import { sameLanguage } from '../../kernel/language.ts';
import type { Family, Rule, RulebookTranslation } from '../../rulebook/model.ts';
import type { DecisionMade, Factors, Measure } from '../decision/event.ts';
import { type Message, message } from '../letter/message.ts';
import type { SourceType } from '../report/event.ts';
import { activeIn, type Standing } from '../standing/standing.ts';
import type { Place, StatementDraft } from './draft.ts';
import { statementSections } from './letter.ts';
import { type RuleWords, ruleWords } from './rule-words.ts';
import type { StatedHearing, StatementText } from './text.ts';

/** One piece of evidence as the member reads it. */
export interface QuotedFact {
  readonly evidence: EvidenceId;
  readonly occurredAt: Instant;
  readonly quote: string;
}

/** Where a member appeals, and how long they can. */
export interface Redress {
  readonly appealWindow: StatementText['redress']['appeal']['window'];
  readonly appealPath: string;
}

/** In which language a statement is written, and what the rulebook has in it. */
export interface StatementLanguage {
  /** The reader's. */
  readonly language: LanguageTag;
  /**
   * Of the rulebook as it was adopted: rules and reasons are in it unless something says otherwise.
   */
  readonly original: LanguageTag;
  readonly translation?: RulebookTranslation;
}

/** The parts of a decision that a statement speaks of. */
export type StatedDecision = Pick<
  DecisionMade,
  | 'factsReliedOn'
  | 'conductAt'
  | 'measures'
  | 'ground'
  | 'legalGround'
  | 'rungSuggested'
  | 'rungChosen'
  | 'milder'
  | 'weight'
  | 'automatedDetection'
  | 'automatedDecision'
  | 'overrideOf'
  | 'countsFrom'
>;

/**
 * Everything a statement is made of. The list is closed: a reporter, an internal note or a third
 * person has no place in it (N3).
 */
export interface StatementInput extends StatementLanguage {
  readonly issuedAt: Instant;
  readonly decision: StatedDecision;
  /** The rule and its family as of the version that the decision cites. */
  readonly rule: Rule;
  readonly version: number;
  readonly family: Family;
  /** Whose ladder names the rungs, where a milder version's range was applied. */
  readonly rungs?: { readonly family: Family; readonly translation?: RulebookTranslation };
  readonly source: SourceType;
  /** Evidence of the case; only what the decision relied on is shown (E5). */
  readonly evidence: readonly QuotedFact[];
  readonly reasons: string;
  readonly deviationReason?: string;
  readonly hearing?: StatedHearing;
  readonly factors?: Factors<string>;
  /** The member's standing at `issuedAt`, this decision not yet counted. */
  readonly standing: Standing;
  readonly redress: Redress;
}

/**
 * The statement of reasons for a breach, by DSA Article 17(3), in no words yet. Pure: the same
 * input gives the same statement.
 */
export function composeStatement(input: StatementInput): StatementDraft {
  const { decision, issuedAt } = input;
  const words = ruleWords(input);
  const structure: Omit<StatementDraft, 'sections'> = {
    language: input.language,
    issuedAt,
    measures: decision.measures.map((measure) => statedMeasure(measure, issuedAt)),
    facts: factsOf(input),
    source: input.source,
    automated: {
      detection: decision.automatedDetection,
      decision: decision.automatedDecision,
    },
    ground: decision.ground,
    ...(decision.legalGround === undefined ? {} : { legalGround: decision.legalGround }),
    rule: words.rule,
    reasons: input.reasons,
    ...(input.hearing === undefined ? {} : { hearing: input.hearing }),
    ...ladderOf(input, words),
    ...(input.factors === undefined ? {} : { factors: input.factors }),
    standing: effectOnStanding(input, words),
    redress: redressOf(input.redress),
  };
  const replaces = decision.overrideOf !== undefined;
  const untranslated = !sameLanguage(input.language, input.original);
  return { ...structure, sections: statementSections(structure, { replaces, untranslated }) };
}

/** The three roads of redress as structure (17(3)(f)). */
export function redressOf(redress: Redress): StatementDraft['redress'] {
  return {
    appeal: {
      windowFrom: 'delivery',
      window: redress.appealWindow,
      path: redress.appealPath,
    },
    outOfCourt: message('redress.out-of-court'),
    court: message('redress.court'),
  };
}

/** What stands now in one family, and until when. */
export function standingBefore(
  standing: Standing,
  family: Family,
): { readonly points: number; readonly clearAt: Instant | null } {
  const lines = activeIn(standing, family.id);
  return {
    points: lines.reduce((sum, line) => sum + line.active, 0),
    clearAt: lines.reduce<Instant | null>(
      (last, line) => (last === null ? line.clearAt : later(last, line.clearAt)),
      null,
    ),
  };
}

function statedMeasure(measure: Measure, issuedAt: Instant): StatementDraft['measures'][number] {
  const place = placeOf(measure);
  return {
    kind: measure.kind,
    scope: scopeMessage(place),
    place,
    from: issuedAt,
    until: addDuration(issuedAt, measure.for),
  };
}

function placeOf({ item, group }: Measure): Place {
  if (item !== undefined) return { kind: 'item', item };
  return group === undefined ? { kind: 'community' } : { kind: 'group', group };
}

/** What a measure covers, in a few words. */
export function scopeMessage(place: Place): Message {
  switch (place.kind) {
    case 'item':
      return message('scope.item', { item: place.item });
    case 'group':
      return message('scope.group', { group: place.group });
    case 'community':
      return message('scope.community');
  }
}

// Shown equals relied on (E5). What retention has removed since is named, so that nothing is left
// out.
function factsOf({ decision, evidence }: StatementInput): StatementText['facts'] {
  return decision.factsReliedOn.map((relied) => {
    const found = evidence.find((fact) => fact.evidence === relied);
    if (found === undefined) {
      return { evidence: relied, occurredAt: decision.conductAt, quote: '' };
    }
    return { evidence: relied, occurredAt: found.occurredAt, quote: found.quote };
  });
}

function ladderOf(
  { decision, deviationReason }: StatementInput,
  { rung }: RuleWords,
): {
  readonly ladder?: NonNullable<StatementText['ladder']>;
} {
  const { rungSuggested, rungChosen, milder } = decision;
  if (rungSuggested === undefined || rungChosen === undefined) return {};
  const why = deviationReason === undefined ? {} : { why: deviationReason };
  const changed = milder === undefined ? {} : { milder };
  return {
    ladder: { suggested: rung(rungSuggested), chosen: rung(rungChosen), ...why, ...changed },
  };
}

function effectOnStanding(input: StatementInput, words: RuleWords): StatementText['standing'] {
  const { decision, family, issuedAt, standing } = input;
  const before = standingBefore(standing, family);
  const added = decision.weight?.points ?? 0;
  const from = decision.countsFrom ?? issuedAt;
  const memory = decision.weight?.memory ?? family.memory;
  const own = added === 0 ? null : addDuration(from, memory);
  const clearAt = own === null || before.clearAt === null ? own : later(own, before.clearAt);
  return {
    family: words.family,
    before: before.points,
    added,
    clearAt: clearAt ?? before.clearAt,
  };
}
