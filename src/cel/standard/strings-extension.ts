import type { Overload } from '../environment.ts';
import { type Answer, NoAnswer, type Value } from '../value.ts';
import { formatted } from './format.ts';
import {
  boundedText,
  DYN,
  INT,
  int,
  items,
  member,
  overload,
  STRING,
  STRINGS,
  sizeMax,
  text,
} from './overload.ts';

// Positions are counted in characters, so texts are cut into them first.
function characters(value: Value | undefined): readonly string[] {
  return [...text(value)];
}

function position(value: Value | undefined, size: number): number | undefined {
  const at = int(value);
  return at >= 0n && at <= BigInt(size) ? Number(at) : undefined;
}

const OUTSIDE = 'the position is outside of the text';

function charAt(of: Value | undefined, at: Value | undefined): Answer {
  const all = characters(of);
  const index = position(at, all.length);
  return index === undefined ? new NoAnswer(OUTSIDE) : (all[index] ?? '');
}

function indexOf(of?: Value, part?: Value, from?: Value): Answer {
  const all = characters(of);
  const start = from === undefined ? 0 : position(from, all.length);
  if (start === undefined) return new NoAnswer(OUTSIDE);
  const wanted = characters(part);
  for (let at = start; at + wanted.length <= all.length; at += 1) {
    if (wanted.every((character, index) => all[at + index] === character)) return BigInt(at);
  }
  return -1n;
}

function lastIndexOf(of?: Value, part?: Value, from?: Value): Answer {
  const all = characters(of);
  const wanted = characters(part);
  const last = from === undefined ? all.length : position(from, all.length);
  if (last === undefined) return new NoAnswer(OUTSIDE);
  for (let at = Math.min(last, all.length - wanted.length); at >= 0; at -= 1) {
    if (wanted.every((character, index) => all[at + index] === character)) return BigInt(at);
  }
  return -1n;
}

function substring(of?: Value, start?: Value, end?: Value): Answer {
  const all = characters(of);
  const from = position(start, all.length);
  const to = end === undefined ? all.length : position(end, all.length);
  if (from === undefined || to === undefined || to < from) return new NoAnswer(OUTSIDE);
  return all.slice(from, to).join('');
}

function split(of?: Value, separator?: Value, most?: Value): Answer {
  const limit = most === undefined ? -1 : Number(int(most));
  if (limit === 0) return [];
  const cut = text(separator);
  const parts = cut === '' ? [...characters(of)] : text(of).split(cut);
  if (parts.length > sizeMax) return new NoAnswer('the list became too long', 'limit');
  if (limit < 0 || parts.length <= limit) return parts;
  return [...parts.slice(0, limit - 1), parts.slice(limit - 1).join(cut)];
}

function replace(of?: Value, old?: Value, made?: Value, most?: Value): Answer {
  const limit = most === undefined ? -1 : Number(int(most));
  const [whole, wanted, instead] = [text(of), text(old), text(made)];
  if (limit === 0) return whole;
  if (limit < 0) {
    const count = wanted === '' ? whole.length + 1 : whole.split(wanted).length - 1;
    const size = whole.length + count * (instead.length - wanted.length);
    if (size > sizeMax) return new NoAnswer('the text became too long', 'limit');
    return whole.replaceAll(wanted, () => instead);
  }
  let rest = whole;
  let done = '';
  for (let count = 0; count < limit; count += 1) {
    const at = rest.indexOf(wanted);
    if (at === -1) break;
    const step = wanted === '' ? [...rest].slice(0, 1).join('').length : wanted.length;
    done += rest.slice(0, at) + instead + (wanted === '' ? rest.slice(0, step) : '');
    rest = rest.slice(at + step);
    if (done.length > sizeMax) return new NoAnswer('the text became too long', 'limit');
    if (wanted === '' && rest === '') break;
  }
  return boundedText(done + rest);
}

function join(list?: Value, separator?: Value): Answer {
  const parts = items(list);
  if (!parts.every((part) => typeof part === 'string')) {
    return new NoAnswer('only texts can be joined');
  }
  const size = parts.reduce((sum, part) => sum + part.length + text(separator).length, 0);
  return size > sizeMax
    ? new NoAnswer('the text became too long', 'limit')
    : parts.join(text(separator));
}

// ASCII only, so that the result does not depend on a language.
function lowerAscii(of?: Value): Answer {
  return text(of).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function upperAscii(of?: Value): Answer {
  return text(of).replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

const BLANK = '[\\s\\u0085]';
const EDGES: RegExp = new RegExp(`^${BLANK}+|${BLANK}+$`, 'g');

// The byte order mark is a blank to JavaScript and none to Unicode.
function trim(of?: Value): Answer {
  const whole = text(of);
  if (!whole.includes('\uFEFF')) return whole.replace(EDGES, '');
  const isBlank = (character: string | undefined): boolean =>
    character !== undefined && character !== '\uFEFF' && /[\s\u0085]/.test(character);
  let [start, end] = [0, whole.length];
  while (start < end && isBlank(whole[start])) start += 1;
  while (end > start && isBlank(whole[end - 1])) end -= 1;
  return whole.slice(start, end);
}

const QUOTED: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

function quote(of?: Value): Answer {
  const escaped = characters(text(of).toWellFormed()).map((one) => QUOTED[one] ?? one);
  return boundedText(`"${escaped.join('')}"`);
}

/** The `strings` extension of cel-go: functions on texts, by characters. */
export const stringsExtension: readonly Overload[] = [
  member('charAt', [STRING, INT], STRING, charAt),
  member('indexOf', [STRING, STRING], INT, indexOf),
  member('indexOf', [STRING, STRING, INT], INT, indexOf),
  member('lastIndexOf', [STRING, STRING], INT, lastIndexOf),
  member('lastIndexOf', [STRING, STRING, INT], INT, lastIndexOf),
  member('substring', [STRING, INT], STRING, substring),
  member('substring', [STRING, INT, INT], STRING, substring),
  member('split', [STRING, STRING], STRINGS, split),
  member('split', [STRING, STRING, INT], STRINGS, split),
  member('replace', [STRING, STRING, STRING], STRING, replace),
  member('replace', [STRING, STRING, STRING, INT], STRING, replace),
  member('join', [STRINGS], STRING, join),
  member('join', [STRINGS, STRING], STRING, join),
  member('lowerAscii', [STRING], STRING, lowerAscii),
  member('upperAscii', [STRING], STRING, upperAscii),
  member('trim', [STRING], STRING, trim),
  member('reverse', [STRING], STRING, (of) => [...characters(of)].reverse().join('')),
  member('format', [STRING, { kind: 'list', item: DYN }], STRING, formatted),
  overload('strings.quote', [STRING], STRING, quote),
];
