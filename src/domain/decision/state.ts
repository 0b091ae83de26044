import type {
  AppealId,
  BulkId,
  DecisionId,
  StaffId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { DecisionMade } from './event.ts';

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
  readonly heldUntil?: Instant;
  readonly issuedAt?: Instant;
  readonly statement?: StatementId;
  readonly finalAt?: Instant;
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
