/** What a UTF-16 unit is for finding words. */
export const OTHER = 0;
/** Part of a word in a script that puts spaces between words. */
export const WORD = 1;
/** Part of a script without spaces between words, or with endings glued on: terms match anywhere. */
export const UNSPACED = 2;

const SPACED: RegExp = /[\p{L}\p{N}\p{M}_]/u;
const WITHOUT_SPACES: RegExp =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

let table: Uint8Array | undefined;

/** Class of a UTF-16 unit. Units of characters beyond the basic plane count as unspaced. */
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
