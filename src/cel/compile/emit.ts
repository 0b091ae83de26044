import type { Checked } from '../checked.ts';
import type { Call, Constant, Expression } from '../expression.ts';
import { Unsigned, type Value } from '../value.ts';
import { emitGeneralCall, emitIn, emitPlainCall, folded } from './emit-call.ts';
import { emitEquality, emitOrder } from './emit-compare.ts';
import { emitConditional, emitLogic, emitNot } from './emit-logic.ts';
import { emitComprehension } from './emit-loop.ts';
import { emitArithmetic } from './emit-number.ts';
import { asValue, constantFragment, type Emitter, type Host, shapeOf, strict } from './emitter.ts';
import type { Fragment } from './fragment.ts';
import type { Scope } from './module.ts';

/**
 * Turns a checked expression into code. The code is written from the checked tree alone; the
 * reference interpreter says what it must answer.
 */
export function createEmitter(checked: Checked, host: Host): Emitter {
  const emitter: Emitter = {
    checked,
    host,
    emit: (part, scope) => host.shared(part) ?? emitPart(part, emitter, scope),
  };
  return emitter;
}

function emitPart(part: Expression, emitter: Emitter, scope: Scope): Fragment {
  switch (part.kind) {
    case 'constant':
      return constantFragment(constantValue(part.constant), emitter.checked.typeOf(part), scope);
    case 'name':
      return scope.locals.get(part.name) ?? emitVariable(part, emitter, scope);
    case 'select':
      return emitSelect(part, emitter, scope);
    case 'call':
      return emitCall(part, emitter, scope);
    case 'list':
      return emitList(part, emitter, scope);
    case 'map':
      return emitMap(part, emitter, scope);
    case 'comprehension':
      return emitComprehension(part, emitter, scope);
    case 'message':
      throw new TypeError('the checker refuses messages');
  }
}

function constantValue(constant: Constant): Value {
  if (constant.type === 'null') return null;
  return constant.type === 'uint' ? new Unsigned(constant.value) : constant.value;
}

function emitVariable(part: Expression, emitter: Emitter, scope: Scope): Fragment {
  const name = emitter.checked.variableOf(part);
  const typeValue = emitter.checked.typeValueOf(part);
  if (typeValue !== undefined) {
    return constantFragment(typeValue, emitter.checked.typeOf(part), scope);
  }
  if (name === undefined) throw new TypeError('the checker resolves every name');
  return emitter.host.variable(name);
}

function emitSelect(
  part: Extract<Expression, { kind: 'select' }>,
  emitter: Emitter,
  scope: Scope,
): Fragment {
  const { checked } = emitter;
  if (checked.variableOf(part) !== undefined || checked.typeValueOf(part) !== undefined) {
    return emitVariable(part, emitter, scope);
  }
  const of = asValue(emitter.emit(part.of, scope), scope);
  const field = scope.module.constant(part.field);
  const type = emitter.checked.typeOf(part);
  const shape = shapeOf(type);
  const read = part.testOnly ? 'hasField' : 'fieldOf';
  return strict([of], scope, ([code]) => `${read}(${code}, ${field})`, {
    shape,
    type,
    mayFail: true,
  });
}

function emitCall(call: Call, emitter: Emitter, scope: Scope): Fragment {
  const own = emitter.host.call(call, emitter, scope);
  if (own !== undefined) return own;
  switch (call.function) {
    case '_&&_':
    case '_||_':
      return emitLogic(call, emitter, scope);
    case '!_':
      return emitNot(call, emitter, scope);
    case '_?_:_':
      return emitConditional(call, emitter, scope);
    case '@not_strictly_false':
      return emitNotStrictlyFalse(call, emitter, scope);
    default:
      return emitStrictCall(call, emitter, scope);
  }
}

// Even what has no answer is not strictly false (cel-spec, "macros").
function emitNotStrictlyFalse(call: Call, emitter: Emitter, scope: Scope): Fragment {
  const [part] = call.args;
  if (part === undefined) throw new TypeError('it has one part');
  const of = emitter.emit(part, scope);
  return { code: `(${of.code} !== false)`, shape: 'bool', type: { kind: 'bool' }, mayFail: false };
}

function emitStrictCall(call: Call, emitter: Emitter, scope: Scope): Fragment {
  const member = emitter.checked.overloadsOf(call)[0]?.member === true;
  const target = member ? call.target : undefined;
  const written = target === undefined ? call.args : [target, ...call.args];
  const parts = written.map((part) => emitter.emit(part, scope));
  const known = folded(call, parts, emitter, scope);
  if (known !== undefined) return known;
  const [, second] = written;
  const plain =
    emitArithmetic(call, parts, scope) ??
    emitOrder(call, parts, scope) ??
    emitPlainCall(call, parts, scope) ??
    (call.function === '@in' && second !== undefined ? emitIn(second, parts, scope) : undefined);
  if (plain !== undefined) return plain;
  if (call.function === '_==_' || call.function === '_!=_') {
    return emitEquality(call, parts, scope);
  }
  return emitGeneralCall(call, parts, emitter, scope);
}

function emitList(
  part: Extract<Expression, { kind: 'list' }>,
  emitter: Emitter,
  scope: Scope,
): Fragment {
  const items = part.items.map((item) => asValue(emitter.emit(item, scope), scope));
  const type = emitter.checked.typeOf(part);
  if (part.optionals.length === 0) {
    const make = (codes: readonly string[]): string => `[${codes.join(', ')}]`;
    return strict(items, scope, make, { shape: 'value', type });
  }
  const optionals = scope.module.constant(new Set(part.optionals));
  const make = (codes: readonly string[]): string =>
    `makeList([${codes.join(', ')}], ${optionals})`;
  return strict(items, scope, make, { shape: 'value', type, mayFail: true });
}

function emitMap(
  part: Extract<Expression, { kind: 'map' }>,
  emitter: Emitter,
  scope: Scope,
): Fragment {
  const parts = part.entries.flatMap(({ key, value }) => [key, value]);
  const values = parts.map((one) => asValue(emitter.emit(one, scope), scope));
  const optionals = scope.module.constant(
    new Set(part.entries.flatMap(({ optional }, index) => (optional ? [index] : []))),
  );
  const make = (codes: readonly string[]): string => `makeMap([${codes.join(', ')}], ${optionals})`;
  const type = emitter.checked.typeOf(part);
  return strict(values, scope, make, { shape: 'value', type, mayFail: true });
}
