import type { MemberId, PartId, RestrictionId, StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { EarlyEndOutcome } from './event.ts';

/** One request with its answer, once there is one. */
export interface EarlyEndRequest {
  readonly at: Instant;
  readonly text: PartId;
  readonly answered?: {
    readonly at: Instant;
    readonly outcome: EarlyEndOutcome;
    readonly reasons: PartId;
    readonly answeredBy: StaffId;
  };
}

/** Every request about one restriction, oldest first. */
export interface AskedEarlyEnd {
  readonly phase: 'asked' | 'answered';
  readonly restriction: RestrictionId;
  readonly member: MemberId;
  readonly requests: readonly EarlyEndRequest[];
}

export type EarlyEndState = { readonly phase: 'none' } | AskedEarlyEnd;
