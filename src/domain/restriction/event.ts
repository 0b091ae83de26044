import type {
  AppealId,
  DecisionId,
  FindingId,
  GroupId,
  ItemId,
  MemberId,
  OrderId,
  PartId,
  RestrictionId,
  RuleId,
  StaffId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type {
  ItemMeasure,
  MemberMeasure,
  MisuseMeasure,
  TraderMeasure,
} from '../../rulebook/model.ts';
import type { Recorded } from '../decider.ts';
import type { DeciderId } from '../decision/event.ts';

/**
 * What a restriction binds and on whose word. A measure on a person needs a human decision: the
 * type has no other way to say it (D1). A machine can hold one item back, for at most 72 hours
 * (X8).
 */
export type Imposition =
  | {
      readonly target: {
        readonly kind: 'member';
        readonly member: MemberId;
        readonly group?: GroupId;
      };
      readonly measure: MemberMeasure | TraderMeasure | MisuseMeasure;
      readonly basis: {
        readonly kind: 'decision';
        readonly decision: DecisionId;
        readonly decidedBy: DeciderId;
      };
    }
  | {
      readonly target: { readonly kind: 'item'; readonly item: ItemId; readonly author: MemberId };
      readonly measure: ItemMeasure;
      readonly basis:
        | {
            readonly kind: 'decision';
            readonly decision: DecisionId;
            readonly decidedBy: DeciderId;
          }
        | { readonly kind: 'hold'; readonly finding: FindingId; readonly rule: RuleId }
        /** An authority's order: no decision of anybody here, and only where it holds (X9). */
        | {
            readonly kind: 'order';
            readonly order: OrderId;
            readonly carriedOutBy: StaffId;
            readonly territory: readonly string[];
          };
    };

export type RestrictionImposed = Recorded & {
  readonly type: 'restriction-imposed';
  readonly restriction: RestrictionId;
  /** Committed in the same transaction, or the restriction does not exist (N1). */
  readonly statement: StatementId;
  readonly startsAt: Instant;
  /** Never optional: nothing here can say "indefinite" (X1). */
  readonly endsAt: Instant;
} & Imposition;

export interface RestrictionLifted extends Recorded {
  readonly type: 'restriction-lifted';
  readonly reason: PartId;
}

/** Undone by an appeal together with every effect it had. */
export interface RestrictionReversed extends Recorded {
  readonly type: 'restriction-reversed';
  readonly because: 'appeal-reversed' | 'decision-vacated' | 'decision-overridden' | 'released';
  readonly appeal?: AppealId;
}

/** The appeal is late: the restriction does not bind until the outcome. */
export interface RestrictionStayed extends Recorded {
  readonly type: 'restriction-stayed';
  readonly appeal: AppealId;
}

/**
 * The appeal was decided against the member: what remains of the term binds again; the end does not
 * move.
 */
export interface RestrictionResumed extends Recorded {
  readonly type: 'restriction-resumed';
  readonly appeal: AppealId;
}

/**
 * Announced after the end has passed. The end itself is computed on read and needs no event (X2).
 */
export interface RestrictionExpired extends Recorded {
  readonly type: 'restriction-expired';
}

export type RestrictionEvent =
  | RestrictionImposed
  | RestrictionLifted
  | RestrictionReversed
  | RestrictionStayed
  | RestrictionResumed
  | RestrictionExpired;
