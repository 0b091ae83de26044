import type { GroupId, MemberId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Actor } from '../person.ts';
import type { Relation } from '../staff/state.ts';
import type { Charter, Seat } from './event.ts';

/** A seat with its charter, as somebody appointed to it. */
export interface Offer {
  readonly seat: Seat;
  readonly charter: Charter;
  readonly until?: Instant;
  readonly appointedBy: Actor;
  readonly appointedAt: Instant;
}

/** One member's place in a group. An offer waits beside what was accepted before it. */
export interface StewardPlace {
  readonly steward: MemberId;
  readonly offer?: Offer;
  readonly accepted?: Offer & { readonly acceptedAt: Instant };
  /** Since when they serve without a break. */
  readonly since?: Instant;
  readonly lastVersion: number;
  readonly ended?: { readonly because: 'resigned' | 'gone'; readonly at: Instant };
  readonly relations: readonly Relation[];
}

export interface OpenGroup {
  readonly phase: 'open';
  readonly group: GroupId;
  readonly openedAt: Instant;
  readonly stewards: readonly StewardPlace[];
}

export type GroupState = { readonly phase: 'none' } | OpenGroup;
