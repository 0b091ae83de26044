import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patternExamples } from './pattern-example.ts';
import { patternMatches } from './rule-language.ts';

const patterns: readonly string[] = [
  'abc',
  '(?is)(?:^|[^\\p{L}\\p{N}_])(?:spam|eggs)(?:$|[^\\p{L}\\p{N}_])',
  '^a{3}[b-d]?$',
  '\\d{4}-\\d{4}',
  '[^\\x00-\\x7F]',
  '\\p{Greek}+\\s\\S',
  '(?P<name>x|y)(?:z|w)*',
  '\\Qa.b\\E\\.c',
  '[[:upper:]]{2}\\W',
  '(?i:cat)\\b',
  '🙂+',
  'a.c',
  '\\$\\(x\\)',
];

for (const pattern of patterns) {
  test(`an example of ${pattern} is found by it`, () => {
    const [first] = patternExamples(pattern);
    assert.ok(first !== undefined && patternMatches(pattern, first));
  });
}

test('there is no example of what nothing can match, and none of what cannot be read', () => {
  assert.deepEqual(patternExamples('a^b'), []);
  assert.deepEqual(patternExamples('(a'), []);
});
