import type { Duration } from '../../kernel/duration.ts';
import type { GroupId, MemberId, PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Recorded } from '../decider.ts';
import type { DutyKind } from '../duty/event.ts';
import type { Person } from '../person.ts';
import type { RelationDeclared } from '../staff/event.ts';

/** What a steward is in a group; the order is the order of succession. */
export const seats = ['steward', 'deputy', 'co-steward', 'interim'] as const;
export type Seat = (typeof seats)[number];

/** One duty a charter names, with the time within which it is done once the steward knows. */
export interface CharterDuty {
  readonly duty: DutyKind;
  readonly within: Duration;
}

/** The written terms under which somebody stewards. Each version is a new offer. */
export interface Charter {
  readonly version: number;
  readonly text: PartId;
  readonly duties: readonly CharterDuty[];
}

/**
 * There is no event that ends a group: whatever becomes of its stewards, its members keep it.
 */
export interface GroupOpened extends Recorded {
  readonly type: 'group-opened';
  readonly group: GroupId;
}

/** An offer: it binds nobody before it is accepted. */
export interface StewardAppointed extends Recorded {
  readonly type: 'steward-appointed';
  readonly steward: MemberId;
  readonly seat: Seat;
  readonly charter: Charter;
  /** For `interim` alone, which always has an end. */
  readonly until?: Instant;
}

export interface CharterAccepted extends Recorded {
  readonly type: 'charter-accepted';
  readonly steward: MemberId;
  readonly version: number;
}

export interface StewardResigned extends Recorded {
  readonly type: 'steward-resigned';
  readonly steward: MemberId;
}

/** They left or cannot be reached. It takes nothing from them: they come back by their own word. */
export interface StewardGone extends Recorded {
  readonly type: 'steward-gone';
  readonly steward: MemberId;
  readonly reason: PartId;
}

export interface StewardCameBack extends Recorded {
  readonly type: 'steward-came-back';
  readonly steward: MemberId;
}

/** A conflict of interest that the steward declared: what concerns this person goes to the next. */
export interface StewardRelationDeclared extends Recorded {
  readonly type: 'steward-relation-declared';
  readonly steward: MemberId;
  readonly to: Person;
  readonly relation: RelationDeclared['relation'];
}

export type GroupEvent =
  | GroupOpened
  | StewardAppointed
  | CharterAccepted
  | StewardResigned
  | StewardGone
  | StewardCameBack
  | StewardRelationDeclared;
