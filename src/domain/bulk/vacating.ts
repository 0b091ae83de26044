import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import { peopleIn } from '../case/people.ts';
import type { Context } from '../decider.ts';
import { conflictProblem, roleProblem, staffIdOf } from '../decision/authority.ts';
import { lengthProblem, reasonsProblem } from '../decision/reasons.ts';
import type { Role } from '../staff/event.ts';
import type { StaffState } from '../staff/state.ts';
import { pastProblem } from './checking.ts';
import type { BulkCommand } from './command.ts';
import type { BulkEvent } from './event.ts';
import { decidedIn } from './evolve.ts';
import type { BulkRefusal } from './refusal.ts';
import type { OpenBulk } from './state.ts';

type Command<Type extends BulkCommand['type']> = Extract<BulkCommand, { type: Type }>;
type Answer = readonly BulkEvent[] | BulkRefusal;

/** Who may undo the decisions of somebody else's job. */
export const vacatingRoles: readonly Role[] = ['lead', 'ombud'];

/**
 * One act undoes the whole job, by somebody who had no part in it. A job that still runs decides
 * nothing more.
 */
export function vacateBulk(
  command: Command<'vacate-bulk'>,
  state: OpenBulk,
  context: Context,
): Answer {
  const vacatedBy = staffIdOf(command.staff);
  const problem = firstByPrecedence(vacateProblems(command, state, context));
  if (problem !== undefined || vacatedBy === undefined) {
    return problem ?? refuse('role_required', 'Only staff vacate a bulk job.');
  }
  const { at, by } = context;
  return [{ type: 'bulk-vacated', at, by, vacatedBy, reasons: command.reasons.part }];
}

export function noteReversed(
  command: Command<'note-reversed'>,
  state: OpenBulk,
  { at, by }: Context,
): Answer {
  if (!waitsForReversal(state, command)) return notWaiting();
  return [{ type: 'bulk-case-reversed', at, by, case: command.case }];
}

export function noteNotReversed(
  command: Command<'note-not-reversed'>,
  state: OpenBulk,
  { at, by }: Context,
): Answer {
  const { case: id, refusal } = command;
  if (!waitsForReversal(state, command)) return notWaiting();
  const { refused: code, detail } = refusal;
  return [{ type: 'bulk-case-not-reversed', at, by, case: id, code, detail }];
}

/** Whether a decision of the job has still to be reversed. */
export function waitsForReversal(
  { phase, results, vacated }: OpenBulk,
  { case: id }: Pick<Command<'note-reversed'>, 'case'>,
): boolean {
  return (
    phase === 'vacating' && results[id]?.kind === 'decided' && vacated?.reversals[id] === undefined
  );
}

function vacateProblems(
  { staff, reasons, files }: Command<'vacate-bulk'>,
  state: OpenBulk,
  context: Context,
): readonly BulkRefusal[] {
  const text = { text: reasons, pointer: '/reasons' };
  return [
    roleProblem(staff, vacatingRoles, context) ?? [],
    partProblem(staff, state) ?? [],
    files.flatMap((file) => conflictProblem(staff, peopleIn(file)) ?? []),
    phaseProblem(state) ?? [],
    reasonsProblem(text) ?? [],
    lengthProblem(text) ?? [],
  ].flat();
}

function partProblem(staff: StaffState, { opened, second }: OpenBulk): BulkRefusal | undefined {
  const id = staffIdOf(staff);
  if (id !== opened.author && id !== second?.staff) return undefined;
  const detail = 'You took part in this bulk job; another lead or the ombud vacates it.';
  return refuse('conflict_of_interest', detail);
}

function phaseProblem(state: OpenBulk): BulkRefusal | undefined {
  if (state.phase !== 'running' && state.phase !== 'done') return pastProblem(state);
  if (decidedIn(state).length > 0) return undefined;
  return refuse('already_decided', 'This bulk job decided nothing, so there is nothing to undo.');
}

function notWaiting(): BulkRefusal {
  return refuse('already_decided', 'This bulk job does not wait for that reversal.');
}
