import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compilePattern, type Pattern } from './compile-pattern.ts';
import { arbitraryPattern, arbitraryText, seenByOracle, seenByPattern } from './pattern.fixture.ts';
import type { PatternProblem } from './pattern-problem.ts';

function compiled(source: string): Pattern {
  const result = compilePattern(source);
  assert.ok(result.ok, source);
  return result.value;
}

function refused(source: string): PatternProblem {
  const result = compilePattern(source);
  assert.ok(!result.ok, source);
  return result.error;
}

test('matches what RE2 matches, where RE2 does, and refuses what RE2 refuses', () => {
  let compared = 0;
  fc.assert(
    fc.property(
      arbitraryPattern,
      fc.array(arbitraryText, { minLength: 3, maxLength: 3 }),
      (source, texts) => {
        for (const text of texts) {
          const own = seenByPattern(source, text);
          if (own === 'too-complex') continue;
          assert.equal(own, seenByOracle(source, text), JSON.stringify({ source, text }));
          if (own !== 'refused') compared += 1;
        }
      },
    ),
    { numRuns: 800 },
  );
  assert.ok(compared > 1_000, `only ${compared} texts were compared`);
});

const found: readonly (readonly [source: string, text: string, span: string])[] = [
  ['', '', '0 to 0'],
  ['x*', '', '0 to 0'],
  ['x+', '', 'none'],
  ['(a|ab)(c|bcd)(d*)', 'xabcd', '1 to 5'],
  ['a{2,3}?', 'aaaa', '0 to 2'],
  ['(?U)a+', 'aaaa', '0 to 1'],
  ['(|a)*', 'aa', '0 to 0'],
  ['^b', 'ab', 'none'],
  ['(?m)^b$', 'a\nb\nc', '2 to 3'],
  ['b$', 'b\n', 'none'],
  ['.', '\n😀', '1 to 3'],
  ['^.$', '😀', '0 to 2'],
  ['^.$', '\ud83d', '0 to 1'],
  ['\\x{1F600}', 'a😀', '1 to 3'],
  ['\ud83d', '😀', 'none'],
  ['(?i)k', '\u212a', '0 to 1'],
  ['(?i)STRASSE', 'ſtraſſe', '0 to 7'],
  ['(?i)σ', 'ς', '0 to 1'],
  ['(?i)[^k]', 'K\u212a', 'none'],
  ['\\bé', ' é', 'none'],
  ['\\p{Greek}+', 'abλόγος', '2 to 7'],
  ['[[:^alpha:]\\pL]+', '1é😀', '0 to 4'],
  ['\\Qa.b\\E+', 'a.bb', '0 to 4'],
];

for (const [source, text, span] of found) {
  test(`\`${source}\` in ${JSON.stringify(text)}: ${span}`, () => {
    assert.equal(seenByPattern(source, text), `${span !== 'none'}, ${span}`);
  });
}

const problems: readonly (readonly [source: string, check: string, start: number, end: number])[] =
  [
    ['^(.+)\\1+$', 'unsupported-regex', 5, 7],
    ['ab(?=c)', 'unsupported-regex', 2, 5],
    ['(?<!a)b', 'unsupported-regex', 0, 4],
    ['a\\C', 'unsupported-regex', 1, 3],
    ['x(', 'unsupported-regex', 1, 2],
    ['x)', 'unsupported-regex', 1, 2],
    ['[z-a]', 'unsupported-regex', 1, 4],
    ['a{1001}', 'too-complex', 1, 7],
    ['((a{0,9}){0,9}){0,9}$', 'too-complex', 0, 21],
    ['(?:a{1,1000}){1,1000}', 'too-complex', 0, 21],
  ];

for (const [source, check, start, end] of problems) {
  test(`\`${source}\` is refused as ${check}, with its place`, () => {
    const problem = refused(source);
    assert.equal(problem.check, check);
    assert.deepEqual(problem.span, { start, end });
    assert.notEqual(problem.message, '');
    assert.notEqual(problem.help, '');
  });
}

test('500 characters are accepted and 501 are not', () => {
  assert.equal(compiled(`${'[a]'.repeat(166)}ab`).test(`${'a'.repeat(166)}ab`), true);
  assert.equal(refused('[a]'.repeat(167)).check, 'too-complex');
});

test('its size is counted before it is built, up to 500 instructions', () => {
  assert.ok(compiled('a{499}').size <= 500);
  assert.equal(refused('a{501}').check, 'too-complex');
});

test('looks at the first 20,000 units', () => {
  const last = `${'a'.repeat(19_999)}b`;
  assert.equal(compiled('b').test(last), true);
  assert.deepEqual(compiled('b$').find(`${last}c`), [19_999, 20_000]);
  assert.equal(compiled('b').test(`a${last}`), false);
});

test('half a pair at the end of what is looked at is a character of its own', () => {
  const text = `${'a'.repeat(19_999)}😀`;
  assert.deepEqual(compiled('[^a]').find(text), [19_999, 20_000]);
});

/** Letters a and b in an order without a short period. */
function disorder(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state > 1_073_741_824 ? 'a' : 'b';
  }).join('');
}

test('answers rightly when a text needs more states than are kept', () => {
  const pattern = compiled('a[ab]{14}c');
  const text = disorder(19_900);
  const at = text.lastIndexOf('a', 19_900 - 16);
  const rest = text.slice(at, at + 15);
  assert.equal(pattern.test(text), false);
  assert.deepEqual(pattern.find(`${text}${rest}c`), [19_900, 19_916]);
  assert.equal(pattern.test(text), false);
});

test('answers rightly after many texts have filled what is kept', () => {
  const pattern = compiled('a[ab]{14}c');
  for (let round = 0; round < 300; round += 1) {
    const text = disorder(64 * (round + 1)).slice(-64);
    assert.equal(pattern.test(text), false);
    assert.equal(pattern.test(`${text}a${text.slice(0, 14)}c`), true);
    assert.equal(pattern.test(`${'b'.repeat(round % 16)}c`), false);
  }
});

test('a pattern can be asked about one text after another', () => {
  const pattern = compiled('\\bab+$');
  for (const text of ['ab', 'xab', 'x abbb', 'abb c']) {
    assert.equal(pattern.test(text), /\bab+$/.test(text), text);
    assert.equal(pattern.test(text), /\bab+$/.test(text), text);
  }
});
