import { characterClasses, WORD } from './character-class.ts';
import { takesClitics } from './clitic.ts';
import { FoldBuffer, foldInto } from './fold.ts';
import { emblemAlphabets, lookAlikes } from './look-alikes.ts';

const LETTERS = 26;
const SMALL_A = 0x61;
const SMALL_Z = 0x7a;
const ZERO = 0x30;
const NINE = 0x39;
const FIRST_MARK = 0x0300;
const LAST_MARK = 0x036f;

interface Skeletons {
  /** What each unit looks like: itself, or 0 where its neighbours or its kind must be asked. */
  readonly single: Uint16Array;
  /** By unit, for those that stand for a letter only among Latin letters. */
  readonly guests: ReadonlyMap<number, number>;
  /** By code point, beyond the basic plane. */
  readonly pairs: ReadonlyMap<number, number>;
}

let built: Skeletons | undefined;

/**
 * A folded text with every look-alike replaced by the letter or digit that it looks like, and
 * without marks that compose with nothing. Signs such as `|` and letters of scripts whose words are
 * told apart in their own way count as look-alikes only between two Latin letters or digits,
 * so that
 * a rule between words and an Arabic word stay what they are. Fills `into`, which must be another
 * buffer.
 */
export function skeletonInto(from: FoldBuffer, into: FoldBuffer): void {
  built ??= build();
  const { single } = built;
  const { units, length } = from;
  into.reserve(length);
  into.length = 0;
  for (let at = 0; at < length; at += 1) {
    const shown = single[units[at] as number] as number;
    if (shown === 0) {
      at += addSpecial(from, at, into, built);
      continue;
    }
    into.units[into.length] = shown;
    into.length += 1;
  }
  into.perUnit = from.perUnit;
}

/**
 * The same of a text as written, for the terms that look-alikes are looked for. Folding it again
 * changes nothing.
 */
export function skeletonText(text: string): string {
  const folded = new FoldBuffer();
  const skeleton = new FoldBuffer();
  foldInto(text, folded);
  skeletonInto(folded, skeleton);
  return skeleton.slice(0, skeleton.length);
}

/** Returns how many units it took beyond the first. */
function addSpecial(from: FoldBuffer, at: number, into: FoldBuffer, skeletons: Skeletons): number {
  const unit = from.units[at] ?? 0;
  if (unit >= FIRST_MARK && unit <= LAST_MARK) return 0;
  const next = at + 1 < from.length ? (from.units[at + 1] ?? 0) : 0;
  const before = into.length === 0 ? 0 : (into.units[into.length - 1] ?? 0);
  const isPair = unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff;
  const pair = isPair ? skeletons.pairs.get(codePointOf(unit, next)) : undefined;
  const between = isLatin(before) && isLatin(skeletons.single[next] ?? 0);
  const guest = between ? skeletons.guests.get(unit) : undefined;
  into.units[into.length] = pair ?? guest ?? unit;
  into.length += 1;
  return pair === undefined ? 0 : 1;
}

function codePointOf(high: number, low: number): number {
  return (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
}

function isLatin(unit: number): boolean {
  return (unit >= SMALL_A && unit <= SMALL_Z) || (unit >= ZERO && unit <= NINE);
}

function build(): Skeletons {
  const single = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  single.fill(0, FIRST_MARK, LAST_MARK + 1);
  single.fill(0, 0xd800, 0xdc00);
  const classes = characterClasses();
  const guests = new Map<number, number>();
  const pairs = new Map<number, number>();
  for (const [letter, alikes] of lookAlikes) {
    const shown = letter.charCodeAt(0);
    for (const alike of alikes) {
      const codePoint = alike.codePointAt(0) ?? 0;
      const isWord = ((classes[codePoint] ?? 0) & WORD) !== 0 && !takesClitics(alike);
      if (alike.length === 2) pairs.set(codePoint, shown);
      else if (isWord) single[codePoint] = shown;
      else {
        single[codePoint] = 0;
        guests.set(codePoint, shown);
      }
    }
  }
  for (const first of emblemAlphabets) {
    for (let letter = 0; letter < LETTERS; letter += 1) {
      // An emblem of an l is an i like any other l.
      const shown = single[SMALL_A + letter] ?? 0;
      pairs.set(first + letter, shown);
    }
  }
  return { single, guests, pairs };
}
