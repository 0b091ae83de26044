import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lowSpace, spaceWatch } from './space-watch.ts';

test('the operator is told once when room runs low, and again after there was some', () => {
  let free = 0.5;
  const said: string[] = [];
  const watch = spaceWatch({ freeShare: () => free, log: (sentence) => said.push(sentence) });
  for (free of [0.5, 0.1, 0.099, 0.02, 0.3, 0.04]) watch();
  assert.deepEqual(
    said.map((sentence) => /only (\d+) %/.exec(sentence)?.[1]),
    ['9', '4'],
  );
});

test('nothing is said of room that nobody can measure', () => {
  assert.equal(lowSpace({}), undefined);
  assert.match(lowSpace({ freeShare: () => 0 }) ?? '', /^only 0 % of the disk is free/);
});
