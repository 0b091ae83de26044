import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { invariantsPage, referencePages, refusalsPage } from '../../scripts/reference.ts';
import { problemKinds } from '../../src/api/problem-table.ts';
import { refusalCodes } from '../../src/kernel/refusal.ts';
import { claimedIds, invariants, proofsIn } from './invariants.ts';
import type { Mutant } from './mutants.ts';
import { assertNone, readRepository, readText, root } from './repository.ts';

test('every invariant has a sentence of its own', () => {
  const ids = Object.keys(invariants);
  assert.equal(ids.length, 81);
  assert.equal(new Set(Object.values(invariants)).size, 81);
});

test('tests claim only invariants that exist', () => {
  const tests = readRepository().filter(({ path }) => path.endsWith('.test.ts'));
  const unknown = [...proofsIn(tests)].filter(([id]) => invariants[id] === undefined);
  const found = unknown.flatMap(([id, paths]) =>
    paths.map((path) => ({ path, line: 1, message: `claims \`${id}\`, which is no invariant` })),
  );
  assertNone(found);
});

for (const [path, text] of referencePages()) {
  test(`${path} is up to date; \`node scripts/reference.ts\` writes it`, () => {
    assert.ok(existsSync(join(root, path)), `${path} is missing`);
    assert.equal(readText(path), text);
  });
}

test('planted: ids are read from the start of a name only', () => {
  assert.deepEqual(claimedIds('X1 a restriction has an end'), ['X1']);
  assert.deepEqual(claimedIds('S1 S2, S3 and S4 hold'), ['S1', 'S2', 'S3', 'S4']);
  assert.deepEqual(claimedIds('a restriction X1 has an end'), []);
  assert.deepEqual(claimedIds('HTTP2 works'), []);
});

test('planted: proofs are found by file, and what is unproven says so', () => {
  const proofs = proofsIn([{ path: 'src/a.test.ts', text: "test('X1 it ends', () => {});" }]);
  assert.deepEqual([...proofs], [['X1', ['src/a.test.ts']]]);
  const mutant: Mutant = {
    invariant: 'X1',
    breaks: 'It does not end.',
    file: 'src/a.ts',
    find: 'a',
    replace: 'b',
    test: 'src/a.test.ts',
  };
  const page = invariantsPage(proofs, [mutant]);
  const proven = '[a.test.ts](../../src/a.test.ts)';
  assert.ok(page.includes(`| X1 | ${invariants['X1']} | ${proven} | It does not end. |`));
  assert.match(page, /\| X2 \| [^|]+ \| none yet \| {2}\|/);
  assert.match(page, /\| C1 \| [^|]+ \| with a part that is not built yet \| {2}\|/);
  assert.match(page, /With a test: 1 of 81\. Broken on purpose: 1\./);
});

test('the page of refusals keeps the order of precedence', () => {
  const headings = [...refusalsPage(problemKinds).matchAll(/^## (\S+)$/gm)].map(
    (match) => match[1],
  );
  assert.deepEqual(headings, [...refusalCodes]);
});
