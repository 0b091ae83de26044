import type { Comprehension, Constant, Expression } from './expression.ts';

/** Binding strength of the binary operators (cel-spec, "syntax"), weakest first. */
const BINARY: Readonly<Record<string, readonly [string, number]>> = {
  '_||_': ['||', 2],
  '_&&_': ['&&', 3],
  '_<_': ['<', 4],
  '_<=_': ['<=', 4],
  '_>_': ['>', 4],
  '_>=_': ['>=', 4],
  '_==_': ['==', 4],
  '_!=_': ['!=', 4],
  '@in': ['in', 4],
  '_+_': ['+', 5],
  '_-_': ['-', 5],
  '_*_': ['*', 6],
  '_/_': ['/', 6],
  '_%_': ['%', 6],
};
const CONDITIONAL = 1;
const UNARY = 7;
const MEMBER = 8;
const BRACKETS = 10;

/**
 * The source text of an expression in one canonical form: one blank around binary operators, only
 * the brackets that are needed, double quotes. Two expressions with the same text mean the same.
 */
export function unparse(expression: Expression): string {
  return write(expression, 0);
}

function write(part: Expression, least: number): string {
  const [text, strength] = written(part);
  return strength < least ? `(${text})` : text;
}

function written(part: Expression): readonly [string, number] {
  switch (part.kind) {
    case 'constant':
      return [constantText(part.constant), part.constant.type === 'int' ? intStrength(part) : 9];
    case 'name':
      return [part.name, 9];
    case 'select': {
      const path = `${write(part.of, MEMBER)}.${fieldText(part.field)}`;
      return part.testOnly ? [`has(${path})`, 9] : [path, MEMBER];
    }
    case 'call':
      return writtenCall(part);
    case 'list': {
      const items = part.items.map(
        (item, index) => (part.optionals.includes(index) ? '?' : '') + write(item, 0),
      );
      return [`[${items.join(', ')}]`, 9];
    }
    case 'map': {
      const entries = part.entries.map(
        ({ key, value, optional }) => `${optional ? '?' : ''}${write(key, 0)}: ${write(value, 0)}`,
      );
      return [`{${entries.join(', ')}}`, 9];
    }
    case 'message':
      return [`${part.name}{${part.values.map((value) => write(value, 0)).join(', ')}}`, 9];
    case 'comprehension':
      return [comprehensionText(part), MEMBER];
  }
}

// A negative number written as a receiver needs brackets.
function intStrength(part: Expression): number {
  const negative =
    part.kind === 'constant' && part.constant.type === 'int' && part.constant.value < 0n;
  return negative ? UNARY : 9;
}

function writtenCall(call: Extract<Expression, { kind: 'call' }>): readonly [string, number] {
  const [first, second, third] = call.args;
  const binary = BINARY[call.function];
  if (binary !== undefined && first !== undefined && second !== undefined) {
    const [operator, strength] = binary;
    return [`${write(first, strength)} ${operator} ${write(second, strength + 1)}`, strength];
  }
  if (call.function === '_?_:_' && first && second && third) {
    const text = `${write(first, 2)} ? ${write(second, 2)} : ${write(third, CONDITIONAL)}`;
    return [text, CONDITIONAL];
  }
  if (call.function === '!_' && first) return [`!${write(first, UNARY)}`, UNARY];
  // Without brackets, `-(1)` would be read as the number -1.
  if (call.function === '-_' && first) {
    return [`-${write(first, first.kind === 'constant' ? BRACKETS : UNARY)}`, UNARY];
  }
  if (call.function === '_[_]' && first && second) {
    return [`${write(first, MEMBER)}[${write(second, 0)}]`, MEMBER];
  }
  if (call.function === '_[?_]' && first && second) {
    return [`${write(first, MEMBER)}[?${write(second, 0)}]`, MEMBER];
  }
  if (call.function === '_?._' && first && second) {
    const field = second.kind === 'constant' && second.constant.type === 'string';
    const name = field ? fieldText(String(second.constant.value)) : write(second, 0);
    return [`${write(first, MEMBER)}.?${name}`, MEMBER];
  }
  const receiver = call.target === undefined ? '' : `${write(call.target, MEMBER)}.`;
  return [`${receiver}${call.function}(${call.args.map((arg) => write(arg, 0)).join(', ')})`, 8];
}

function comprehensionText(part: Comprehension): string {
  const { macro, second } = part;
  const names = second === undefined ? part.item : `${part.item}, ${second}`;
  if (macro?.name === 'bind') {
    return `cel.bind(${part.accumulator}, ${write(part.init, 0)}, ${write(part.result, 0)})`;
  }
  if (macro !== undefined && macro.name !== 'other') {
    const inside = [macro.test, macro.transform].flatMap((one) =>
      one === undefined ? [] : [write(one, 0)],
    );
    return `${write(part.range, MEMBER)}.${macro.name}(${[names, ...inside].join(', ')})`;
  }
  const { range, accumulator, init, condition, step, result } = part;
  const parts = [range, init, condition, step, result].map((one) => write(one, 0));
  return `@fold(${[names, accumulator, ...parts].join(', ')})`;
}

function fieldText(field: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(field) ? field : `\`${field}\``;
}

function constantText(constant: Constant): string {
  switch (constant.type) {
    case 'null':
      return 'null';
    case 'bool':
    case 'int':
      return String(constant.value);
    case 'uint':
      return `${constant.value}u`;
    case 'double':
      return doubleText(constant.value);
    case 'string':
      return quoted(constant.value);
    case 'bytes':
      return `b"${[...constant.value].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}"`;
  }
}

function doubleText(value: number): string {
  const text = String(value);
  return /[.eIN]/.test(text) ? text : `${text}.0`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A text as CEL writes it, with characters that would not show written as escapes. */
function quoted(text: string): string {
  const escaped = text.replace(/["\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const known = ESCAPES[character];
    if (known !== undefined) return known;
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}
