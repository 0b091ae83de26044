import { BLANK, characterClasses, WORD } from './character-class.ts';
import { takesClitics } from './clitic.ts';
import { FoldBuffer, foldInto } from './fold.ts';
import type { TermEntry } from './term.ts';
import { INSIDE } from './term-alphabet.ts';

const SPACE = 0x20;

/** The end of the term may stand inside a word. */
export const FREE_END = 1;
/** Inside a word the term counts only behind clitics. */
export const BEHIND_CLITICS = 2;
/** A blank of the term stands for any run of blanks, so its length in a text is not known. */
export const HAS_BLANKS = 4;

/** The spellings of all terms, one behind the other. */
export interface FoldedTerms {
  /** Units, with `INSIDE` added to those behind a part of a word. */
  readonly places: Int32Array;
  /** Where each spelling begins, and at last where the last one ends. */
  readonly starts: Int32Array;
  readonly targets: Int32Array;
  readonly traits: Uint8Array;
  readonly count: number;
  /** How often each place occurs. */
  readonly frequencies: Int32Array;
}

/**
 * Folds the terms and puts blanks in order. A term that may start inside a word gets two spellings,
 * at the start of a word and inside one. What folds to nothing is left out.
 */
export function foldTerms(entries: readonly TermEntry[]): FoldedTerms {
  const terms = new TermCollector(entries.length);
  const buffer = new FoldBuffer();
  for (const { text, target, boundary } of entries) {
    foldInto(text, buffer);
    const length = joinBlanks(buffer);
    if (length === 0) continue;
    const freeStart = boundary === 'suffix' || boundary === 'anywhere';
    const freeEnd = boundary === 'prefix' || boundary === 'anywhere';
    const blanks = buffer.units.subarray(0, length).includes(SPACE) ? HAS_BLANKS : 0;
    const trait = (freeEnd ? FREE_END : 0) | blanks;
    terms.add(buffer.units, length, { target, trait, inside: false });
    if (freeStart) terms.add(buffer.units, length, { target, trait, inside: true });
    else if (takesClitics(buffer.slice(0, Math.min(length, 2)))) {
      terms.add(buffer.units, length, { target, trait: trait | BEHIND_CLITICS, inside: true });
    }
  }
  return terms.finish();
}

/** Makes one blank of each run and none at the ends; returns the new length. */
export function joinBlanks(buffer: FoldBuffer): number {
  const classes = characterClasses();
  const { units, length } = buffer;
  let kept = 0;
  let pending = false;
  for (let at = 0; at < length; at += 1) {
    const unit = units[at] ?? 0;
    if (((classes[unit] ?? 0) & BLANK) !== 0) {
      pending = kept > 0;
      continue;
    }
    if (pending) {
      units[kept] = SPACE;
      kept += 1;
      pending = false;
    }
    units[kept] = unit;
    kept += 1;
  }
  buffer.length = kept;
  return kept;
}

class TermCollector {
  private readonly classes: Uint8Array = characterClasses();
  private readonly frequencies: Int32Array = new Int32Array(2 * INSIDE);
  private readonly starts: Int32Array;
  private readonly targets: Int32Array;
  private readonly traits: Uint8Array;
  private places: Int32Array = new Int32Array(4096);
  private length = 0;
  private count = 0;

  constructor(termCount: number) {
    this.starts = new Int32Array(2 * termCount + 1);
    this.targets = new Int32Array(2 * termCount);
    this.traits = new Uint8Array(2 * termCount);
  }

  add(
    units: Uint16Array,
    length: number,
    term: { readonly target: number; readonly trait: number; readonly inside: boolean },
  ): void {
    let inside = term.inside;
    // Only a part of a word has a second symbol for the inside of words.
    if (inside && !this.isWord(units[0] ?? 0)) return;
    this.reserve(length);
    for (let at = 0; at < length; at += 1) {
      const unit = units[at] ?? 0;
      const isWord = this.isWord(unit);
      const place = inside && isWord ? unit + INSIDE : unit;
      this.places[this.length] = place;
      this.length += 1;
      this.frequencies[place] = (this.frequencies[place] ?? 0) + 1;
      inside = isWord;
    }
    this.targets[this.count] = term.target;
    this.traits[this.count] = term.trait;
    this.count += 1;
    this.starts[this.count] = this.length;
  }

  finish(): FoldedTerms {
    const { places, starts, targets, traits, count, frequencies } = this;
    return { places, starts, targets, traits, count, frequencies };
  }

  private isWord(unit: number): boolean {
    return ((this.classes[unit] ?? 0) & WORD) !== 0;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.places.length) return;
    const larger = new Int32Array(Math.max(this.length + more, 2 * this.places.length));
    larger.set(this.places);
    this.places = larger;
  }
}
