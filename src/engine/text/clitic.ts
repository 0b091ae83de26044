import { characterClasses, WORD } from './character-class.ts';

/**
 * Small words that Arabic and Hebrew write in one piece with the next word: one of each group, in
 * this order, any of them absent. Arabic joins li- and the article to double lam.
 */
const ARABIC: readonly (readonly string[])[] = [
  ['', 'و', 'ف'],
  ['', 'ب', 'ك', 'ل', 'ال', 'بال', 'كال', 'لل'],
];
const HEBREW: readonly (readonly string[])[] = [
  ['', 'ו'],
  ['', 'ש', 'כש', 'מש'],
  ['', 'ב', 'כ', 'ל', 'מ'],
  ['', 'ה'],
];
const TAKES_CLITICS: RegExp = /^[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const BASE = 16;

const numbers: ReadonlyMap<number, number> = numberLetters();
const longest: number = Math.max(...allRuns().map((run) => run.length));
const known: ReadonlySet<number> = new Set(allRuns().map(keyOf));

/** Whether words like this one may have clitics in front. */
export function takesClitics(term: string): boolean {
  return TAKES_CLITICS.test(term);
}

/**
 * Whether what stands before `start` is nothing but clitics back to the beginning of the word.
 * Looks back at most as far as the longest run of them.
 */
export function standsAfterClitics(units: Uint16Array, start: number): boolean {
  const classes = characterClasses();
  let key = 0;
  let weight = 1;
  for (let at = start - 1; at >= start - longest - 1; at -= 1) {
    const unit = at < 0 ? 0 : (units[at] ?? 0);
    if (((classes[unit] ?? 0) & WORD) === 0) return known.has(key);
    const letter = numbers.get(unit);
    if (letter === undefined) return false;
    key += letter * weight;
    weight *= BASE;
  }
  return false;
}

function allRuns(): readonly string[] {
  return [ARABIC, HEBREW].flatMap((groups) =>
    groups
      .reduce<readonly string[]>(
        (runs, group) => runs.flatMap((run) => group.map((clitic) => run + clitic)),
        [''],
      )
      .filter((run) => run !== ''),
  );
}

function numberLetters(): ReadonlyMap<number, number> {
  const letters = new Set(allRuns().join(''));
  return new Map([...letters].map((letter, index) => [letter.charCodeAt(0), index + 1]));
}

function keyOf(run: string): number {
  let key = 0;
  for (const letter of run) key = key * BASE + (numbers.get(letter.charCodeAt(0)) ?? 0);
  return key;
}
