import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareAnswers } from './testing-oracle.ts';

test('random expressions have one answer: interpreted, compiled, and by another library', (context) => {
  const { answered, differing } = compareAnswers({ expressions: 3_000, seed: 20_261 });
  context.diagnostic(`${answered} of 3000 have an answer`);
  assert.deepEqual(differing, []);
  assert.ok(answered > 1_500);
});
