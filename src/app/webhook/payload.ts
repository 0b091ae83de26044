import type { AppealOutcome } from '../../domain/appeal/event.ts';
import type { ViewOutcome } from '../../domain/case/hearing-event.ts';
import type { EarlyEndOutcome } from '../../domain/early-end/event.ts';
import type { ReportOutcome } from '../../domain/report/event.ts';
import type {
  AppealId,
  CaseId,
  DecisionId,
  GroupId,
  ItemId,
  MemberId,
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
  /** Why it no longer binds; present for `restriction.ended` and `restriction.reversed`. */
  readonly endedBecause?: 'expired' | 'lifted' | 'stayed' | 'reversed' | 'replaced' | 'released';
}

export interface AppealPayload {
  readonly appeal: AppealId;
  readonly decision: DecisionId;
  readonly promisedBy: Instant;
  readonly outcome?: AppealOutcome;
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

/** What each topic carries. No field holds standing, reporters or free text (S7, N3). */
export interface WebhookPayloads {
  readonly 'decision.issued': DecisionPayload;
  readonly 'decision.reversed': DecisionPayload;
  readonly 'restriction.imposed': RestrictionPayload;
  readonly 'restriction.ended': RestrictionPayload;
  readonly 'restriction.reversed': RestrictionPayload;
  readonly 'appeal.received': AppealPayload;
  readonly 'appeal.decided': AppealPayload;
  readonly 'report.decided': ReportPayload;
  readonly 'hearing.requested': HearingPayload;
  readonly 'hearing.answered': HearingAnswerPayload;
  readonly 'early-end.answered': EarlyEndPayload;
}
