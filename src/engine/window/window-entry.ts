import type { Hash } from './text-hash.ts';

/**
 * One activity as a window sees it. Callers reuse one object for all activities: a window keeps
 * nothing of it but the numbers.
 */
export interface WindowEntry {
  /**
   * From `ActivityRegistry.admit`; 0 for an activity without a number, which is counted but not
   * known again. A number has one time.
   */
  readonly activity: number;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly timeMs: number;
  readonly item: Hash | undefined;
  /** Whether it takes the place of the entry of its item before it, as an edit does. */
  readonly replaces: boolean;
  /** A whole number; only `sum` reads it. */
  readonly amount: number;
  /** The text that is told apart; only `distinct` reads it, and then it must be there. */
  readonly text: Hash | undefined;
}

/**
 * What became of an activity. `overtakes`: it was recorded, and others of its time or later had
 * been recorded before it; `nothing`: it added nothing to a sum.
 */
export type Recorded = 'recorded' | 'overtakes' | 'known' | 'late' | 'nothing';

/** Counts how many windows hold an activity. */
export interface ActivityHolder {
  hold(activity: number): void;
  release(activity: number): void;
}
