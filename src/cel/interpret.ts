import type { Checked } from './checked.ts';
import { dispatch, isOpen } from './dispatch.ts';
import type { Call, Comprehension, Constant, Expression } from './expression.ts';
import { fieldOf, hasField, makeList, makeMap, pairsOf, rangeOf } from './map-value.ts';
import { type Answer, NoAnswer, Unsigned, type Value } from './value.ts';

export interface Interpretation {
  /** The value of a variable by its full name. */
  readonly read: (variable: string) => Answer;
  /** Told every part that was looked at, with its answer, innermost first. */
  readonly observe?: (part: Expression, answer: Answer) => void;
  readonly stepsMax?: number;
}

const STEPS_MAX = 1_000_000;

/**
 * Works an expression out by walking its tree: the reference that says what compiled code must
 * answer. Loops are the standard fold. Total: a problem is an answer, `NoAnswer`.
 */
export function interpret(checked: Checked, interpretation: Interpretation): Answer {
  return new Interpreter(checked, interpretation).answer(checked.expression, new Map());
}

type Locals = ReadonlyMap<string, Answer>;

class Interpreter {
  readonly #checked: Checked;
  readonly #interpretation: Interpretation;
  #steps = 0;

  constructor(checked: Checked, interpretation: Interpretation) {
    this.#checked = checked;
    this.#interpretation = interpretation;
  }

  answer(part: Expression, locals: Locals): Answer {
    this.#steps += 1;
    if (this.#steps > (this.#interpretation.stepsMax ?? STEPS_MAX)) {
      return new NoAnswer('the condition takes too many steps', 'limit');
    }
    const answer = this.#answer(part, locals);
    this.#interpretation.observe?.(part, answer);
    return answer;
  }

  #answer(part: Expression, locals: Locals): Answer {
    switch (part.kind) {
      case 'constant':
        return constantValue(part.constant);
      case 'name':
      case 'select':
        return this.#named(part, locals);
      case 'call':
        return this.#call(part, locals);
      case 'list': {
        const items = this.#all(part.items, locals);
        return items instanceof NoAnswer ? items : makeList(items, new Set(part.optionals));
      }
      case 'map': {
        const parts = part.entries.flatMap(({ key, value }) => [key, value]);
        const values = this.#all(parts, locals);
        if (values instanceof NoAnswer) return values;
        const optionals = part.entries.flatMap(({ optional }, at) => (optional ? [at] : []));
        return makeMap(values, new Set(optionals));
      }
      case 'comprehension':
        return this.#fold(part, locals);
      case 'message':
        return new NoAnswer('there are no messages here');
    }
  }

  #named(part: Extract<Expression, { kind: 'name' | 'select' }>, locals: Locals): Answer {
    if (part.kind === 'name') {
      const local = locals.get(part.name);
      if (local !== undefined) return local;
    }
    const variable = this.#checked.variableOf(part);
    if (variable !== undefined) return this.#interpretation.read(variable);
    const type = this.#checked.typeValueOf(part);
    if (type !== undefined) return type;
    if (part.kind === 'name') return new NoAnswer(`there is no \`${part.name}\` here`);
    const of = this.answer(part.of, locals);
    if (of instanceof NoAnswer) return of;
    return part.testOnly ? hasField(of, part.field) : fieldOf(of, part.field);
  }

  #all(parts: readonly Expression[], locals: Locals): readonly Value[] | NoAnswer {
    const values: Value[] = [];
    for (const part of parts) {
      const answer = this.answer(part, locals);
      if (answer instanceof NoAnswer) return answer;
      values.push(answer);
    }
    return values;
  }

  #call(call: Call, locals: Locals): Answer {
    switch (call.function) {
      case '_&&_':
        return this.#either(call, locals, false);
      case '_||_':
        return this.#either(call, locals, true);
      case '_?_:_':
        return this.#conditional(call, locals);
      case '@not_strictly_false': {
        const [of] = call.args;
        return of === undefined || this.answer(of, locals) !== false;
      }
      default:
        return this.#strict(call, locals);
    }
  }

  /** A side that decides is enough, even when the other side has no answer. */
  #either({ args }: Call, locals: Locals, decisive: boolean): Answer {
    const [left, right] = args;
    if (left === undefined || right === undefined) return new NoAnswer('a side is missing');
    const a = asBool(this.answer(left, locals));
    if (a === decisive) return decisive;
    const b = asBool(this.answer(right, locals));
    if (b === decisive) return decisive;
    return a instanceof NoAnswer ? a : b;
  }

  #conditional({ args }: Call, locals: Locals): Answer {
    const [testPart, yes, no] = args;
    if (testPart === undefined || yes === undefined || no === undefined) {
      return new NoAnswer('a part is missing');
    }
    const test = asBool(this.answer(testPart, locals));
    if (test instanceof NoAnswer) return test;
    return this.answer(test ? yes : no, locals);
  }

  #strict(call: Call, locals: Locals): Answer {
    const overloads = this.#checked.overloadsOf(call);
    const member = overloads[0]?.member === true && call.target !== undefined;
    const values = this.#all(member ? [call.target, ...call.args] : call.args, locals);
    if (values instanceof NoAnswer) return values;
    const [only] = overloads;
    return only === undefined || isOpen(call, this.#checked)
      ? dispatch(overloads, values)
      : only.run(values);
  }

  #fold(part: Comprehension, locals: Locals): Answer {
    const range = this.answer(part.range, locals);
    if (range instanceof NoAnswer) return range;
    const pairs = part.second === undefined ? single(rangeOf(range)) : pairsOf(range);
    if (pairs instanceof NoAnswer) return pairs;
    let accumulator = this.answer(part.init, locals);
    for (const [first, second] of pairs) {
      const inside = new Map(locals);
      inside.set(part.accumulator, accumulator);
      inside.set(part.item, first);
      if (part.second !== undefined) inside.set(part.second, second);
      if (this.answer(part.condition, inside) === false) break;
      accumulator = this.answer(part.step, inside);
    }
    const after = new Map(locals);
    after.set(part.accumulator, accumulator);
    return this.answer(part.result, after);
  }
}

function single(
  range: readonly Value[] | NoAnswer,
): readonly (readonly [Value, Value])[] | NoAnswer {
  return range instanceof NoAnswer ? range : range.map((item) => [item, null]);
}

function asBool(answer: Answer): boolean | NoAnswer {
  if (typeof answer === 'boolean' || answer instanceof NoAnswer) return answer;
  return new NoAnswer('something that is true or false was expected');
}

function constantValue(constant: Constant): Value {
  if (constant.type === 'null') return null;
  return constant.type === 'uint' ? new Unsigned(constant.value) : constant.value;
}
