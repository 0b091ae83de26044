import { durationMs } from '../../kernel/duration.ts';
import type { DecisionId } from '../../kernel/identifier.ts';
import { earlier, elapsedMs } from '../../kernel/instant.ts';
import { isItemMeasure } from '../../rulebook/model.ts';
import type { ImposedRestriction } from '../restriction/state.ts';
import type { Measure } from './event.ts';
import type { MadeDecision } from './state.ts';

/**
 * A decision made about the same person before, as it was looked up: what a new one has to reckon
 * with (X4) and may rest on (D4).
 */
export interface EarlierDecision {
  readonly decision: DecisionId;
  readonly state: MadeDecision;
  /** Every restriction it imposed, those that are over included. */
  readonly restrictions: readonly ImposedRestriction[];
}

/**
 * For how long one decision restricts the person. Measures of one decision begin together, so the
 * longest counts. What was lifted, reversed or replaced counts for the time it ran. A decision that
 * is not issued yet counts as drafted, one that never took effect not at all.
 */
export function termMsOf({ state, restrictions }: EarlierDecision): number {
  switch (state.phase) {
    case 'undone':
    case 'rejected':
      return 0;
    case 'held':
    case 'awaiting-second-person':
      return longestMs(state.made.measures);
    case 'issued':
    case 'final':
    case 'reversed':
    case 'overridden':
      return Math.max(0, ...restrictions.map(restrictedMs));
  }
}

/** The longest of the measures that bind a person. */
export function longestMs(measures: readonly Measure[]): number {
  const personal = measures.filter(({ kind }) => !isItemMeasure(kind));
  return Math.max(0, ...personal.map((measure) => durationMs(measure.for)));
}

/** Whether an earlier decision found a breach and still stands. */
export function standsAsBreach({ state }: EarlierDecision): boolean {
  const issued = state.phase === 'issued' || state.phase === 'final';
  return issued && state.made.outcome === 'breach';
}

function restrictedMs({ imposed, lifted, reversed }: ImposedRestriction): number {
  if (imposed.target.kind === 'item') return 0;
  const ends = [imposed.endsAt, lifted?.at, reversed?.at].filter((at) => at !== undefined);
  return Math.max(0, elapsedMs(imposed.startsAt, ends.reduce(earlier)));
}
