import type {
  AppealId,
  BulkId,
  CaseId,
  DecisionId,
  DisputeId,
  EvidenceId,
  RuleId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { OpenBulk } from '../bulk/state.ts';
import type { Confidence } from '../case/event.ts';
import type { OpenCase } from '../case/state.ts';
import type { Steward } from '../conflict.ts';
import type { HearingConclusion } from '../hearing-conclusion.ts';
import type { StaffState } from '../staff/state.ts';
import type { StandingEntry } from '../standing/standing.ts';
import type { PartText } from '../text.ts';
import type { EarlierDecision } from './earlier.ts';
import type { DecisionGround, DecisionReopened, Factors, Measure } from './event.ts';
import type { MadeDecision } from './state.ts';

/**
 * What a person decided. The rule's version, the weight and the suggested rung are computed, not
 * sent.
 */
export interface DecisionDraft {
  readonly outcome: 'breach' | 'no-breach';
  /** Required for `breach`. */
  readonly rule?: RuleId;
  readonly ground: DecisionGround;
  readonly legalGround?: string;
  readonly factsReliedOn: readonly EvidenceId[];
  readonly reasons: PartText;
  /** Name of the chosen rung. Required for `breach`. */
  readonly rung?: string;
  readonly deviationReason?: PartText;
  /** Why the person could not be heard first, in words they will read (D3). */
  readonly urgency?: PartText;
  /** Required for a suspension and for every measure against misuse. */
  readonly factors?: Factors<PartText>;
  /**
   * The chosen measures; each within the rung's kinds and terms. Absent: the rung's measures as
   * published.
   */
  readonly measures?: readonly Measure[];
  readonly confidence: Confidence;
}

export type DecisionCommand =
  | {
      readonly type: 'make-decision';
      readonly decision: DecisionId;
      readonly case: CaseId;
      /** The case as loaded, with the finding and the precedents already recorded. */
      readonly file: OpenCase;
      readonly staff: StaffState;
      readonly stewards?: readonly Steward[];
      readonly draft: DecisionDraft;
      /** Standing entries of the respondent, for the ladder's suggestion. */
      readonly standing: readonly StandingEntry[];
      /** Earlier decisions about the respondent, for the cap and for warnings; looked up. */
      readonly earlier: readonly EarlierDecision[];
      /** Handles and addresses of reporters: a statement must not quote them (N3). */
      readonly reporterTraces: readonly string[];
      /** The running job that decides this case together with others. */
      readonly bulk?: OpenBulk;
    }
  | {
      /** The outcome of an appeal that varies a decision: never harsher (A5). */
      readonly type: 'make-milder-decision';
      readonly decision: DecisionId;
      readonly appeal: AppealId;
      readonly first: MadeDecision;
      readonly firstId: DecisionId;
      readonly staff: StaffState;
      /** Set when a panel or somebody from outside heard the appeal; `staff` then is nobody. */
      readonly heardBy?: HearingConclusion;
      readonly reasons: PartText;
      readonly rung: string;
      readonly measures?: readonly Measure[];
    }
  | {
      readonly type: 'confirm-decision';
      readonly staff: StaffState;
      readonly stewards?: readonly Steward[];
      readonly file: OpenCase;
      readonly bulk?: OpenBulk;
    }
  | {
      readonly type: 'reject-decision';
      readonly staff: StaffState;
      readonly stewards?: readonly Steward[];
      readonly file: OpenCase;
      readonly reason: PartText;
    }
  | { readonly type: 'undo-decision'; readonly staff: StaffState }
  /** By the clock: no second person agreed before the case's promise passed (D8). */
  | { readonly type: 'lapse'; readonly promisedBy: Instant }
  /**
   * By the clock once the hold is over. `author` is looked up again: rights may have ended
   * meanwhile.
   */
  | {
      readonly type: 'issue-decision';
      readonly statement?: StatementId;
      readonly author: StaffState;
    }
  | { readonly type: 'make-final'; readonly appealWindowEndsAt: Instant }
  | {
      readonly type: 'uphold-on-appeal';
      readonly appeal: AppealId;
      /** While one is open outside, or another appeal waits, the decision stays open too. */
      readonly openDispute?: DisputeId;
      readonly otherAppeal?: AppealId;
    }
  /** A final decision is looked at again: by a request or an appeal, or in a dispute outside. */
  | { readonly type: 'reopen'; readonly because: DecisionReopened['because'] }
  /** The last dispute outside has ended: what was final, upheld or past its window is final. */
  | { readonly type: 'settle'; readonly appealWindowEndsAt?: Instant }
  | { readonly type: 'reverse-on-appeal'; readonly appeal: AppealId }
  /** With every other decision of its job. */
  | { readonly type: 'vacate-decision'; readonly staff: StaffState; readonly bulk: BulkId }
  | { readonly type: 'override'; readonly replacement: DecisionId; readonly appeal?: AppealId };
