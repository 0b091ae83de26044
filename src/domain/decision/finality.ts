import { refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import type { DecisionCommand } from './command.ts';
import type { DecisionEvent } from './event.ts';
import type { DecisionRefusal } from './refusal.ts';
import type { DecisionState, MadeDecision } from './state.ts';

type Answer = readonly DecisionEvent[] | DecisionRefusal;

/** The appeal window is over and nobody appealed: from now on the decision counts. */
export function makeFinal(
  { appealWindowEndsAt }: Extract<DecisionCommand, { type: 'make-final' }>,
  state: DecisionState,
  { at, by }: Context,
): Answer {
  if (state.phase === 'none') return notFound();
  if (at <= appealWindowEndsAt) {
    const facts = { until: appealWindowEndsAt };
    return refuse('invalid_value', 'The time to appeal still runs.', { facts });
  }
  if (by.kind !== 'clock') {
    return refuse('role_required', 'Only time makes a decision final without an appeal.');
  }
  if (state.phase === 'final') return [];
  if (state.phase !== 'issued') return notStanding(state);
  return [{ type: 'decision-became-final', at, by, because: 'appeal-window-ended' }];
}

/**
 * An appeal left the decision standing. Whoever replaced a decision by a milder one in this very
 * appeal made it as its reviewer, so that one is final at once.
 */
export function upholdOnAppeal(
  { appeal, openDispute, otherAppeal }: Extract<DecisionCommand, { type: 'uphold-on-appeal' }>,
  state: DecisionState,
  context: Context,
): Answer {
  if (state.phase === 'none') return notFound();
  const isOutcome = state.made.inAppeal === appeal;
  const problem =
    personProblem(context) ?? (isOutcome ? undefined : tookPartProblem(state, context));
  if (problem !== undefined) return problem;
  const { at, by } = context;
  if (state.phase === 'final') return [];
  if (state.phase !== 'issued') return notStanding(state);
  const isOpen = openDispute !== undefined || otherAppeal !== undefined;
  if (isOpen) return [{ type: 'decision-upheld', at, by, appeal }];
  return [{ type: 'decision-became-final', at, by, because: 'upheld-on-appeal', appeal }];
}

export function reverseOnAppeal(
  { appeal }: Extract<DecisionCommand, { type: 'reverse-on-appeal' }>,
  state: DecisionState,
  context: Context,
): Answer {
  if (state.phase === 'none') return notFound();
  const problem = personProblem(context) ?? tookPartProblem(state, context);
  if (problem !== undefined) return problem;
  const { at, by } = context;
  // Undone with its whole job meanwhile: the appeal comes to the same end and undoes nothing twice.
  if (state.reversed?.appeal === appeal || state.reversed?.bulk !== undefined) return [];
  if (!stands(state)) return notStanding(state);
  return [{ type: 'decision-reversed', at, by, appeal }];
}

/** A milder decision takes the place of this one, which weighs nothing from now on. */
export function override(
  { replacement, appeal }: Extract<DecisionCommand, { type: 'override' }>,
  state: DecisionState,
  context: Context,
): Answer {
  if (state.phase === 'none') return notFound();
  const problem = personProblem(context) ?? tookPartProblem(state, context);
  if (problem !== undefined) return problem;
  const { at, by } = context;
  if (state.overridden?.replacement === replacement) return [];
  if (!stands(state)) return notStanding(state);
  return [
    {
      type: 'decision-overridden',
      at,
      by,
      replacement,
      ...(appeal === undefined ? {} : { appeal }),
    },
  ];
}

// A second wall behind the appeal's own: no machine changes a decision (A3) …
function personProblem({ by }: Context): DecisionRefusal | undefined {
  if (by.kind === 'staff' || by.kind === 'panel' || by.kind === 'outside-reviewer') {
    return undefined;
  }
  return refuse('role_required', 'Only a person changes a decision that was issued.');
}

// … and nobody who took part in it (A2).
function tookPartProblem(
  { made, confirmedBy }: MadeDecision,
  { by }: Context,
): DecisionRefusal | undefined {
  if (by.kind !== 'staff' || (by.id !== made.decidedBy && by.id !== confirmedBy)) return undefined;
  return refuse(
    'conflict_of_interest',
    'You took part in this decision; another person reviews it.',
  );
}

function stands({ phase }: MadeDecision): boolean {
  return phase === 'issued' || phase === 'final';
}

function notStanding({ phase }: MadeDecision): DecisionRefusal {
  return refuse('already_decided', `This decision is ${phase}, so there is nothing to change.`);
}

function notFound(): DecisionRefusal {
  return refuse('not_found', 'There is no such decision.');
}
