import type { MadeDecision } from '../decision/state.ts';
import type { StandingEntry } from './standing.ts';

/**
 * A decision as standing sees it: only an issued breach, its frozen weight and its times.
 * Everything else about the decision, the case and the person stays outside (S5).
 */
export function standingEntryOf(decision: MadeDecision): StandingEntry | undefined {
  const { made, issuedAt, finalAt } = decision;
  if (made.outcome !== 'breach' || made.weight === undefined || issuedAt === undefined) {
    return undefined;
  }
  const undoneAt = decision.reversed?.at ?? decision.overridden?.at;
  return {
    decision: made.decision,
    ...made.weight,
    issuedAt: made.countsFrom ?? issuedAt,
    ...(finalAt === undefined ? {} : { finalAt }),
    ...(undoneAt === undefined ? {} : { undoneAt }),
  };
}
