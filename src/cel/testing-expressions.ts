import type { Type } from './type.ts';
import { Duration, Timestamp, Unsigned, type Value } from './value.ts';

/** Gives whole numbers below a limit; the same ones for the same seed. */
export type Below = (limit: number) => number;

export function seededBelow(seed: number): Below {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

type Kind =
  | 'bool'
  | 'int'
  | 'uint'
  | 'double'
  | 'string'
  | 'bytes'
  | 'texts'
  | 'ints'
  | 'duration'
  | 'timestamp';

/** Variables that random expressions use, with a value of each. */
export const testVariables: Readonly<Record<string, readonly [Kind, Type, Value]>> = {
  b: ['bool', { kind: 'bool' }, true],
  i: ['int', { kind: 'int' }, 7n],
  u: ['uint', { kind: 'uint' }, new Unsigned(3n)],
  d: ['double', { kind: 'double' }, 2.5],
  s: ['string', { kind: 'string' }, 'héllo 😀'],
  y: ['bytes', { kind: 'bytes' }, Uint8Array.of(104, 105)],
  l: ['texts', { kind: 'list', item: { kind: 'string' } }, ['a', 'héllo 😀', '']],
  n: ['ints', { kind: 'list', item: { kind: 'int' } }, [1n, -2n, 9_007_199_254_740_993n]],
  t: ['timestamp', { kind: 'timestamp' }, new Timestamp(1_700_000_000_123_000_000n)],
  r: ['duration', { kind: 'duration' }, new Duration(90_500_000_000n)],
};

type Make = (write: Writer) => string;

/** Writes one random well-typed expression after another. */
export class Writer {
  readonly #below: Below;
  #depth = 0;
  #names = 0;
  readonly #locals: (readonly [Kind, string])[] = [];

  constructor(below: Below) {
    this.#below = below;
  }

  /** An expression of one of the types whose values can be compared outside. */
  expression(): string {
    this.#depth = 0;
    this.#names = 0;
    return this.of(this.pick(['bool', 'bool', 'int', 'double', 'string', 'uint']));
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.#below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick');
    return item;
  }

  of(kind: Kind): string {
    this.#depth += 1;
    const leaf = this.#depth > 4 || this.#below(4) === 0;
    const text = leaf ? this.#leaf(kind) : this.pick(FORMS[kind])(this);
    this.#depth -= 1;
    return text;
  }

  #leaf(kind: Kind): string {
    const known = Object.entries(testVariables)
      .filter(([, [one]]) => one === kind)
      .map(([name]) => name);
    const local = this.#locals.filter(([one]) => one === kind).map(([, name]) => name);
    return this.pick([...known, ...local, ...local, ...CONSTANTS[kind]]);
  }

  /** A loop over a list, with a name of its own inside. */
  loop(list: Kind, macro: string, inside: Kind): string {
    const over = this.of(list);
    this.#names += 1;
    const name = `v${this.#names}`;
    this.#locals.push([list === 'ints' ? 'int' : 'string', name]);
    const body = this.of(inside);
    this.#locals.pop();
    return `${bracketed(over)}.${macro}(${name}, ${body})`;
  }
}

// Left out are constants on which the other library is wrong by the specification: dividing a uint
// of 2^63 and more overflows there, and negating the smallest int does not.
const CONSTANTS: Readonly<Record<Kind, readonly string[]>> = {
  bool: ['true', 'false'],
  int: ['0', '1', '-1', '2', '9223372036854775807', '-9223372036854775807', '4503599627370496'],
  uint: ['0u', '1u', '4294967295u'],
  double: ['0.0', '1.5', '-2.0', '1e300'],
  string: ['""', '"a"', '"héllo"', '"😀"', '"72"'],
  bytes: ['b""', 'b"a"', 'b"hi"'],
  texts: ['[]', '["a"]', '["a", "b", "a"]'],
  ints: ['[]', '[1, 2, 3]', '[0]'],
  duration: ['duration("1h")', 'duration("-1.5s")', 'duration("0s")'],
  timestamp: ['timestamp("2026-11-20T08:15:00Z")', 'timestamp("1970-01-01T00:00:00.5Z")'],
};

const binary =
  (left: Kind, operators: readonly string[], right: Kind = left): Make =>
  (write) =>
    `(${write.of(left)} ${write.pick(operators)} ${write.of(right)})`;
const ORDER: readonly string[] = ['<', '<=', '>', '>=', '==', '!='];

const FORMS: Readonly<Record<Kind, readonly Make[]>> = {
  bool: [
    binary('bool', ['&&', '||', '==', '!=']),
    binary('bool', ['&&', '||']),
    (write) => `!${bracketed(write.of('bool'))}`,
    binary('int', ORDER),
    binary('uint', ORDER),
    binary('double', ORDER),
    binary('string', ORDER),
    binary('bytes', ORDER),
    binary('duration', ORDER),
    binary('timestamp', ORDER),
    binary('texts', ['==', '!=']),
    binary('ints', ['==', '!=']),
    (write) => `(${write.of('string')} in ${write.of('texts')})`,
    (write) => `(${write.of('int')} in ${write.of('ints')})`,
    (write) => `${bracketed(write.of('string'))}.contains(${write.of('string')})`,
    (write) => `${bracketed(write.of('string'))}.startsWith(${write.of('string')})`,
    (write) => `${bracketed(write.of('string'))}.endsWith(${write.of('string')})`,
    (write) => write.loop('texts', write.pick(['all', 'exists', 'exists_one']), 'bool'),
    (write) => write.loop('ints', write.pick(['all', 'exists', 'exists_one']), 'bool'),
    choice('bool'),
  ],
  int: [
    binary('int', ['+', '-', '*', '/', '%']),
    (write) => `-${bracketed(write.of('int'))}`,
    (write) => `size(${write.of(write.pick(['string', 'texts', 'ints', 'bytes']))})`,
    (write) => `int(${write.of(write.pick(['uint', 'double', 'timestamp']))})`,
    // The other library takes the empty text for zero; in the specification it is no number.
    (write) => `int("1" + ${write.of('string')})`,
    (write) => `${bracketed(write.of('ints'))}[${write.of('int')}]`,
    (write) => `${bracketed(write.of('timestamp'))}.getHours()`,
    (write) => `${bracketed(write.of('duration'))}.getMinutes()`,
    choice('int'),
  ],
  uint: [
    binary('uint', ['+', '-', '*', '/', '%']),
    (write) => `uint(${write.of(write.pick(['int', 'double']))})`,
    (write) => `uint("1" + ${write.of('string')})`,
    choice('uint'),
  ],
  double: [
    binary('double', ['+', '-', '*', '/']),
    (write) => `double(${write.of('int')})`,
    // It has no answer for the largest uints, which the specification rounds.
    (write) => `double(${write.of('uint')} % 4294967296u)`,
    (write) => `-${bracketed(write.of('double'))}`,
    choice('double'),
  ],
  string: [
    binary('string', ['+']),
    (write) => `string(${write.of(write.pick(['int', 'uint', 'bool']))})`,
    (write) => `${bracketed(write.of('texts'))}[${write.of('int')}]`,
    choice('string'),
  ],
  bytes: [binary('bytes', ['+']), (write) => `bytes(${write.of('string')})`, choice('bytes')],
  texts: [
    binary('texts', ['+']),
    (write) => `[${write.of('string')}, ${write.of('string')}]`,
    (write) => write.loop('texts', 'filter', 'bool'),
    (write) => write.loop('texts', 'map', 'string'),
    choice('texts'),
  ],
  ints: [
    binary('ints', ['+']),
    (write) => `[${write.of('int')}, ${write.of('int')}]`,
    (write) => write.loop('ints', 'filter', 'bool'),
    (write) => write.loop('texts', 'map', 'int'),
    choice('ints'),
  ],
  duration: [binary('duration', ['+', '-']), binary('timestamp', ['-']), choice('duration')],
  timestamp: [binary('timestamp', ['+', '-'], 'duration'), choice('timestamp')],
};

function choice(kind: Kind): Make {
  return (write) => `(${write.of('bool')} ? ${write.of(kind)} : ${write.of(kind)})`;
}

function bracketed(text: string): string {
  return `(${text})`;
}

/** Whether two answers are the same value, of the same kind. */
export function sameAnswer(left: unknown, right: unknown): boolean {
  if (left instanceof Unsigned) return right instanceof Unsigned && left.value === right.value;
  return Object.is(left, right);
}
