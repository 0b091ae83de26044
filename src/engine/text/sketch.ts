import { BLANK, characterClasses, LETTER } from './character-class.ts';
import type { FoldBuffer } from './fold.ts';

/** Units of a shingle: long enough that two texts about different things share hardly any. */
const SHINGLE = 8;
/** Texts with fewer letters are compared as they are. */
const SHORT = 24;
const SPACE = 0x20;
const FIRST_FACTOR = 0x9e3779b1;
const SECOND_FACTOR = 0x85ebca6b;

/**
 * The same value for the same text after folding, whatever its blanks: 64 bits in hexadecimal. Not
 * for secrets: whoever tries can make two texts with one value.
 */
export function fingerprint(buffer: FoldBuffer): string {
  const classes = characterClasses();
  const { units, length } = buffer;
  let low = 0x2545f491;
  let high = 0x9e3779b9 | 0;
  let started = false;
  let blank = false;
  for (let at = 0; at < length; at += 1) {
    const unit = units[at] ?? 0;
    if (((classes[unit] ?? 0) & BLANK) !== 0) {
      blank = started;
      continue;
    }
    if (blank) {
      low = rotated(Math.imul(low ^ SPACE, FIRST_FACTOR), 13);
      high = rotated(Math.imul(high ^ SPACE, SECOND_FACTOR), 17);
      blank = false;
    }
    started = true;
    low = rotated(Math.imul(low ^ unit, FIRST_FACTOR), 13);
    high = rotated(Math.imul(high ^ unit, SECOND_FACTOR), 17);
  }
  return hexadecimal(stirred(low)) + hexadecimal(stirred(high ^ low));
}

/**
 * A value that two texts share with about the probability of their likeness (Jaccard, over runs of
 * eight letters and digits), so that a changed word, number or emoji mostly leaves it alone: the
 * smallest hash of all runs (MinHash with one hash). Of short texts all letters are compared, and
 * texts without letters as they are.
 */
export function sketch(buffer: FoldBuffer): string {
  const letters = lettersOf(buffer);
  if (letters.length === 0) return fingerprint(buffer);
  if (letters.length < SHORT) return hexadecimal(hashOf(letters, 0, letters.length));
  let least = 0xffffffff;
  for (let at = 0; at + SHINGLE <= letters.length; at += 1) {
    const hash = hashOf(letters, at, at + SHINGLE) >>> 0;
    if (hash < least) least = hash;
  }
  return `~${hexadecimal(least)}`;
}

/** Letters and digits of a folded text, without anything between them. */
export function lettersOf({ units, length }: FoldBuffer): Uint16Array {
  const classes = characterClasses();
  const letters = new Uint16Array(length);
  let count = 0;
  for (let at = 0; at < length; at += 1) {
    const unit = units[at] ?? 0;
    if (isEmojiHalf(unit)) {
      if (isLowHalf(units[at + 1] ?? 0)) at += 1;
      continue;
    }
    if (((classes[unit] ?? 0) & LETTER) === 0) continue;
    letters[count] = unit;
    count += 1;
  }
  return letters.subarray(0, count);
}

// Emoji come and go at the end of a text that is otherwise the same.
function isEmojiHalf(unit: number): boolean {
  return unit >= 0xd83c && unit <= 0xd83e;
}

function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Hash of the runs of eight letters of a text; of a short text, of the whole. */
export function shingleHashes(letters: Uint16Array): Uint32Array {
  if (letters.length < SHORT) return Uint32Array.of(hashOf(letters, 0, letters.length));
  const hashes = new Uint32Array(letters.length - SHINGLE + 1);
  for (let at = 0; at < hashes.length; at += 1) hashes[at] = hashOf(letters, at, at + SHINGLE);
  return hashes;
}

function hashOf(units: Uint16Array, start: number, end: number): number {
  let hash = FIRST_FACTOR ^ (end - start);
  for (let at = start; at < end; at += 1) {
    hash = rotated(Math.imul(hash ^ (units[at] ?? 0), SECOND_FACTOR), 15);
  }
  return stirred(hash);
}

function rotated(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}

/** Mixes 32 bits so that every one that comes in changes about half of those that go out. */
export function stirred(bits: number): number {
  let mixed = bits | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}

function hexadecimal(bits: number): string {
  return (bits >>> 0).toString(16).padStart(8, '0');
}
