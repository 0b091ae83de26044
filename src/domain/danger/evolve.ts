import type { DangerEvent } from './event.ts';
import type { DangerState } from './state.ts';

export const initialDanger: DangerState = { phase: 'none' };

export function evolveDanger(state: DangerState, event: DangerEvent): DangerState {
  switch (event.type) {
    case 'danger-recorded': {
      const { type: _, ...recorded } = event;
      return { phase: 'recorded', recorded, told: [] };
    }
    case 'authority-told': {
      if (state.phase === 'none') return state;
      const { at: recordedAt, authority, toldAt, sent } = event;
      return {
        ...state,
        phase: 'told',
        told: [...state.told, { recordedAt, authority, toldAt, sent }],
      };
    }
  }
}
