import { durationMs } from '../../kernel/duration.ts';
import type { PartId, StaffId } from '../../kernel/identifier.ts';
import { addDuration, type Instant } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { type RulebookHistory, type RuleRef, versionInForce } from '../../rulebook/model.ts';
import type { OpenBulk } from '../bulk/state.ts';
import type { OpenCase } from '../case/state.ts';
import type { Context } from '../decider.ts';
import type { PartText } from '../text.ts';
import { staffIdOf } from './authority.ts';
import { type LadderChoice, type MakeDecision, type ReadDraft, readDraft } from './draft.ts';
import { draftProblems } from './draft-problems.ts';
import type { DecisionEvent, DecisionHeld, DecisionMade, Factors, Measure } from './event.ts';
import { needsFactors } from './factors.ts';
import { heardBefore } from './heard-before.ts';
import type { DecisionRefusal } from './refusal.ts';
import type { DecisionState } from './state.ts';

/** A person decides a case. The decision is held for a moment before it has any effect. */
export function makeDecision(
  command: MakeDecision,
  state: DecisionState,
  context: Context,
): readonly DecisionEvent[] | DecisionRefusal {
  const read = readDraft(command, context);
  const taken = state.phase === 'none' ? [] : [alreadyMade()];
  const problem = firstByPrecedence([...taken, ...draftProblems(command, read, context)]);
  if (problem !== undefined) return problem;
  const author = staffIdOf(command.staff);
  if (author === undefined) return refuse('role_required', 'Only staff decide.');
  const made = decisionMade(command, read, { author, context });
  return made.needsSecondPerson ? [made] : [made, decisionHeld(context, command.bulk)];
}

/**
 * The decision waits for as long as the rulebook promises, so that its author can take it back. The
 * decisions of a job were held together before it ran.
 */
export function decisionHeld({ at, by, rulebook }: Context, bulk?: OpenBulk): DecisionHeld {
  return { type: 'decision-held', at, by, until: bulk?.heldUntil ?? heldUntil(rulebook, at) };
}

export function alreadyMade(): DecisionRefusal {
  return refuse('already_decided', 'This decision exists already. A new one needs a new id.');
}

function heldUntil(rulebook: RulebookHistory, at: Instant): Instant {
  const undo = versionInForce(rulebook, at)?.rulebook.promises.undo;
  if (undo === undefined) return at;
  return addDuration(at, durationMs(undo) > durationMs(limits.undoMax) ? limits.undoMax : undo);
}

function decisionMade(
  command: MakeDecision,
  read: ReadDraft,
  { author, context }: { readonly author: StaffId; readonly context: Context },
): DecisionMade {
  const { draft, file } = command;
  const { choice, measures } = read;
  const hearing = draft.outcome === 'breach' ? heardBefore(command, read, context) : undefined;
  return {
    type: 'decision-made',
    at: context.at,
    by: context.by,
    decision: command.decision,
    case: command.case,
    subject: file.opened.subject,
    respondent: read.scope.respondent,
    outcome: draft.outcome,
    ground: draft.ground,
    ...(draft.legalGround === undefined ? {} : { legalGround: draft.legalGround }),
    ...(read.conductFrom === read.conductAt ? {} : { conductFrom: read.conductFrom }),
    conductAt: read.conductAt,
    acts: read.acts,
    factsReliedOn: read.facts.map(({ evidence }) => evidence),
    reasons: draft.reasons.part,
    measures,
    ...(hearing === undefined ? {} : { hearing }),
    automatedDetection: file.opened.automatedDetection,
    automatedDecision: machineSuggested(file, choice) ? 'partially' : 'not-automated',
    confidence: draft.confidence,
    decidedBy: author,
    needsSecondPerson: choice !== undefined && needsSecondPerson(choice, measures),
    ...(choice === undefined ? {} : breachFields(command, choice)),
    ...(command.bulk === undefined ? {} : { bulk: command.bulk.opened.bulk }),
  };
}

type BreachFields = Pick<
  DecisionMade,
  | 'rule'
  | 'gravity'
  | 'milder'
  | 'factors'
  | 'rungSuggested'
  | 'rungChosen'
  | 'deviationReason'
  | 'weight'
>;

function breachFields({ draft }: MakeDecision, choice: LadderChoice): BreachFields {
  const { factors, deviationReason } = draft;
  const { gravity, suggestion, chosen, milder, weight } = choice;
  return {
    rule: refOf(choice),
    gravity,
    ...(milder === undefined ? {} : { milder }),
    rungSuggested: suggestion.suggested.name,
    ...(chosen === undefined ? {} : { rungChosen: chosen.name }),
    ...(deviationReason === undefined ? {} : { deviationReason: deviationReason.part }),
    ...(factors === undefined ? {} : { factors: factorParts(factors) }),
    weight,
  };
}

function factorParts({ consequences, intent, ...numbers }: Factors<PartText>): Factors<PartId> {
  return {
    ...numbers,
    consequences: consequences.part,
    ...(intent === undefined ? {} : { intent: intent.part }),
  };
}

function refOf({ rule, version }: LadderChoice): RuleRef {
  return { rule: rule.id, version: version.number };
}

// Grave breaches, suspensions and measures against misuse are never one person's word.
function needsSecondPerson({ gravest }: LadderChoice, measures: readonly Measure[]): boolean {
  return gravest >= 3 || needsFactors(measures);
}

// A machine had a part in the decision when its finding named the very rule that is cited.
function machineSuggested(file: OpenCase, choice: LadderChoice | undefined): boolean {
  return file.matters.some(
    (matter) => matter.kind === 'finding' && matter.rule.rule === choice?.rule.id,
  );
}
