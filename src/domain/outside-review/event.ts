import type { AppealId, DecisionId, OutsideReviewId, PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { AppealOutcome } from '../appeal/event.ts';
import type { Breach } from '../case/event.ts';
import type { Recorded } from '../decider.ts';

/** Somebody from outside is asked to hear one appeal, for a limited time. */
export interface OutsideReviewerNamed extends Recorded {
  readonly type: 'outside-reviewer-named';
  readonly review: OutsideReviewId;
  readonly appeal: AppealId;
  readonly decision: DecisionId;
  /** A function or pseudonym the member can read, such as `the parents' council`. */
  readonly knownAs: string;
  /** Why this person is independent; the member reads it. */
  readonly reason: PartId;
  readonly until: Instant;
}

export interface OutsideFindingRecorded extends Recorded {
  readonly type: 'outside-finding-recorded';
  readonly breach: Breach;
}

/** They opened the first decision, after their own finding. */
export interface OutsideFirstOpened extends Recorded {
  readonly type: 'outside-first-opened';
}

export interface OutsideReviewRevoked extends Recorded {
  readonly type: 'outside-review-revoked';
  readonly reason: PartId;
}

export interface OutsideReviewConcluded extends Recorded {
  readonly type: 'outside-review-concluded';
  readonly outcome: AppealOutcome;
  readonly rung?: string;
}

export type OutsideReviewEvent =
  | OutsideReviewerNamed
  | OutsideFindingRecorded
  | OutsideFirstOpened
  | OutsideReviewRevoked
  | OutsideReviewConcluded;
