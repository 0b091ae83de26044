import type { Call } from '../expression.ts';
import { strict } from './emitter.ts';
import { type Fragment, isSafe, LENGTHS, MOMENTS, type Range, type Shape } from './fragment.ts';
import type { Scope } from './module.ts';

/**
 * Arithmetic on numbers whose bounds are known: code without a test of overflow, where none can
 * happen. Undefined where the general code must do it.
 */
export function emitArithmetic(
  call: Call,
  parts: readonly Fragment[],
  scope: Scope,
): Fragment | undefined {
  const [left, right] = parts;
  if (left?.range === undefined) return undefined;
  if (call.function === '-_') return negated(left, left.range, scope);
  if (right?.range === undefined) return undefined;
  const shape = resultShape(call.function, left.shape, right.shape);
  const range = RANGES[call.function]?.(left.range, right.range);
  if (shape === undefined || range === undefined || !fits(shape, range)) return undefined;
  const write = CODES[call.function];
  if (write === undefined) return undefined;
  const type = {
    kind: ({ whole: 'int', moment: 'timestamp', length: 'duration' } as const)[shape],
  };
  const make = ([a = '', b = '']: readonly string[]): string => write(a, b);
  return strict([left, right], scope, make, { shape, type, range });
}

type Counted = 'whole' | 'moment' | 'length';

function resultShape(operator: string, left: Shape, right: Shape): Counted | undefined {
  if (left === 'whole' && right === 'whole') return 'whole';
  if (left === 'length' && right === 'length') return additive(operator) ? 'length' : undefined;
  if (operator === '_-_' && left === 'moment' && right === 'moment') return 'length';
  if (left === 'moment' && right === 'length') return additive(operator) ? 'moment' : undefined;
  if (left === 'length' && right === 'moment') return operator === '_+_' ? 'moment' : undefined;
  return undefined;
}

function additive(operator: string): boolean {
  return operator === '_+_' || operator === '_-_';
}

function fits(shape: Counted, range: Range): boolean {
  if (shape === 'whole') return isSafe(range);
  const bounds = shape === 'moment' ? MOMENTS : LENGTHS;
  return range.low >= bounds.low && range.high <= bounds.high;
}

function negated(of: Fragment, { low, high }: Range, scope: Scope): Fragment | undefined {
  if (of.shape !== 'whole') return undefined;
  const range = { low: -high, high: -low };
  const type = { kind: 'int' } as const;
  // Zero is added because an int has no negative zero.
  return strict([of], scope, ([code = '']) => `(0 - ${code})`, { shape: 'whole', type, range });
}

// `%` and `/` cut towards zero; `+ 0` and the subtraction keep negative zero out.
const CODES: Readonly<Record<string, (left: string, right: string) => string>> = {
  '_+_': (left, right) => `(${left} + ${right})`,
  '_-_': (left, right) => `(${left} - ${right})`,
  '_*_': (left, right) => `(${left} * ${right} + 0)`,
  '_/_': (left, right) => `((${left} - ${left} % ${right}) / ${right} + 0)`,
  '_%_': (left, right) => `(${left} % ${right} + 0)`,
};

/** Bounds of a result; undefined when it can be no number at all, as after a division by zero. */
const RANGES: Readonly<Record<string, (left: Range, right: Range) => Range | undefined>> = {
  '_+_': (left, right) => ({ low: left.low + right.low, high: left.high + right.high }),
  '_-_': (left, right) => ({ low: left.low - right.high, high: left.high - right.low }),
  '_*_': (left, right) => corners(left, right, (a, b) => a * b),
  '_/_': (left, right) => {
    if (right.low <= 0 && right.high >= 0) return undefined;
    const most = Math.max(Math.abs(left.low), Math.abs(left.high));
    return { low: -most, high: most };
  },
  '_%_': (left, right) => {
    if (right.low <= 0 && right.high >= 0) return undefined;
    const most = Math.max(Math.abs(right.low), Math.abs(right.high)) - 1;
    return { low: left.low < 0 ? -most : 0, high: left.high > 0 ? most : 0 };
  },
};

function corners(left: Range, right: Range, of: (a: number, b: number) => number): Range {
  const all = [left.low, left.high].flatMap((a) => [right.low, right.high].map((b) => of(a, b)));
  return { low: Math.min(...all), high: Math.max(...all) };
}
