import type { GroupId, MemberId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Person } from '../person.ts';
import type { RelationDeclared } from '../staff/event.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';
import type { CharterDuty, Seat } from './event.ts';
import type { RestrictedSteward } from './succession.ts';

/** The record of the staff member who acts; absent for the platform. */
export interface ByPlatformOrStaff {
  readonly staff?: StaffState;
}

export type GroupCommand =
  | ({ readonly type: 'open-group'; readonly group: GroupId } & ByPlatformOrStaff)
  | ({
      readonly type: 'appoint-steward';
      readonly steward: MemberId;
      readonly seat: Seat;
      readonly charter: { readonly text: PartText; readonly duties: readonly CharterDuty[] };
      readonly until?: Instant;
      readonly restricted: readonly RestrictedSteward[];
    } & ByPlatformOrStaff)
  | ({
      readonly type: 'record-gone';
      readonly steward: MemberId;
      readonly reason: PartText;
    } & ByPlatformOrStaff)
  /** The rest is the steward's own word and nobody else's. */
  | { readonly type: 'accept-charter'; readonly steward: MemberId; readonly version: number }
  | { readonly type: 'resign'; readonly steward: MemberId }
  | { readonly type: 'come-back'; readonly steward: MemberId }
  | {
      readonly type: 'declare-steward-relation';
      readonly steward: MemberId;
      readonly to: Person;
      readonly relation: RelationDeclared['relation'];
    };
