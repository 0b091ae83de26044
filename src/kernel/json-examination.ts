import { isExactJsonNumber } from './json-number.ts';
import { firstByPrecedence, type Refusal, type RefusalCode, refuse } from './refusal.ts';

/** Keys that reach a prototype when a careless program copies them. */
export const prototypeKeys: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
]);

interface Examination {
  readonly text: string;
  at: number;
  readonly path: (string | number)[];
  /** The first fault of each code; the one to answer is chosen by precedence. */
  readonly faults: Map<RefusalCode, Refusal>;
}

const WHITE_SPACE: ReadonlySet<string> = new Set([' ', '\t', '\n', '\r']);
const ESCAPES: ReadonlySet<string> = new Set(['"', '\\', '/', 'b', 'f', 'n', 'r', 't']);
const NUMBER: RegExp = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const FOUR_HEX: RegExp = /[0-9a-fA-F]{4}/y;

/**
 * Reads a JSON text letter by letter and says what is wrong and where: bad syntax with line and
 * column, duplicate keys, lone surrogates, NUL, inexact numbers and prototype keys with a pointer.
 * Slow and exact: the quick scan of `parseStrictJson` decides whether it has to run. Recursive, so
 * the caller bounds the depth first.
 */
export function examineJson(text: string): Refusal | undefined {
  const examination: Examination = { text, at: 0, path: [], faults: new Map() };
  const wellFormed = readValue(examination) && atEnd(examination);
  if (!wellFormed) return syntaxFault(text, examination.at);
  return firstByPrecedence([...examination.faults.values()]);
}

function atEnd(e: Examination): boolean {
  skipWhiteSpace(e);
  return e.at === e.text.length;
}

function readValue(e: Examination): boolean {
  skipWhiteSpace(e);
  switch (e.text[e.at]) {
    case '{':
      return readObject(e);
    case '[':
      return readArray(e);
    case '"': {
      const value = readString(e);
      if (value === undefined) return false;
      checkString(e, value);
      return true;
    }
    case 't':
      return readWord(e, 'true');
    case 'f':
      return readWord(e, 'false');
    case 'n':
      return readWord(e, 'null');
    default:
      return readNumber(e);
  }
}

function readObject(e: Examination): boolean {
  const seen = new Set<string>();
  e.at += 1;
  skipWhiteSpace(e);
  if (e.text[e.at] === '}') return advance(e);
  for (;;) {
    skipWhiteSpace(e);
    if (e.text[e.at] !== '"') return false;
    const key = readString(e);
    if (key === undefined) return false;
    e.path.push(key);
    checkKey(e, key, seen);
    skipWhiteSpace(e);
    if (e.text[e.at] !== ':') return false;
    e.at += 1;
    if (!readValue(e)) return false;
    e.path.pop();
    skipWhiteSpace(e);
    if (e.text[e.at] === '}') return advance(e);
    if (e.text[e.at] !== ',') return false;
    e.at += 1;
  }
}

function readArray(e: Examination): boolean {
  e.at += 1;
  skipWhiteSpace(e);
  if (e.text[e.at] === ']') return advance(e);
  for (let index = 0; ; index += 1) {
    e.path.push(index);
    if (!readValue(e)) return false;
    e.path.pop();
    skipWhiteSpace(e);
    if (e.text[e.at] === ']') return advance(e);
    if (e.text[e.at] !== ',') return false;
    e.at += 1;
  }
}

/** The string's value, or undefined with `at` on the letter that is wrong. */
function readString(e: Examination): string | undefined {
  const start = e.at;
  e.at += 1;
  for (;;) {
    const letter = e.text[e.at];
    if (letter === undefined || letter < ' ') return undefined;
    e.at += 1;
    if (letter === '"') return JSON.parse(e.text.slice(start, e.at)) as string;
    if (letter === '\\' && !readEscape(e)) return undefined;
  }
}

function readEscape(e: Examination): boolean {
  const letter = e.text[e.at];
  if (letter === 'u') {
    FOUR_HEX.lastIndex = e.at + 1;
    if (!FOUR_HEX.test(e.text)) return false;
    e.at += 5;
    return true;
  }
  if (letter === undefined || !ESCAPES.has(letter)) return false;
  e.at += 1;
  return true;
}

function readWord(e: Examination, word: string): boolean {
  if (!e.text.startsWith(word, e.at)) return false;
  e.at += word.length;
  return true;
}

function readNumber(e: Examination): boolean {
  NUMBER.lastIndex = e.at;
  const token = NUMBER.exec(e.text)?.[0];
  if (token === undefined) return false;
  e.at += token.length;
  if (!isExactJsonNumber(token)) {
    const shown = token.length > 40 ? `${token.slice(0, 40)}…` : token;
    const rule =
      'numbers must come back unchanged from a 64-bit float: no more than 2^53 − 1 as an integer, ' +
      'no more digits than it keeps, no negative zero';
    note(e, 'invalid_number', `\`${shown}\` cannot be kept exactly; ${rule}`);
  }
  return true;
}

function checkString(e: Examination, value: string): void {
  if (!value.isWellFormed()) {
    note(e, 'invalid_unicode', 'This text has half of a surrogate pair; send whole characters');
  }
  if (value.includes('\0')) {
    note(e, 'invalid_unicode', 'This text has the character NUL (U+0000); leave it out');
  }
}

function checkKey(e: Examination, key: string, seen: Set<string>): void {
  checkString(e, key);
  if (seen.has(key)) {
    note(e, 'duplicate_key', 'This key stands twice in one object; send it once');
  }
  seen.add(key);
  if (prototypeKeys.has(key)) {
    note(e, 'unknown_field', `There is no field \`${key}\`; leave it out`);
  }
}

function note(e: Examination, code: RefusalCode, detail: string): void {
  if (!e.faults.has(code))
    e.faults.set(code, refuse(code, detail, { pointer: jsonPointer(e.path) }));
}

/** RFC 6901 pointer from the steps that lead to a place. */
export function jsonPointer(path: readonly (string | number)[]): string {
  return path
    .map((step) => `/${String(step).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function syntaxFault(text: string, at: number): Refusal {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  const place = `line ${line}, column ${column}`;
  const found =
    at >= text.length ? 'the text ends too early' : `${quoted(text, at)} does not belong there`;
  return refuse('invalid_json', `The body is not JSON: at ${place} ${found}`, {
    facts: { line, column },
  });
}

function quoted(text: string, at: number): string {
  const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (letter === '\uFEFF') return 'a byte order mark';
  return letter < ' ' || letter === '\u007F' ? 'a control character' : `\`${letter}\``;
}

function skipWhiteSpace(e: Examination): void {
  while (WHITE_SPACE.has(e.text[e.at] ?? '')) e.at += 1;
}

function advance(e: Examination): true {
  e.at += 1;
  return true;
}
