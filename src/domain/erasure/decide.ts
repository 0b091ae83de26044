import { refuse } from '../../kernel/refusal.ts';
import type { Context, Decider } from '../decider.ts';
import type { ErasureCommand } from './command.ts';
import type { ErasureEvent } from './event.ts';
import { evolveErasure, initialErasure } from './evolve.ts';
import type { ErasureRefusal, ErasureRefusalCode } from './refusal.ts';
import type { ErasureState } from './state.ts';

type Answer = readonly ErasureEvent[] | ErasureRefusal;

/**
 * Leaving is never refused (X7): whoever asks is erased, and what an open case, an appeal or a
 * restriction in force still needs goes when that is over, by itself.
 */
export function decideErasure(
  command: ErasureCommand,
  state: ErasureState,
  context: Context,
): Answer {
  switch (command.type) {
    case 'ask-erasure':
      return ask(command, context);
    case 'withdraw-erasure':
      return withdraw(state, context);
    case 'complete-erasure':
      return complete(command, state, context);
  }
}

export const erasureDecider: Decider<
  ErasureState,
  ErasureCommand,
  ErasureEvent,
  ErasureRefusalCode
> = { initial: initialErasure, decide: decideErasure, evolve: evolveErasure };

// A platform asks for its members, as it answers their requests; the operator by hand.
function ask(
  { member }: Extract<ErasureCommand, { type: 'ask-erasure' }>,
  context: Context,
): Answer {
  const { at, by } = context;
  const allowed =
    by.kind === 'platform' || by.kind === 'staff' || (by.kind === 'member' && by.id === member);
  if (!allowed) return refuse('role_required', 'Only the member whom it is about asks for this.');
  return [{ type: 'erasure-asked', at, by, member }];
}

function withdraw(state: ErasureState, { at, by }: Context): Answer {
  if (state.phase === 'none' || by.kind !== 'member' || by.id !== state.member) {
    return refuse('not_found', 'You have asked for no erasure.');
  }
  if (state.phase !== 'asked') {
    const detail = `Your erasure is ${state.phase} already, so there is nothing to take back.`;
    return refuse('already_decided', detail);
  }
  return [{ type: 'erasure-withdrawn', at, by }];
}

function complete(
  { waiting }: Extract<ErasureCommand, { type: 'complete-erasure' }>,
  state: ErasureState,
  { at, by }: Context,
): Answer {
  if (state.phase !== 'asked') return [];
  if (waiting > 0) return refuse('not_yet', `${waiting} records are still needed.`);
  return [{ type: 'erasure-completed', at, by }];
}
