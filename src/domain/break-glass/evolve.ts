import type { AccessEvent } from './event.ts';
import type { AccessState, AskedAccess } from './state.ts';

export const initialAccess: AccessState = { phase: 'none' };

export function evolveAccess(state: AccessState, event: AccessEvent): AccessState {
  if (event.type === 'access-asked') {
    const { type: _, ...asked } = event;
    return { phase: 'asked', asked };
  }
  return state.phase === 'none' ? state : changed(state, event);
}

function changed(
  state: AskedAccess,
  event: Exclude<AccessEvent, { type: 'access-asked' }>,
): AskedAccess {
  switch (event.type) {
    case 'glass-broken': {
      const { type: _, ...broken } = event;
      return { ...state, phase: 'broken', broken };
    }
    case 'access-declined': {
      const { at, second, reason } = event;
      return { ...state, phase: 'declined', declined: { at, second, reason } };
    }
    case 'concerned-told':
      return { ...state, toldAt: event.at };
  }
}
