import { BLANK, characterClasses, WORD } from './character-class.ts';

/** Added to a unit that stands behind a part of a word: inside it, and not at its start. */
export const INSIDE = 0x10000;
/** In an entry of the alphabet: the unit is part of a word. */
export const WORD_BIT = 1;
/** In an entry of the alphabet: the unit is blank. */
export const BLANK_BIT = 2;
/** Entries are multiples of this plus the bits above; the multiple is the number of the symbol. */
export const SYMBOL = 4;

/**
 * The symbols of an automaton. A letter at the start of a word and the same letter inside one are
 * different symbols; so a term that must start a word is never followed inside another, and the
 * search rests through the middle of most words. All blanks are one symbol.
 */
export interface TermAlphabet {
  /** For a unit, plus `INSIDE` or not: its symbol and its bits. Symbol 0 is in no term. */
  readonly entries: Int32Array;
  readonly symbolCount: number;
}

/** Frequent units get low symbols, which packs the automaton. */
export function numberSymbols(frequencies: Int32Array): TermAlphabet {
  const classes = characterClasses();
  const entries = new Int32Array(2 * INSIDE);
  const seen: number[] = [];
  for (let place = 0; place < entries.length; place += 1) {
    if ((frequencies[place] ?? 0) > 0) seen.push(place);
  }
  seen.sort((a, b) => (frequencies[b] ?? 0) - (frequencies[a] ?? 0) || a - b);
  seen.forEach((place, index) => {
    entries[place] = (index + 1) * SYMBOL;
  });
  const blank = entries[0x20] ?? 0;
  for (let unit = 0; unit < INSIDE; unit += 1) {
    const unitClass = classes[unit] ?? 0;
    const isWord = (unitClass & WORD) !== 0;
    if ((unitClass & BLANK) !== 0) {
      entries[unit] = blank | BLANK_BIT;
    }
    // What is no part of a word has no start of a word either: one symbol wherever it stands.
    entries[unit + INSIDE] = isWord ? (entries[unit + INSIDE] ?? 0) : (entries[unit] ?? 0);
    if (isWord) {
      entries[unit] = (entries[unit] ?? 0) | WORD_BIT;
      entries[unit + INSIDE] = (entries[unit + INSIDE] ?? 0) | WORD_BIT;
    }
  }
  return { entries, symbolCount: seen.length + 1 };
}
