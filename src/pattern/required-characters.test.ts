import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compilePattern } from './compile-pattern.ts';
import { parsePattern } from './parse-pattern.ts';
import { arbitraryPattern, arbitraryText } from './pattern.fixture.ts';
import { requiredCharacters, unitFinder } from './required-characters.ts';

function finderOf(source: string): RegExp | undefined {
  const parsed = parsePattern(source);
  assert.ok(parsed.ok, source);
  const set = requiredCharacters(parsed.value);
  return set === undefined ? undefined : unitFinder(set);
}

test('a text that matches has one of the characters its pattern cannot do without', () => {
  let matches = 0;
  fc.assert(
    fc.property(arbitraryPattern, fc.array(arbitraryText, { maxLength: 6 }), (source, texts) => {
      const compiled = compilePattern(source);
      if (!compiled.ok) return;
      const finder = finderOf(source);
      for (const text of texts) {
        if (finder === undefined || !compiled.value.test(text)) continue;
        assert.match(text, finder, source);
        matches += 1;
      }
    }),
    { numRuns: 500 },
  );
  assert.ok(matches > 100, `only ${matches} matches`);
});

test('the fewest characters are named', () => {
  assert.equal(String(finderOf('[a-z]+\\d{4}')), '/[\\u0030-\\u0039]/');
  assert.equal(String(finderOf('\\d|x')), '/[\\u0030-\\u0039\\u0078-\\u0078]/');
  assert.equal(String(finderOf('[\\x{1F600}-\\x{1F64F}]')), '/[\\ud800-\\udbff]/');
});

test('what may match without any character names none', () => {
  for (const source of ['', '\\d*', '(?:\\d|x?)', '^$']) assert.equal(finderOf(source), undefined);
});
