import type { DecisionId } from '../../kernel/identifier.ts';
import { refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import { firstProblem, openProblem } from './checks.ts';
import type { CaseCommand } from './command.ts';
import type { CaseEvent } from './event.ts';
import { findingRequired, workProblems } from './finding.ts';
import type { CaseRefusal } from './refusal.ts';
import type { OpenCase } from './state.ts';

type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;
type Answer = readonly CaseEvent[] | CaseRefusal;

/** A decision was made by the holder of the lease, after their finding and the precedents. */
export function attachDecision(
  command: Command<'attach-decision'>,
  state: OpenCase,
  context: Context,
): Answer {
  const { at, by } = context;
  const precedentsMissing = refuse(
    'precedents_required',
    'Look at the precedents first, and keep or change your finding.',
  );
  const problem = firstProblem([
    ...workProblems(command, state, context),
    findingRequired(state),
    state.precedents === undefined ? precedentsMissing : undefined,
  ]);
  return problem ?? [{ type: 'decision-attached', decision: command.decision, at, by }];
}

/** The decision was undone before it was issued: the case is open again, as it was. */
export function detachDecision(
  { reason }: Command<'detach-decision'>,
  state: OpenCase,
  context: Context,
): Answer {
  const decision = pendingIn(state);
  const problem = firstProblem([pendingProblem(state), moverProblem(context)]);
  if (problem !== undefined || decision === undefined) return problem ?? [];
  return [{ type: 'decision-detached', decision, reason, at: context.at, by: context.by }];
}

/** The decision was issued. */
export function closeDecided(
  { outcome }: Command<'close-decided'>,
  state: OpenCase,
  context: Context,
): Answer {
  const decision = pendingIn(state);
  const problem = firstProblem([pendingProblem(state), moverProblem(context)]);
  if (problem !== undefined || decision === undefined) return problem ?? [];
  return [{ type: 'case-decided', decision, outcome, at: context.at, by: context.by }];
}

/**
 * Nobody decided in time: the case closes in the respondent's favour, and only time can do that
 * (D8).
 */
export function closeInFavour(state: OpenCase, { at, by }: Context): Answer {
  const { promisedBy } = state.opened;
  const early = refuse('invalid_value', 'The promised time for this case has not passed yet.', {
    facts: { promisedBy },
  });
  const problem = firstProblem([
    at < promisedBy ? early : undefined,
    by.kind === 'clock'
      ? undefined
      : refuse('role_required', 'Only the passing of the promised time closes a case this way.'),
    openProblem(state),
  ]);
  return problem ?? [{ type: 'case-closed-in-favour', promisedBy, at, by }];
}

function pendingIn(state: OpenCase): DecisionId | undefined {
  return state.phase === 'decision-pending' ? state.decision : undefined;
}

function pendingProblem(state: OpenCase): CaseRefusal | undefined {
  if (pendingIn(state) !== undefined) return undefined;
  return openProblem(state) ?? refuse('not_found', 'There is no decision waiting on this case.');
}

function moverProblem({ by }: Context): CaseRefusal | undefined {
  if (by.kind === 'staff' || by.kind === 'clock') return undefined;
  return refuse('role_required', 'Only staff and the passing of time move a decision along.');
}
