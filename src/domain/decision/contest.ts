import { refuse } from '../../kernel/refusal.ts';
import type { Context } from '../decider.ts';
import type { DecisionCommand } from './command.ts';
import type { DecisionEvent } from './event.ts';
import type { DecisionRefusal } from './refusal.ts';
import type { DecisionState, MadeDecision } from './state.ts';

type Answer = readonly DecisionEvent[] | DecisionRefusal;

/**
 * A final decision can change again. From now on it weighs nothing, so that asking can only help
 * whoever asks (S3, S9). No-breach stays as it is: opening it again could only harm (A5).
 */
export function reopenDecision(
  { because }: Extract<DecisionCommand, { type: 'reopen' }>,
  state: DecisionState,
  { at, by }: Context,
): Answer {
  if (state.phase === 'none') return refuse('not_found', 'There is no such decision.');
  if (state.made.outcome === 'no-breach') {
    return refuse(
      'not_in_force',
      'No breach was found, and a second look could only make it worse.',
    );
  }
  if (state.phase === 'issued') return [];
  if (state.phase !== 'final') return notStanding(state);
  return [{ type: 'decision-reopened', at, by, because }];
}

/**
 * Nothing outside is open any more: what had been final, was upheld, or is past its window becomes
 * final; what can still be appealed waits for that.
 */
export function settleDecision(
  { appealWindowEndsAt }: Extract<DecisionCommand, { type: 'settle' }>,
  state: DecisionState,
  { at, by }: Context,
): Answer {
  if (state.phase === 'none') return refuse('not_found', 'There is no such decision.');
  const windowIsOver = appealWindowEndsAt !== undefined && at > appealWindowEndsAt;
  const settled = state.reopened !== undefined || state.upheld !== undefined || windowIsOver;
  if (state.phase !== 'issued' || !settled) return [];
  return [{ type: 'decision-became-final', at, by, because: 'dispute-ended' }];
}

function notStanding({ phase }: MadeDecision): DecisionRefusal {
  return refuse('not_in_force', `This decision is ${phase}; there is nothing to look at again.`);
}
