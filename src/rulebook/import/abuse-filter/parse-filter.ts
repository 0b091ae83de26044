import { limits } from '../../../kernel/limits.ts';
import type { FilterNode, FilterStatement } from './syntax.ts';
import { FilterProblem, type Token, tokensOf } from './token.ts';

const FIND_KEYWORDS: readonly string[] = [
  ...['in', 'like', 'matches', 'contains', 'rlike', 'irlike', 'regex'],
];

/** Operators that stand between two expressions, loosest first. `&`, `|` and `^` bind alike. */
const LEVELS: readonly (readonly string[])[] = [
  ['&', '|', '^'],
  ['==', '===', '!=', '!==', '=', '<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/', '%'],
  ['**'],
];

/**
 * Reads an AbuseFilter expression: statements between semicolons, of which the last one counts. The
 * levels are those of MediaWiki's own parser. Throws a `FilterProblem`.
 */
export function parseFilter(source: string): readonly FilterStatement[] {
  return new FilterParser(source, tokensOf(source)).statements();
}

class FilterParser {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(source: string, tokens: readonly Token[]) {
    this.#source = source;
    this.#tokens = tokens;
  }

  statements(): readonly FilterStatement[] {
    const found: FilterStatement[] = [];
    while (this.#at < this.#tokens.length) {
      if (this.#take('sign', ';') !== undefined) continue;
      found.push(this.#statement());
      if (this.#at < this.#tokens.length) this.#expect(';');
    }
    return found;
  }

  #statement(): FilterStatement {
    const [first, second] = this.#tokens.slice(this.#at, this.#at + 2);
    if (first?.kind === 'name' && second?.kind === 'sign' && second.value === ':=') {
      this.#at += 2;
      const value = this.#choice();
      return { name: first.value.toLowerCase(), value, start: first.start, end: value.end };
    }
    const value = this.#choice();
    return { value, start: value.start, end: value.end };
  }

  #choice(): FilterNode {
    this.#depth += 1;
    if (this.#depth > limits.jsonDepthMax) throw this.#problem('this is nested too deeply');
    const opening = this.#take('keyword', 'if');
    const node = opening === undefined ? this.#question() : this.#conditional(opening);
    this.#depth -= 1;
    return node;
  }

  #conditional({ start }: Token): FilterNode {
    const test = this.#level(0);
    this.#expect('then');
    const then = this.#choice();
    const otherwise = this.#take('keyword', 'else') === undefined ? undefined : this.#choice();
    const { end } = this.#expect('end');
    const rest = otherwise === undefined ? {} : { otherwise };
    return { kind: 'choice', test, then, ...rest, start, end };
  }

  #question(): FilterNode {
    const test = this.#level(0);
    if (this.#take('sign', '?') === undefined) return test;
    const then = this.#choice();
    this.#expect(':');
    const otherwise = this.#choice();
    return { kind: 'choice', test, then, otherwise, start: test.start, end: otherwise.end };
  }

  #level(index: number): FilterNode {
    const operators = LEVELS[index];
    if (operators === undefined) return this.#inverted();
    let left = this.#level(index + 1);
    for (;;) {
      const operator = operators.find((sign) => this.#sees('sign', sign));
      if (operator === undefined) return left;
      this.#at += 1;
      const right = this.#level(index + 1);
      left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
    }
  }

  #inverted(): FilterNode {
    const sign = this.#take('sign', '!');
    if (sign === undefined) return this.#found();
    const of = this.#sees('sign', '!') ? this.#inverted() : this.#found();
    return { kind: 'unary', operator: '!', of, start: sign.start, end: of.end };
  }

  #found(): FilterNode {
    const left = this.#signed();
    const operator = FIND_KEYWORDS.find((keyword) => this.#sees('keyword', keyword));
    if (operator === undefined) return left;
    this.#at += 1;
    const right = this.#signed();
    return { kind: 'binary', operator, left, right, start: left.start, end: right.end };
  }

  #signed(): FilterNode {
    const sign = this.#take('sign', '-') ?? this.#take('sign', '+');
    const of = this.#entry();
    if (sign === undefined) return of;
    return { kind: 'unary', operator: sign.value, of, start: sign.start, end: of.end };
  }

  #entry(): FilterNode {
    let of = this.#atom();
    while (this.#take('sign', '[') !== undefined) {
      const at = this.#choice();
      const { end } = this.#expect(']');
      of = { kind: 'entry', of, at, start: of.start, end };
    }
    return of;
  }

  #atom(): FilterNode {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw this.#problem('something is missing here');
    const { start, end, value } = token;
    this.#at += 1;
    switch (token.kind) {
      case 'text':
        return { kind: 'text', value, start, end };
      case 'number':
        return { kind: 'number', value: Number(value), start, end };
      case 'name':
        return this.#named(token);
      case 'keyword':
        if (!['true', 'false', 'null'].includes(value)) break;
        return { kind: 'truth', value: value === 'true', start, end };
      case 'sign':
        if (value === '(') return this.#bracketed(start);
        if (value === '[') return { kind: 'list', ...this.#items(']', start) };
    }
    this.#at -= 1;
    throw this.#problem(`\`${value}\` does not fit here`);
  }

  #bracketed(start: number): FilterNode {
    const inside = this.#choice();
    const { end } = this.#expect(')');
    return { ...inside, start, end };
  }

  #named({ value, start, end }: Token): FilterNode {
    const name = value.toLowerCase();
    if (this.#take('sign', '(') === undefined) return { kind: 'name', name, start, end };
    const { items, ...span } = this.#items(')', start);
    return { kind: 'call', name, args: items, ...span };
  }

  #items(
    closing: string,
    start: number,
  ): { readonly items: readonly FilterNode[]; readonly start: number; readonly end: number } {
    const items: FilterNode[] = [];
    while (!this.#sees('sign', closing)) {
      items.push(this.#choice());
      if (this.#take('sign', ',') === undefined) break;
    }
    const { end } = this.#expect(closing);
    return { items, start, end };
  }

  #sees(kind: Token['kind'], value: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === kind && token.value === value;
  }

  #take(kind: Token['kind'], value: string): Token | undefined {
    if (!this.#sees(kind, value)) return undefined;
    this.#at += 1;
    return this.#tokens[this.#at - 1];
  }

  #expect(value: string): Token {
    const token = this.#take('sign', value) ?? this.#take('keyword', value);
    if (token === undefined) throw this.#problem(`\`${value}\` is missing here`);
    return token;
  }

  #problem(message: string): FilterProblem {
    return new FilterProblem(message, this.#tokens[this.#at]?.start ?? this.#source.length);
  }
}
