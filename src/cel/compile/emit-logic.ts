import type { Call, Expression } from '../expression.ts';
import { asBool, asValue, BOOL, type Emitter } from './emitter.ts';
import type { Fragment } from './fragment.ts';
import { type Scope, temporary } from './module.ts';

/**
 * `&&` and `||` in both directions: a side that decides makes the other side's missing answer
 * irrelevant (cel-spec, "logical operators").
 */
export function emitLogic(call: Call, emitter: Emitter, scope: Scope): Fragment {
  const decisive = call.function === '_||_';
  const parts = chain(call).map((part) => asBool(emitter.emit(part, scope)));
  return byCost(parts).reduce((left, right) => either(left, right, decisive, scope));
}

/** The parts of a chain of one operator, however it was bracketed. */
function chain(call: Call): readonly Expression[] {
  return call.args.flatMap((part) =>
    part.kind === 'call' && part.function === call.function ? chain(part) : [part],
  );
}

// Either side may go first, so the shorter code, which is the cheaper one, does.
function byCost(parts: readonly Fragment[]): readonly Fragment[] {
  return parts.toSorted((a, b) => costOf(a) - costOf(b));
}

function costOf({ code, mayFail, weight = 0 }: Fragment): number {
  const calls = code.split('(').length;
  return weight + calls * 16 + (mayFail ? 64 : 0) + Math.min(code.length, 1_000) / 1_000;
}

function either(left: Fragment, right: Fragment, decisive: boolean, scope: Scope): Fragment {
  if (left.constant?.value === decisive) return left;
  if (right.constant?.value === decisive) return right;
  if (left.constant?.value === !decisive) return right;
  if (right.constant?.value === !decisive) return left;
  const operator = decisive ? '||' : '&&';
  const mayFail = left.mayFail || right.mayFail;
  const result = { shape: 'bool', type: BOOL, mayFail } as const;
  if (!mayFail) return { ...result, code: `(${left.code} ${operator} ${right.code})` };
  if (!left.mayFail) {
    // The right side's missing answer counts only when the left side leaves the question open.
    const code = decisive
      ? `(${left.code} ? true : ${right.code})`
      : `(${left.code} ? ${right.code} : false)`;
    return { ...result, code };
  }
  const first = temporary(scope);
  const second = temporary(scope);
  const code =
    `((${first} = ${left.code}) === ${decisive} ? ${decisive} : ` +
    `(${second} = ${right.code}) === ${decisive} ? ${decisive} : ` +
    `${first} === ${!decisive} ? ${second} : ${first})`;
  return { ...result, code };
}

export function emitNot(call: Call, emitter: Emitter, scope: Scope): Fragment {
  const [part] = call.args;
  if (part === undefined) throw new TypeError('`!` has one part');
  const of = asBool(emitter.emit(part, scope));
  if (!of.mayFail) return { code: `(!${of.code})`, shape: 'bool', type: BOOL, mayFail: false };
  const name = temporary(scope);
  const code = `((${name} = ${of.code}) instanceof NoAnswer ? ${name} : !${name})`;
  return { code, shape: 'bool', type: BOOL, mayFail: true };
}

/** `test ? yes : no`. Both sides are held alike, so that what follows knows how. */
export function emitConditional(call: Call, emitter: Emitter, scope: Scope): Fragment {
  const [testPart, yesPart, noPart] = call.args;
  if (testPart === undefined || yesPart === undefined || noPart === undefined) {
    throw new TypeError('a conditional has three parts');
  }
  const test = asBool(emitter.emit(testPart, scope));
  const [yes, no] = alike(emitter.emit(yesPart, scope), emitter.emit(noPart, scope), scope);
  const mayFail = test.mayFail || yes.mayFail || no.mayFail;
  const type = emitter.checked.typeOf(call);
  const range =
    yes.range === undefined || no.range === undefined
      ? {}
      : {
          range: {
            low: Math.min(yes.range.low, no.range.low),
            high: Math.max(yes.range.high, no.range.high),
          },
        };
  const result = { shape: yes.shape, type, mayFail, ...range };
  if (!test.mayFail) return { ...result, code: `(${test.code} ? ${yes.code} : ${no.code})` };
  const name = temporary(scope);
  const code =
    `((${name} = ${test.code}) === true ? ${yes.code} : ` +
    `${name} === false ? ${no.code} : ${name})`;
  return { ...result, code };
}

function alike(yes: Fragment, no: Fragment, scope: Scope): readonly [Fragment, Fragment] {
  if (yes.shape === no.shape) return [yes, no];
  return [asValue(yes, scope), asValue(no, scope)];
}
