import { type Duration, durationMs } from '../../kernel/duration.ts';
import type { ItemId, StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { type Family, isItemMeasure, type Rung } from '../../rulebook/model.ts';
import type { Context } from '../decider.ts';
import { familyOfRungs } from './applied-rule.ts';
import {
  appealRoles,
  conflictProblem,
  peopleAround,
  roleProblem,
  staffIdOf,
  tookPart,
} from './authority.ts';
import type { DecisionCommand } from './command.ts';
import type { DecisionEvent, DecisionMade, Measure, StandingWeight } from './event.ts';
import { needsFactors } from './factors.ts';
import { alreadyMade } from './make.ts';
import {
  type MeasureScope,
  measureProblems,
  notLonger,
  placedMeasures,
  publishedMeasures,
  tooManyMeasures,
} from './measures.ts';
import { lengthProblem, type NamedText, reasonsProblem } from './reasons.ts';
import type { DecisionRefusal } from './refusal.ts';
import type { DecisionState } from './state.ts';

type MakeMilder = Extract<DecisionCommand, { type: 'make-milder-decision' }>;

/** The first decision's step and the new one on the same ladder. */
interface TwoRungs {
  readonly family: Family;
  readonly first: number;
  readonly chosen: number;
  readonly rung: Rung;
}

/**
 * A reviewer replaces a decision by one that is not harsher in any way: step, kind, reach, time or
 * weight (A5). It cites the same rule and acts, and needs no waiting time.
 */
export function makeMilderDecision(
  command: MakeMilder,
  state: DecisionState,
  context: Context,
): readonly DecisionEvent[] | DecisionRefusal {
  const rungs = rungsOf(command, context);
  const measures = rungs === undefined ? [] : measuresOf(command, rungs);
  const taken = state.phase === 'none' ? [] : [alreadyMade()];
  const problem = firstByPrecedence([
    ...taken,
    ...reviewerProblems(command, context),
    ...firstDecisionProblems(command),
    ...textProblems(command),
    ...harshnessProblems(command, measures, rungs, context.at),
  ]);
  if (problem !== undefined) return problem;
  const reviewer = staffIdOf(command.staff);
  if (reviewer === undefined || rungs === undefined) {
    return refuse('role_required', 'Only a reviewer makes a milder decision.');
  }
  const made = decisionMade(command, { measures, rungs, reviewer, context });
  return [made, { type: 'decision-held', at: context.at, by: context.by, until: context.at }];
}

function rungsOf({ first, rung }: MakeMilder, { rulebook }: Context): TwoRungs | undefined {
  const family = familyOfRungs(rulebook, first.made);
  if (family === undefined) return undefined;
  const chosen = family.ladder.findIndex(({ name }) => name === rung);
  const firstIndex = family.ladder.findIndex(({ name }) => name === first.made.rungChosen);
  const chosenRung = family.ladder[chosen];
  if (chosenRung === undefined || firstIndex === -1) return undefined;
  return { family, first: firstIndex, chosen, rung: chosenRung };
}

function measuresOf({ first, measures }: MakeMilder, { rung }: TwoRungs): readonly Measure[] {
  const scope = scopeOf(first.made);
  if (measures !== undefined) return placedMeasures(measures, scope);
  const longest = longestOf(first.made.measures);
  return publishedMeasures(rung, scope).map((measure) => withinFirst(measure, first.made, longest));
}

// The rung as published, cut down to what the first decision imposed: never longer, never wider.
function withinFirst(
  measure: Measure,
  first: MakeMilder['first']['made'],
  longest: Duration | undefined,
): Measure {
  const same = first.measures.find(({ kind }) => kind === measure.kind);
  const ceiling = same?.for ?? longest ?? measure.for;
  const group = isItemMeasure(measure.kind) ? undefined : (same ?? first.measures[0])?.group;
  return {
    ...measure,
    for: notLonger(measure, { for: ceiling }) ? measure.for : ceiling,
    ...(group === undefined ? {} : { group }),
  };
}

function longestOf(measures: readonly Measure[]): Duration | undefined {
  return measures
    .map((measure) => measure.for)
    .toSorted((a, b) => durationMs(b) - durationMs(a))
    .at(0);
}

function scopeOf(first: MakeMilder['first']['made']): MeasureScope {
  const measured = first.measures.flatMap(({ item }) => item ?? []);
  const items: readonly ItemId[] =
    first.subject.kind === 'item' ? [first.subject.item, ...measured] : measured;
  return { respondent: first.respondent, items: [...new Set(items)] };
}

function reviewerProblems(
  { staff, first }: MakeMilder,
  context: Context,
): readonly DecisionRefusal[] {
  const people = peopleAround(first.made.subject);
  return [
    roleProblem(staff, appealRoles, context) ?? [],
    conflictProblem(staff, people) ?? [],
    tookPart(staff, first)
      ? refuse(
          'conflict_of_interest',
          'You took part in the first decision; another person reviews.',
        )
      : [],
  ].flat();
}

function firstDecisionProblems({ first }: MakeMilder): readonly DecisionRefusal[] {
  if (first.phase !== 'issued' && first.phase !== 'final') {
    return [
      refuse('already_decided', `The first decision is ${first.phase}; nothing stands to vary.`),
    ];
  }
  if (first.made.outcome === 'breach') return [];
  const detail = 'The first decision found no breach, and nothing is milder than that.';
  return [refuse('invalid_value', detail, { pointer: '/outcome' })];
}

function textProblems({ reasons }: MakeMilder): readonly DecisionRefusal[] {
  const text: NamedText = { text: reasons, pointer: '/reasons' };
  return [reasonsProblem(text) ?? [], lengthProblem(text) ?? []].flat();
}

function harshnessProblems(
  command: MakeMilder,
  measures: readonly Measure[],
  rungs: TwoRungs | undefined,
  at: Instant,
): readonly DecisionRefusal[] {
  const { first } = command;
  if (rungs === undefined) {
    const detail = `The ladder has no step \`${command.rung}\`. Choose one that is not above the first.`;
    return [refuse('measure_out_of_range', detail, { pointer: '/rung' })];
  }
  const harsher = measures.flatMap((measure, index) =>
    isWithinFirst(measure, first.made, rungs) ? [] : [harsherProblem(`/measures/${index}`)],
  );
  return [
    ...(rungs.chosen > rungs.first ? [harsherProblem('/rung')] : []),
    ...harsher,
    tooManyMeasures(command.measures ?? []) ?? [],
    ...measureProblems(measures, scopeOf(first.made), at),
  ].flat();
}

function harsherProblem(pointer: string): DecisionRefusal {
  const detail =
    'An appeal never makes it worse: choose no higher step, no new kind of measure, no wider reach and no longer time than the first decision.';
  return refuse('harsher_than_first', detail, { pointer });
}

// A kind of the first decision, or one of a lower step; and no longer and no wider than the first.
function isWithinFirst(
  measure: Measure,
  first: MakeMilder['first']['made'],
  { rung, chosen, first: firstIndex }: TwoRungs,
): boolean {
  const sameKind = first.measures.filter(({ kind }) => kind === measure.kind);
  const isOfLowerRung =
    chosen < firstIndex && rung.measures.some(({ kind }) => kind === measure.kind);
  const comparable = sameKind.length > 0 || !isOfLowerRung ? sameKind : first.measures;
  return comparable.some(
    (other) =>
      notLonger(measure, other) && (other.group === undefined || other.group === measure.group),
  );
}

interface MilderParts {
  readonly measures: readonly Measure[];
  readonly rungs: TwoRungs;
  readonly reviewer: StaffId;
  readonly context: Context;
}

function decisionMade(
  command: MakeMilder,
  { measures, rungs, reviewer, context }: MilderParts,
): DecisionMade {
  const { deviationReason: _, weight, factors, ...kept } = command.first.made;
  return {
    ...kept,
    type: 'decision-made',
    at: context.at,
    by: context.by,
    decision: command.decision,
    reasons: command.reasons.part,
    rungChosen: rungs.rung.name,
    measures,
    // What was weighed for a suspension says nothing where none is left.
    ...(factors === undefined || !needsFactors(measures) ? {} : { factors }),
    ...(weight === undefined ? {} : { weight: milderWeight(weight, rungs) }),
    automatedDecision: 'not-automated',
    decidedBy: reviewer,
    // The reviewer is the second pair of eyes already.
    needsSecondPerson: false,
    overrideOf: command.firstId,
    countsFrom: command.first.made.countsFrom ?? command.first.issuedAt ?? context.at,
    inAppeal: command.appeal,
  };
}

/**
 * The same step keeps its points; a lower one counts in proportion to its place on the ladder,
 * counted from one and rounded down: a decision of 40 points moved from the fourth step to the
 * second weighs 20.
 */
function milderWeight(weight: StandingWeight, { first, chosen }: TwoRungs): StandingWeight {
  return { ...weight, points: Math.floor((weight.points * (chosen + 1)) / (first + 1)) };
}
