import type { VolunteerEvent } from './event.ts';
import type { VolunteerState } from './state.ts';

export function evolveVolunteer(state: VolunteerState, event: VolunteerEvent): VolunteerState {
  if (event.type === 'volunteered') {
    const { member, relatedTo, salt, at } = event;
    const served = state.phase === 'none' ? [] : state.served;
    return { phase: 'offered', member, offeredAt: at, relatedTo, salt, served };
  }
  if (state.phase === 'none') return state;
  switch (event.type) {
    case 'offer-withdrawn':
      return { ...state, phase: 'withdrawn', withdrawnAt: event.at };
    case 'served-on-panel':
      return { ...state, served: [...state.served, { panel: event.panel, at: event.at }] };
  }
}
