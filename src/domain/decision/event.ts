import type { Duration } from '../../kernel/duration.ts';
import type {
  ActivityId,
  AppealId,
  BulkId,
  CaseId,
  DecisionId,
  DisputeId,
  EvidenceId,
  FamilyId,
  GroupId,
  ItemId,
  OutsideReviewId,
  PanelId,
  PartId,
  ReopeningId,
  StaffId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Gravity, MeasureKind, RuleRef } from '../../rulebook/model.ts';
import type { Confidence } from '../case/event.ts';
import type { Recorded } from '../decider.ts';
import type { Person, Subject } from '../person.ts';

export type DecisionGround = 'illegal-content' | 'incompatible-with-rulebook';

/**
 * One measure as decided: kind, where it applies, and for how long from the moment it is issued.
 */
export interface Measure {
  readonly kind: MeasureKind;
  readonly for: Duration;
  /** Present when the measure reaches only one group. */
  readonly group?: GroupId;
  /** Present for measures on an item. */
  readonly item?: ItemId;
}

/** How heavily a decision counts in its family's standing, frozen when it is made. */
export interface StandingWeight {
  readonly family: FamilyId;
  readonly points: number;
  readonly memory: Duration;
}

/** Whether whoever a decision restricts was heard first (D3). */
export type HeardBefore =
  /** Nothing restricts them as a person, so nobody had to wait for them. */
  | { readonly kind: 'not-needed' }
  | { readonly kind: 'heard'; readonly askedAt: Instant; readonly givenAt: Instant }
  /** They were asked, and said nothing in the time they had. */
  | { readonly kind: 'silent'; readonly askedAt: Instant; readonly until: Instant }
  /** It could not wait; the reason is a part, and they are heard after. */
  | { readonly kind: 'urgent'; readonly urgency: PartId };
/** In what a later version is milder than the one in force at the conduct. */
export type MilderIn =
  | 'rule-withdrawn'
  | 'gravity'
  | 'range'
  | 'measures'
  | 'ladder-start'
  | 'weight';

/** That the rule got milder between conduct and decision, and whose rungs were applied (R3). */
export interface MilderRange {
  /** The version whose ladder names the rungs. */
  readonly range: number;
  readonly because: readonly { readonly version: number; readonly in: MilderIn }[];
}

/**
 * What has to be weighed before somebody is suspended or their reports or appeals wait (DSA Article
 * 23(3)). Texts are parts in events and plain in statements.
 */
export interface Factors<Text> {
  /** (a) How many items, reports or appeals were in breach, in the time looked at. */
  readonly amount: number;
  /** (b) Out of how many altogether in that time. */
  readonly outOf: number;
  readonly within: Duration;
  /** (c) How grave it was and what came of it. */
  readonly consequences: Text;
  /** (d) What the person meant to do; absent when that cannot be told. */
  readonly intent?: Text;
}
/** People who decide: one on the staff, and for an appeal also a panel or somebody from outside. */
export type DeciderId = StaffId | PanelId | OutsideReviewId;

export interface DecisionMade extends Recorded {
  readonly type: 'decision-made';
  readonly decision: DecisionId;
  readonly case: CaseId;
  readonly subject: Subject;
  readonly respondent: Person;
  readonly outcome: 'breach' | 'no-breach';
  /** Absent for `no-breach`. */
  readonly rule?: RuleRef;
  readonly gravity?: Gravity;
  /** Set when a version since the conduct is milder in anything, so that the milder applies. */
  readonly milder?: MilderRange;
  readonly ground: DecisionGround;
  readonly legalGround?: string;
  /** When the first of the acts happened; absent when there is one moment only. */
  readonly conductFrom?: Instant;
  readonly conductAt: Instant;
  /** The conduct judged: one act is judged once per family (D7). */
  readonly acts: readonly (ActivityId | ItemId)[];
  readonly factsReliedOn: readonly EvidenceId[];
  /** The one free paragraph of the statement. */
  readonly reasons: PartId;
  readonly rungSuggested?: string;
  readonly rungChosen?: string;
  readonly deviationReason?: PartId;
  /** Present for every suspension and every measure against misuse (D4). */
  readonly factors?: Factors<PartId>;
  readonly measures: readonly Measure[];
  readonly weight?: StandingWeight;
  /** Absent where no breach was found, and on decisions that replace another one. */
  readonly hearing?: HeardBefore;
  readonly automatedDetection: boolean;
  readonly automatedDecision: 'partially' | 'not-automated';
  readonly confidence: Confidence;
  readonly decidedBy: DeciderId;
  /** Whose id `decidedBy` is, when it is nobody on the staff. */
  readonly heardBy?: 'panel' | 'outside-reviewer';
  readonly needsSecondPerson: boolean;
  /** Set when this decision replaces another, for example a milder one after an appeal. */
  readonly overrideOf?: DecisionId;
  /**
   * When the replaced decision was issued: standing decays from then, so it never clears later
   * (A5).
   */
  readonly countsFrom?: Instant;
  readonly inAppeal?: AppealId;
  /** The job that decided this case together with others. */
  readonly bulk?: BulkId;
}

export interface DecisionConfirmed extends Recorded {
  readonly type: 'decision-confirmed';
  readonly second: StaffId;
}

export interface DecisionRejectedBySecond extends Recorded {
  readonly type: 'decision-rejected-by-second';
  readonly second: StaffId;
  readonly reason: PartId;
}

export interface DecisionHeld extends Recorded {
  readonly type: 'decision-held';
  readonly until: Instant;
}

export interface DecisionUndone extends Recorded {
  readonly type: 'decision-undone';
  readonly reason: 'undone' | 'authority-ended' | 'promise-passed';
}

export interface DecisionIssued extends Recorded {
  readonly type: 'decision-issued';
  readonly statement?: StatementId;
}

/** The appeal window ended or the appeal was decided; the decision now counts (S1). */
export interface DecisionBecameFinal extends Recorded {
  readonly type: 'decision-became-final';
  readonly because: 'appeal-window-ended' | 'upheld-on-appeal' | 'dispute-ended';
  readonly appeal?: AppealId;
}

/** An appeal left it standing while it is contested elsewhere too: it counts when that ended. */
export interface DecisionUpheld extends Recorded {
  readonly type: 'decision-upheld';
  readonly appeal: AppealId;
}

/** A final decision can change again, and weighs nothing until it is known how (S3). */
export interface DecisionReopened extends Recorded {
  readonly type: 'decision-reopened';
  readonly because:
    | { readonly kind: 'new-facts'; readonly reopening: ReopeningId }
    | { readonly kind: 'dispute'; readonly dispute: DisputeId }
    /** What an appeal made milder has a statement of its own and can be appealed as well. */
    | { readonly kind: 'appeal'; readonly appeal: AppealId };
}

export interface DecisionReversed extends Recorded {
  readonly type: 'decision-reversed';
  readonly appeal: AppealId;
}

/** The whole job that made it was undone; this one weighs nothing any more. */
export interface DecisionVacated extends Recorded {
  readonly type: 'decision-vacated';
  readonly bulk: BulkId;
}

/** A milder decision took its place; this one weighs nothing any more. */
export interface DecisionOverridden extends Recorded {
  readonly type: 'decision-overridden';
  readonly replacement: DecisionId;
  readonly appeal?: AppealId;
}

export type DecisionEvent =
  | DecisionMade
  | DecisionConfirmed
  | DecisionRejectedBySecond
  | DecisionHeld
  | DecisionUndone
  | DecisionIssued
  | DecisionBecameFinal
  | DecisionUpheld
  | DecisionReopened
  | DecisionReversed
  | DecisionVacated
  | DecisionOverridden;
