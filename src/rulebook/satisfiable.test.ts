import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from '../cel/parse.ts';
import { canNeverHold, negated } from './satisfiable.ts';

const counts = new Set(['n']);

function expression(source: string) {
  const parsed = parse(source, { nodesMax: 2_000, depthMax: 32 });
  assert.ok(parsed.ok, source);
  return parsed.value;
}

const never: readonly string[] = [
  'n > 5 && n < 3',
  'n > 5 && n < 6',
  'n < 0',
  'size(content.links) < 0',
  'group == "a" && group == "b"',
  'b && !b',
  'false',
  '(n > 5 || b) && n < 2 && !b',
  'actor.age < duration("1h") && actor.age > duration("2h")',
  '3 > n && 7 < n',
  'n == 2 && n != 2',
  'b ? n > 5 && n < 2 : false',
];
const open: readonly string[] = [
  'n > 5 && n < 7',
  'group == "a" || group == "b"',
  'b && !c',
  'x < 0',
  'n > 5 && b || n < 3',
];

test('limits that exclude each other are seen, and nothing else', () => {
  for (const source of never) assert.equal(canNeverHold(expression(source), counts), true, source);
  for (const source of open) assert.equal(canNeverHold(expression(source), counts), false, source);
});

test('what leaves nothing out is always true', () => {
  for (const source of ['n > 5 || n <= 5', 'n >= 0', 'b || !b', '!(n > 5 && n < 3)']) {
    assert.equal(canNeverHold(negated(expression(source)), counts), true, source);
  }
});

test('a condition that holds somewhere is never said to hold nowhere', () => {
  const clause = fc.oneof(
    fc
      .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), fc.integer({ min: -2, max: 4 }))
      .map(([operator, limit]) => ({
        source: `n ${operator} ${limit}`,
        holds: (n: number): boolean => compare(n, operator, limit),
      })),
    fc.constant({ source: 'b', holds: (_n: number, b: boolean): boolean => b }),
  );
  const { tree } = fc.letrec<{ tree: Clause }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      clause,
      fc.tuple(tie('tree'), tie('tree'), fc.boolean()).map(([left, right, and]) => ({
        source: `(${left.source} ${and ? '&&' : '||'} ${right.source})`,
        holds: (n: number, b: boolean): boolean =>
          and ? left.holds(n, b) && right.holds(n, b) : left.holds(n, b) || right.holds(n, b),
      })),
      tie('tree').map((inner) => ({
        source: `!(${inner.source})`,
        holds: (n: number, b: boolean): boolean => !inner.holds(n, b),
      })),
    ),
  }));
  fc.assert(
    fc.property(tree, ({ source, holds }) => {
      const somewhere = [0, 1, 2, 3, 4, 5, 99].some((n) => holds(n, true) || holds(n, false));
      if (somewhere) assert.equal(canNeverHold(expression(source), counts), false, source);
    }),
    { numRuns: 500 },
  );
});

interface Clause {
  readonly source: string;
  readonly holds: (n: number, b: boolean) => boolean;
}

function compare(n: number, operator: string, limit: number): boolean {
  if (operator === '<') return n < limit;
  if (operator === '<=') return n <= limit;
  if (operator === '>') return n > limit;
  if (operator === '>=') return n >= limit;
  return operator === '==' ? n === limit : n !== limit;
}
