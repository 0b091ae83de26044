import type { Person } from '../../domain/person.ts';
import type { RelationDeclared, Role } from '../../domain/staff/event.ts';
import type { Relation, RoleHeld } from '../../domain/staff/state.ts';
import type { MemberId, StaffId } from '../../kernel/identifier.ts';
import type { Answer, Call } from './call.ts';

export interface StaffView {
  readonly staff: StaffId;
  readonly version: number;
  readonly roles: readonly RoleHeld[];
  readonly relations: readonly Relation[];
}

export interface StaffRoom {
  list(call: Call): Answer<readonly StaffView[]>;
  appoint(
    input: { readonly staff: StaffId; readonly role: Role; readonly member?: MemberId },
    call: Call,
  ): Answer<StaffView>;
  grantRole(
    staff: StaffId,
    input: { readonly role: Role; readonly reason: string },
    call: Call,
  ): Answer<StaffView>;
  endRole(
    staff: StaffId,
    input: { readonly role: Role; readonly reason: string },
    call: Call,
  ): Answer<StaffView>;
  declareRelation(
    staff: StaffId,
    input: { readonly to: Person; readonly relation: RelationDeclared['relation'] },
    call: Call,
  ): Answer<StaffView>;
}
