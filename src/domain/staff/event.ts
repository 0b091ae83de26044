import type { MemberId, PartId, StaffId } from '../../kernel/identifier.ts';
import type { Recorded } from '../decider.ts';
import type { Person } from '../person.ts';

export const roles = ['moderator', 'reviewer', 'lead', 'ombud', 'operator', 'auditor'] as const;
export type Role = (typeof roles)[number];

export interface StaffAppointed extends Recorded {
  readonly type: 'staff-appointed';
  readonly staff: StaffId;
  readonly role: Role;
  /**
   * The handle this person also has as a member, so that nobody handles a case about themselves.
   */
  readonly member?: MemberId;
}

export interface RoleGranted extends Recorded {
  readonly type: 'role-granted';
  readonly role: Role;
  readonly reason: PartId;
}

export interface RoleEnded extends Recorded {
  readonly type: 'role-ended';
  readonly role: Role;
  readonly reason: PartId;
}

/** A conflict of interest that the person declared, or that a lead recorded for them. */
export interface RelationDeclared extends Recorded {
  readonly type: 'relation-declared';
  readonly to: Person;
  readonly relation: 'household' | 'family' | 'work' | 'dispute' | 'other';
}

export interface RelationEnded extends Recorded {
  readonly type: 'relation-ended';
  readonly to: Person;
}

export type StaffEvent =
  | StaffAppointed
  | RoleGranted
  | RoleEnded
  | RelationDeclared
  | RelationEnded;
