import type { AppealOutcome } from '../../domain/appeal/event.ts';
import type { AccessKind } from '../../domain/break-glass/event.ts';
import type { ViewOutcome } from '../../domain/case/hearing-event.ts';
import type { EarlyEndOutcome } from '../../domain/early-end/event.ts';
import type { ReportOutcome } from '../../domain/report/event.ts';
import type { Duration } from '../../kernel/duration.ts';
import type {
  AppealId,
  CaseId,
  DecisionId,
  DutyId,
  GroupId,
  ItemId,
  MemberId,
  OrderId,
  ReportId,
  RestrictionId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { MeasureKind, RuleRef } from '../../rulebook/model.ts';

/** Whom or what a message is about, in the platform's own ids. */
export type PayloadTarget =
  | { readonly kind: 'member'; readonly member: MemberId; readonly group?: GroupId }
  | { readonly kind: 'item'; readonly item: ItemId; readonly author: MemberId }
  | { readonly kind: 'staff' };

export interface DecisionPayload {
  readonly decision: DecisionId;
  readonly case: CaseId;
  readonly outcome: 'breach' | 'no-breach';
  readonly target: PayloadTarget;
  readonly rule?: RuleRef;
  readonly statement?: StatementId;
  /** The member's own page: to be handed to them and to nobody else. */
  readonly statementUrl?: string;
}

/** Carries `until`, so that the platform can end it by itself without a second call. */
export interface RestrictionPayload {
  readonly restriction: RestrictionId;
  readonly measure: MeasureKind;
  readonly target: PayloadTarget;
  readonly from: Instant;
  readonly until: Instant;
  readonly statement: StatementId;
  readonly decision?: DecisionId;
  /** Present when an authority ordered it, with the countries in which it holds and no others. */
  readonly order?: OrderId;
  readonly territory?: readonly string[];
  /** Why it no longer binds; present for `restriction.ended` and `restriction.reversed`. */
  readonly endedBecause?: 'expired' | 'lifted' | 'stayed' | 'reversed' | 'replaced' | 'released';
}

export interface AppealPayload {
  readonly appeal: AppealId;
  readonly decision: DecisionId;
  readonly promisedBy: Instant;
  readonly outcome?: AppealOutcome;
}

/**
 * What was told of a decision is no longer so. Sent to exactly the endpoints that were told of it,
 * whatever topics they chose.
 */
export interface CorrectionPayload {
  readonly decision: DecisionId;
  readonly case: CaseId;
  readonly appeal: AppealId;
  readonly outcome: Exclude<AppealOutcome, 'decision-upheld'>;
  readonly target: PayloadTarget;
  /** The milder decision in its place. */
  readonly replacement?: DecisionId;
}

export interface ReportPayload {
  readonly report: ReportId;
  readonly outcome: ReportOutcome;
}

export interface HearingPayload {
  readonly case: CaseId;
  readonly target: PayloadTarget;
  readonly until: Instant;
  /** Present when the person is heard after an urgent decision. */
  readonly decision?: DecisionId;
  /** The person's own page: to be handed to them and to nobody else. */
  readonly hearingUrl: string;
}

export interface HearingAnswerPayload {
  readonly case: CaseId;
  readonly target: PayloadTarget;
  readonly decision: DecisionId;
  readonly outcome: ViewOutcome;
}

/** Answered on request of the member; what was said is on their own page. */
export interface EarlyEndPayload {
  readonly restriction: RestrictionId;
  readonly target: PayloadTarget;
  readonly statement: StatementId;
  readonly outcome: EarlyEndOutcome;
}

/** Something about who stewards a group changed: `GET /v1/groups/{group}` says who acts now. */
export interface StewardshipPayload {
  readonly group: GroupId;
}

/** Something waits for a steward. Hand it over, and confirm that it came. */
export interface DutyPayload {
  readonly duty: DutyId;
  readonly group: GroupId;
  readonly steward: MemberId;
  readonly within: Duration;
}

/** A case was opened about it, and the steward is heard: let them know. */
export interface NeglectPayload {
  readonly duty: DutyId;
  readonly group: GroupId;
  readonly steward: MemberId;
  readonly defenceUntil: Instant;
}

/** Somebody is told that something withheld about them was opened in an emergency. */
export interface AccessPayload {
  readonly concerned:
    | { readonly kind: 'member'; readonly member: MemberId }
    | { readonly kind: 'reporter'; readonly report: ReportId };
  readonly opened: AccessKind;
  readonly at: Instant;
}

/** What each topic carries. No field holds standing, reporters or free text (S7, N3). */
export interface WebhookPayloads {
  readonly 'decision.issued': DecisionPayload;
  readonly 'decision.reversed': DecisionPayload;
  readonly 'decision.corrected': CorrectionPayload;
  readonly 'restriction.imposed': RestrictionPayload;
  readonly 'restriction.ended': RestrictionPayload;
  readonly 'restriction.reversed': RestrictionPayload;
  readonly 'appeal.received': AppealPayload;
  readonly 'appeal.decided': AppealPayload;
  readonly 'report.decided': ReportPayload;
  readonly 'hearing.requested': HearingPayload;
  readonly 'hearing.answered': HearingAnswerPayload;
  readonly 'early-end.answered': EarlyEndPayload;
  readonly 'stewardship.changed': StewardshipPayload;
  readonly 'duty.brought': DutyPayload;
  readonly 'duty.neglected': NeglectPayload;
  readonly 'access.told': AccessPayload;
}
