import type { MemberId, StaffId } from '../../kernel/identifier.ts';
import type { Person } from '../person.ts';
import type { RelationDeclared, Role } from './event.ts';

/** `context.by` is the platform token of set-up for the first operator, and an operator or lead after that. */
export type StaffCommand =
  | {
      readonly type: 'appoint-staff';
      readonly staff: StaffId;
      readonly role: Role;
      readonly member?: MemberId;
    }
  | { readonly type: 'grant-role'; readonly role: Role; readonly reason: string }
  | { readonly type: 'end-role'; readonly role: Role; readonly reason: string }
  | {
      readonly type: 'declare-relation';
      readonly to: Person;
      readonly relation: RelationDeclared['relation'];
    }
  | { readonly type: 'end-relation'; readonly to: Person };
