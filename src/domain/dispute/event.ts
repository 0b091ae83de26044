import type { DecisionId, DisputeId, PartId, StaffId } from '../../kernel/identifier.ts';
import type { Recorded } from '../decider.ts';
import type { Person } from '../person.ts';

/** What a body outside came to, in its own words' nearest equivalent. */
export const disputeOutcomes = [
  'decision-upheld',
  'decision-varied',
  'decision-reversed',
  'settled',
  'inadmissible',
  'withdrawn',
] as const;
export type DisputeOutcome = (typeof disputeOutcomes)[number];

/** What the community did with the outcome, which binds nobody by law (DSA Article 21(2)). */
export const implementations = ['in-full', 'in-part', 'not', 'nothing-to-do'] as const;
export type Implementation = (typeof implementations)[number];

/** The member tells us of a dispute before a body outside (DSA Article 21). */
export interface DisputeTold extends Recorded {
  readonly type: 'dispute-told';
  readonly dispute: DisputeId;
  readonly decision: DecisionId;
  readonly respondent: Person;
  /** Which body, and under which reference. */
  readonly body: PartId;
  readonly reference: PartId;
}

/** What came of it and what was done. From now on the decision can become final. */
export interface DisputeEnded extends Recorded {
  readonly type: 'dispute-ended';
  readonly holder: StaffId;
  readonly outcome: DisputeOutcome;
  readonly implemented: Implementation;
  /** What was implemented or why not; the member reads it. */
  readonly account: PartId;
}

export type DisputeEvent = DisputeTold | DisputeEnded;
