import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareAnswers } from '../../src/cel/testing-oracle.ts';

const EXPRESSIONS = Number(process.env['EXPRESSIONS'] ?? 1_000_000);

test(`${EXPRESSIONS} random expressions have one answer, however they are worked out`, () => {
  const seed = Number(process.env['SEED'] ?? 7);
  const { answered, differing } = compareAnswers({ expressions: EXPRESSIONS, seed });
  assert.deepEqual(differing, [], `with SEED=${seed}`);
  assert.ok(answered > EXPRESSIONS / 2);
});
