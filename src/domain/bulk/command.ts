import type { BulkId, CaseId, DecisionId, PartId, RuleId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { OpenCase } from '../case/state.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';

/** A case that somebody wants decided together with others. */
export interface ChosenCase {
  readonly case: CaseId;
  /** The case as loaded. */
  readonly file: OpenCase;
  readonly reasons?: PartText;
}

export type BulkCommand =
  | {
      readonly type: 'open-bulk';
      readonly bulk: BulkId;
      readonly staff: StaffState;
      readonly rule: RuleId;
      readonly rung: string;
      readonly reasons: PartText;
      readonly draft: PartId;
      readonly cases: readonly ChosenCase[];
      readonly precedents: readonly DecisionId[];
    }
  | { readonly type: 'open-sample'; readonly staff: StaffState; readonly case: CaseId }
  | { readonly type: 'confirm-sample'; readonly staff: StaffState; readonly case: CaseId }
  | {
      readonly type: 'leave-out';
      readonly staff: StaffState;
      readonly case: CaseId;
      readonly reason: PartText;
    }
  | { readonly type: 'start-bulk'; readonly staff: StaffState }
  | { readonly type: 'confirm-bulk'; readonly staff: StaffState }
  | { readonly type: 'reject-bulk'; readonly staff: StaffState; readonly reason: PartText }
  | { readonly type: 'undo-bulk'; readonly staff: StaffState }
  /** By the clock once the hold is over. */
  | { readonly type: 'run-bulk' }
  /** By the clock, together with the decision or with the word that there is none. */
  | { readonly type: 'note-decided'; readonly case: CaseId; readonly decision: DecisionId }
  | { readonly type: 'note-refused'; readonly case: CaseId; readonly refusal: Refusal }
  | {
      readonly type: 'vacate-bulk';
      readonly staff: StaffState;
      readonly reasons: PartText;
      /** The cases whose decisions would be reversed. */
      readonly files: readonly OpenCase[];
    }
  | { readonly type: 'note-reversed'; readonly case: CaseId }
  | { readonly type: 'note-not-reversed'; readonly case: CaseId; readonly refusal: Refusal };
