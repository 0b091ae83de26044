import type { Instant } from '../../kernel/instant.ts';
import { firstByPrecedence, refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import { actsAs, authorMayStillDecide, staffIdOf } from './authority.ts';
import type { DecisionCommand } from './command.ts';
import type { DecisionEvent, DecisionUndone } from './event.ts';
import type { DecisionRefusal } from './refusal.ts';
import type { DecisionState, MadeDecision } from './state.ts';

type Undo = Extract<DecisionCommand, { type: 'undo-decision' }>;
type Issue = Extract<DecisionCommand, { type: 'issue-decision' }>;

/**
 * The author takes a decision back while it is held, or while it waits for a second person. The
 * clock does so only when the author's authority has ended before the decision was issued.
 */
export function undoDecision(
  command: Undo,
  state: DecisionState,
  context: Context,
): readonly DecisionEvent[] | DecisionRefusal {
  if (state.phase === 'none') return notFound();
  const notAllowed = undoAuthorityProblem(command, state, context);
  if (notAllowed !== undefined) return notAllowed;
  if (state.phase === 'undone') return [];
  if (state.phase === 'rejected') {
    return refuse('already_decided', 'A second person has not agreed, so nothing is left to undo.');
  }
  if (context.by.kind !== 'clock') return undoneInTime(state, context);
  return isUnissued(state) ? [undone('authority-ended', context)] : tooLate(state);
}

/** Past its time a held decision takes effect; a breach only together with its statement (N1). */
export function issueDecision(
  command: Issue,
  state: DecisionState,
  context: Context,
): readonly DecisionEvent[] | DecisionRefusal {
  if (state.phase === 'none') return notFound();
  const problem = firstByPrecedence(issueProblems(command, state, context));
  if (problem !== undefined) return problem;
  const { at, by } = context;
  const { statement } = command;
  return [{ type: 'decision-issued', at, by, ...(statement === undefined ? {} : { statement }) }];
}

function issueProblems(
  { author, statement }: Issue,
  state: MadeDecision,
  context: Context,
): readonly DecisionRefusal[] {
  const ended = 'Whoever decided this may not decide any more, so it takes no effect.';
  const unexplained = 'No decision on a breach takes effect without its statement of reasons.';
  const stranger = 'A held decision is issued by the clock or by its author.';
  return [
    authorMayStillDecide(author, state.made, context.at)
      ? []
      : refuse('authority_ended', ended, { facts: { author: state.made.decidedBy } }),
    state.made.outcome === 'breach' && statement === undefined
      ? refuse('required', unexplained, { pointer: '/statement' })
      : [],
    context.by.kind === 'clock' || actsAs(author, context) ? [] : refuse('role_required', stranger),
    notYetProblem(state, context.at) ?? [],
  ].flat();
}

function notYetProblem(state: MadeDecision, at: Instant): DecisionRefusal | undefined {
  switch (state.phase) {
    case 'awaiting-second-person':
      return refuse('second_person_required', 'A second person has to agree first.');
    case 'held':
      return heldProblem(state.heldUntil, at);
    case 'undone':
    case 'rejected':
    case 'issued':
    case 'final':
    case 'reversed':
    case 'overridden':
      return refuse('already_decided', `This decision is ${state.phase} and is not issued again.`);
  }
}

function heldProblem(heldUntil: Instant | undefined, at: Instant): DecisionRefusal | undefined {
  if (heldUntil !== undefined && at >= heldUntil) return undefined;
  return refuse(
    'invalid_value',
    'The time to undo this decision still runs; issue it after that.',
    {
      facts: { until: heldUntil ?? null },
    },
  );
}

function undoAuthorityProblem(
  { staff }: Undo,
  { made }: MadeDecision,
  context: Context,
): DecisionRefusal | undefined {
  const isAuthor = staffIdOf(staff) === made.decidedBy;
  if (context.by.kind !== 'clock') {
    if (isAuthor && actsAs(staff, context)) return undefined;
    return refuse('role_required', 'Only whoever made a decision can take it back.');
  }
  if (isAuthor && !authorMayStillDecide(staff, made, context.at)) return undefined;
  const detail = 'The clock takes a decision back only when its author may not decide any more.';
  return refuse('role_required', detail);
}

function undoneInTime(
  state: MadeDecision,
  context: Context,
): readonly DecisionEvent[] | DecisionRefusal {
  const inTime = state.heldUntil === undefined || context.at < state.heldUntil;
  return isUnissued(state) && inTime ? [undone('undone', context)] : tooLate(state);
}

function isUnissued({ phase }: MadeDecision): boolean {
  return phase === 'held' || phase === 'awaiting-second-person';
}

function undone(reason: DecisionUndone['reason'], { at, by }: Context): DecisionUndone {
  return { type: 'decision-undone', at, by, reason };
}

function tooLate({ heldUntil }: MadeDecision): DecisionRefusal {
  return refuse('deadline_passed', 'The time to undo this decision has passed.', {
    facts: { until: heldUntil ?? null },
  });
}

function notFound(): DecisionRefusal {
  return refuse('not_found', 'There is no such decision.');
}
