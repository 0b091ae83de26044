import type { MemberId, PartId, RestrictionId, StaffId } from '../../kernel/identifier.ts';
import type { Recorded } from '../decider.ts';

/** A member asks that a restriction end before its time. Nothing else follows from asking. */
export interface EarlyEndAsked extends Recorded {
  readonly type: 'early-end-asked';
  readonly restriction: RestrictionId;
  readonly member: MemberId;
  readonly text: PartId;
}

export type EarlyEndOutcome = 'lifted' | 'kept';

/** A person answered, with reasons that the member reads. */
export interface EarlyEndAnswered extends Recorded {
  readonly type: 'early-end-answered';
  readonly outcome: EarlyEndOutcome;
  readonly reasons: PartId;
  readonly answeredBy: StaffId;
}

export type EarlyEndEvent = EarlyEndAsked | EarlyEndAnswered;
