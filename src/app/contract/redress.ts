import type { DisputeOutcome, Implementation } from '../../domain/dispute/event.ts';
import type { PanelFailed } from '../../domain/panel/event.ts';
import type {
  AppealId,
  DecisionId,
  DisputeId,
  OutsideReviewId,
  PanelId,
  ReopeningId,
  StaffId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Answer, Call, Page, PageQuery } from './call.ts';

/** How a member or reporter without a session shows who they are. */
export interface LinkSecrets {
  readonly statementSecret?: string;
  readonly reportSecret?: string;
}

/** Where a member panel is. Who sits on it is nobody's business outside. */
export interface PanelProgress {
  readonly panel: PanelId;
  readonly phase: 'called' | 'drawn' | 'deliberating' | 'concluded' | 'failed';
  readonly size: number;
  readonly calledAt: Instant;
  readonly poolClosesAt: Instant;
  readonly deliberationUntil?: Instant;
  readonly failedBecause?: PanelFailed['because'];
}

export interface OutsideReviewer {
  readonly review: OutsideReviewId;
  readonly knownAs: string;
  readonly reason: string;
  readonly namedBy: StaffId;
  readonly namedAt: Instant;
  readonly until: Instant;
  readonly phase: 'open' | 'over' | 'revoked' | 'concluded';
}

/** Who can hear an appeal against a decision, as things are now (O6). */
export interface HearingView {
  /** What there is; `nobody` means that this community has no independent hearing to offer. */
  readonly way: 'staff' | 'panel' | 'outside-reviewer' | 'nobody';
  /** Whether anybody on the staff is independent of this decision. */
  readonly staff: 'somebody' | 'nobody';
  /** Whether enough members who may serve have offered to. */
  readonly volunteers: 'enough' | 'too-few';
  readonly panelSize: number;
  readonly panel?: PanelProgress;
  readonly outsideReviewer?: OutsideReviewer;
}

export interface ReopeningView {
  readonly reopening: ReopeningId;
  readonly version: number;
  readonly decision: DecisionId;
  readonly phase: 'waiting' | 'accepted' | 'declined' | 'overtaken';
  readonly askedBy: 'respondent' | 'staff';
  readonly askedAt: Instant;
  readonly promisedBy: Instant;
  readonly facts: string;
  readonly answeredAt?: Instant;
  readonly reasons?: string;
  readonly appeal?: AppealId;
}

export interface ReopeningRow extends ReopeningView {
  readonly open: boolean;
  readonly notOpenBecause?: string;
}

export interface DisputeView {
  readonly dispute: DisputeId;
  readonly version: number;
  readonly decision: DecisionId;
  readonly phase: 'open' | 'ended';
  readonly toldAt: Instant;
  readonly body: string;
  readonly reference: string;
  readonly endedAt?: Instant;
  readonly outcome?: DisputeOutcome;
  readonly implemented?: Implementation;
  readonly account?: string;
}

/** Every way that is open against one decision, and where each of them is. */
export interface RedressView {
  readonly decision: DecisionId;
  readonly hearing: HearingView;
  /** The respondent's own appeal that waits now, for calling a panel. */
  readonly waitingAppeal?: AppealId;
  readonly mayAskReopening: boolean;
  readonly reopenings: readonly ReopeningView[];
  readonly mayTellDispute: boolean;
  readonly disputes: readonly DisputeView[];
}

/** A waiting appeal that nobody on the staff can hear. */
export interface UnheardRow {
  readonly appeal: AppealId;
  readonly decision: DecisionId;
  readonly by: 'respondent' | 'reporter';
  readonly filedAt: Instant;
  readonly promisedBy: Instant;
  readonly late: boolean;
  /** Absent for somebody who is part of the matter. */
  readonly hearing?: HearingView;
}

export interface Redress {
  /** For the person a decision binds, signed in or by their link, and for staff on the record. */
  of(decision: DecisionId, secrets: LinkSecrets, call: Call): Answer<RedressView>;
  /** Appeals for which somebody has to call a panel or name somebody from outside (O6). */
  unheard(query: PageQuery, call: Call): Answer<Page<UnheardRow>>;
}

export interface Reopenings {
  ask(
    decision: DecisionId,
    input: { readonly facts: string } & LinkSecrets,
    call: Call,
  ): Answer<ReopeningView>;
  queue(query: PageQuery, call: Call): Answer<Page<ReopeningRow>>;
  answer(
    id: ReopeningId,
    input: { readonly answer: 'accept' | 'decline'; readonly reasons: string },
    call: Call,
  ): Answer<ReopeningView>;
}

export interface DisputeEndInput {
  readonly outcome: DisputeOutcome;
  readonly implemented: Implementation;
  readonly account: string;
}

export interface Disputes {
  tell(
    decision: DecisionId,
    input: { readonly body: string; readonly reference: string } & LinkSecrets,
    call: Call,
  ): Answer<DisputeView>;
  /** Those that are open, for the staff who keep the register. */
  open(query: PageQuery, call: Call): Answer<Page<DisputeView>>;
  end(id: DisputeId, input: DisputeEndInput, call: Call): Answer<DisputeView>;
}
