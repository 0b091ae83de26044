import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { vacatingRoles } from '../bulk/vacating.ts';
import type { Context } from '../decider.ts';
import { conflictProblem, peopleAround, roleProblem, tookPart } from './authority.ts';
import type { DecisionCommand } from './command.ts';
import type { DecisionEvent } from './event.ts';
import type { DecisionRefusal } from './refusal.ts';
import type { DecisionState, MadeDecision } from './state.ts';

type Vacate = Extract<DecisionCommand, { type: 'vacate-decision' }>;

/**
 * Reverses one decision of a job that is undone as a whole. One that an appeal has reversed stays
 * so; one that a milder decision replaced is no longer the job's.
 */
export function vacateDecision(
  command: Vacate,
  state: DecisionState,
  context: Context,
): readonly DecisionEvent[] | DecisionRefusal {
  if (state.phase === 'none') return refuse('not_found', 'There is no such decision.');
  const problem = firstByPrecedence(vacateProblems(command, state, context));
  if (problem !== undefined) return problem;
  if (state.reversed !== undefined) return [];
  const { at, by } = context;
  return [{ type: 'decision-vacated', at, by, bulk: command.bulk }];
}

function vacateProblems(
  { staff, bulk }: Vacate,
  state: MadeDecision,
  context: Context,
): readonly DecisionRefusal[] {
  const { made, phase } = state;
  const part = 'You took part in this decision; another person undoes it.';
  const stands = phase === 'issued' || phase === 'final' || phase === 'reversed';
  return [
    roleProblem(staff, vacatingRoles, context) ?? [],
    conflictProblem(staff, peopleAround(made.subject)) ?? [],
    tookPart(staff, state) ? refuse('conflict_of_interest', part) : [],
    made.bulk === bulk ? [] : refuse('invalid_value', 'This decision is not of that bulk job.'),
    stands
      ? []
      : refuse('already_decided', `This decision is ${phase}, so there is nothing to undo.`),
  ].flat();
}
