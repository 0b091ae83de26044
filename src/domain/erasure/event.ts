import type { MemberId } from '../../kernel/identifier.ts';
import type { Recorded } from '../decider.ts';

/** A member leaves and asks that what is stored about them goes (GDPR Article 17). */
export interface ErasureAsked extends Recorded {
  readonly type: 'erasure-asked';
  readonly member: MemberId;
}

/** They changed their mind while something still had to wait. */
export interface ErasureWithdrawn extends Recorded {
  readonly type: 'erasure-withdrawn';
}

/** Nothing of theirs waits any more: texts and secrets are gone. */
export interface ErasureCompleted extends Recorded {
  readonly type: 'erasure-completed';
}

export type ErasureEvent = ErasureAsked | ErasureWithdrawn | ErasureCompleted;
