import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leavesOf, readDocuments, scalarsOf, truthOf } from './source-tree.ts';

function leaves(text: string): readonly (readonly [string, string])[] {
  return readDocuments(text, (position) => `document ${position + 1}`).flatMap(({ tree }) =>
    tree === undefined
      ? []
      : leavesOf(tree).map((leaf) => [leaf.path, leaf.kind === 'scalar' ? leaf.text : leaf.kind]),
  );
}

test('JSON is read as JSON says, with tabs, escapes and halves of pairs', () => {
  const text =
    '{\n\t"a": ["\\u00e9\\/\\ud83d\\ude00", 1.50, null, true],\n\t"b": {},\n\t"c": []\n}';
  assert.deepEqual(leaves(text), [
    ['document 1 › a › 1', 'é/😀'],
    ['document 1 › a › 2', '1.50'],
    ['document 1 › a › 3', ''],
    ['document 1 › a › 4', 'true'],
    ['document 1 › b', 'map'],
    ['document 1 › c', 'list'],
  ]);
});

test('no two leaves have the same path', () => {
  const text = JSON.stringify({ 'a › b': 1, a: { b: 2 }, 'a \\u203a b': 3 });
  const paths = leaves(text).map(([path]) => path);
  assert.equal(new Set(paths).size, 3);
});

test('documents that say nothing have no tree, broken ones a problem with its place', () => {
  const documents = readDocuments('a: 1\n---\n# only a comment\n---\nb: [1\n---\nc: 2\n', String);
  assert.deepEqual(
    documents.map(({ tree, problem }) => [tree?.kind, problem?.place.line]),
    [
      ['map', undefined],
      [undefined, undefined],
      [undefined, 6],
      ['map', undefined],
    ],
  );
});

test('what is nested too deeply is a problem', () => {
  const [document] = readDocuments(`${'['.repeat(100)}${']'.repeat(100)}`, String);
  assert.match(document?.problem?.message ?? '', /nested too deeply/);
});

test('an alias is no text', () => {
  const [document] = readDocuments('a: &x 1\nb: *x', String);
  const tree = document?.tree;
  assert.ok(tree?.kind === 'map');
  const alias = tree.entries.get('b');
  assert.ok(alias !== undefined && scalarsOf(alias) === undefined);
  assert.equal(truthOf(tree.entries.get('a')), undefined);
});
