import type { ItemId } from '../../kernel/identifier.ts';
import { earlier, type Instant } from '../../kernel/instant.ts';
import type { Rung } from '../../rulebook/model.ts';
import type { EvidenceTaken } from '../case/event.ts';
import type { OpenCase } from '../case/state.ts';
import type { Context } from '../decider.ts';
import { type Person, respondentOf, type Subject } from '../person.ts';
import { standingAt } from '../standing/standing.ts';
import { actsOf } from './acts.ts';
import { type AppliedRule, appliedRule } from './applied-rule.ts';
import type { DecisionCommand } from './command.ts';
import type { DecisionMade, Measure } from './event.ts';
import { type MeasureScope, placedMeasures, publishedMeasures } from './measures.ts';
import { type MildestRange, mildestRange } from './mildest-range.ts';

export type MakeDecision = Extract<DecisionCommand, { type: 'make-decision' }>;

/** The rule that applies to a draft, what its ladder says, and what the person chose. */
export interface LadderChoice extends AppliedRule, MildestRange {
  /** Absent when the draft names no rung of the range. */
  readonly chosen?: Rung;
}

/**
 * A draft with everything that follows from it and the case. Nothing in here depends on who the
 * respondent is (D6).
 */
export interface ReadDraft {
  readonly facts: readonly EvidenceTaken[];
  readonly acts: DecisionMade['acts'];
  /** The first and the last moment of the conduct. */
  readonly conductFrom: Instant;
  readonly conductAt: Instant;
  readonly scope: MeasureScope;
  /** Absent for no breach, and when no rule was in force. */
  readonly choice?: LadderChoice;
  readonly measures: readonly Measure[];
}

export function readDraft(command: MakeDecision, context: Context): ReadDraft {
  const { file, draft } = command;
  const facts = file.evidence.filter(({ evidence }) => draft.factsReliedOn.includes(evidence));
  const conductAt = conductTime(facts, file);
  const respondent = respondentOf(file.opened.subject);
  const own = facts.filter((fact) => isBy(fact, respondent));
  const scope = scopeOf(file.opened.subject, own);
  const choice = choiceOf(command, conductAt, context);
  return {
    facts,
    acts: actsOf(own, file.opened.subject),
    conductFrom: own.map(({ occurredAt }) => occurredAt).reduce(earlier, conductAt),
    conductAt,
    scope,
    measures: measuresOf(command, scope, choice?.chosen),
    ...(choice === undefined ? {} : { choice }),
  };
}

// The latest of the facts relied on: a course of conduct is judged by the rules at its end.
function conductTime(facts: readonly EvidenceTaken[], file: OpenCase): Instant {
  const times = (facts.length > 0 ? facts : file.evidence).map(({ occurredAt }) => occurredAt);
  return times.toSorted().at(-1) ?? file.opened.at;
}

function scopeOf(subject: Subject, own: readonly EvidenceTaken[]): MeasureScope {
  const shown = own.flatMap(({ item }) => item ?? []);
  const items: readonly ItemId[] = subject.kind === 'item' ? [subject.item, ...shown] : shown;
  return { respondent: respondentOf(subject), items: [...new Set(items)] };
}

// What others wrote may be among the facts as context; it is not judged and no measure reaches it.
function isBy(fact: EvidenceTaken, respondent: Person): boolean {
  return (
    fact.author === undefined || (respondent.kind === 'member' && fact.author === respondent.id)
  );
}

function choiceOf(
  { draft, standing }: MakeDecision,
  conductAt: Instant,
  { at, rulebook }: Context,
): LadderChoice | undefined {
  if (draft.outcome === 'no-breach' || draft.rule === undefined) return undefined;
  const applied = appliedRule(rulebook, { rule: draft.rule, conductAt });
  if (applied === undefined) return undefined;
  const question = { rule: draft.rule, conductAt, decidedAt: at };
  const mildest = mildestRange(rulebook, question, standingAt(standing, at));
  if (mildest === undefined) return undefined;
  const chosen = mildest.range.find((rung) => rung.name === draft.rung);
  return { ...applied, ...mildest, ...(chosen === undefined ? {} : { chosen }) };
}

function measuresOf(
  { draft }: MakeDecision,
  scope: MeasureScope,
  chosen: Rung | undefined,
): readonly Measure[] {
  if (draft.measures !== undefined) return placedMeasures(draft.measures, scope);
  return chosen === undefined ? [] : publishedMeasures(chosen, scope);
}
