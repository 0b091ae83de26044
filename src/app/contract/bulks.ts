import type { OpenBulk } from '../../domain/bulk/state.ts';
import type { BulkId, CaseId, DecisionId, RuleId, StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { RefusalCode } from '../../kernel/refusal.ts';
import type { Rule, RuleRef, Rung } from '../../rulebook/model.ts';
import type { Answer, Call, Page, PageQuery } from './call.ts';
import type { BlindCase, DecisionInput, Precedent, QueueRow } from './cases.ts';

/** What every decision of a job says. Facts and placed measures are each case's own. */
export interface BulkInput
  extends Omit<DecisionInput, 'outcome' | 'rule' | 'rung' | 'factsReliedOn' | 'measures'> {
  readonly rule: RuleId;
  readonly rung: string;
  readonly cases: readonly {
    readonly case: CaseId;
    /** In place of the job's reasons. */
    readonly reasons?: string;
  }[];
}

export interface BulkCaseRow {
  readonly case: CaseId;
  /** Drawn to be opened before the job starts. */
  readonly inSample: boolean;
  readonly openedAt?: Instant;
  readonly confirmedAt?: Instant;
  readonly decision?: DecisionId;
  readonly decidedAt?: Instant;
  readonly leftOut?: {
    readonly at: Instant;
    /** Absent where a person left it out. */
    readonly code?: RefusalCode;
    readonly sentence: string;
  };
  readonly reversedAt?: Instant;
  /** Why its decision was not reversed with the others. */
  readonly notReversed?: string;
}

export interface BulkView {
  readonly bulk: BulkId;
  readonly version: number;
  readonly phase: OpenBulk['phase'];
  readonly author: StaffId;
  readonly openedAt: Instant;
  readonly rule: RuleId;
  readonly rung: string;
  readonly reasons: string;
  readonly needsSecondPerson: boolean;
  readonly precedents: readonly Precedent[];
  readonly second?: StaffId;
  readonly heldUntil?: Instant;
  readonly rejected?: {
    readonly at: Instant;
    readonly second: StaffId;
    readonly reason: string;
  };
  readonly vacated?: {
    readonly at: Instant;
    readonly by: StaffId;
    readonly reasons: string;
  };
  readonly progress: {
    readonly decided: number;
    readonly leftOut: number;
    readonly waiting: number;
    readonly reversed: number;
  };
  readonly cases: readonly BulkCaseRow[];
}

export interface BulkRow {
  readonly bulk: BulkId;
  readonly version: number;
  readonly phase: OpenBulk['phase'];
  readonly author: StaffId;
  readonly openedAt: Instant;
  readonly rule: RuleId;
  readonly rung: string;
  readonly cases: number;
  readonly decided: number;
}

/** What a job under one rule could be made of. */
export interface BulkCandidates {
  readonly rule: { readonly ref: RuleRef; readonly rule: Rule };
  readonly range: readonly Rung[];
  readonly precedents: readonly Precedent[];
  /** Open cases of the rule's family that nobody works on, the most urgent first. */
  readonly cases: readonly QueueRow[];
}

/** One job that decides many cases of the same rule and step. */
export interface Bulks {
  candidates(query: { readonly rule: RuleId }, call: Call): Answer<BulkCandidates>;
  list(query: PageQuery, call: Call): Answer<Page<BulkRow>>;
  read(id: BulkId, call: Call): Answer<BulkView>;
  open(input: BulkInput, call: Call): Answer<BulkView>;
  /** Opens one case of the sample; the opening is recorded. */
  openSample(
    id: BulkId,
    input: { readonly case: CaseId },
    call: Call,
  ): Answer<{ readonly job: BulkView; readonly case: BlindCase }>;
  confirmSample(id: BulkId, input: { readonly case: CaseId }, call: Call): Answer<BulkView>;
  leaveOut(
    id: BulkId,
    input: { readonly case: CaseId; readonly reason: string },
    call: Call,
  ): Answer<BulkView>;
  /** The sample fits: the job is held, after a second person where one is needed. */
  start(id: BulkId, call: Call): Answer<BulkView>;
  confirm(id: BulkId, call: Call): Answer<BulkView>;
  reject(id: BulkId, input: { readonly reason: string }, call: Call): Answer<BulkView>;
  undo(id: BulkId, call: Call): Answer<BulkView>;
  /** Reverses every decision of the job. */
  vacate(id: BulkId, input: { readonly reasons: string }, call: Call): Answer<BulkView>;
}
