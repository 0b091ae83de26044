/** Part of a word in a script that puts spaces between words. */
export const WORD = 1;
/**
 * Part of a script without spaces between words, or with endings glued on: terms match anywhere.
 */
export const UNSPACED = 2;

const SPACED: RegExp = /[\p{L}\p{N}\p{M}_]/u;
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
const ANY_OF_THEM: string = SCRIPTS_WITHOUT_SPACES.map((name) => `\\p{Script=${name}}`).join('');
const WITHOUT_SPACES: RegExp = new RegExp(`[${ANY_OF_THEM}]`, 'u');

let table: Uint8Array | undefined;

/**
 * Class of a UTF-16 unit; 0 for what is not part of a word. Units of characters beyond the basic
 * plane count as unspaced.
 */
export function characterClasses(): Uint8Array {
  if (table !== undefined) return table;
  const classes = new Uint8Array(0x10000);
  for (let unit = 0; unit < classes.length; unit += 1) {
    if (unit >= 0xd800 && unit <= 0xdfff) {
      classes[unit] = UNSPACED;
      continue;
    }
    const character = String.fromCharCode(unit);
    if (WITHOUT_SPACES.test(character)) classes[unit] = UNSPACED;
    else if (SPACED.test(character)) classes[unit] = WORD;
  }
  table = classes;
  return classes;
}
