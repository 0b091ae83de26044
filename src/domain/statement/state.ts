import type { Instant } from '../../kernel/instant.ts';
import type { StatementDelivered, StatementMadeAvailable } from './event.ts';

export interface AvailableStatement {
  readonly phase: 'available' | 'delivered';
  readonly made: Omit<StatementMadeAvailable, 'type'>;
  readonly delivered?: {
    readonly at: Instant;
    readonly channel: StatementDelivered['channel'];
    /** Last moment for an appeal; not running while the statement is undelivered. */
    readonly appealUntil: Instant;
  };
  /** Mail that was taken over and came back, and until when an appeal was open then. */
  readonly returned?: { readonly at: Instant; readonly appealUntil: Instant };
}

export type StatementState = { readonly phase: 'none' } | AvailableStatement;
