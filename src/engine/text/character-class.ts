/** Part of a word in a script that puts blanks between words. */
export const WORD = 1;
/** Part of a script without blanks between words, or with endings glued on. */
export const UNSPACED = 2;
export const BLANK = 4;
/** Letters and digits, and the vowel signs and other marks that Indic and similar words need. */
export const LETTER = 8;

const PLANE = 0x10000;
const WORD_PART: RegExp = /[\p{L}\p{N}\p{M}_]/u;
const LETTER_PART: RegExp = /[[\p{L}\p{N}\p{M}]--[\u0300-\u036F\u20D0-\u20FF\uFE20-\uFE2F]]/v;
const BLANK_UNIT: RegExp = /[\s\u0085]/u;
const SCRIPTS_WITHOUT_SPACES: readonly string[] = [
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Thai',
  'Lao',
  'Khmer',
  'Myanmar',
];
const ANY_OF_THEM: string = SCRIPTS_WITHOUT_SPACES.map((name) => `\\p{scx=${name}}`).join('');
const WITHOUT_SPACES: RegExp = new RegExp(`[${ANY_OF_THEM}]`, 'u');

let table: Uint8Array | undefined;

/**
 * What each UTF-16 unit of a folded text is, as a sum of `WORD` or `UNSPACED`, `BLANK` and
 * `LETTER`. Halves of code points beyond the basic plane count as unspaced letters.
 */
export function characterClasses(): Uint8Array {
  if (table !== undefined) return table;
  const classes = new Uint8Array(PLANE);
  for (let unit = 0; unit < PLANE; unit += 1) classes[unit] = classOf(unit);
  table = classes;
  return classes;
}

let blanks: readonly number[] | undefined;

/** The units that are blank. */
export function blankUnits(): readonly number[] {
  blanks ??= [...characterClasses()].flatMap((kind, unit) => ((kind & BLANK) === 0 ? [] : [unit]));
  return blanks;
}

function classOf(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return UNSPACED | LETTER;
  const character = String.fromCharCode(unit);
  if (BLANK_UNIT.test(character)) return BLANK;
  if (!WORD_PART.test(character)) return 0;
  const spacing = WITHOUT_SPACES.test(character) ? UNSPACED : WORD;
  return spacing | (LETTER_PART.test(character) ? LETTER : 0);
}
