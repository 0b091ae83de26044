import type {
  BulkId,
  CaseId,
  DecisionId,
  PartId,
  RuleId,
  StaffId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { RefusalCode } from '../../kernel/refusal.ts';
import type { Recorded } from '../decider.ts';

/** A case as it was when the job listed it. */
export interface ListedCase {
  readonly case: CaseId;
  /**
   * How many pieces of evidence the case held. Evidence is only ever added, so the decision relies
   * on these and on nothing that came after the job was looked at.
   */
  readonly evidence: number;
  /** Reasons for this case alone, in place of those of the job. */
  readonly reasons?: PartId;
}

export interface BulkOpened extends Recorded {
  readonly type: 'bulk-opened';
  readonly bulk: BulkId;
  readonly author: StaffId;
  readonly rule: RuleId;
  readonly rung: string;
  /** What every decision says, unless its case has reasons of its own. */
  readonly reasons: PartId;
  /** Everything else of the decision, written once for all cases. */
  readonly draft: PartId;
  readonly cases: readonly ListedCase[];
  /** How many of them are opened one by one before the job can start. */
  readonly sampleSize: number;
  /** What its author was shown of earlier decisions under the rule. */
  readonly precedents: readonly DecisionId[];
  readonly needsSecondPerson: boolean;
}

/** The author looked at one case of the sample. */
export interface BulkSampleOpened extends Recorded {
  readonly type: 'bulk-sample-opened';
  readonly case: CaseId;
}

/** … and found that it is what the job says. */
export interface BulkSampleConfirmed extends Recorded {
  readonly type: 'bulk-sample-confirmed';
  readonly case: CaseId;
}

/** Why a case is not decided by the job: a person said so, or the decision was refused. */
export type LeftOutBecause =
  | { readonly kind: 'person'; readonly reason: PartId }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly detail: string };

export interface BulkCaseLeftOut extends Recorded {
  readonly type: 'bulk-case-left-out';
  readonly case: CaseId;
  readonly because: LeftOutBecause;
}

export interface BulkStarted extends Recorded {
  readonly type: 'bulk-started';
}

export interface BulkConfirmed extends Recorded {
  readonly type: 'bulk-confirmed';
  readonly second: StaffId;
}

export interface BulkRejected extends Recorded {
  readonly type: 'bulk-rejected';
  readonly second: StaffId;
  readonly reason: PartId;
}

export interface BulkHeld extends Recorded {
  readonly type: 'bulk-held';
  readonly until: Instant;
}

export interface BulkUndone extends Recorded {
  readonly type: 'bulk-undone';
}

export interface BulkRan extends Recorded {
  readonly type: 'bulk-ran';
}

export interface BulkCaseDecided extends Recorded {
  readonly type: 'bulk-case-decided';
  readonly case: CaseId;
  readonly decision: DecisionId;
}

/** Every decision of the job is to be reversed. */
export interface BulkVacated extends Recorded {
  readonly type: 'bulk-vacated';
  readonly vacatedBy: StaffId;
  readonly reasons: PartId;
}

export interface BulkCaseReversed extends Recorded {
  readonly type: 'bulk-case-reversed';
  readonly case: CaseId;
}

/** A decision that something else had replaced already. */
export interface BulkCaseNotReversed extends Recorded {
  readonly type: 'bulk-case-not-reversed';
  readonly case: CaseId;
  readonly code: RefusalCode;
  readonly detail: string;
}

export type BulkEvent =
  | BulkOpened
  | BulkSampleOpened
  | BulkSampleConfirmed
  | BulkCaseLeftOut
  | BulkStarted
  | BulkConfirmed
  | BulkRejected
  | BulkHeld
  | BulkUndone
  | BulkRan
  | BulkCaseDecided
  | BulkVacated
  | BulkCaseReversed
  | BulkCaseNotReversed;
