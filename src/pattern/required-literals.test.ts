import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compilePattern } from './compile-pattern.ts';
import { arbitraryPattern, arbitraryText } from './pattern.fixture.ts';

const KELVIN_SIGN = '\u212a';
const LONG_S = '\u017f';

function literalsOf(source: string): readonly string[] | undefined {
  const result = compilePattern(source);
  assert.ok(result.ok, source);
  return result.value.literals;
}

/** Lower case unit by unit, as whoever looks for literals has to do it. */
function folded(text: string): string {
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text[at] ?? '';
    if (unit === KELVIN_SIGN) return 'k';
    if (unit === LONG_S) return 's';
    const lower = unit.toLowerCase();
    return lower.length === 1 ? lower : unit;
  }).join('');
}

const word: fc.Arbitrary<string> = fc.constantFrom(
  'kilo',
  'maß',
  'σας',
  'я и',
  '😀😁',
  'Cab',
  'sk',
);
const worded: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '(?i)'),
    fc.array(
      fc.oneof(
        word,
        arbitraryPattern.map((inner) => `(?:${inner})`),
      ),
      { maxLength: 4 },
    ),
    fc.constantFrom('', '', '|', '{0,2}', '+', '|abc'),
  )
  .map(([modes, parts, end]) => `${modes}(?:${parts.join('')})${end}`);
const spoken: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      word,
      word.map((one) => one.toUpperCase()),
      word.map((one) => one.replace('k', KELVIN_SIGN).replace('s', LONG_S)),
      arbitraryText,
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));

test('every text that matches has one of the literals', () => {
  let matches = 0;
  fc.assert(
    fc.property(worded, fc.array(spoken, { minLength: 12, maxLength: 12 }), (source, texts) => {
      const result = compilePattern(source);
      if (!result.ok || result.value.literals === undefined) return;
      const { literals } = result.value;
      for (const text of texts) {
        if (!result.value.test(text)) continue;
        matches += 1;
        const found = literals.some((literal) => folded(text).includes(literal));
        assert.ok(found, JSON.stringify({ source, text, literals }));
      }
    }),
    { numRuns: 2_000 },
  );
  assert.ok(matches > 100, `only ${matches} matches`);
});

const known: readonly (readonly [source: string, literals: readonly string[] | undefined])[] = [
  ['a(foo|barbaz)+\\d', ['foo', 'barbaz']],
  ['(?i)KILO', ['kilo']],
  ['fr(e|3)e', ['free', 'fr3e']],
  ['\\d?hidden.*', ['hidden']],
  ['(?:hidden)?', undefined],
  ['hidden|\\d+', undefined],
  ['ab', undefined],
  ['яб', ['яб']],
  ['\\d{3}', undefined],
];

for (const [source, literals] of known) {
  test(`\`${source}\` needs ${literals?.join(' or ') ?? 'no literal'}`, () => {
    const own = literalsOf(source);
    assert.deepEqual(own === undefined ? own : [...own].sort(), literals && [...literals].sort());
  });
}
