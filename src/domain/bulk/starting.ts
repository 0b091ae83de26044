import { addDuration } from '../../kernel/instant.ts';
import { limits } from '../../kernel/limits.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import { actsAs, roleProblem, staffIdOf } from '../decision/authority.ts';
import { shortReasonProblem } from '../decision/reasons.ts';
import type { StaffState } from '../staff/state.ts';
import { authorProblem, checkingProblems, pastProblem } from './checking.ts';
import type { BulkCommand } from './command.ts';
import type { BulkEvent, BulkHeld } from './event.ts';
import { bulkRoles } from './opening.ts';
import type { BulkRefusal } from './refusal.ts';
import { sampleOf } from './sample.ts';
import type { OpenBulk } from './state.ts';

type Command<Type extends BulkCommand['type']> = Extract<BulkCommand, { type: Type }>;
type Answer = readonly BulkEvent[] | BulkRefusal;

/** The sample fits. The job waits for a second person where its decisions need one. */
export function startBulk(
  command: Command<'start-bulk'>,
  state: OpenBulk,
  context: Context,
): Answer {
  const problem = firstByPrecedence([
    ...checkingProblems(command, state, context),
    ...sampleProblem(state),
  ]);
  if (problem !== undefined) return problem;
  const { at, by } = context;
  const started = { type: 'bulk-started', at, by } as const;
  return state.opened.needsSecondPerson ? [started] : [started, held(context)];
}

/** A second person agrees with the job as a whole; each of its decisions names them. */
export function confirmBulk(
  command: Command<'confirm-bulk'>,
  state: OpenBulk,
  context: Context,
): Answer {
  const second = staffIdOf(command.staff);
  const problem = firstByPrecedence(secondProblems(command.staff, state, context));
  if (problem !== undefined || second === undefined) return problem ?? notStaff();
  const { at, by } = context;
  return [{ type: 'bulk-confirmed', at, by, second }, held(context)];
}

export function rejectBulk(
  command: Command<'reject-bulk'>,
  state: OpenBulk,
  context: Context,
): Answer {
  const { staff, reason } = command;
  const second = staffIdOf(staff);
  const problem = firstByPrecedence([
    ...secondProblems(staff, state, context),
    ...[shortReasonProblem(reason.text, '/reason') ?? []].flat(),
  ]);
  if (problem !== undefined || second === undefined) return problem ?? notStaff();
  const { at, by } = context;
  return [{ type: 'bulk-rejected', at, by, second, reason: reason.part }];
}

/** Its author takes the whole job back, as long as it has decided nothing. */
export function undoBulk(
  { staff }: Command<'undo-bulk'>,
  state: OpenBulk,
  context: Context,
): Answer {
  const { at, by } = context;
  const inPerson = actsAs(staff, context);
  const stranger = refuse('role_required', 'Everybody takes back only what is their own.');
  const problem = authorProblem(staff, state) ?? (inPerson ? undefined : stranger);
  if (problem !== undefined) return problem;
  switch (state.phase) {
    case 'undone':
      return [];
    case 'checking':
    case 'awaiting-second-person':
      return [{ type: 'bulk-undone', at, by }];
    case 'held':
      return state.heldUntil !== undefined && at < state.heldUntil
        ? [{ type: 'bulk-undone', at, by }]
        : tooLate(state);
    case 'running':
    case 'done':
      return tooLate(state);
    case 'rejected':
    case 'vacating':
    case 'vacated':
      return pastProblem(state);
  }
}

function sampleProblem(state: OpenBulk): readonly BulkRefusal[] {
  const sample = sampleOf(state);
  if (sample.length === 0) return [refuse('required', 'No case is left in this bulk job.')];
  const left = sample.filter((id) => state.sampleConfirmed[id] === undefined).length;
  if (left === 0) return [];
  const detail = `Open and confirm the sample first: ${left} of ${sample.length} are left.`;
  return [refuse('sample_required', detail, { facts: { left } })];
}

function secondProblems(
  staff: StaffState,
  state: OpenBulk,
  context: Context,
): readonly BulkRefusal[] {
  const isAuthor = staffIdOf(staff) === state.opened.author;
  const own = 'You made this bulk job; another person has to look at it.';
  return [
    roleProblem(staff, bulkRoles, context) ?? [],
    isAuthor ? refuse('second_person_required', own) : [],
    state.phase === 'awaiting-second-person' ? [] : pastProblem(state),
  ].flat();
}

function held({ at, by }: Context): BulkHeld {
  return { type: 'bulk-held', at, by, until: addDuration(at, limits.bulkHold) };
}

function tooLate({ heldUntil }: OpenBulk): BulkRefusal {
  const detail = 'The time to undo this bulk job has passed. A lead or the ombud can vacate it.';
  return refuse('deadline_passed', detail, { facts: { until: heldUntil ?? null } });
}

function notStaff(): BulkRefusal {
  return refuse('role_required', 'Only staff can be the second person.');
}
