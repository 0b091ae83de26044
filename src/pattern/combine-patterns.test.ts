import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { combinePatterns } from './combine-patterns.ts';
import { compilePattern, type Pattern } from './compile-pattern.ts';
import { arbitraryPattern, arbitraryText } from './pattern.fixture.ts';

function compiled(sources: readonly string[]): readonly Pattern[] {
  return sources.flatMap((source) => {
    const result = compilePattern(source);
    return result.ok ? [result.value] : [];
  });
}

function together(patterns: readonly Pattern[], texts: readonly string[]): readonly number[][] {
  const set = combinePatterns(patterns);
  return texts.map((text) => {
    const hits = new Set<number>();
    set.matching(text, hits);
    return [...hits].sort((a, b) => a - b);
  });
}

function oneByOne(patterns: readonly Pattern[], texts: readonly string[]): readonly number[][] {
  return texts.map((text) => patterns.flatMap((one, at) => (one.test(text) ? [at] : [])));
}

test('tells the patterns that match one by one', () => {
  let hits = 0;
  fc.assert(
    fc.property(
      fc.array(arbitraryPattern, { maxLength: 12 }),
      fc.array(arbitraryText, { minLength: 1, maxLength: 4 }),
      (sources, texts) => {
        const patterns = compiled(sources);
        const expected = oneByOne(patterns, texts);
        assert.deepEqual(together(patterns, texts), expected);
        hits += expected.flat().length;
      },
    ),
    { numRuns: 200 },
  );
  assert.ok(hits > 200, `only ${hits} matches`);
});

test('no patterns have no matches', () => {
  assert.deepEqual(together([], ['', 'a']), [[], []]);
});

test('more patterns than one automaton holds are told by their positions', () => {
  const sources = Array.from({ length: 12 }, (_, at) => `^[ab]{${300 + at}}$`);
  const texts = ['a'.repeat(300), 'b'.repeat(311), 'a'.repeat(312)];
  assert.deepEqual(together(compiled(sources), texts), [[0], [11], []]);
});

test('tells the same when a text needs more states than are kept', () => {
  const patterns = compiled(['a[ab]{14}c', 'b[ab]{15}c', '^a', 'c$', '\\bq']);
  let state = 1;
  const letters = Array.from({ length: 15_000 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state > 1_073_741_824 ? 'a' : 'b';
  });
  const text = letters.join('');
  const texts = [text, `a${text}`, `${text}a${text.slice(0, 14)}c`, `${text} q`, 'ac'];
  assert.deepEqual(together(patterns, texts), oneByOne(patterns, texts));
});
