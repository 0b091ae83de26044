import type {
  AppealId,
  BulkId,
  DecisionId,
  PartId,
  StaffId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { DecisionMade, DecisionReopened } from './event.ts';

export interface MadeDecision {
  readonly phase:
    | 'awaiting-second-person'
    | 'held'
    | 'undone'
    | 'rejected'
    | 'issued'
    | 'final'
    | 'reversed'
    | 'overridden';
  readonly made: Omit<DecisionMade, 'type'>;
  readonly confirmedBy?: StaffId;
  /** Why a second person did not agree. */
  readonly rejectedBecause?: PartId;
  readonly heldUntil?: Instant;
  readonly issuedAt?: Instant;
  readonly statement?: StatementId;
  readonly finalAt?: Instant;
  /** Upheld by an appeal; final unless a dispute outside was open then. */
  readonly upheld?: { readonly at: Instant; readonly appeal: AppealId };
  /** It was final before, and was opened again; absent once it is final again. */
  readonly reopened?: {
    readonly at: Instant;
    readonly because: DecisionReopened['because'];
  };
  /** By an appeal, or with the whole job that made it. */
  readonly reversed?: {
    readonly at: Instant;
    readonly appeal?: AppealId;
    readonly bulk?: BulkId;
  };
  readonly overridden?: {
    readonly at: Instant;
    readonly replacement: DecisionId;
    readonly appeal?: AppealId;
  };
}

export type DecisionState = { readonly phase: 'none' } | MadeDecision;
