import type { ReopeningEvent } from './event.ts';
import type { ReopeningState } from './state.ts';

export function evolveReopening(state: ReopeningState, event: ReopeningEvent): ReopeningState {
  if (event.type === 'reopening-asked') {
    const { type: _, ...asked } = event;
    return { phase: 'waiting', asked };
  }
  if (state.phase === 'none') return state;
  switch (event.type) {
    case 'reopening-accepted': {
      const { at, holder, reasons, appeal } = event;
      const person = holder === undefined ? {} : { holder };
      const why = reasons === undefined ? {} : { reasons };
      return { ...state, phase: 'accepted', answered: { at, ...person, ...why, appeal } };
    }
    case 'reopening-declined': {
      const { at, holder, reasons } = event;
      return { ...state, phase: 'declined', answered: { at, holder, reasons } };
    }
    case 'reopening-overtaken':
      return { ...state, phase: 'overtaken', answered: { at: event.at } };
  }
}
