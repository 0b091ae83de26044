import { DAY_MS, MINUTE_MS } from '../../kernel/duration.ts';

/** What a window says of the activities it holds. */
export const aggregates = ['count', 'sum', 'distinct', 'first', 'last'] as const;
export type Aggregate = (typeof aggregates)[number];

/** How late an activity may come and still be recorded, when a window does not say. */
export const windowLatenessDefaultMs: number = 10 * MINUTE_MS;
export const windowLatenessMaxMs: number = DAY_MS;
export const windowKeysDefault = 1_000_000;
/** Most entries kept for one key; older ones are let go first. */
export const windowEntriesPerKeyMax = 2_000;
/** Most entries kept in one window over all keys. */
export const windowEntriesMax = 4_000_000;
/** Amounts beyond this count as this much, so that 2,000 of them have an exact sum. */
export const windowAmountMax: number = 2 ** 42;

/** What a window counts, how long and how much it may keep. Lengths in milliseconds. */
export interface WindowOptions {
  readonly aggregate: Aggregate;
  readonly overMs: number;
  readonly latenessMs?: number;
  readonly keysMax?: number;
  /** At most 2,000. */
  readonly entriesPerKeyMax?: number;
  /** At most 4,000,000. */
  readonly entriesMax?: number;
}

export type WindowShape = Required<WindowOptions>;

/** Fills in what was left out and brings the rest within its limits. */
export function windowShape(options: WindowOptions): WindowShape {
  const { aggregate, overMs } = options;
  const lateness = options.latenessMs ?? Math.min(windowLatenessDefaultMs, overMs);
  return {
    aggregate,
    overMs,
    latenessMs: within(lateness, 0, windowLatenessMaxMs),
    keysMax: Math.max(1, options.keysMax ?? windowKeysDefault),
    entriesPerKeyMax: within(
      options.entriesPerKeyMax ?? windowEntriesPerKeyMax,
      1,
      windowEntriesPerKeyMax,
    ),
    entriesMax: within(options.entriesMax ?? windowEntriesMax, 1, windowEntriesMax),
  };
}

/** The amount of an activity within the limits of a sum. */
export function amountOf(entry: { readonly amount: number }): number {
  const { amount } = entry;
  if (amount > windowAmountMax) return windowAmountMax;
  return Math.max(amount, -windowAmountMax);
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
