/** Where a part stands in its source, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A constant as written. Whole numbers are `bigint`, so that none loses digits. */
export type Constant =
  | { readonly type: 'null' }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly value: bigint }
  | { readonly type: 'uint'; readonly value: bigint }
  | { readonly type: 'double'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'bytes'; readonly value: Uint8Array };

interface Part {
  /** Counted from 1 in one parsed text; other tables say things about a part by its id. */
  readonly id: number;
  readonly span: Span;
}

/**
 * The standard CEL syntax tree (cel-spec, `cel.expr.Expr`) without protobuf messages. Operators are
 * calls with the specification's names: `_&&_`, `_||_`, `!_`, `-_`, `_==_`, `_+_`, `_[_]`, `@in`,
 * `_?_:_`, and `_?._`, `_[?_]` for optionals. Macros are comprehensions that remember their macro.
 */
export type Expression =
  | (Part & { readonly kind: 'constant'; readonly constant: Constant })
  /** A leading dot, which means the root of names, stays part of the name. */
  | (Part & { readonly kind: 'name'; readonly name: string })
  | (Part & {
      readonly kind: 'select';
      readonly of: Expression;
      readonly field: string;
      /** `has(of.field)`. */
      readonly testOnly: boolean;
    })
  | Call
  | (Part & {
      readonly kind: 'list';
      readonly items: readonly Expression[];
      /** Positions written `?item`, which stand in the list only when the optional has a value. */
      readonly optionals: readonly number[];
    })
  | (Part & { readonly kind: 'map'; readonly entries: readonly MapEntry[] })
  /** `Message{field: value}`: read so that it can be refused with its place. */
  | (Part & {
      readonly kind: 'message';
      readonly name: string;
      readonly values: readonly Expression[];
    })
  | Comprehension;

export interface Call extends Part {
  readonly kind: 'call';
  readonly function: string;
  /** The receiver of `target.function(args)`. */
  readonly target?: Expression;
  readonly args: readonly Expression[];
}

export interface MapEntry {
  readonly key: Expression;
  readonly value: Expression;
  readonly optional: boolean;
}

/**
 * The standard fold: `accumulator = init; for (item in range) if (condition) accumulator = step`.
 */
export interface Comprehension extends Part {
  readonly kind: 'comprehension';
  readonly item: string;
  /** The second loop variable of the two-variable macros; then `item` is the index or key. */
  readonly second?: string;
  readonly range: Expression;
  readonly accumulator: string;
  readonly init: Expression;
  readonly condition: Expression;
  readonly step: Expression;
  readonly result: Expression;
  /** What was written, when it was a macro. */
  readonly macro?: Macro;
}

export type MacroName = 'all' | 'exists' | 'exists_one' | 'filter' | 'map' | 'bind' | 'other';

export interface Macro {
  readonly name: MacroName;
  /** The condition of `all`, `exists`, `exists_one`, `filter`, and of `map` with three parts. */
  readonly test?: Expression;
  /** What `map` makes of an item. */
  readonly transform?: Expression;
}

/** The parts directly inside an expression, left to right. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'constant':
    case 'name':
      return [];
    case 'select':
      return [expression.of];
    case 'call':
      return expression.target === undefined
        ? expression.args
        : [expression.target, ...expression.args];
    case 'list':
      return expression.items;
    case 'map':
      return expression.entries.flatMap(({ key, value }) => [key, value]);
    case 'message':
      return expression.values;
    case 'comprehension': {
      const { range, init, condition, step, result } = expression;
      return [range, init, condition, step, result];
    }
  }
}

/** The expression and everything inside it, parents first. */
export function* eachPart(expression: Expression): Generator<Expression> {
  const waiting: Expression[] = [expression];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    waiting.push(...partsOf(next).toReversed());
  }
}

/** `actor.id` for a chain of selections on a name, or undefined for anything else. */
export function pathOf(expression: Expression): string | undefined {
  const fields: string[] = [];
  let part = expression;
  while (part.kind === 'select' && !part.testOnly) {
    fields.push(part.field);
    part = part.of;
  }
  return part.kind === 'name' ? [part.name, ...fields.reverse()].join('.') : undefined;
}
