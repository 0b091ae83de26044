import type { Checked } from '../checked.ts';
import type { Call, Expression } from '../expression.ts';
import type { Type } from '../type.ts';
import { Duration, NoAnswer, Timestamp, type Value } from '../value.ts';
import { type Fragment, isSafe, LENGTHS, MOMENTS, type Shape } from './fragment.ts';
import { type Scope, temporary } from './module.ts';

/** What the surroundings of an expression know better than the general code. */
export interface Host {
  /** Code that reads a variable. */
  variable(name: string): Fragment;
  /** Code for a call of the environment's own functions; undefined for the general code. */
  call(call: Call, emitter: Emitter, scope: Scope): Fragment | undefined;
  /** Code that reads a part that several expressions have in common. */
  shared(part: Expression): Fragment | undefined;
}

/** Writes the code of one part. Handed around so that each construct can live in its own file. */
export interface Emitter {
  readonly checked: Checked;
  readonly host: Host;
  emit(part: Expression, scope: Scope): Fragment;
}

/** How values of a type are held when nothing better is known. */
export function shapeOf(type: Type): Shape {
  switch (type.kind) {
    case 'bool':
    case 'string':
    case 'double':
      return type.kind;
    default:
      return 'value';
  }
}

/** A value that is known while code is made. */
export function constantFragment(value: Value | NoAnswer, type: Type, scope: Scope): Fragment {
  const constant = { value };
  if (typeof value === 'boolean') {
    return { code: String(value), shape: 'bool', type, mayFail: false, constant };
  }
  if (typeof value === 'bigint') {
    const whole = Number(value);
    if (Number.isSafeInteger(whole)) {
      const range = { low: whole, high: whole };
      const code = whole < 0 ? `(${whole})` : String(whole);
      return { code, shape: 'whole', type, mayFail: false, range, constant };
    }
  }
  const milliseconds = wholeMilliseconds(value);
  if (milliseconds !== undefined) {
    const shape = value instanceof Timestamp ? 'moment' : 'length';
    const range = { low: milliseconds, high: milliseconds };
    const code = milliseconds < 0 ? `(${milliseconds})` : String(milliseconds);
    return { code, shape, type, mayFail: false, range, constant };
  }
  const mayFail = value instanceof NoAnswer;
  return { code: scope.module.constant(value), shape: shapeOf(type), type, mayFail, constant };
}

function wholeMilliseconds(value: Value | NoAnswer): number | undefined {
  if (!(value instanceof Timestamp || value instanceof Duration)) return undefined;
  if (value.nanoseconds % 1_000_000n !== 0n) return undefined;
  const milliseconds = Number(value.nanoseconds / 1_000_000n);
  const bounds = value instanceof Timestamp ? MOMENTS : LENGTHS;
  return isSafe(bounds) && milliseconds >= bounds.low && milliseconds <= bounds.high
    ? milliseconds
    : undefined;
}

/** The same value held as `value.ts` says, for code that knows no shapes. */
export function asValue(fragment: Fragment, scope: Scope): Fragment {
  const { shape, type } = fragment;
  const convert = CONVERSIONS[shape];
  if (convert === undefined) return { ...fragment, shape: 'value' };
  return strict([fragment], scope, ([code = '']) => convert(code), { shape: 'value', type });
}

const CONVERSIONS: Readonly<Partial<Record<Shape, (code: string) => string>>> = {
  whole: (code) => `BigInt(${code})`,
  moment: (code) => `toTimestamp(${code})`,
  length: (code) => `toDuration(${code})`,
};

/** A part that must be true or false; one whose type is open is looked at when the code runs. */
export function asBool(fragment: Fragment): Fragment {
  if (fragment.shape === 'bool') return fragment;
  return { code: `asBool(${fragment.code})`, shape: 'bool', type: BOOL, mayFail: true };
}

export const BOOL: Type = { kind: 'bool' };

/**
 * Code that needs all of its parts: the first one without an answer is the answer. Only parts that
 * may fail cost a test.
 */
export function strict(
  parts: readonly Fragment[],
  scope: Scope,
  make: (codes: readonly string[]) => string,
  result: Omit<Fragment, 'code' | 'mayFail'> & { readonly mayFail?: boolean },
): Fragment {
  let guards = '';
  const codes = parts.map((part) => {
    if (!part.mayFail) return part.code;
    const name = temporary(scope);
    guards += `(${name} = ${part.code}) instanceof NoAnswer ? ${name} : `;
    return name;
  });
  const mayFail = (result.mayFail ?? false) || guards !== '';
  return { ...result, code: `(${guards}${make(codes)})`, mayFail };
}
