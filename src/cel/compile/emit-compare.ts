import type { Call } from '../expression.ts';
import { asValue, BOOL, strict } from './emitter.ts';
import type { Fragment, Shape } from './fragment.ts';
import type { Scope } from './module.ts';

const OPERATORS: Readonly<Record<string, string>> = {
  '_<_': '<',
  '_<=_': '<=',
  '_>_': '>',
  '_>=_': '>=',
};

/** `<`, `<=`, `>`, `>=` of parts that JavaScript compares the same way, or as texts. */
export function emitOrder(
  call: Call,
  parts: readonly Fragment[],
  scope: Scope,
): Fragment | undefined {
  const operator = OPERATORS[call.function];
  const [left, right] = parts;
  if (operator === undefined || left === undefined || right === undefined) return undefined;
  const result = { shape: 'bool', type: BOOL } as const;
  if (left.shape === 'string' && right.shape === 'string') {
    const make = ([a, b]: readonly string[]): string => `compareText(${a}, ${b}) ${operator} 0`;
    return strict([left, right], scope, make, result);
  }
  if (!comparable(left, right)) return undefined;
  return strict([left, right], scope, ([a, b]) => `${a} ${operator} ${b}`, result);
}

function comparable(left: Fragment, right: Fragment): boolean {
  const [a, b] = [orderKind(left), orderKind(right)];
  if (a === undefined || b === undefined) return false;
  return a === b || NUMBERS.has(`${a} ${b}`);
}

const NUMBERS: ReadonlySet<string> = new Set([
  'whole int',
  'int whole',
  'whole double',
  'double whole',
]);

// A `number` and a `bigint` are compared exactly; a safe integer and a double are both numbers.
function orderKind({ shape, type }: Fragment): string | undefined {
  if (shape === 'whole') return 'whole';
  if (shape === 'double') return 'double';
  if (shape === 'value' && type.kind === 'int') return 'int';
  if (shape === 'moment' || shape === 'length' || shape === 'bool') return shape;
  return undefined;
}

/** `==` and `!=`. */
export function emitEquality(call: Call, parts: readonly Fragment[], scope: Scope): Fragment {
  const [left, right] = parts;
  if (left === undefined || right === undefined) throw new TypeError('`==` has two parts');
  const not = call.function === '_!=_';
  const result = { shape: 'bool', type: BOOL } as const;
  const operator = plainEquality(left, right);
  if (operator !== undefined) {
    const make = ([a, b]: readonly string[]): string => `${a} ${not ? '!' : '='}${operator} ${b}`;
    return strict([left, right], scope, make, result);
  }
  const values = [asValue(left, scope), asValue(right, scope)];
  return strict(values, scope, ([a, b]) => `${not ? '!' : ''}equal(${a}, ${b})`, result);
}

const IDENTICAL: ReadonlySet<Shape> = new Set([
  'bool',
  'string',
  'whole',
  'double',
  'moment',
  'length',
]);

function plainEquality(left: Fragment, right: Fragment): '==' | '=' | undefined {
  if (left.shape === right.shape && IDENTICAL.has(left.shape)) return '==';
  const kinds = `${orderKind(left)} ${orderKind(right)}`;
  return NUMBERS.has(kinds) || kinds === 'int int' ? '=' : undefined;
}
