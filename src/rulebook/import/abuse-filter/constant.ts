import { escapePattern } from '../text-terms.ts';
import type { FilterNode } from './syntax.ts';
import { FilterProblem } from './token.ts';

/** More steps than this take no filter that people wrote. */
const VISITS_MAX = 20_000;

/** Expressions by the name they were given. */
export class Bindings {
  readonly #nodes = new Map<string, FilterNode>();
  readonly #read = new Set<string>();
  #visits = 0;

  give(name: string, node: FilterNode): void {
    this.#nodes.set(name, node);
  }

  /** The expression itself, or the one that its name stands for. */
  resolve(node: FilterNode): FilterNode {
    this.#visits += 1;
    if (this.#visits > VISITS_MAX)
      throw new FilterProblem('this filter is too tangled', node.start);
    if (node.kind !== 'name') return node;
    const bound = this.#nodes.get(node.name);
    if (bound === undefined) return node;
    this.#read.add(node.name);
    return this.resolve(bound);
  }

  has(name: string): boolean {
    return this.#nodes.has(name);
  }

  /** Whether something read the name. */
  wasRead(name: string): boolean {
    return this.#read.has(name);
  }
}

/** The number or text that an expression always is; undefined when it depends on the activity. */
export function constantOf(node: FilterNode, bindings: Bindings): number | string | undefined {
  const known = bindings.resolve(node);
  switch (known.kind) {
    case 'text':
    case 'number':
      return known.value;
    case 'unary': {
      const of = constantOf(known.of, bindings);
      if (typeof of !== 'number' || known.operator === '!') return undefined;
      return known.operator === '-' ? -of : of;
    }
    case 'binary': {
      const left = constantOf(known.left, bindings);
      const right = constantOf(known.right, bindings);
      if (left === undefined || right === undefined) return undefined;
      return calculated(left, known.operator, right);
    }
    case 'call': {
      const [first] = known.args;
      const of = first === undefined ? undefined : constantOf(first, bindings);
      if (of === undefined || known.args.length !== 1) return undefined;
      return converted(known.name, of);
    }
    default:
      return undefined;
  }
}

/** The texts of a constant, or of a list of constants. */
export function constantTexts(node: FilterNode, bindings: Bindings): readonly string[] | undefined {
  const known = bindings.resolve(node);
  const parts = known.kind === 'list' ? known.items : [known];
  const texts = parts.map((part) => constantOf(part, bindings));
  const all = texts.every((text) => text !== undefined);
  return all ? texts.map(String) : undefined;
}

function calculated(
  left: number | string,
  operator: string,
  right: number | string,
): number | string | undefined {
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) {
    return `${left}${right}`;
  }
  if (typeof left === 'string' || typeof right === 'string') return undefined;
  const results: Readonly<Record<string, number>> = {
    '+': left + right,
    '-': left - right,
    '*': left * right,
    '/': left / right,
    '%': left % right,
    '**': left ** right,
  };
  const result = Object.hasOwn(results, operator) ? results[operator] : undefined;
  return result !== undefined && Number.isFinite(result) ? result : undefined;
}

function converted(name: string, value: number | string): number | string | undefined {
  switch (name) {
    case 'string':
      return String(value);
    case 'lcase':
      return String(value).toLowerCase();
    case 'ucase':
      return String(value).toUpperCase();
    case 'rescape':
      return escapePattern(String(value));
    case 'length':
    case 'strlen':
      return [...String(value)].length;
    case 'int':
      return Number.isFinite(Number(value)) ? Math.trunc(Number(value)) : undefined;
    default:
      return undefined;
  }
}
