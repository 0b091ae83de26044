import type { StaffId } from '../../kernel/identifier.ts';
import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import {
  firstProblem,
  handlerProblem,
  leaseAt,
  leasedByOther,
  leaseProblem,
  openProblem,
  promiseProblem,
  reasonProblem,
} from './checks.ts';
import type { ByStaff, CaseCommand } from './command.ts';
import type { CaseEvent } from './event.ts';
import type { CaseRefusal } from './refusal.ts';
import type { OpenCase } from './state.ts';

type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;
type Answer = readonly CaseEvent[] | CaseRefusal;

/**
 * Takes the case for ten minutes, or another ten; a live lease is taken over only with a reason.
 */
export function leaseCase(
  command: Command<'lease-case'>,
  state: OpenCase,
  context: Context,
): Answer {
  const { at, by } = context;
  const { staff, takeOver } = command;
  const problem = firstProblem([
    takeOver === undefined
      ? undefined
      : reasonProblem(takeOver.reason.text, { pointer: '/takeOverReason', lengthMin: 1 }),
    handlerProblem(command, state, context),
    takenProblem(command, state, context),
    openProblem(state),
    promiseProblem(state, at),
  ]);
  if (problem !== undefined || staff.phase === 'none') return problem ?? [];
  const current = leaseAt(state, at);
  const until = addDuration(at, limits.leaseLength);
  const holder = staff.staff;
  if (current?.holder === holder && current.until === until) return [];
  const isTakenOver = current !== undefined && current.holder !== holder;
  return [
    {
      type: 'case-leased',
      holder,
      until,
      ...(isTakenOver && takeOver !== undefined
        ? { takenOver: { from: current.holder, reason: takeOver.reason.part } }
        : {}),
      at,
      by,
    },
  ];
}

function takenProblem(
  { staff, takeOver }: Command<'lease-case'>,
  state: OpenCase,
  { at }: Context,
): CaseRefusal | undefined {
  const lease = leaseAt(state, at);
  if (lease === undefined || takeOver !== undefined) return undefined;
  return staff.phase === 'appointed' && lease.holder === staff.staff
    ? undefined
    : leasedByOther(lease);
}

/** Gives the case back. Somebody with a conflict or an ended role can always do that. */
export function releaseLease(
  command: Command<'release-lease'>,
  state: OpenCase,
  context: Context,
): Answer {
  const { at, by } = context;
  const holder = holderIn(command, context);
  const notTheirs = refuse('role_required', 'Everybody gives back only the case they hold.');
  const problem = firstProblem([
    holder === undefined ? notTheirs : undefined,
    leaseProblem(command, state, at),
  ]);
  if (problem !== undefined || holder === undefined) return problem ?? [];
  return [{ type: 'lease-released', holder, at, by }];
}

/** The holder, when they act in person. */
export function holderIn({ staff }: ByStaff, { by }: Context): StaffId | undefined {
  const inPerson = staff.phase === 'appointed' && by.kind === 'staff' && by.id === staff.staff;
  return inPerson ? staff.staff : undefined;
}
