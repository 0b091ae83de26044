import type { CodePointSet } from './code-point-set.ts';
import type { Repeat, Syntax } from './syntax.ts';

/** More strings than this cost more to look for than the pattern costs to run. */
const STRINGS_MAX = 16;
/** Shorter strings are in nearly every text; other scripts say more with a character. */
const ASCII_LENGTH_MIN = 3;
const OTHER_LENGTH_MIN = 2;
/** Longer strings find no fewer texts. */
const LENGTH_MAX = 64;
/** One more character finds about so many times fewer texts. */
const RARER = 20;
/** Repetitions that are written out. */
const REPEATS_MAX = 3;
const KELVIN_SIGN = 0x212a;
const LONG_S = 0x17f;

/** Texts that a part can match, all of them, in lower case; or that there are too many to tell. */
type Exact = readonly string[] | undefined;

/**
 * Strings of which every matching text has at least one, compared unit by unit in lower case, with
 * the Kelvin sign taken for `k` and the long s for `s`; whoever looks for them must do the same.
 * Undefined when there are no such strings of three characters and more, two outside ASCII.
 */
export function requiredLiterals(syntax: Syntax): readonly string[] | undefined {
  const found = [...new Set(best(choicesOf(syntax)))];
  // A text that has the longer of two strings has the shorter one as well.
  const needed = found.filter(
    (one) => !found.some((other) => other !== one && one.includes(other)),
  );
  return needed.length === 0 ? undefined : needed;
}

/** Sets of strings of which each is by itself necessary. */
function choicesOf(syntax: Syntax): readonly (readonly string[])[] {
  const exact = exactOf(syntax);
  const own = usable(exact) ? [exact] : [];
  switch (syntax.kind) {
    case 'sequence':
      return [...own, ...runsOf(syntax.parts), ...syntax.parts.flatMap(choicesOf)];
    case 'choice': {
      const branches = syntax.branches.map((branch) => best(choicesOf(branch)));
      const all = branches.every((branch) => branch !== undefined) ? branches.flat() : undefined;
      return usable(all) ? [...own, all] : own;
    }
    case 'repeat':
      return syntax.min > 0 ? [...own, ...choicesOfTurns(syntax)] : own;
    default:
      return own;
  }
}

/** The turns that a repetition takes at least, as far as they can be written out. */
function choicesOfTurns({ part, min }: Repeat): readonly (readonly string[])[] {
  const exact = exactOf(part);
  let turns = exact;
  for (let turn = 1; turn < min && turns !== undefined && exact !== undefined; turn += 1) {
    const longer = joined(turns, exact);
    if (longer === undefined) break;
    turns = longer;
  }
  return usable(turns) ? [turns] : choicesOf(part);
}

/** Runs of neighbours whose texts are all known, put together. */
function runsOf(parts: readonly Syntax[]): readonly (readonly string[])[] {
  const runs: (readonly string[])[] = [];
  let run: readonly string[] = [''];
  const close = (): void => {
    if (usable(run)) runs.push(run);
    run = [''];
  };
  for (const part of parts) {
    const exact = exactOf(part);
    const longer = exact === undefined ? undefined : joined(run, exact);
    if (longer !== undefined) {
      run = longer;
      continue;
    }
    close();
    run = exact ?? [''];
  }
  close();
  return runs;
}

function exactOf(syntax: Syntax): Exact {
  switch (syntax.kind) {
    case 'nothing':
    case 'assertion':
      return [''];
    case 'one-of':
      return lettersOf(syntax.set);
    case 'sequence':
      return syntax.parts.reduce<Exact>(
        (texts, part) => {
          const next = exactOf(part);
          return texts === undefined || next === undefined ? undefined : joined(texts, next);
        },
        [''],
      );
    case 'choice': {
      const branches = syntax.branches.map(exactOf);
      if (!branches.every((branch) => branch !== undefined)) return undefined;
      return bounded([...new Set(branches.flat())]);
    }
    case 'repeat': {
      const part = exactOf(syntax.part);
      if (part === undefined || syntax.max > REPEATS_MAX) return undefined;
      return repeated(part, syntax.min, syntax.max);
    }
  }
}

function repeated(part: readonly string[], min: number, max: number): Exact {
  const texts = new Set<string>();
  let power: Exact = [''];
  for (let count = 0; count <= max; count += 1) {
    if (power === undefined) return undefined;
    if (count >= min) for (const text of power) texts.add(text);
    if (count < max) power = joined(power, part);
  }
  return bounded([...texts]);
}

/** Every text of the one before every text of the other. */
function joined(first: readonly string[], second: readonly string[]): Exact {
  if (first.length * second.length > STRINGS_MAX) return undefined;
  const texts = new Set(first.flatMap((a) => second.map((b) => a + b)));
  return [...texts].some((text) => text.length > LENGTH_MAX) ? undefined : [...texts];
}

function bounded(texts: readonly string[]): Exact {
  return texts.length > STRINGS_MAX ? undefined : texts;
}

/** The characters of a small set in lower case; undefined where lower case is not that simple. */
function lettersOf(set: CodePointSet): Exact {
  const letters = new Set<string>();
  for (let at = 0; at + 1 < set.length; at += 2) {
    const [from = 0, to = 0] = [set[at], set[at + 1]];
    if (to - from > STRINGS_MAX) return undefined;
    for (let code = from; code <= to; code += 1) {
      const letter = lowered(code);
      if (letter === undefined) return undefined;
      letters.add(letter);
    }
  }
  return letters.size === 0 ? undefined : bounded([...letters]);
}

function lowered(code: number): string | undefined {
  if (code === KELVIN_SIGN) return 'k';
  if (code === LONG_S) return 's';
  if (code >= 0xd800 && code <= 0xdfff) return undefined;
  // Lower case goes unit by unit, so it leaves these alone.
  if (code > 0xffff) return String.fromCodePoint(code);
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 ? lower : undefined;
}

function usable(texts: Exact): texts is readonly string[] {
  return (
    texts !== undefined && texts.length > 0 && texts.length <= STRINGS_MAX && texts.every(isTelling)
  );
}

function isTelling(text: string): boolean {
  const characters = [...text];
  const ascii = characters.some((character) => character <= '\x7f');
  return characters.length >= (ascii ? ASCII_LENGTH_MIN : OTHER_LENGTH_MIN);
}

/** The choice that the fewest texts have. */
function best(choices: readonly (readonly string[])[]): readonly string[] | undefined {
  return choices.toSorted((a, b) => commonness(a) - commonness(b) || a.length - b.length)[0];
}

function commonness(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + RARER ** -text.length, 0);
}
