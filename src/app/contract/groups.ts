import type { CharterDuty, Seat } from '../../domain/group/event.ts';
import type { Person } from '../../domain/person.ts';
import type { RelationDeclared } from '../../domain/staff/event.ts';
import type { Relation } from '../../domain/staff/state.ts';
import type { GroupId, MemberId, StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Answer, Call, Page, PageQuery } from './call.ts';

/** A charter as it is read: terms, version, who appointed under it and when. */
export interface CharterView {
  readonly version: number;
  readonly text: string;
  readonly duties: readonly CharterDuty[];
  readonly seat: Seat;
  readonly until?: Instant;
  /** Absent when the platform appointed. */
  readonly appointedBy?: StaffId;
  readonly appointedAt: Instant;
  readonly acceptedAt?: Instant;
}

export interface StewardView {
  readonly steward: MemberId;
  readonly phase: 'offered' | 'serving' | 'restricted' | 'resigned' | 'gone' | 'ended';
  readonly since?: Instant;
  /** For `restricted`: by when the restriction ends at the latest. */
  readonly restrictedUntil?: Instant;
  readonly charter?: CharterView;
  /** A charter that waits to be accepted. */
  readonly offer?: CharterView;
  readonly relations: readonly Relation[];
}

export interface GroupView {
  readonly group: GroupId;
  readonly version: number;
  readonly openedAt: Instant;
  /** Who acts for the group now; absent when the staff look after it. */
  readonly acting?: { readonly steward: MemberId; readonly as: Seat; readonly until?: Instant };
  /** For a steward: their own place alone. */
  readonly stewards: readonly StewardView[];
}

export interface AppointStewardInput {
  readonly steward: MemberId;
  readonly seat: Seat;
  readonly charter: { readonly text: string; readonly duties: readonly CharterDuty[] };
  readonly until?: Instant;
}

export interface Groups {
  list(query: PageQuery, call: Call): Answer<Page<GroupView>>;
  read(group: GroupId, call: Call): Answer<GroupView>;
  /** The groups in which a member has or had a seat; for themselves. */
  own(member: MemberId, call: Call): Answer<readonly GroupView[]>;
  open(group: GroupId, call: Call): Answer<GroupView>;
  appoint(group: GroupId, input: AppointStewardInput, call: Call): Answer<GroupView>;
  recordGone(
    group: GroupId,
    input: { readonly steward: MemberId; readonly reason: string },
    call: Call,
  ): Answer<GroupView>;
  accept(group: GroupId, input: { readonly version: number }, call: Call): Answer<GroupView>;
  resign(group: GroupId, call: Call): Answer<GroupView>;
  comeBack(group: GroupId, call: Call): Answer<GroupView>;
  declareRelation(
    group: GroupId,
    input: { readonly to: Person; readonly relation: RelationDeclared['relation'] },
    call: Call,
  ): Answer<GroupView>;
}
