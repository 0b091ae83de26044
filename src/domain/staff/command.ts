import type { MemberId, StaffId } from '../../kernel/identifier.ts';
import type { Person } from '../person.ts';
import type { PartText } from '../text.ts';
import type { RelationDeclared, Role } from './event.ts';
import type { StaffState } from './state.ts';

/**
 * The record of the staff member who acts on somebody else's record, so that their role is judged
 * inside the core. Absent for the platform at set-up and for people who act on their own record.
 */
export interface ByGranter {
  readonly granter?: StaffState;
}

/**
 * `context.by` is the platform token of set-up for the first operator, and an operator or lead
 * after that.
 */
export type StaffCommand =
  | ({
      readonly type: 'appoint-staff';
      readonly staff: StaffId;
      readonly role: Role;
      readonly member?: MemberId;
    } & ByGranter)
  | ({ readonly type: 'grant-role'; readonly role: Role; readonly reason: PartText } & ByGranter)
  | ({ readonly type: 'end-role'; readonly role: Role; readonly reason: PartText } & ByGranter)
  | ({
      readonly type: 'declare-relation';
      readonly to: Person;
      readonly relation: RelationDeclared['relation'];
    } & ByGranter)
  | ({ readonly type: 'end-relation'; readonly to: Person } & ByGranter);
