import { BLANK, characterClasses, WORD } from './character-class.ts';
import { type FoldedTerms, FREE_END } from './folded-terms.ts';
import { INSIDE } from './term-alphabet.ts';

/** Most units that are hashed of a word, so that one long word costs no more. */
const WORD_UNITS_MAX = 16;
/** Most units that are hashed of a spelling that may end inside a word. */
const WINDOW_MAX = 5;
/** Few bits of the table are set, so most places are told no. */
const BITS_PER_SPELLING = 24;
const LEAST_BITS = 10;
const MOST_BITS = 20;
/** Size of the table of beginnings, a power of two; it stays in the nearest cache. */
const BEGINNINGS = 2 ** 15;
const BEGINNING_UNITS = 3;
const SPACE = 0x20;
const MULTIPLIER = 0x85ebca6b;

/** In an entry of `kinds`: spellings that begin here end their first word where the text does. */
const WHOLE_WORD = 0x80;
/** In an entry of `kinds`: a spelling that begins here has no three units to look at. */
const SHORT = 0x40;
const WINDOW = 0x3f;

/**
 * How spellings begin, hashed: first by three units, then by the whole first word where the word
 * must end with it, else by a few units more. A text is asked at every place whether a spelling may
 * begin there; no is always right, and nearly all answers are no. So the large table of the
 * automaton is met only where a text has a word like that of a term.
 */
export class TermOpenings {
  /** By place: what spellings begin with it; 0 where none does. */
  private readonly kinds: Uint8Array;
  private readonly beginnings: Uint8Array;
  private readonly bits: Int32Array;
  private readonly shift: number;
  private readonly classes: Uint8Array;

  constructor(terms: FoldedTerms) {
    const { places, starts, count } = terms;
    this.classes = characterClasses();
    this.kinds = new Uint8Array(2 * INSIDE);
    this.beginnings = new Uint8Array(BEGINNINGS);
    const wanted = Math.ceil(Math.log2(Math.max(1, count * BITS_PER_SPELLING)));
    const size = Math.min(MOST_BITS, Math.max(LEAST_BITS, wanted));
    this.bits = new Int32Array(2 ** (size - 5));
    this.shift = 32 - size;
    const units = Uint16Array.from(places);
    const whole = Uint8Array.from({ length: count }, (_, term) =>
      this.endsItsWord(units, terms, term) ? 1 : 0,
    );
    for (let term = 0; term < count; term += 1) this.note(units, terms, term, whole[term] === 1);
    for (let term = 0; term < count; term += 1) {
      const start = starts[term] ?? 0;
      const end = starts[term + 1] ?? 0;
      const place = places[start] ?? 0;
      this.set(
        whole[term] === 1
          ? this.wordHash(units, end, start, place)
          : this.windowHash(units, end, start, place),
      );
    }
  }

  /** The first place from `from` on where a spelling may begin; `length` when there is none. */
  next(units: Uint16Array, length: number, from: number): number {
    const { classes, kinds, beginnings } = this;
    let inside = from > 0 ? (classes[units[from - 1] as number] as number) & WORD : 0;
    let unit = from < length ? (units[from] as number) : 0;
    let second = from + 1 < length ? (units[from + 1] as number) : 0;
    for (let at = from; at < length; at += 1) {
      const unitClass = classes[unit] as number;
      const place = unit | ((inside & unitClass) << 16);
      inside = unitClass & WORD;
      const third = at + 2 < length ? (units[at + 2] as number) : 0;
      unit = second;
      second = third;
      const seen = beginnings[beginningOf(place, unit, third)] as number;
      if ((seen | ((kinds[place] as number) & SHORT)) === 0) continue;
      if (this.mayOpen(units, length, at, place)) return at;
    }
    return length;
  }

  private mayOpen(units: Uint16Array, length: number, at: number, place: number): boolean {
    const kind = this.kinds[place] as number;
    if ((kind & WHOLE_WORD) !== 0 && this.has(this.wordHash(units, length, at, place))) return true;
    return (kind & WINDOW) !== 0 && this.has(this.windowHash(units, length, at, place));
  }

  private endsItsWord(units: Uint16Array, terms: FoldedTerms, term: number): boolean {
    const end = terms.starts[term + 1] ?? 0;
    let at = terms.starts[term] ?? 0;
    if (!this.isWord(units[at] ?? 0)) return false;
    while (at < end && this.isWord(units[at] ?? 0)) at += 1;
    return at < end || ((terms.traits[term] ?? 0) & FREE_END) === 0;
  }

  private note(
    units: Uint16Array,
    { places, starts }: FoldedTerms,
    term: number,
    whole: boolean,
  ): void {
    const start = starts[term] ?? 0;
    const length = (starts[term + 1] ?? 0) - start;
    const place = places[start] ?? 0;
    const known = this.kinds[place] ?? 0;
    const second = units[start + 1] ?? 0;
    const third = units[start + 2] ?? 0;
    // A blank stands for other units and for runs of them.
    const short = length < BEGINNING_UNITS || second === SPACE || third === SPACE;
    if (!short) this.beginnings[beginningOf(place, second, third)] = 1;
    const own = Math.min(WINDOW_MAX, length);
    const window = (known & WINDOW) === 0 ? own : Math.min(known & WINDOW, own);
    this.kinds[place] =
      (known & ~WINDOW) | (short ? SHORT : 0) | (whole ? WHOLE_WORD | (known & WINDOW) : window);
  }

  private wordHash(units: Uint16Array, length: number, at: number, place: number): number {
    const { classes } = this;
    const end = Math.min(length, at + WORD_UNITS_MAX);
    let hash = place;
    for (let next = at + 1; next < end; next += 1) {
      const unit = units[next] as number;
      if (((classes[unit] as number) & WORD) === 0) break;
      hash = Math.imul(hash, MULTIPLIER) ^ unit;
    }
    return hash;
  }

  // Runs of blanks are of any length, so nothing behind the first blank is looked at.
  private windowHash(units: Uint16Array, length: number, at: number, place: number): number {
    const { classes } = this;
    const end = Math.min(length, at + ((this.kinds[place] as number) & WINDOW));
    let hash = ~place;
    for (let next = at + 1; next < end; next += 1) {
      const unit = units[next] as number;
      const blank = ((classes[unit] as number) & BLANK) !== 0;
      hash = Math.imul(hash, MULTIPLIER) ^ (blank ? SPACE : unit);
      if (blank) break;
    }
    return hash;
  }

  private has(hash: number): boolean {
    const slot = this.slotOf(hash);
    return (((this.bits[slot >>> 5] as number) >>> (slot & 31)) & 1) !== 0;
  }

  private set(hash: number): void {
    const slot = this.slotOf(hash);
    this.bits[slot >>> 5] = (this.bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
  }

  private slotOf(hash: number): number {
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
    return (mixed ^ (mixed >>> 13)) >>> this.shift;
  }

  private isWord(unit: number): boolean {
    return ((this.classes[unit] ?? 0) & WORD) !== 0;
  }
}

/** No need to mix well: it is asked at every place, and a wrong yes costs little. */
function beginningOf(place: number, second: number, third: number): number {
  return (place ^ (place >>> 11) ^ (second << 5) ^ (third << 10)) & (BEGINNINGS - 1);
}
