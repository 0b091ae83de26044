/** Where a part of a condition stands in its source, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The part of CEL that conditions are made of, as plain data. */
export type Expression =
  | { readonly op: 'literal'; readonly value: string | number | boolean; readonly span: Span }
  | { readonly op: 'name'; readonly name: string; readonly span: Span }
  | { readonly op: 'field'; readonly of: Expression; readonly name: string; readonly span: Span }
  | {
      readonly op: 'index';
      readonly of: Expression;
      readonly index: Expression;
      readonly span: Span;
    }
  | Call
  | { readonly op: 'list'; readonly items: readonly Expression[]; readonly span: Span }
  | {
      readonly op: 'unary';
      readonly operator: '!' | '-';
      readonly of: Expression;
      readonly span: Span;
    }
  | {
      readonly op: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    }
  | {
      readonly op: 'conditional';
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
      readonly span: Span;
    };

/** `name(args)`, or `of.name(args)` when `of` is there. */
export interface Call {
  readonly op: 'call';
  readonly name: string;
  readonly of?: Expression;
  readonly args: readonly Expression[];
  readonly span: Span;
}

export const binaryOperators = [
  '&&',
  '||',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  '+',
  '-',
  '*',
  '/',
  '%',
] as const;
export type BinaryOperator = (typeof binaryOperators)[number];

/** The parts directly inside an expression, left to right. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'literal':
    case 'name':
      return [];
    case 'field':
    case 'unary':
      return [expression.of];
    case 'index':
      return [expression.of, expression.index];
    case 'call':
      return expression.of === undefined ? expression.args : [expression.of, ...expression.args];
    case 'list':
      return expression.items;
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.test, expression.yes, expression.no];
  }
}

/** The expression and everything inside it. */
export function* eachPart(expression: Expression): Generator<Expression> {
  const waiting: Expression[] = [expression];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    waiting.push(...partsOf(next).toReversed());
  }
}

/** `actor.id` for a chain of fields on a name, or undefined for anything else. */
export function pathOf(expression: Expression): string | undefined {
  if (expression.op === 'name') return expression.name;
  if (expression.op !== 'field') return undefined;
  const path = pathOf(expression.of);
  return path === undefined ? undefined : `${path}.${expression.name}`;
}

/** Nesting depth; a chain of one operator such as `a || b || c` counts as one level. */
export function depthOf(expression: Expression): number {
  const waiting: { part: Expression; depth: number }[] = [{ part: expression, depth: 1 }];
  let deepest = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { part, depth } = next;
    deepest = Math.max(deepest, depth);
    for (const inner of partsOf(part)) {
      const chained =
        part.op === 'binary' && inner.op === 'binary' && inner.operator === part.operator;
      waiting.push({ part: inner, depth: chained ? depth : depth + 1 });
    }
  }
  return deepest;
}
