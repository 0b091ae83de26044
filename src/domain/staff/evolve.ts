import { samePerson } from '../person.ts';
import type { StaffEvent } from './event.ts';
import type { StaffState } from './state.ts';

type Appointed = Extract<StaffState, { phase: 'appointed' }>;

/** Folds one event into a staff record. Roles end with a date and stay readable for ever. */
export function evolveStaff(state: StaffState, event: StaffEvent): StaffState {
  if (event.type === 'staff-appointed') {
    return {
      phase: 'appointed',
      staff: event.staff,
      ...(event.member === undefined ? {} : { member: event.member }),
      roles: [{ role: event.role, since: event.at }],
      relations: [],
    };
  }
  return state.phase === 'none' ? state : evolveAppointed(state, event);
}

function evolveAppointed(
  state: Appointed,
  event: Exclude<StaffEvent, { type: 'staff-appointed' }>,
): Appointed {
  switch (event.type) {
    case 'role-granted':
      return { ...state, roles: [...state.roles, { role: event.role, since: event.at }] };
    case 'role-ended':
      return {
        ...state,
        roles: state.roles.map((held) =>
          held.role === event.role && held.endedAt === undefined
            ? { ...held, endedAt: event.at }
            : held,
        ),
      };
    case 'relation-declared':
      return {
        ...state,
        relations: [
          ...state.relations.filter(({ to }) => !samePerson(to, event.to)),
          { to: event.to, relation: event.relation, declaredAt: event.at },
        ],
      };
    case 'relation-ended':
      return { ...state, relations: state.relations.filter(({ to }) => !samePerson(to, event.to)) };
  }
}
