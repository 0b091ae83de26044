import type { CaseId } from '../../kernel/identifier.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import { roleProblem, staffIdOf } from '../decision/authority.ts';
import { shortReasonProblem } from '../decision/reasons.ts';
import type { StaffState } from '../staff/state.ts';
import type { BulkCommand } from './command.ts';
import type { BulkEvent } from './event.ts';
import { bulkRoles } from './opening.ts';
import type { BulkRefusal } from './refusal.ts';
import { sampleOf } from './sample.ts';
import type { OpenBulk } from './state.ts';

type Command<Type extends BulkCommand['type']> = Extract<BulkCommand, { type: Type }>;
type Answer = readonly BulkEvent[] | BulkRefusal;

/** One case of the sample is opened; each opening is on record. */
export function openSample(
  command: Command<'open-sample'>,
  state: OpenBulk,
  context: Context,
): Answer {
  const problem = firstByPrecedence(sampleProblems(command, state, context));
  if (problem !== undefined) return problem;
  if (state.sampleOpened[command.case] !== undefined) return [];
  return [{ type: 'bulk-sample-opened', at: context.at, by: context.by, case: command.case }];
}

/** Whoever confirms a case has opened it. */
export function confirmSample(
  command: Command<'confirm-sample'>,
  state: OpenBulk,
  context: Context,
): Answer {
  const unseen = refuse('sample_required', 'Open this case first, then say whether it fits.', {
    pointer: '/case',
  });
  const problem = firstByPrecedence([
    ...sampleProblems(command, state, context),
    ...(state.sampleOpened[command.case] === undefined ? [unseen] : []),
  ]);
  if (problem !== undefined) return problem;
  if (state.sampleConfirmed[command.case] !== undefined) return [];
  return [{ type: 'bulk-sample-confirmed', at: context.at, by: context.by, case: command.case }];
}

/** A case that does not fit is decided by itself; in the sample another one takes its place. */
export function leaveOut(command: Command<'leave-out'>, state: OpenBulk, context: Context): Answer {
  const { reason, case: id } = command;
  const problem = firstByPrecedence([
    ...checkingProblems(command, state, context),
    ...(state.opened.cases.some((listed) => listed.case === id) ? [] : [notInJob()]),
    ...[shortReasonProblem(reason.text, '/reason') ?? []].flat(),
  ]);
  if (problem !== undefined) return problem;
  if (state.results[id] !== undefined) return [];
  const because = { kind: 'person', reason: reason.part } as const;
  return [{ type: 'bulk-case-left-out', at: context.at, by: context.by, case: id, because }];
}

function sampleProblems(
  command: { readonly staff: StaffState; readonly case: CaseId },
  state: OpenBulk,
  context: Context,
): readonly BulkRefusal[] {
  const drawn = sampleOf(state).includes(command.case);
  return [...checkingProblems(command, state, context), ...(drawn ? [] : [notInJob()])];
}

/** Only its author prepares a job, and only before it starts. */
export function checkingProblems(
  { staff }: { readonly staff: StaffState },
  state: OpenBulk,
  context: Context,
): readonly BulkRefusal[] {
  return [
    roleProblem(staff, bulkRoles, context) ?? [],
    authorProblem(staff, state) ?? [],
    state.phase === 'checking' ? [] : pastProblem(state),
  ].flat();
}

export function authorProblem(staff: StaffState, { opened }: OpenBulk): BulkRefusal | undefined {
  if (staffIdOf(staff) === opened.author) return undefined;
  return refuse('role_required', 'Only whoever made this bulk job may do that.');
}

export function pastProblem({ phase }: OpenBulk): BulkRefusal {
  return refuse('already_decided', `This bulk job is past that: it is \`${phase}\`.`, {
    facts: { phase },
  });
}

function notInJob(): BulkRefusal {
  return refuse('invalid_value', 'This case is not among those to be opened in this bulk job.', {
    pointer: '/case',
  });
}
