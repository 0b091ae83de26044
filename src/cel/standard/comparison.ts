import type { Overload } from '../environment.ts';
import { equal, numeric } from '../equality.ts';
import { compareText } from '../text-order.ts';
import type { Type } from '../type.ts';
import { Duration, Timestamp, type Value } from '../value.ts';
import {
  A,
  BOOL,
  BYTES,
  DOUBLE,
  DURATION,
  INT,
  overload,
  STRING,
  TIMESTAMP,
  UINT,
} from './overload.ts';

const NUMBERS: readonly Type[] = [INT, UINT, DOUBLE];
const PAIRS: readonly (readonly [Type, Type])[] = [
  ...NUMBERS.flatMap((left) => NUMBERS.map((right) => [left, right] as const)),
  ...[BOOL, STRING, BYTES, TIMESTAMP, DURATION].map((type) => [type, type] as const),
];

/** Negative, zero or positive; not a number when the two have no order. */
function order(left: Value | undefined, right: Value | undefined): number {
  if (left === undefined || right === undefined) return Number.NaN;
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (left instanceof Uint8Array && right instanceof Uint8Array) return compareBytes(left, right);
  const [a, b] = alike(ordinal(left), ordinal(right));
  if (a === undefined || b === undefined) return Number.NaN;
  if (a < b) return -1;
  return a > b ? 1 : Number.isNaN(Number(a)) || Number.isNaN(Number(b)) ? Number.NaN : 0;
}

// The published cases compare a whole number with a double as doubles, although it loses digits.
function alike(
  left: number | bigint | undefined,
  right: number | bigint | undefined,
): readonly [number | bigint | undefined, number | bigint | undefined] {
  if (typeof left === typeof right || left === undefined || right === undefined) {
    return [left, right];
  }
  return [Number(left), Number(right)];
}

function ordinal(value: Value): number | bigint | undefined {
  if (value instanceof Timestamp || value instanceof Duration) return value.nanoseconds;
  return numeric(value);
}

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

const TESTS: Readonly<Record<string, (order: number) => boolean>> = {
  '_<_': (found) => found < 0,
  '_<=_': (found) => found <= 0,
  '_>_': (found) => found > 0,
  '_>=_': (found) => found >= 0,
};

/** `< <= > >= == !=`. Numbers of different kinds are compared by their value. */
export const comparison: readonly Overload[] = [
  ...Object.entries(TESTS).flatMap(([operator, test]) =>
    PAIRS.map(([left, right]) =>
      overload(operator, [left, right], BOOL, (a, b) => test(order(a, b))),
    ),
  ),
  overload('_==_', [A, A], BOOL, (a = null, b = null) => equal(a, b)),
  overload('_!=_', [A, A], BOOL, (a = null, b = null) => !equal(a, b)),
];
