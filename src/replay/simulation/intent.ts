/**
 * What somebody in a simulated community sets out to do. It names no case, appeal or decision:
 * `pick` chooses among those there are when its time comes. So a script stays meaningful when some
 * of its intents are taken out, and a failure can be made short.
 */
export interface Intent {
  /** Milliseconds since the community began. */
  readonly at: number;
  /** The handle of a member or of somebody on the staff; `platform` and `world` for the rest. */
  readonly by: string;
  /** The name of an act, as in `actors/`. */
  readonly does: string;
  /** At least 0 and below 1: which of the things there are. */
  readonly pick: number;
  /** A variant of the act, in the act's own words. */
  readonly how?: string;
}

/** One of the values, or undefined when there are none. */
export function chosen<Value>(values: readonly Value[], pick: number): Value | undefined {
  return values[Math.floor(pick * values.length)];
}
