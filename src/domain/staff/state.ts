import type { MemberId, StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Person } from '../person.ts';
import type { RelationDeclared, Role } from './event.ts';

export interface RoleHeld {
  readonly role: Role;
  readonly since: Instant;
  readonly endedAt?: Instant;
}

export interface Relation {
  readonly to: Person;
  readonly relation: RelationDeclared['relation'];
  readonly declaredAt: Instant;
}

export type StaffState =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'appointed';
      readonly staff: StaffId;
      readonly member?: MemberId;
      readonly roles: readonly RoleHeld[];
      readonly relations: readonly Relation[];
    };
