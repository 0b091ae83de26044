import type { Span } from './token.ts';

/** An expression of a filter. */
export type FilterNode = Span &
  (
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'truth'; readonly value: boolean }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'list'; readonly items: readonly FilterNode[] }
    | { readonly kind: 'call'; readonly name: string; readonly args: readonly FilterNode[] }
    | { readonly kind: 'unary'; readonly operator: string; readonly of: FilterNode }
    | {
        readonly kind: 'binary';
        readonly operator: string;
        readonly left: FilterNode;
        readonly right: FilterNode;
      }
    | {
        readonly kind: 'choice';
        readonly test: FilterNode;
        readonly then: FilterNode;
        readonly otherwise?: FilterNode;
      }
    | { readonly kind: 'entry'; readonly of: FilterNode; readonly at: FilterNode }
  );

/** One statement: an expression, perhaps under a name that later ones read. */
export interface FilterStatement extends Span {
  readonly name?: string;
  readonly value: FilterNode;
}

/** The names that an expression reads. */
export function namesIn(node: FilterNode): readonly string[] {
  return node.kind === 'name' ? [node.name] : partsOf(node).flatMap(namesIn);
}

function partsOf(node: FilterNode): readonly FilterNode[] {
  switch (node.kind) {
    case 'text':
    case 'number':
    case 'truth':
    case 'name':
      return [];
    case 'list':
      return node.items;
    case 'call':
      return node.args;
    case 'unary':
      return [node.of];
    case 'binary':
      return [node.left, node.right];
    case 'choice':
      return [node.test, node.then, ...(node.otherwise === undefined ? [] : [node.otherwise])];
    case 'entry':
      return [node.of, node.at];
  }
}
