import fc from 'fast-check';
import { RE2JS } from 're2js';
import { compilePattern } from './compile-pattern.ts';

const ASCII = [...'abcdkKsSiIzZA019_ -.\n\t'];
const OTHER = [...'éÉßẞſ\u212aσςΣλΛяЯµμıİ中あ\u0301\u00a0\u2028😀😁𐐀𐐨'];
const HALVES = ['\ud83d', '\ude00'];

const character: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'A', 'k', 's', ' ') },
  { weight: 3, arbitrary: fc.constantFrom(...ASCII) },
  { weight: 2, arbitrary: fc.constantFrom(...OTHER) },
);

/** Texts of the characters that the patterns are about. */
export const arbitraryText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 24, arbitrary: character }, fc.constantFrom(...HALVES)), {
    maxLength: 24,
  })
  .map((characters) => characters.join(''));

const literal: fc.Arbitrary<string> = character.map((one) =>
  /[.\-^\]\\]/.test(one) ? `\\${one}` : one,
);

const escaped: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('\\n', '\\t', '\\x41', '\\x{1F600}', '\\x{3c3}', '\\101', '\\.', '\\-', '\\_'),
  fc.constantFrom('\\d', '\\D', '\\w', '\\W', '\\s', '\\S'),
  fc.constantFrom('\\pL', '\\PN', '\\p{Lu}', '\\p{Ll}', '\\p{Greek}', '\\P{Latin}', '\\p{^L}'),
  fc.constantFrom(
    '\\p{Cyrillic}',
    '\\p{Han}',
    '\\pM',
    '\\p{Zs}',
    '\\p{Any}',
    '\\p{So}',
    '\\P{^Nd}',
  ),
);

const posix: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '^'),
    fc.constantFrom('alpha', 'digit', 'upper', 'lower', 'punct', 'space', 'word', 'alnum', 'graph'),
  )
  .map(([sign, name]) => `[:${sign}${name}:]`);

const range: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...'abkAKZ0σяé'), fc.constantFrom(...'bcszZk9ςЯ😁'))
  .map(([a, b]) =>
    (a.codePointAt(0) ?? 0) <= (b.codePointAt(0) ?? 0) ? `${a}-${b}` : `${b}-${a}`,
  );

const bracket: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '', '^'),
    fc.array(fc.oneof(literal, range, escaped, posix), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', '', '-'),
  )
  .map(([sign, items, last]) => `[${sign}${items.join('')}${last}]`);

const assertion: fc.Arbitrary<string> = fc.constantFrom('^', '$', '\\A', '\\z', '\\b', '\\B');
const quoted: fc.Arbitrary<string> = fc.constantFrom('\\Qa.b\\E', '\\Q\\E', '\\Q+\\E');
const modes: fc.Arbitrary<string> = fc.constantFrom(
  'i',
  's',
  'm',
  'U',
  'im',
  'is',
  '-i',
  'i-s',
  'U-m',
);

const quantifier: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('*', '+', '?', '{2}', '{0}', '{0,2}', '{1,3}', '{2,}', '{0,}', '{1}', '{0,1}'),
    fc.constantFrom('', '', '?'),
  )
  .map(([count, lazy]) => count + lazy);

const trees = fc.letrec<{ atom: string; piece: string; sequence: string; choice: string }>(
  (tie) => ({
    atom: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 8, arbitrary: literal },
      { weight: 2, arbitrary: fc.constant('.') },
      { weight: 2, arbitrary: escaped },
      { weight: 3, arbitrary: bracket },
      { weight: 2, arbitrary: assertion },
      { weight: 1, arbitrary: quoted },
      { weight: 1, arbitrary: modes.map((letters) => `(?${letters})`) },
      { weight: 4, arbitrary: tie('choice').map((inside) => `(${inside})`) },
      { weight: 2, arbitrary: tie('choice').map((inside) => `(?:${inside})`) },
      {
        weight: 2,
        arbitrary: fc.tuple(modes, tie('choice')).map(([on, inside]) => `(?${on}:${inside})`),
      },
    ),
    piece: fc
      .tuple(tie('atom'), fc.option(quantifier, { freq: 2, nil: '' }))
      .map(([atom, count]) => atom + count),
    sequence: fc.array(tie('piece'), { maxLength: 5 }).map((pieces) => pieces.join('')),
    choice: fc
      .array(tie('sequence'), { minLength: 1, maxLength: 3 })
      .map((branches) => branches.join('|')),
  }),
);

/** Patterns of all that RE2 has; a few are refused, such as a repetition of nothing. */
export const arbitraryPattern: fc.Arbitrary<string> = trees.choice;

/** How RE2JS sees a pattern over a text: refused, or the span of the first match. */
export function seenByOracle(source: string, text: string): string {
  try {
    const compiled = RE2JS.compile(source);
    const matcher = compiled.matcher(text);
    const span = matcher.find() ? `${matcher.start()} to ${matcher.end()}` : 'none';
    return `${compiled.test(text)}, ${span}`;
  } catch {
    return 'refused';
  }
}

/** The same of our own; what is too complex is `too-complex`. */
export function seenByPattern(source: string, text: string): string {
  const compiled = compilePattern(source);
  if (!compiled.ok) return compiled.error.check === 'too-complex' ? 'too-complex' : 'refused';
  const span = compiled.value.find(text);
  return `${compiled.value.test(text)}, ${span === undefined ? 'none' : span.join(' to ')}`;
}
