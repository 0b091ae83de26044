import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Expression, partsOf } from './expression.ts';
import { parse } from './parse.ts';
import { seededBelow, Writer } from './testing-expressions.ts';
import { unparse } from './unparse.ts';

function parsed(source: string): Expression {
  const result = parse(source, { nodesMax: 100_000, depthMax: 250 });
  assert.ok(result.ok, source);
  return result.value;
}

/** The tree without places and numbers. */
function shape(part: Expression): unknown {
  const own =
    part.kind === 'constant'
      ? [part.constant.type, 'value' in part.constant ? String(part.constant.value) : '']
      : part.kind === 'name'
        ? part.name
        : part.kind === 'call'
          ? [part.function, part.target !== undefined]
          : part.kind;
  return [own, partsOf(part).map(shape)];
}

const written: readonly (readonly [string, string])[] = [
  ['a-(b-c)', 'a - (b - c)'],
  ['(a-b)-c', 'a - b - c'],
  ['a*(b+c)', 'a * (b + c)'],
  ['!(a&&b)', '!(a && b)'],
  ['(a||b)&&c', '(a || b) && c'],
  ['(a?b:c)?d:e', '(a ? b : c) ? d : e'],
  ['(-1).x()', '(-1).x()'],
  ['-(1) - -1', '-(1) - -1'],
  ['l.exists(x,x==1)', 'l.exists(x, x == 1)'],
  ["'a\"b'", '"a\\"b"'],
  ['a.?b[?0]', 'a.?b[?0]'],
];

test('an expression is written with the brackets it needs, and no others', () => {
  for (const [source, text] of written) assert.equal(unparse(parsed(source)), text);
});

test('what is written is read as what it was', () => {
  const writer = new Writer(seededBelow(7));
  for (let count = 0; count < 2_000; count += 1) {
    const expression = parsed(writer.expression());
    const text = unparse(expression);
    assert.deepEqual(shape(parsed(text)), shape(expression), text);
  }
});
