import type {
  AppealId,
  DecisionId,
  PartId,
  ReopeningId,
  StaffId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Recorded } from '../decider.ts';

/** Somebody says what was not known when the decision became final. */
export interface ReopeningAsked extends Recorded {
  readonly type: 'reopening-asked';
  readonly reopening: ReopeningId;
  readonly decision: DecisionId;
  readonly facts: PartId;
  /** Set when staff ask for whoever the decision binds; never against them. */
  readonly inFavour?: StaffId;
  readonly promisedBy: Instant;
}

/** The decision is heard again, as an appeal, however long its window has been over. */
export interface ReopeningAccepted extends Recorded {
  readonly type: 'reopening-accepted';
  readonly appeal: AppealId;
  /** Absent when nobody answered in time. */
  readonly holder?: StaffId;
  readonly reasons?: PartId;
}

export interface ReopeningDeclined extends Recorded {
  readonly type: 'reopening-declined';
  readonly holder: StaffId;
  readonly reasons: PartId;
}

/** Meanwhile the decision was undone or replaced: there is nothing left to look at again. */
export interface ReopeningOvertaken extends Recorded {
  readonly type: 'reopening-overtaken';
}

export type ReopeningEvent =
  | ReopeningAsked
  | ReopeningAccepted
  | ReopeningDeclined
  | ReopeningOvertaken;
