import { isOpen } from '../dispatch.ts';
import type { Call, Expression } from '../expression.ts';
import type { Type } from '../type.ts';
import { NoAnswer, type Value } from '../value.ts';
import { asValue, BOOL, constantFragment, type Emitter, shapeOf, strict } from './emitter.ts';
import type { Fragment } from './fragment.ts';
import type { Scope } from './module.ts';

/** A call that is worked out now when all of its parts are known now. */
export function folded(
  call: Call,
  parts: readonly Fragment[],
  emitter: Emitter,
  scope: Scope,
): Fragment | undefined {
  if (parts.some((part) => part.constant === undefined || part.mayFail)) return undefined;
  const [overload] = emitter.checked.overloadsOf(call);
  if (overload === undefined || isOpen(call, emitter.checked)) return undefined;
  const answer = overload.run(parts.map((part) => part.constant?.value as Value));
  if (answer instanceof NoAnswer) return undefined;
  return constantFragment(answer, emitter.checked.typeOf(call), scope);
}

/** Functions on texts and lists that JavaScript has as well. */
export function emitPlainCall(
  call: Call,
  parts: readonly Fragment[],
  scope: Scope,
): Fragment | undefined {
  const [of, other] = parts;
  if (of === undefined) return undefined;
  if (call.function === 'size' && other === undefined) return emitSize(of, scope);
  if (other === undefined || of.shape !== 'string' || other.shape !== 'string') return undefined;
  const method = TEXT_TESTS[call.function];
  if (method === undefined) return undefined;
  const make = ([a, b]: readonly string[]): string => `${a}.${method}(${b})`;
  return strict([of, other], scope, make, { shape: 'bool', type: BOOL });
}

const TEXT_TESTS: Readonly<Record<string, string>> = {
  contains: 'includes',
  startsWith: 'startsWith',
  endsWith: 'endsWith',
};

/** No text or list is longer: every function that makes one is bounded. */
const SIZE_MAX = 2 ** 30;

function emitSize(of: Fragment, scope: Scope): Fragment | undefined {
  const range = { low: 0, high: SIZE_MAX };
  const result = { shape: 'whole', type: { kind: 'int' }, range } as const;
  if (of.shape === 'string') return strict([of], scope, ([a]) => `sizeOfText(${a})`, result);
  if (of.type.kind === 'list') return strict([of], scope, ([a]) => `${a}.length`, result);
  return undefined;
}

/** `x in list`: a list of constants becomes a set, made once. */
export function emitIn(
  listPart: Expression,
  parts: readonly Fragment[],
  scope: Scope,
): Fragment | undefined {
  const [item, list] = parts;
  if (item === undefined || list === undefined) return undefined;
  const result = { shape: 'bool', type: BOOL } as const;
  const texts = constantTexts(listPart);
  if (item.shape === 'string' && texts !== undefined) {
    const set = scope.module.constant(new Set(texts));
    return strict([item], scope, ([a]) => `${set}.has(${a})`, result);
  }
  const ofTexts = list.type.kind === 'list' && list.type.item.kind === 'string';
  if (item.shape !== 'string' || !ofTexts) return undefined;
  return strict([item, list], scope, ([a, b]) => `${b}.includes(${a})`, result);
}

function constantTexts(part: Expression): readonly string[] | undefined {
  if (part.kind !== 'list' || part.optionals.length > 0) return undefined;
  const texts = part.items.map((item) =>
    item.kind === 'constant' && item.constant.type === 'string' ? item.constant.value : undefined,
  );
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** Functions that have an answer for every value of their parameters' types. */
const TOTAL: ReadonlySet<string> = new Set([
  'lowerAscii',
  'upperAscii',
  'trim',
  'contains',
  'startsWith',
  'endsWith',
  'size',
  'type',
  'dyn',
  'hasValue',
]);

/** The function itself, called with values; chosen while the code runs when types are open. */
export function emitGeneralCall(
  call: Call,
  parts: readonly Fragment[],
  emitter: Emitter,
  scope: Scope,
): Fragment {
  const overloads = emitter.checked.overloadsOf(call);
  const type: Type = emitter.checked.typeOf(call);
  const values = parts.map((part) => asValue(part, scope));
  const [overload] = overloads;
  const single = overload !== undefined && !isOpen(call, emitter.checked);
  const target = scope.module.constant(single ? overload.run : overloads);
  const make = (codes: readonly string[]): string =>
    single ? `${target}([${codes.join(', ')}])` : `dispatch(${target}, [${codes.join(', ')}])`;
  const total = single && TOTAL.has(call.function);
  return strict(values, scope, make, { shape: shapeOf(type), type, mayFail: !total });
}
