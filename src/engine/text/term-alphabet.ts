import { blankUnits } from './character-class.ts';
import type { FoldedTerms } from './folded-terms.ts';

/** Added to a unit that stands behind a part of a word: inside it, and not at its start. */
export const INSIDE = 0x10000;
/** Entries are multiples of this, and the multiple is the number of the symbol. */
export const SYMBOL = 4;

/**
 * The symbols of an automaton. A letter at the start of a word and the same letter inside one are
 * different symbols; so a term that must start a word is never followed inside another, and the
 * search rests through the middle of most words. All blanks are one symbol.
 */
export interface TermAlphabet {
  /** For a unit, plus `INSIDE` for a part of a word: its symbol. Symbol 0 is in no term. */
  readonly entries: Int32Array;
  readonly symbolCount: number;
}

/** Frequent units get low symbols, which packs the automaton. */
export function numberSymbols({
  places,
  starts,
  count,
  frequencies,
}: Pick<FoldedTerms, 'places' | 'starts' | 'count' | 'frequencies'>): TermAlphabet {
  const entries = new Int32Array(2 * INSIDE);
  const seen: number[] = [];
  for (let at = 0; at < (starts[count] ?? 0); at += 1) {
    const place = places[at] ?? 0;
    if (entries[place] !== 0) continue;
    entries[place] = SYMBOL;
    seen.push(place);
  }
  seen.sort((a, b) => (frequencies[b] ?? 0) - (frequencies[a] ?? 0) || a - b);
  seen.forEach((place, index) => {
    entries[place] = (index + 1) * SYMBOL;
  });
  const blank = entries[0x20] ?? 0;
  for (const unit of blankUnits()) entries[unit] = blank;
  return { entries, symbolCount: seen.length + 1 };
}
