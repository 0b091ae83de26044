import type { Comprehension, Expression } from '../expression.ts';
import type { Type } from '../type.ts';
import { asBool, asValue, type Emitter, shapeOf, strict } from './emitter.ts';
import type { Fragment } from './fragment.ts';
import { bodyOf, type Scope } from './module.ts';

/**
 * A comprehension becomes a function of its own, because a loop is not an expression. It is handed
 * what is looped over and the variables of the loops around it.
 */
export function emitComprehension(part: Comprehension, emitter: Emitter, scope: Scope): Fragment {
  const range = emitter.emit(part.range, scope);
  const type = emitter.checked.typeOf(part);
  const rangeType = emitter.checked.typeOf(part.range);
  const simple = part.macro !== undefined && part.second === undefined;
  if (simple && part.macro.name === 'bind') return emitBind(part, emitter, scope);
  const write = simple ? MACROS[part.macro.name] : undefined;
  if (write === undefined) return emitFold(part, range, emitter, scope);
  const loop = openLoop(part, rangeType, emitter, scope);
  const body = write(part, loop, emitter);
  const declared = loop.inner.temporaries;
  const temporaries = declared.length === 0 ? '' : `let ${declared.join(', ')};\n`;
  const name = scope.module.define(['list', ...scope.parameters], temporaries + body, 'loop');
  const list = rangeType.kind === 'list' ? range : rangeOf(range, scope);
  const make = ([code]: readonly string[]): string =>
    `${name}(${[code, ...scope.parameters].join(', ')})`;
  return strict([list], scope, make, { shape: shapeOf(type), type, mayFail: true });
}

interface Loop {
  readonly inner: Scope;
  /** Opens `for (…) {` with the item declared and the step counted. */
  readonly head: string;
  readonly item: string;
}

function openLoop(
  part: Comprehension,
  rangeType: Type,
  { checked: _checked }: Emitter,
  scope: Scope,
): Loop {
  const item = scope.module.fresh('item');
  const type = itemType(rangeType);
  const local: Fragment = { code: item, shape: shapeOf(type), type, mayFail: false };
  const inner: Scope = {
    module: scope.module,
    temporaries: [],
    locals: new Map([...scope.locals, [part.item, local]]),
    parameters: [...scope.parameters, item],
  };
  const head =
    'for (let index = 0; index < list.length; index += 1) {\n' +
    `if (++f.steps > f.stepsMax) return tooManySteps;\nconst ${item} = list[index];`;
  return { inner, head, item };
}

function itemType(rangeType: Type): Type {
  if (rangeType.kind === 'list') return rangeType.item;
  return rangeType.kind === 'map' ? rangeType.key : { kind: 'dyn' };
}

function rangeOf(range: Fragment, scope: Scope): Fragment {
  const value = asValue(range, scope);
  return strict([value], scope, ([code]) => `rangeOf(${code})`, {
    shape: 'value',
    type: range.type,
    mayFail: true,
  });
}

type Write = (part: Comprehension, loop: Loop, emitter: Emitter) => string;

// `all` and `exists` stop at the item that decides; a missing answer counts only if none does.
const quantified =
  (decisive: boolean): Write =>
  (part, { inner, head }, emitter) => {
    const test = asBool(emitter.emit(required(part.macro?.test), inner));
    if (!test.mayFail) {
      return `${head}\nif (${decisive ? '' : '!'}${test.code}) return ${decisive};\n}\nreturn ${!decisive};`;
    }
    return (
      `let problem;\n${head}\nconst test = ${test.code};\n` +
      `if (test === ${decisive}) return ${decisive};\n` +
      `if (test !== ${!decisive}) problem = test;\n}\n` +
      `return problem === undefined ? ${!decisive} : problem;`
    );
  };

const MACROS: Readonly<Record<string, Write>> = {
  all: quantified(false),
  exists: quantified(true),
  exists_one: (part, { inner, head }, emitter) => {
    const test = asBool(emitter.emit(required(part.macro?.test), inner));
    const guard = 'if (test instanceof NoAnswer) return test;\n';
    return (
      `let count = 0;\n${head}\nconst test = ${test.code};\n${test.mayFail ? guard : ''}` +
      'if (test) count += 1;\n}\nreturn count === 1;'
    );
  },
  filter: (part, { inner, head, item }, emitter) => {
    const test = asBool(emitter.emit(required(part.macro?.test), inner));
    const guard = 'if (test instanceof NoAnswer) return test;\n';
    return (
      `const kept = [];\n${head}\nconst test = ${test.code};\n${test.mayFail ? guard : ''}` +
      `if (test) kept.push(${item});\n}\nreturn kept;`
    );
  },
  map: (part, { inner, head }, emitter) => {
    const { test: testPart, transform } = part.macro ?? {};
    const made = asValue(emitter.emit(required(transform), inner), inner);
    const push = made.mayFail
      ? `const made = ${made.code};\nif (made instanceof NoAnswer) return made;\nlist2.push(made);`
      : `list2.push(${made.code});`;
    if (testPart === undefined) return `const list2 = [];\n${head}\n${push}\n}\nreturn list2;`;
    const test = asBool(emitter.emit(testPart, inner));
    const guard = test.mayFail ? 'if (test instanceof NoAnswer) return test;\n' : '';
    return (
      `const list2 = [];\n${head}\nconst test = ${test.code};\n${guard}` +
      `if (test) {\n${push}\n}\n}\nreturn list2;`
    );
  },
};

function required(part: Expression | undefined): Expression {
  if (part === undefined) throw new TypeError('the macro has lost a part');
  return part;
}

/** `cel.bind(name, value, body)`: one variable, no loop. */
function emitBind(part: Comprehension, emitter: Emitter, scope: Scope): Fragment {
  const bound = asValue(emitter.emit(part.init, scope), scope);
  const type = emitter.checked.typeOf(part);
  const name = scope.module.fresh('bound');
  const boundType = emitter.checked.typeOf(part.init);
  // A missing answer is bound like a value and counts only where the body needs it.
  const local: Fragment = { ...bound, code: name, shape: shapeOf(boundType) };
  const inner: Scope = {
    module: scope.module,
    temporaries: [],
    locals: new Map([...scope.locals, [part.accumulator, local]]),
    parameters: [...scope.parameters, name],
  };
  const result = asValue(emitter.emit(part.result, inner), inner);
  const body = bodyOf(inner, result);
  const made = scope.module.define([...scope.parameters, name], body, 'bind');
  const code = `${made}(${[...scope.parameters, bound.code].join(', ')})`;
  return { code, shape: shapeOf(type), type, mayFail: result.mayFail };
}

/** The standard fold, as written in the tree, for macros that have no code of their own. */
function emitFold(part: Comprehension, range: Fragment, emitter: Emitter, scope: Scope): Fragment {
  const { module } = scope;
  const [item, second, accumulator] = ['item', 'second', 'accumulator'].map((n) => module.fresh(n));
  const dyn: Type = { kind: 'dyn' };
  const value = (code: string, type: Type, mayFail: boolean): Fragment => ({
    code,
    shape: shapeOf(type),
    type,
    mayFail,
  });
  const accumulatorType = emitter.checked.typeOf(part.step);
  const outside: (readonly [string, Fragment])[] = [
    ...scope.locals,
    [part.accumulator, value(String(accumulator), accumulatorType, true)],
  ];
  const inside: Scope = {
    module,
    temporaries: [],
    locals: new Map([
      ...outside,
      [part.item, value(String(item), loopType(part, emitter, 0) ?? dyn, false)],
      ...(part.second === undefined
        ? []
        : [
            [part.second, value(String(second), loopType(part, emitter, 1) ?? dyn, false)] as const,
          ]),
    ]),
    parameters: [...scope.parameters, String(item), String(second), String(accumulator)],
  };
  const after: Scope = {
    ...inside,
    locals: new Map(outside),
    parameters: [...scope.parameters, String(accumulator)],
  };
  const init = asValue(emitter.emit(part.init, scope), scope);
  const condition = asValue(emitter.emit(part.condition, inside), inside);
  const step = asValue(emitter.emit(part.step, inside), inside);
  const result = asValue(emitter.emit(part.result, after), after);
  const declared = inside.temporaries;
  const pairs = part.second === undefined ? 'rangeOf(list)' : 'pairsOf(list)';
  const body = [
    declared.length === 0 ? '' : `let ${declared.join(', ')};`,
    `let ${accumulator} = initial;`,
    `const range = ${pairs};`,
    'if (range instanceof NoAnswer) return range;',
    'for (let index = 0; index < range.length; index += 1) {',
    'if (++f.steps > f.stepsMax) return tooManySteps;',
    part.second === undefined
      ? `const ${item} = range[index], ${second} = null;`
      : `const ${item} = range[index][0], ${second} = range[index][1];`,
    `if (${condition.code} === false) break;`,
    `${accumulator} = ${step.code};`,
    '}',
    `return ${result.code};`,
  ].join('\n');
  const name = module.define(['list', 'initial', ...scope.parameters], body, 'fold');
  const type = emitter.checked.typeOf(part);
  const list = asValue(range, scope);
  const make = ([code]: readonly string[]): string =>
    `${name}(${[code, init.code, ...scope.parameters].join(', ')})`;
  return strict([list], scope, make, { shape: shapeOf(type), type, mayFail: true });
}

function loopType(part: Comprehension, { checked }: Emitter, at: 0 | 1): Type | undefined {
  const range = checked.typeOf(part.range);
  const two = part.second !== undefined;
  if (range.kind === 'list') {
    if (!two) return range.item;
    return at === 0 ? { kind: 'int' } : range.item;
  }
  if (range.kind !== 'map') return undefined;
  return at === 0 ? range.key : range.value;
}
