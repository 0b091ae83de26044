import { NoAnswer, type Step, type Value } from './activation.ts';
import type { BinaryOperator } from './expression.ts';

/** `!` and `-`, on operands whose types were checked before. */
export function planUnary(operator: '!' | '-', of: Step): Step {
  return operator === '!'
    ? (activation, loop) => of(activation, loop) !== true
    : (activation, loop) => -asNumber(of(activation, loop));
}

/**
 * One operator with two operands. `&&` and `||` follow CEL: an error on one side yields to a
 * decisive other side.
 */
export function planBinary(operator: BinaryOperator, left: Step, right: Step): Step {
  if (operator === '&&') return planLogic(left, right, false);
  if (operator === '||') return planLogic(left, right, true);
  const apply = operations[operator];
  return (activation, loop) => apply(left(activation, loop), right(activation, loop));
}

function planLogic(left: Step, right: Step, decisive: boolean): Step {
  return (activation, loop) => {
    let first: Value;
    try {
      first = left(activation, loop);
    } catch (problem) {
      if (right(activation, loop) === decisive) return decisive;
      throw problem;
    }
    return first === decisive ? decisive : right(activation, loop);
  };
}

type Operation = (left: Value, right: Value) => Value;

const operations: Readonly<Record<Exclude<BinaryOperator, '&&' | '||'>, Operation>> = {
  '==': (left, right) => same(left, right),
  '!=': (left, right) => !same(left, right),
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  in: (left, right) => Array.isArray(right) && right.some((item) => same(left, item)),
  '+': plus,
  '-': (left, right) => whole(asNumber(left) - asNumber(right)),
  '*': (left, right) => whole(asNumber(left) * asNumber(right)),
  '/': (left, right) => whole(Math.trunc(asNumber(left) / divisor(right))),
  '%': (left, right) => whole(asNumber(left) % divisor(right)),
};

function plus(left: Value, right: Value): Value {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
  return whole(asNumber(left) + asNumber(right));
}

function same(left: Value, right: Value): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right;
  return left.length === right.length && left.every((item, index) => same(item, right[index]));
}

function divisor(value: Value): number {
  const number = asNumber(value);
  if (number === 0) throw new NoAnswer('nothing can be divided by zero');
  return number;
}

function whole(value: number): number {
  if (Number.isSafeInteger(value)) return value;
  throw new NoAnswer('a number became too large');
}

function asNumber(value: Value): number {
  if (typeof value === 'number') return value;
  throw new NoAnswer('a number was expected');
}
