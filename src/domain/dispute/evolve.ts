import type { DisputeEvent } from './event.ts';
import type { DisputeState } from './state.ts';

export function evolveDispute(state: DisputeState, event: DisputeEvent): DisputeState {
  switch (event.type) {
    case 'dispute-told': {
      const { type: _, ...told } = event;
      return { phase: 'open', told };
    }
    case 'dispute-ended': {
      const { type: _, ...ended } = event;
      return state.phase === 'none' ? state : { ...state, phase: 'ended', ended };
    }
  }
}
