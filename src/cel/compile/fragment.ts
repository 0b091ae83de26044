import type { Type } from '../type.ts';

/**
 * How a value is held while generated code runs. `whole` is an int as a `number` that is known to
 * be a safe integer, `moment` and `length` are milliseconds as a `number`; everything else is held
 * as `value.ts` says. A shape is known when code is made, so the code has no tests of types.
 */
export type Shape = 'bool' | 'whole' | 'double' | 'string' | 'moment' | 'length' | 'value';

/** Lowest and highest number that a fragment can be; both safe integers. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A piece of generated code: an expression without side effects that others build on. */
export interface Fragment {
  readonly code: string;
  readonly shape: Shape;
  readonly type: Type;
  /** Whether the code may give a `NoAnswer` in place of a value. */
  readonly mayFail: boolean;
  /** Of `whole`, `moment` and `length`. */
  readonly range?: Range;
  /** Rough cost beside one comparison, for what looks cheap and is not. */
  readonly weight?: number;
  /** The value itself when it is known while code is made. */
  readonly constant?: { readonly value: unknown };
}

/** Beyond this a `number` loses digits, and code goes on with `bigint`. */
export const SAFE: Range = { low: -Number.MAX_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER };

export function isSafe({ low, high }: Range): boolean {
  return low >= SAFE.low && high <= SAFE.high;
}

/** Milliseconds between the years 1 and 9999, the bounds of a CEL timestamp. */
export const MOMENTS: Range = { low: -62_135_596_800_000, high: 253_402_300_799_999 };
/** Milliseconds within the bounds of a CEL duration, 64 bits of nanoseconds. */
export const LENGTHS: Range = { low: -9_223_372_036_853, high: 9_223_372_036_853 };
