import type { DutyEvent } from './event.ts';
import type { BroughtDuty, DutyState } from './state.ts';

export const initialDuty: DutyState = { phase: 'none' };

export function evolveDuty(state: DutyState, event: DutyEvent): DutyState {
  if (event.type === 'matter-brought') {
    const { type: _, ...brought } = event;
    return { phase: 'brought', brought, defences: [] };
  }
  return state.phase === 'none' ? state : changed(state, event);
}

function changed(
  state: BroughtDuty,
  event: Exclude<DutyEvent, { type: 'matter-brought' }>,
): BroughtDuty {
  switch (event.type) {
    case 'matter-delivered': {
      const { type: _, ...delivered } = event;
      return { ...state, phase: 'delivered', delivered };
    }
    case 'duty-answered':
      return { ...state, phase: 'answered', answered: { at: event.at, answer: event.answer } };
    case 'duty-neglected': {
      const { at, case: opened, defenceUntil } = event;
      return { ...state, phase: 'neglected', neglected: { at, case: opened, defenceUntil } };
    }
    case 'duty-lapsed':
      return { ...state, phase: 'lapsed', lapsedAt: event.at };
    case 'defence-given': {
      const { at, defence } = event;
      return { ...state, defences: [...state.defences, { at, defence }] };
    }
  }
}
