import { perlClasses } from './ascii-class.ts';
import { foldCase } from './case-orbit.ts';
import { type CodePointSet, codePointMax } from './code-point-set.ts';
import type { PatternReader } from './pattern-reader.ts';
import { unicodeClass, withSign } from './unicode-class.ts';

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['v', 0x0b],
]);
const OCTAL: RegExp = /0[0-7]{0,2}|[1-7][0-7]{1,2}/y;
const HEXADECIMAL: RegExp = /x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]+)\})/y;
const UNICODE_CLASS: RegExp = /\\([pP])(?:\{(\^?)([^}]*)\}|([^{]))/uy;
const PUNCTUATION: RegExp = /[\0-\x7f]/;
const ALPHANUMERIC: RegExp = /[0-9A-Za-z]/;

/**
 * Reads an escape that stands for one code point, from its backslash: `\n`, `\x41`, `\x{1F600}`,
 * `\101`, or a punctuation mark as itself.
 */
export function parseEscapedCodePoint(reader: PatternReader): number {
  const start = reader.at;
  reader.at += 1;
  if (reader.atEnd) {
    reader.refuse(start, 'the pattern ends in a single `\\`', 'write `\\\\` for a backslash');
    return 0;
  }
  const octal = reader.takeMatch(OCTAL);
  if (octal !== undefined) return Number.parseInt(octal[0], 8);
  const hexadecimal = reader.takeMatch(HEXADECIMAL);
  if (hexadecimal !== undefined) {
    return hexadecimalCodePoint(reader, start, hexadecimal[1] ?? hexadecimal[2] ?? '');
  }
  const letter = String.fromCodePoint(reader.next());
  const control = CONTROLS.get(letter);
  if (control !== undefined) return control;
  if (PUNCTUATION.test(letter) && !ALPHANUMERIC.test(letter)) return letter.charCodeAt(0);
  refuseEscape(reader, start, letter);
  return 0;
}

/** Reads `\d`, `\W`, `\pL`, `\P{Greek}` and the like; undefined when none is here. */
export function parseEscapedClass(
  reader: PatternReader,
  ignoreCase: boolean,
): CodePointSet | undefined {
  if (!reader.sees('\\')) return undefined;
  const letter = reader.source[reader.at + 1] ?? '';
  if (letter === 'p' || letter === 'P') return parseUnicodeClass(reader, ignoreCase);
  const perl = perlClasses.get(letter.toLowerCase());
  if (perl === undefined) return undefined;
  reader.at += 2;
  return withSign(ignoreCase ? foldCase(perl) : perl, letter !== letter.toLowerCase());
}

function parseUnicodeClass(reader: PatternReader, ignoreCase: boolean): CodePointSet {
  const start = reader.at;
  const found = reader.takeMatch(UNICODE_CLASS);
  const name = found?.[3] ?? found?.[4] ?? '';
  const set = unicodeClass(name);
  if (found === undefined || set === undefined) {
    if (found === undefined) reader.at += 2;
    const message =
      found === undefined
        ? 'a Unicode class needs a name'
        : `there is no Unicode class \`${name}\``;
    reader.refuse(
      start,
      message,
      'write a general category or a script, such as `\\p{L}`, `\\p{Nd}` or `\\p{Greek}`',
    );
    return [];
  }
  const negated = (found[1] === 'P') !== (found[2] === '^');
  return withSign(ignoreCase ? foldCase(set) : set, negated);
}

function hexadecimalCodePoint(reader: PatternReader, start: number, digits: string): number {
  const codePoint = Number.parseInt(digits, 16);
  if (codePoint <= codePointMax) return codePoint;
  reader.refuse(start, 'there is no such character', 'write at most `\\x{10FFFF}`');
  return 0;
}

function refuseEscape(reader: PatternReader, start: number, letter: string): void {
  const written = `\\${letter}`;
  if (/[1-9]/.test(letter)) {
    const help = 'write out what the group may match once more';
    reader.refuse(start, `\`${written}\` refers back to a group, which takes too long`, help);
  } else if (letter === 'C') {
    reader.refuse(start, '`\\C` would match half a character', 'write `.`, or `(?s:.)`');
  } else {
    const help = 'leave out the backslash; for a character by number write `\\x{…}`';
    reader.refuse(start, `\`${written}\` means nothing in RE2 syntax`, help);
  }
}
