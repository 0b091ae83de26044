import type { MemberId } from '../../kernel/identifier.ts';
import { samePerson } from '../person.ts';
import type { GroupEvent, StewardAppointed } from './event.ts';
import type { GroupState, Offer, OpenGroup, StewardPlace } from './state.ts';

export const initialGroup: GroupState = { phase: 'none' };

export function evolveGroup(state: GroupState, event: GroupEvent): GroupState {
  if (event.type === 'group-opened') {
    return { phase: 'open', group: event.group, openedAt: event.at, stewards: [] };
  }
  return state.phase === 'none' ? state : evolveOpen(state, event);
}

function evolveOpen(
  state: OpenGroup,
  event: Exclude<GroupEvent, { type: 'group-opened' }>,
): OpenGroup {
  const { steward } = event;
  switch (event.type) {
    case 'steward-appointed':
      return withPlace(state, steward, (place) => ({
        ...place,
        offer: offerOf(event),
        lastVersion: event.charter.version,
      }));
    case 'charter-accepted':
      return withPlace(state, steward, (place) => accepted(place, event.at));
    case 'steward-resigned':
      return withPlace(state, steward, ({ offer: _offer, ...place }) => ({
        ...place,
        ended: { because: 'resigned', at: event.at },
      }));
    case 'steward-gone':
      return withPlace(state, steward, (place) => ({
        ...place,
        ended: { because: 'gone', at: event.at },
      }));
    case 'steward-came-back':
      return withPlace(state, steward, ({ ended: _ended, ...place }) => place);
    case 'steward-relation-declared': {
      const { to, relation, at } = event;
      return withPlace(state, steward, (place) => ({
        ...place,
        relations: [
          ...place.relations.filter((declared) => !samePerson(declared.to, to)),
          { to, relation, declaredAt: at },
        ],
      }));
    }
  }
}

function offerOf({ seat, charter, until, by, at }: StewardAppointed): Offer {
  const end = until === undefined ? {} : { until };
  return { seat, charter, ...end, appointedBy: by, appointedAt: at };
}

// Who resigned and is appointed again begins anew; who only gets a new charter serves on.
function accepted(place: StewardPlace, at: OpenGroup['openedAt']): StewardPlace {
  const { offer, ended, since, ...kept } = place;
  if (offer === undefined) return place;
  const servedOn = ended === undefined && since !== undefined;
  return { ...kept, accepted: { ...offer, acceptedAt: at }, since: servedOn ? since : at };
}

function withPlace(
  state: OpenGroup,
  steward: MemberId,
  change: (place: StewardPlace) => StewardPlace,
): OpenGroup {
  const known = state.stewards.find((place) => place.steward === steward);
  const changed = change(known ?? { steward, lastVersion: 0, relations: [] });
  const others = state.stewards.filter((place) => place.steward !== steward);
  return { ...state, stewards: [...others, changed] };
}
