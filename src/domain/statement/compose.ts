import type { EvidenceId, LanguageTag } from '../../kernel/identifier.ts';
import { addDuration, type Instant, later } from '../../kernel/instant.ts';
import type { Family, Rule } from '../../rulebook/model.ts';
import type { DecisionMade, Factors, Measure } from '../decision/event.ts';
import type { SourceType } from '../report/event.ts';
import { activeIn, type Standing } from '../standing/standing.ts';
import { plainStatement } from './plain.ts';
import type { StatedHearing, StatementText } from './text.ts';

/** The language that `plain` is written in. */
export const statementLanguage: LanguageTag = 'en' as LanguageTag;

/** One piece of evidence as the member reads it. */
export interface QuotedFact {
  readonly evidence: EvidenceId;
  readonly occurredAt: Instant;
  readonly quote: string;
}

/** Where a member can turn, in the words and addresses of the community. */
export interface Redress {
  readonly appealWindow: StatementText['redress']['appeal']['window'];
  readonly appealPath: string;
  readonly outOfCourt: string;
  readonly court: string;
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
export interface StatementInput {
  readonly issuedAt: Instant;
  readonly decision: StatedDecision;
  /** The rule and its family as of the version that the decision cites. */
  readonly rule: Rule;
  readonly version: number;
  readonly family: Family;
  /** The family whose ladder names the rungs, where a milder version's range was applied. */
  readonly rungs?: Family;
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
 * The statement of reasons for a breach, by DSA Article 17(3). Pure: the same input gives the same
 * text.
 */
export function composeStatement(input: StatementInput): StatementText {
  const { decision, rule, issuedAt } = input;
  const structure: Omit<StatementText, 'plain'> = {
    language: statementLanguage,
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
    rule: { rule: rule.id, version: input.version, title: rule.title, text: rule.text },
    reasons: input.reasons,
    ...(input.hearing === undefined ? {} : { hearing: input.hearing }),
    ...ladderOf(input),
    ...(input.factors === undefined ? {} : { factors: input.factors }),
    standing: effectOnStanding(input),
    redress: redressOf(input.redress),
  };
  const replaces = decision.overrideOf !== undefined;
  return { ...structure, plain: plainStatement(structure, { replaces }) };
}

/** The three roads of redress as structure (17(3)(f)). */
export function redressOf(redress: Redress): StatementText['redress'] {
  return {
    appeal: {
      windowFrom: 'delivery',
      window: redress.appealWindow,
      path: redress.appealPath,
    },
    outOfCourt: redress.outOfCourt,
    court: redress.court,
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

function statedMeasure(measure: Measure, issuedAt: Instant): StatementText['measures'][number] {
  return {
    kind: measure.kind,
    scope: scopeOf(measure),
    from: issuedAt,
    until: addDuration(issuedAt, measure.for),
  };
}

function scopeOf({ item, group }: Measure): string {
  if (item !== undefined) return `item ${item}`;
  return group === undefined ? 'the whole community' : `group ${group}`;
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

function ladderOf({ decision, family, rungs, deviationReason }: StatementInput): {
  readonly ladder?: NonNullable<StatementText['ladder']>;
} {
  const { rungSuggested, rungChosen, milder } = decision;
  if (rungSuggested === undefined || rungChosen === undefined) return {};
  const title = (name: string): string =>
    (rungs ?? family).ladder.find((rung) => rung.name === name)?.title ?? name;
  const why = deviationReason === undefined ? {} : { why: deviationReason };
  const changed = milder === undefined ? {} : { milder };
  return {
    ladder: { suggested: title(rungSuggested), chosen: title(rungChosen), ...why, ...changed },
  };
}

function effectOnStanding(input: StatementInput): StatementText['standing'] {
  const { decision, family, issuedAt, standing } = input;
  const before = standingBefore(standing, family);
  const added = decision.weight?.points ?? 0;
  const from = decision.countsFrom ?? issuedAt;
  const memory = decision.weight?.memory ?? family.memory;
  const own = added === 0 ? null : addDuration(from, memory);
  const clearAt = own === null || before.clearAt === null ? own : later(own, before.clearAt);
  return {
    family: family.title,
    before: before.points,
    added,
    clearAt: clearAt ?? before.clearAt,
  };
}
