import { err, ok, type Result } from '../kernel/result.ts';
import {
  type Call,
  type Constant,
  type Expression,
  type MapEntry,
  pathOf,
  type Span,
} from './expression.ts';
import { numberOf, textOf } from './literal.ts';
import { expandMacro } from './macro.ts';
import { type ParseProblem, ParseStop, syntaxStop } from './parse-problem.ts';
import { type Token, tokensOf } from './token.ts';

export interface ParseLimits {
  readonly nodesMax: number;
  /** Nesting; a chain of one operator such as `a || b || c` is one level. */
  readonly depthMax: number;
}

/** Parses one CEL expression (cel-spec, "syntax"). Total: never throws, whatever the text. */
export function parse(source: string, limits: ParseLimits): Result<Expression, ParseProblem> {
  try {
    return ok(new Parser(tokensOf(source), limits).whole());
  } catch (stop) {
    if (stop instanceof ParseStop) return err(stop.problem);
    throw stop;
  }
}

/**
 * Binary operators from the weakest to the strongest; those of one level are read left to right.
 */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['<', '<=', '>', '>=', '==', '!=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
];
/** Words of CEL itself, and words it keeps for later; none can be a name. */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    'as break const continue else false for function if import in let loop package namespace ' +
    'null return true var void while'
  ).split(' '),
);

class Parser {
  readonly #tokens: readonly Token[];
  readonly #limits: ParseLimits;
  #at = 0;
  #ids = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], limits: ParseLimits) {
    this.#tokens = tokens;
    this.#limits = limits;
  }

  whole(): Expression {
    const expression = this.#expression();
    if (this.#peek.kind !== 'end') throw this.#unexpected('nothing more');
    return expression;
  }

  get #peek(): Token {
    const token = this.#tokens[Math.min(this.#at, this.#tokens.length - 1)];
    if (token === undefined) throw new RangeError('there is always an end');
    return token;
  }

  #next(): Token {
    const token = this.#peek;
    this.#at += 1;
    return token;
  }

  #is(text: string): boolean {
    const { kind, text: written } = this.#peek;
    return written === text && (kind === 'sign' || (kind === 'name' && text === 'in'));
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at += 1;
    return true;
  }

  #expect(text: string): Token {
    if (!this.#is(text)) throw this.#unexpected(`\`${text}\``);
    return this.#next();
  }

  #unexpected(wanted: string): ParseStop {
    const { kind, text, span } = this.#peek;
    const found = kind === 'end' ? 'it ends too early' : `\`${text}\` has no meaning here`;
    const help = `${wanted} was expected, as in \`size(content.links) > 3 && group == "news"\``;
    return syntaxStop(found, span, help);
  }

  #id(span: Span): number {
    this.#ids += 1;
    if (this.#ids <= this.#limits.nodesMax) return this.#ids;
    const message = `this condition has more than ${this.#limits.nodesMax} parts`;
    throw new ParseStop({
      ...{ kind: 'too-complex', message, span },
      help: 'put the words into a list',
    });
  }

  #nested<Value>(read: () => Value): Value {
    this.#depth += 1;
    if (this.#depth > this.#limits.depthMax) {
      const message = `this condition is nested deeper than ${this.#limits.depthMax} levels`;
      const help = 'split it into several rules, or put the words into a list';
      throw new ParseStop({ kind: 'too-complex', message, span: this.#peek.span, help });
    }
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #expression(): Expression {
    return this.#nested(() => {
      const { start } = this.#peek.span;
      const test = this.#binary(0);
      if (!this.#take('?')) return test;
      const yes = this.#binary(0);
      this.#expect(':');
      const no = this.#expression();
      return this.#call('_?_:_', [test, yes, no], this.#since(start));
    });
  }

  #binary(level: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#unary();
    const { start } = this.#peek.span;
    let left = this.#binary(level + 1);
    for (;;) {
      const operator = operators.find((one) => this.#is(one));
      if (operator === undefined) return left;
      this.#next();
      const right = this.#binary(level + 1);
      const name = operator === 'in' ? '@in' : `_${operator}_`;
      left = this.#call(name, [left, right], this.#since(start));
    }
  }

  /** From a place to the end of what was read last, brackets included. */
  #since(start: number): Span {
    return { start, end: this.#tokens[this.#at - 1]?.span.end ?? start };
  }

  #call(name: string, args: readonly Expression[], span: Span): Call {
    return { kind: 'call', function: name, args, id: this.#id(span), span };
  }

  #unary(): Expression {
    const sign = this.#peek;
    if (this.#is('!')) {
      this.#next();
      return this.#nested(() => {
        const of = this.#unary();
        return this.#call('!_', [of], this.#since(sign.span.start));
      });
    }
    if (!this.#is('-')) return this.#member();
    this.#next();
    const { kind, span } = this.#peek;
    if (kind === 'number' && span.start === sign.span.end) return this.#member(sign);
    return this.#nested(() => {
      const of = this.#unary();
      return this.#call('-_', [of], this.#since(sign.span.start));
    });
  }

  #member(minus?: Token): Expression {
    const { start } = (minus ?? this.#peek).span;
    let of = this.#primary(minus);
    for (;;) {
      if (this.#take('.')) of = this.#selected(of, start);
      else if (this.#take('[')) of = this.#indexed(of, start);
      else if (this.#is('{')) of = this.#message(of, start);
      else return of;
    }
  }

  #selected(of: Expression, start: number): Expression {
    const optional = this.#take('?');
    const token = this.#next();
    if (token.kind !== 'name' && token.kind !== 'quoted-name') {
      this.#at -= 1;
      throw this.#unexpected('the name of a field');
    }
    const field = token.kind === 'name' ? token.text : token.text.slice(1, -1);
    if (optional) {
      const name = this.#constant({ type: 'string', value: field }, token.span);
      return this.#call('_?._', [of, name], this.#since(start));
    }
    if (token.kind === 'name' && this.#take('(')) return this.#called(field, start, of);
    const span = this.#since(start);
    return { kind: 'select', of, field, testOnly: false, id: this.#id(span), span };
  }

  #called(name: string, start: number, target?: Expression): Expression {
    const args = this.#listed(')', () => this.#expression());
    const span = this.#since(start);
    const path = target === undefined ? undefined : pathOf(target);
    const call: Call =
      path === 'optional' && (name === 'of' || name === 'none' || name === 'ofNonZeroValue')
        ? this.#call(`optional.${name}`, args, span)
        : {
            ...this.#call(name, args, span),
            ...(target === undefined ? {} : { target }),
          };
    return expandMacro(call, { id: () => this.#id(span) }) ?? call;
  }

  #indexed(of: Expression, start: number): Expression {
    const optional = this.#take('?');
    const index = this.#expression();
    this.#expect(']');
    return this.#call(optional ? '_[?_]' : '_[_]', [of, index], this.#since(start));
  }

  #message(of: Expression, start: number): Expression {
    const name = pathOf(of);
    if (name === undefined || of.span.start !== start) throw this.#unexpected('an operator');
    this.#next();
    const values = this.#listed('}', () => {
      this.#take('?');
      this.#next();
      this.#expect(':');
      return this.#expression();
    });
    const span = this.#since(start);
    return { kind: 'message', name, values, id: this.#id(span), span };
  }

  /** Parts between commas up to a closing bracket; a comma may stand behind the last one. */
  #listed<Value>(closing: string, read: () => Value): readonly Value[] {
    const parts: Value[] = [];
    while (!this.#take(closing)) {
      parts.push(read());
      if (this.#take(closing)) break;
      this.#expect(',');
    }
    return parts;
  }

  #primary(minus?: Token): Expression {
    const token = this.#next();
    const { kind, text, span } = token;
    if (kind === 'number') {
      const start = minus?.span.start ?? span.start;
      return this.#constant(numberOf(token, minus !== undefined), { start, end: span.end });
    }
    if (kind === 'text') return this.#constant(textOf(token), span);
    if (kind === 'sign' && text === '(') {
      const inner = this.#expression();
      this.#expect(')');
      return inner;
    }
    if (kind === 'sign' && text === '[') return this.#list(span.start);
    if (kind === 'sign' && text === '{') return this.#map(span.start);
    if (kind === 'sign' && text === '.' && this.#peek.kind === 'name') {
      const name = this.#next();
      return this.#named(`.${name.text}`, { start: span.start, end: name.span.end });
    }
    if (kind === 'name') return this.#word(text, span);
    this.#at -= 1;
    throw this.#unexpected('a value');
  }

  #word(text: string, span: Span): Expression {
    if (text === 'true' || text === 'false') {
      return this.#constant({ type: 'bool', value: text === 'true' }, span);
    }
    if (text === 'null') return this.#constant({ type: 'null' }, span);
    if (reservedWords.has(text)) {
      const help = 'choose another name';
      throw syntaxStop(`\`${text}\` is a word of CEL and cannot be a name`, span, help);
    }
    return this.#named(text, span);
  }

  #named(name: string, span: Span): Expression {
    if (this.#take('(')) return this.#called(name, span.start);
    return { kind: 'name', name, id: this.#id(span), span };
  }

  #constant(constant: Constant, span: Span): Expression {
    return { kind: 'constant', constant, id: this.#id(span), span };
  }

  #list(start: number): Expression {
    const optionals: number[] = [];
    let position = 0;
    const items = this.#listed(']', () => {
      if (this.#take('?')) optionals.push(position);
      position += 1;
      return this.#expression();
    });
    const span = this.#since(start);
    return { kind: 'list', items, optionals, id: this.#id(span), span };
  }

  #map(start: number): Expression {
    const entries = this.#listed('}', (): MapEntry => {
      const optional = this.#take('?');
      const key = this.#expression();
      this.#expect(':');
      return { key, value: this.#expression(), optional };
    });
    const span = this.#since(start);
    return { kind: 'map', entries, id: this.#id(span), span };
  }
}
