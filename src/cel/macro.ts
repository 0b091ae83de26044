import type { Call, Constant, Expression, Macro, Span } from './expression.ts';
import { syntaxStop } from './parse-problem.ts';

/** Makes parts with ids of their own. */
export interface PartMaker {
  id(): number;
}

const RESULT = '@result';
const OPTIONAL = '@optional';

/**
 * Expands a call that is a macro into the standard fold (cel-spec, "macros"); undefined when it is
 * a plain call. `span` is of the whole call.
 */
export function expandMacro(call: Call, make: PartMaker): Expression | undefined {
  const { target, args } = call;
  if (target === undefined) return call.function === 'has' ? expandHas(call) : undefined;
  const isCel = target.kind === 'name' && target.name === 'cel';
  if (isCel && call.function === 'bind' && args.length === 3) return expandBind(call, make);
  const [first] = args;
  const loop = LOOPS[call.function];
  if (loop?.sizes.includes(args.length)) {
    return loop.expand(call, target, variable(call, first), make);
  }
  if ((call.function === 'optMap' || call.function === 'optFlatMap') && args.length === 2) {
    return expandOptional(call, target, make);
  }
  return undefined;
}

function expandHas(call: Call): Expression {
  const [of] = call.args;
  if (call.args.length !== 1 || of?.kind !== 'select' || of.testOnly) {
    const help = 'write for example `has(a.b)`';
    throw syntaxStop('`has` asks for a field of something', call.span, help);
  }
  return { ...of, id: call.id, span: call.span, testOnly: true };
}

function variable(call: Call, part: Expression | undefined): string {
  if (part?.kind === 'name' && /^[A-Za-z_]/.test(part.name)) return part.name;
  const help = `write \`content.links.${call.function}(link, link.contains("…"))\``;
  throw syntaxStop(`\`${call.function}\` takes a name first`, part?.span ?? call.span, help);
}

type ExpandLoop = (call: Call, range: Expression, item: string, make: PartMaker) => Expression;

const LOOPS: Readonly<
  Record<string, { readonly sizes: readonly number[]; readonly expand: ExpandLoop }>
> = {
  all: { sizes: [2], expand: quantifier('all') },
  exists: { sizes: [2], expand: quantifier('exists') },
  exists_one: { sizes: [2], expand: exactlyOne },
  existsOne: { sizes: [2], expand: exactlyOne },
  map: { sizes: [2, 3], expand: mapLoop },
  filter: { sizes: [2], expand: filterLoop },
};

/** Small parts of an expansion; they stand where the macro stands. */
class Maker {
  readonly #make: PartMaker;
  readonly #span: Span;
  constructor(make: PartMaker, span: Span) {
    this.#make = make;
    this.#span = span;
  }
  constant(constant: Constant): Expression {
    return { kind: 'constant', constant, id: this.#make.id(), span: this.#span };
  }
  bool(value: boolean): Expression {
    return this.constant({ type: 'bool', value });
  }
  name(name: string): Expression {
    return { kind: 'name', name, id: this.#make.id(), span: this.#span };
  }
  call(name: string, ...args: readonly Expression[]): Expression {
    return { kind: 'call', function: name, args, id: this.#make.id(), span: this.#span };
  }
  list(...items: readonly Expression[]): Expression {
    return { kind: 'list', items, optionals: [], id: this.#make.id(), span: this.#span };
  }
}

interface Fold {
  readonly item: string;
  readonly range: Expression;
  readonly init: Expression;
  readonly condition: Expression;
  readonly step: Expression;
  readonly result: Expression;
  readonly macro: Macro;
}

function fold(call: Call, parts: Fold): Expression {
  return { kind: 'comprehension', accumulator: RESULT, id: call.id, span: call.span, ...parts };
}

function quantifier(name: 'all' | 'exists'): ExpandLoop {
  return (call, range, item, make) => {
    const test = second(call);
    const maker = new Maker(make, call.span);
    const found = maker.name(RESULT);
    const open = name === 'all' ? found : maker.call('!_', found);
    const operator = name === 'all' ? '_&&_' : '_||_';
    return fold(call, {
      ...{ item, range, macro: { name, test } },
      init: maker.bool(name === 'all'),
      condition: maker.call('@not_strictly_false', open),
      step: maker.call(operator, maker.name(RESULT), test),
      result: maker.name(RESULT),
    });
  };
}

function exactlyOne(call: Call, range: Expression, item: string, make: PartMaker): Expression {
  const test = second(call);
  const maker = new Maker(make, call.span);
  const one = (): Expression => maker.constant({ type: 'int', value: 1n });
  return fold(call, {
    ...{ item, range, macro: { name: 'exists_one', test } },
    init: maker.constant({ type: 'int', value: 0n }),
    condition: maker.bool(true),
    step: maker.call(
      '_?_:_',
      test,
      maker.call('_+_', maker.name(RESULT), one()),
      maker.name(RESULT),
    ),
    result: maker.call('_==_', maker.name(RESULT), one()),
  });
}

function mapLoop(call: Call, range: Expression, item: string, make: PartMaker): Expression {
  const [, testOrTransform, last] = call.args;
  const transform = last ?? testOrTransform;
  const test = last === undefined ? undefined : testOrTransform;
  if (transform === undefined) throw new TypeError('`map` has two or three parts');
  const macro: Macro = { name: 'map', transform, ...(test === undefined ? {} : { test }) };
  return collect(call, { range, item, make, macro, made: transform, test });
}

function filterLoop(call: Call, range: Expression, item: string, make: PartMaker): Expression {
  const test = second(call);
  const made = new Maker(make, call.span).name(item);
  return collect(call, { range, item, make, macro: { name: 'filter', test }, made, test });
}

function collect(
  call: Call,
  about: {
    readonly range: Expression;
    readonly item: string;
    readonly make: PartMaker;
    readonly macro: Macro;
    readonly made: Expression;
    readonly test: Expression | undefined;
  },
): Expression {
  const { range, item, make, macro, made, test } = about;
  const maker = new Maker(make, call.span);
  const longer = maker.call('_+_', maker.name(RESULT), maker.list(made));
  return fold(call, {
    ...{ item, range, macro },
    init: maker.list(),
    condition: maker.bool(true),
    step: test === undefined ? longer : maker.call('_?_:_', test, longer, maker.name(RESULT)),
    result: maker.name(RESULT),
  });
}

function second(call: Call): Expression {
  const [, part] = call.args;
  if (part === undefined) throw new TypeError('the number of parts was looked at before');
  return part;
}

function expandBind(call: Call, make: PartMaker): Expression {
  const [name, value, body] = call.args;
  if (value === undefined || body === undefined) throw new TypeError('`bind` has three parts');
  return bind(call, { name: variable(call, name), value, body }, make);
}

function bind(
  { id, span }: Pick<Call, 'id' | 'span'>,
  parts: { readonly name: string; readonly value: Expression; readonly body: Expression },
  make: PartMaker,
): Expression {
  const maker = new Maker(make, span);
  const { name, value, body } = parts;
  return {
    ...{ kind: 'comprehension', id, span, macro: { name: 'bind' } },
    ...{ item: '#unused', range: maker.list(), accumulator: name, init: value, result: body },
    condition: maker.bool(false),
    step: maker.name(name),
  };
}

/**
 * `optional.optMap(name, expression)`: the expression over the value, when there is one. The
 * optional is bound and stands in the tree once: written twice, a chain of these would double its
 * work with every link.
 */
function expandOptional(call: Call, target: Expression, make: PartMaker): Expression {
  const { span } = call;
  const [first, body] = call.args;
  const name = variable(call, first);
  if (body === undefined) throw new TypeError('the number of parts was looked at before');
  const maker = new Maker(make, span);
  const member = (name_: string): Expression => ({
    ...{ kind: 'call', function: name_, target: maker.name(OPTIONAL), args: [] },
    ...{ id: make.id(), span },
  });
  const inner = bind({ id: make.id(), span }, { name, value: member('value'), body }, make);
  const made = call.function === 'optMap' ? maker.call('optional.of', inner) : inner;
  const choice = maker.call('_?_:_', member('hasValue'), made, maker.call('optional.none'));
  return bind(call, { name: OPTIONAL, value: target, body: choice }, make);
}
