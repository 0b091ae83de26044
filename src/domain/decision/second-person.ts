import type { Instant } from '../../kernel/instant.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { peopleIn } from '../case/people.ts';
import type { Context } from '../decider.ts';
import { conflictProblem, roleProblem, secondPersonRoles, staffIdOf } from './authority.ts';
import type { DecisionCommand } from './command.ts';
import type { DecisionEvent } from './event.ts';
import { confirmInBulkProblems } from './in-bulk.ts';
import { decisionHeld } from './make.ts';
import { shortReasonProblem } from './reasons.ts';
import type { DecisionRefusal } from './refusal.ts';
import type { DecisionState } from './state.ts';

type Confirm = Extract<DecisionCommand, { type: 'confirm-decision' }>;
type Lapse = Extract<DecisionCommand, { type: 'lapse' }>;
type Reject = Extract<DecisionCommand, { type: 'reject-decision' }>;

/** A second person agrees; only now the time to undo begins. */
export function confirmDecision(
  command: Confirm,
  state: DecisionState,
  context: Context,
): readonly DecisionEvent[] | DecisionRefusal {
  const second = staffIdOf(command.staff);
  const problem = firstByPrecedence([
    ...secondPersonProblems(command, state, context),
    ...promiseProblem(command, context.at),
    ...confirmInBulkProblems(command, state),
  ]);
  if (problem !== undefined || second === undefined) return problem ?? notStaff();
  const { at, by } = context;
  return [{ type: 'decision-confirmed', at, by, second }, decisionHeld(context, command.bulk)];
}

/** A second person does not agree; the case goes back and nothing has happened to anybody. */
export function rejectDecision(
  command: Reject,
  state: DecisionState,
  context: Context,
): readonly DecisionEvent[] | DecisionRefusal {
  const { reason, staff } = command;
  const second = staffIdOf(staff);
  const problem = firstByPrecedence([
    ...secondPersonProblems(command, state, context),
    ...[shortReasonProblem(reason.text, '/reason') ?? []].flat(),
  ]);
  if (problem !== undefined || second === undefined) return problem ?? notStaff();
  const { at, by } = context;
  return [{ type: 'decision-rejected-by-second', at, by, second, reason: reason.part }];
}

function secondPersonProblems(
  { staff, stewards, file }: Confirm | Reject,
  state: DecisionState,
  context: Context,
): readonly DecisionRefusal[] {
  if (state.phase === 'none') return [refuse('not_found', 'There is no such decision.')];
  const detail = 'You made this decision; another person has to look at it.';
  const isAuthor = state.made.decidedBy === staffIdOf(staff);
  return [
    roleProblem(staff, secondPersonRoles(state.made.subject), context) ?? [],
    conflictProblem(staff, peopleIn(file, stewards)) ?? [],
    isAuthor ? refuse('second_person_required', detail) : [],
    state.phase === 'awaiting-second-person'
      ? []
      : refuse('already_decided', 'This decision does not wait for a second person.'),
  ].flat();
}

/**
 * Nobody agreed in time: the decision falls, and the case can close in the member's favour (D8).
 */
export function lapseDecision(
  { promisedBy }: Lapse,
  state: DecisionState,
  { at, by }: Context,
): readonly DecisionEvent[] | DecisionRefusal {
  if (state.phase === 'none') return refuse('not_found', 'There is no such decision.');
  if (by.kind !== 'clock') return refuse('role_required', 'Only time lets a decision lapse.');
  if (state.phase === 'undone') return [];
  if (state.phase !== 'awaiting-second-person') {
    return refuse('already_decided', 'This decision does not wait for a second person.');
  }
  if (at >= promisedBy) return [{ type: 'decision-undone', at, by, reason: 'promise-passed' }];
  return refuse('invalid_value', 'There is still time for a second person to agree.', {
    facts: { until: promisedBy },
  });
}

function promiseProblem({ file }: Confirm, at: Instant): readonly DecisionRefusal[] {
  const { promisedBy } = file.opened;
  if (at < promisedBy) return [];
  return [
    refuse('deadline_passed', 'The promised time has passed, so the case closes for the member.', {
      facts: { until: promisedBy },
    }),
  ];
}

function notStaff(): DecisionRefusal {
  return refuse('role_required', 'Only staff can be the second person.');
}
