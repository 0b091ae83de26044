import type { AppealId, DecisionId, MemberId, PanelId, PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { AppealOutcome } from '../appeal/event.ts';
import type { Recorded } from '../decider.ts';

/** SHA-256 in hex: of the seed, before anybody knows it, and of a member in the pool. */
export type LotTicket = string;

/** The panel is called, and the seed of its lot is bound before the pool is known. */
export interface PanelCalled extends Recorded {
  readonly type: 'panel-called';
  readonly panel: PanelId;
  readonly appeal: AppealId;
  readonly decision: DecisionId;
  readonly size: number;
  /** SHA-256 of the seed, in hex; the seed itself is told with the draw. */
  readonly commitment: LotTicket;
  /** Part with the seed, which nobody reads before the draw. */
  readonly sealed: PartId;
  readonly poolClosesAt: Instant;
}

/** Everybody who could be drawn, in the order of the lot. */
export interface LotPlace {
  readonly ticket: LotTicket;
  readonly member: MemberId;
}

/**
 * The lot. With the seed and the tickets of the pool anybody can draw it again and gets the same
 * order; the first places serve, the others stand by.
 */
export interface PanelDrawn extends Recorded {
  readonly type: 'panel-drawn';
  readonly seed: string;
  readonly order: readonly LotPlace[];
  readonly ballotBy: Instant;
}

/** There is nobody to draw, or nobody left to stand by. */
export interface PanelFailed extends Recorded {
  readonly type: 'panel-failed';
  readonly because: 'too-few-volunteers' | 'nobody-left' | 'appeal-decided';
}

/** What a member of the panel would decide, without knowing what was decided first. */
export interface BallotChoice {
  readonly breach: 'breach' | 'no-breach';
  /** The step of the ladder that fits, for a breach that could have had one. */
  readonly rung?: string;
}

/** A first ballot, which nobody else can see until all are in. */
export interface BallotCast extends Recorded {
  readonly type: 'ballot-cast';
  readonly member: MemberId;
  readonly choice: BallotChoice;
  readonly reasons: PartId;
}

/** Somebody leaves their seat, and the next in the lot takes it. */
export interface PanelistReplaced extends Recorded {
  readonly type: 'panelist-replaced';
  readonly member: MemberId;
  readonly because: 'no-ballot-in-time' | 'stands-too-close' | 'cannot-serve';
  /** Absent when nobody is left; then the panel works on with those who voted, if they suffice. */
  readonly next?: MemberId;
  readonly ballotBy: Instant;
}

/** All ballots are in: they are shown to the panel, with the first decision. */
export interface DeliberationOpened extends Recorded {
  readonly type: 'deliberation-opened';
  readonly until: Instant;
}

/** A ballot after the deliberation: the same again, or another one with its reasons. */
export interface BallotConfirmed extends Recorded {
  readonly type: 'ballot-confirmed';
  readonly member: MemberId;
  readonly choice: BallotChoice;
  readonly reasons: PartId;
  readonly changed: 'kept' | 'changed';
}

export interface PanelConcluded extends Recorded {
  readonly type: 'panel-concluded';
  readonly outcome: AppealOutcome;
  /** The milder step, for `decision-varied`. */
  readonly rung?: string;
  readonly majority: readonly MemberId[];
  readonly minority: readonly MemberId[];
}

export type PanelEvent =
  | PanelCalled
  | PanelDrawn
  | PanelFailed
  | BallotCast
  | PanelistReplaced
  | DeliberationOpened
  | BallotConfirmed
  | PanelConcluded;
