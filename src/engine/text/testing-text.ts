import fc from 'fast-check';
import { FoldBuffer, foldInto } from './fold.ts';

const pieces: readonly string[] = [
  ...'abcßſIıİ_17.-|*',
  ...[' ', '  ', '\t\n', '\u00A0', '\u3000'],
  ...['й', 'и\u0306', 'СС', 'σς', '\u0345', 'é', 'e\u0301', '\u0301', '\u0323', '\u0334'],
  ...['و', 'ال', 'ل', 'ب', 'ـ', 'م\u064E', 'ו', 'ה', 'ש', 'ב\u05BC'],
  ...['中', '日本', 'か', 'が', 'ｶﾞ', 'ก', 'ำ', '한', '\u1112\u1161\u11AB', 'ဝ', 'क\u093F'],
  ...['😀', '👩\u200D👧', '𝐛', '𐐨', '\u{E0061}', '\uFE0F', '\u200B', '\u00AD', '\uD83D', '\uDE00'],
];

/** Short texts of all the scripts whose words are told apart in their own way. */
export const mixedText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 12 })
  .map((chosen) => chosen.join(''));

/** Those, and any text of random code points, halves of pairs among them. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  mixedText,
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => {
    return String.fromCharCode(...units);
  }),
);

/** A text folded into a buffer of its own. */
export function folded(text: string): FoldBuffer {
  const buffer = new FoldBuffer();
  foldInto(text, buffer);
  return buffer;
}

/** What a buffer holds. */
export function held(buffer: FoldBuffer): string {
  return buffer.slice(0, buffer.length);
}
