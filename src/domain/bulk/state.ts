import type { CaseId, DecisionId, PartId, StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { RefusalCode } from '../../kernel/refusal.ts';
import type { BulkOpened, LeftOutBecause } from './event.ts';

/** What became of one case. */
export type CaseResult =
  | { readonly kind: 'decided'; readonly at: Instant; readonly decision: DecisionId }
  | { readonly kind: 'left-out'; readonly at: Instant; readonly because: LeftOutBecause };

/** What became of one decision when the job was vacated. */
export interface Reversal {
  readonly at: Instant;
  readonly refused?: { readonly code: RefusalCode; readonly detail: string };
}

export interface OpenBulk {
  readonly phase:
    | 'checking'
    | 'awaiting-second-person'
    | 'held'
    | 'running'
    | 'done'
    | 'undone'
    | 'rejected'
    | 'vacating'
    | 'vacated';
  readonly opened: Omit<BulkOpened, 'type'>;
  readonly sampleOpened: Readonly<Record<CaseId, Instant>>;
  readonly sampleConfirmed: Readonly<Record<CaseId, Instant>>;
  readonly results: Readonly<Record<CaseId, CaseResult>>;
  readonly startedAt?: Instant;
  readonly second?: { readonly staff: StaffId; readonly at: Instant };
  readonly heldUntil?: Instant;
  readonly undoneAt?: Instant;
  readonly rejected?: {
    readonly at: Instant;
    readonly second: StaffId;
    readonly reason: PartId;
  };
  readonly doneAt?: Instant;
  readonly vacated?: {
    readonly at: Instant;
    readonly by: StaffId;
    readonly reasons: PartId;
    readonly reversals: Readonly<Record<CaseId, Reversal>>;
  };
}

export type BulkState = { readonly phase: 'none' } | OpenBulk;
