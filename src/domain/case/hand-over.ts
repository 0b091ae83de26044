import { refuse } from '../../kernel/refusal.ts';
import { conflictOf, decidingRoles, holdsRole } from '../conflict.ts';
import type { Context } from '../decider.ts';
import {
  conflictProblem,
  firstProblem,
  leaseProblem,
  openProblem,
  reasonProblem,
  roleProblem,
} from './checks.ts';
import type { CaseCommand } from './command.ts';
import type { CaseEvent } from './event.ts';
import { holderIn } from './lease.ts';
import { peopleIn } from './people.ts';
import type { CaseRefusal } from './refusal.ts';
import type { OpenCase } from './state.ts';

type HandOver = Extract<CaseCommand, { type: 'hand-over' }>;

/**
 * Gives the case to somebody else, or back to the queue, with a reason. Who is part of the case may
 * give it back this way and may not choose who gets it.
 */
export function handOver(
  command: HandOver,
  state: OpenCase,
  context: Context,
): readonly CaseEvent[] | CaseRefusal {
  const { at, by } = context;
  const { staff, to, reason } = command;
  const from = holderIn(command, context);
  const problem = firstProblem([
    reasonProblem(reason.text, { pointer: '/reason', lengthMin: 1 }),
    to === undefined ? undefined : receiverProblem(command, state, context),
    roleProblem(staff, state, context),
    to === undefined ? undefined : conflictProblem(command, state),
    leaseProblem(command, state, at),
    openProblem(state),
  ]);
  if (problem !== undefined || from === undefined) return problem ?? [];
  const named = to === undefined ? {} : { to };
  return [{ type: 'case-handed-over', from, ...named, reason: reason.part, at, by }];
}

// Whoever could not take the case is not given it. What stands against them is for them to know.
function receiverProblem(
  { staff, to, receiver = { phase: 'none' }, stewards }: HandOver,
  state: OpenCase,
  { at }: Context,
): CaseRefusal | undefined {
  const pointer = '/to';
  if (staff.phase === 'appointed' && to === staff.staff) {
    const detail = 'A case is handed to somebody else. You have it already.';
    return refuse('invalid_value', detail, { pointer });
  }
  const wanted = decidingRoles(state.opened.subject);
  if (receiver.phase === 'none' || receiver.staff !== to || !holdsRole(receiver, wanted, at)) {
    const roles = wanted.join(' or ');
    const detail = `This can be handed only to somebody who is ${roles} now.`;
    return refuse('invalid_value', detail, { pointer, facts: { roles } });
  }
  if (conflictOf(receiver, peopleIn(state, stewards)) === undefined) return undefined;
  const detail =
    'They cannot handle this case. Choose somebody else, or give it back to everybody.';
  return refuse('conflict_of_interest', detail, { pointer });
}
