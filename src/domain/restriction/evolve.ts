import type { RestrictionEvent } from './event.ts';
import type { ImposedRestriction, RestrictionState } from './state.ts';

export const initialRestriction: RestrictionState = { phase: 'none' };

export function evolveRestriction(
  state: RestrictionState,
  event: RestrictionEvent,
): RestrictionState {
  if (event.type === 'restriction-imposed') return { phase: 'imposed', imposed: event };
  return state.phase === 'none' ? state : changed(state, event);
}

function changed(
  state: ImposedRestriction,
  event: Exclude<RestrictionEvent, { type: 'restriction-imposed' }>,
): ImposedRestriction {
  switch (event.type) {
    case 'restriction-lifted':
      return { ...state, lifted: { at: event.at, reason: event.reason } };
    case 'restriction-reversed':
      return {
        ...state,
        reversed: {
          at: event.at,
          because: event.because,
          ...(event.appeal === undefined ? {} : { appeal: event.appeal }),
        },
      };
    case 'restriction-stayed':
      return { ...state, stayed: { at: event.at, appeal: event.appeal } };
    case 'restriction-resumed':
      return withoutStay(state);
    case 'restriction-expired':
      return { ...state, expiryAnnounced: event.at };
  }
}

function withoutStay({ stayed: _, ...state }: ImposedRestriction): ImposedRestriction {
  return state;
}
