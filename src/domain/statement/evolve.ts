import type { StatementEvent } from './event.ts';
import type { StatementState } from './state.ts';

export const initialStatement: StatementState = { phase: 'none' };

export function evolveStatement(state: StatementState, event: StatementEvent): StatementState {
  switch (event.type) {
    case 'statement-made-available': {
      const { type: _, ...made } = event;
      return { phase: 'available', made };
    }
    case 'statement-delivered': {
      if (state.phase === 'none') return state;
      const { at, channel, appealUntil } = event;
      return { ...state, phase: 'delivered', delivered: { at, channel, appealUntil } };
    }
    case 'statement-returned': {
      if (state.phase === 'none' || state.delivered === undefined) return state;
      const { delivered, ...rest } = state;
      const returned = { at: event.at, appealUntil: delivered.appealUntil };
      return { ...rest, phase: 'available', returned };
    }
  }
}
