import type { ErasureEvent } from './event.ts';
import type { ErasureState } from './state.ts';

export const initialErasure: ErasureState = { phase: 'none' };

export function evolveErasure(state: ErasureState, event: ErasureEvent): ErasureState {
  if (event.type === 'erasure-asked') {
    return { phase: 'asked', member: event.member, askedAt: event.at };
  }
  if (state.phase === 'none') return state;
  return event.type === 'erasure-withdrawn'
    ? { ...state, phase: 'withdrawn', withdrawnAt: event.at }
    : { ...state, phase: 'completed', completedAt: event.at };
}
