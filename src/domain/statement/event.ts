import type {
  CaseId,
  DecisionId,
  LanguageTag,
  PartId,
  RestrictionId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Recorded } from '../decider.ts';
import type { Person } from '../person.ts';

/** The exact text sent is the text stored; the part is immutable and its digest is here. */
export interface StatementMadeAvailable extends Recorded {
  readonly type: 'statement-made-available';
  readonly statement: StatementId;
  readonly to: Person;
  /** Absent for the statement of a machine's hold, which has no decision yet. */
  readonly decision?: DecisionId;
  readonly case?: CaseId;
  readonly restrictions: readonly RestrictionId[];
  readonly language: LanguageTag;
  /** Part with the `StatementText`. */
  readonly text: PartId;
  readonly digest: string;
}

/**
 * The member opened it, or a delivery was confirmed; for mail, a server took it over. The first one
 * starts the appeal clock.
 */
export interface StatementDelivered extends Recorded {
  readonly type: 'statement-delivered';
  readonly channel: 'page' | 'webhook' | 'mail';
  readonly appealUntil: Instant;
}

/**
 * The mail that was taken over came back later. The record of the delivery stays; the clock it
 * started does not count, because nobody can have read it there.
 */
export interface StatementReturned extends Recorded {
  readonly type: 'statement-returned';
  readonly channel: 'mail';
}

export type StatementEvent = StatementMadeAvailable | StatementDelivered | StatementReturned;
