import type { Overload } from '../environment.ts';
import type { Type } from '../type.ts';
import { type Answer, NoAnswer, Unsigned, type Value } from '../value.ts';
import { DOUBLE, INT, int, overload, UINT } from './overload.ts';

const INT_LEAST = -(2n ** 63n);
const INT_MOST = 2n ** 63n - 1n;
const UINT_MOST = 2n ** 64n - 1n;

/** An int if it has 64 bits; overflow is no answer (cel-spec, "overflow"). */
export function boundedInt(value: bigint): Answer {
  if (value >= INT_LEAST && value <= INT_MOST) return value;
  return new NoAnswer('a number became too large');
}

export function boundedUint(value: bigint): Answer {
  if (value >= 0n && value <= UINT_MOST) return new Unsigned(value);
  return new NoAnswer('a number became too large or negative');
}

function uint(value: Value | undefined): bigint {
  return value instanceof Unsigned ? value.value : 0n;
}

function double(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0;
}

type Whole = (a: bigint, b: bigint) => bigint;

function whole(
  operator: string,
  type: Type,
  of: Whole,
  { divides = false }: { divides?: boolean } = {},
): Overload {
  const [read, bound] = type.kind === 'int' ? [int, boundedInt] : [uint, boundedUint];
  return overload(operator, [type, type], type, (a, b) => {
    const divisor = read(b);
    if (divides && divisor === 0n) return new NoAnswer('nothing can be divided by zero');
    return bound(of(read(a), divisor));
  });
}

function broken(operator: string, of: (a: number, b: number) => number): Overload {
  return overload(operator, [DOUBLE, DOUBLE], DOUBLE, (a, b) => of(double(a), double(b)));
}

/** `+ - * / %` of numbers (cel-spec, "standard definitions"). */
export const arithmetic: readonly Overload[] = [
  ...[INT, UINT].flatMap((type) => [
    whole('_+_', type, (a, b) => a + b),
    whole('_-_', type, (a, b) => a - b),
    whole('_*_', type, (a, b) => a * b),
    whole('_/_', type, (a, b) => a / b, { divides: true }),
    whole('_%_', type, (a, b) => a % b, { divides: true }),
  ]),
  broken('_+_', (a, b) => a + b),
  broken('_-_', (a, b) => a - b),
  broken('_*_', (a, b) => a * b),
  broken('_/_', (a, b) => a / b),
  overload('-_', [INT], INT, (a) => boundedInt(-int(a))),
  overload('-_', [DOUBLE], DOUBLE, (a) => -double(a)),
];
