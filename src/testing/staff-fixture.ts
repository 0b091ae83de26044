import type { Context } from '../domain/decider.ts';
import type { Actor } from '../domain/person.ts';
import type { Role } from '../domain/staff/event.ts';
import type { Relation, StaffState } from '../domain/staff/state.ts';
import type { MemberId, StaffId } from '../kernel/identifier.ts';
import { type Instant, instant } from '../kernel/instant.ts';
import { rulebookHistory } from './rulebook-fixture.ts';

type Appointed = Extract<StaffState, { phase: 'appointed' }>;

/** A staff record as tests need it: roles held since 1 January 2026. */
export function staffRecord(
  id: string,
  options: {
    readonly roles?: readonly Role[];
    readonly member?: string;
    readonly relations?: readonly Omit<Relation, 'declaredAt'>[];
    /** When the roles ended, if they did. */
    readonly endedAt?: Instant;
  } = {},
): Appointed {
  const { roles = ['moderator'], member, relations = [], endedAt } = options;
  const since = instant('2026-01-01T00:00:00Z');
  return {
    phase: 'appointed',
    staff: id as StaffId,
    ...(member === undefined ? {} : { member: member as MemberId }),
    roles: roles.map((role) => ({ role, since, ...(endedAt === undefined ? {} : { endedAt }) })),
    relations: relations.map((relation) => ({ ...relation, declaredAt: since })),
  };
}

export function byStaff(id: string): Actor {
  return { kind: 'staff', id: id as StaffId };
}

/** Who decides when, under the fixture's rulebook unless another one is given. */
export function contextOf(
  by: Actor,
  at: Instant,
  rulebook: Context['rulebook'] = rulebookHistory(),
): Context {
  return { at, by, rulebook };
}
