/**
 * What shows nothing or only stretches or vowels a word: default-ignorable code points (soft
 * hyphen, zero-width and direction controls, variation selectors, tags), Arabic tatweel and
 * harakat.
 */
const REMOVED: RegExp = /[\p{Default_Ignorable_Code_Point}\u0640\u064B-\u0652\u0670]/gu;
/** One mark less than this many in a row is language; more is decoration. */
const MARKS_IN_A_ROW = 30;
const TOO_MANY_MARKS: RegExp = new RegExp(`(\\p{M}{${MARKS_IN_A_ROW}})\\p{M}+`, 'gu');
/** Upper-casing would turn dotless i into i, and the Greek iota below into a letter. */
const CASELESS: ReadonlySet<string> = new Set(['\u0131', '\u0345']);

/**
 * One code point as terms are compared, whatever stands beside it: NFKC, full case folding
 * (Unicode 3.13, D144), with what shows nothing removed. Dotless i and the iota below stay.
 */
export function foldCodePoint(character: string): string {
  let folded = character;
  for (;;) {
    const next = foldCase(folded.normalize('NFKD').replace(REMOVED, '')).normalize('NFKD');
    if (next === folded) return folded.normalize('NFC');
    folded = next;
  }
}

/**
 * Composes what folded code points stand side by side. Of a run of marks the first 30 stay, because
 * ordering an endless run takes the square of its length (UAX 15, section 13).
 */
export function settle(folded: string): string {
  return folded.replace(TOO_MANY_MARKS, '$1').normalize('NFC');
}

function foldCase(text: string): string {
  let folded = '';
  for (const character of text) {
    // There and back again: only so do the long forms (ß as SS) and both sigmas meet.
    folded += CASELESS.has(character)
      ? character
      : character.toLowerCase().toUpperCase().toLowerCase();
  }
  return folded;
}
