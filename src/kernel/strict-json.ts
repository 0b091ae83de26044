import { examineJson, prototypeKeys } from './json-examination.ts';
import { isExactJsonNumber } from './json-number.ts';
import { type Refusal, refuse } from './refusal.ts';
import { err, ok, type Result } from './result.ts';

const DOUBLE_QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const HYPHEN = 0x2d;
const ZERO = 0x30;
const DOT = 0x2e;
const LETTER_U = 0x75;

/** What the quick scan looks at, by byte: most bytes are none of these. */
const OTHER = 0;
const OPENS = 1;
const CLOSES = 2;
const NUMERIC = 3;
const kinds: Uint8Array = kindByByte();

const utf8: TextDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decimals this short come back from a double with the same digits. */
const SAFE_NUMBER_LENGTH = 15;

/**
 * Parses JSON and refuses what JSON.parse lets pass: bytes that are not UTF-8, a byte order mark,
 * more than `depthMax` nested objects and arrays, duplicate keys, lone surrogates, NUL, numbers
 * that would lose digits, and the keys `__proto__`, `constructor` and `prototype`. Refusals carry
 * an RFC 6901 pointer where there is a place. Depth is checked before anything is parsed.
 *
 * One pass over the bytes counts keys and notices what might be wrong; only then the exact
 * examination runs. So good input costs little more than JSON.parse.
 */
export function parseStrictJson(
  bytes: Uint8Array,
  options: { readonly depthMax: number },
): Result<unknown, Refusal> {
  const scan = quickScan(bytes, options.depthMax);
  if (scan.tooDeep) {
    const detail = `The body is nested deeper than ${options.depthMax} levels; send it flatter`;
    return err(refuse('too_deep', detail, { facts: { depthMax: options.depthMax } }));
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    return err(refuse('invalid_unicode', 'The body is not UTF-8; send JSON encoded in UTF-8'));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err(examineJson(text) ?? refuse('invalid_json', 'The body is not JSON'));
  }
  if (!scan.suspicious && countKeys(value) === scan.keys) return ok(value);
  const refusal = examineJson(text);
  return refusal === undefined ? ok(value) : err(refusal);
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

interface QuickScan {
  readonly tooDeep: boolean;
  /** Colons outside strings: in well-formed JSON the number of keys, duplicates included. */
  readonly keys: number;
  readonly suspicious: boolean;
}

function quickScan(bytes: Uint8Array, depthMax: number): QuickScan {
  let depth = 0;
  let keys = 0;
  let suspicious = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === DOUBLE_QUOTE) {
      for (at += 1; at < bytes.length && bytes[at] !== DOUBLE_QUOTE; at += 1) {
        if (bytes[at] !== BACKSLASH) continue;
        at += 1;
        if (bytes[at] !== LETTER_U) continue;
        const length = lengthOfSoundEscape(bytes, at);
        suspicious ||= length === 0;
        at += Math.max(length - 1, 0);
      }
    } else if (byte === COLON) {
      keys += 1;
    } else {
      const kind = kinds[byte];
      if (kind === OTHER) continue;
      if (kind === OPENS) {
        depth += 1;
        if (depth > depthMax) return { tooDeep: true, keys, suspicious };
      } else if (kind === CLOSES) {
        depth -= 1;
      } else {
        const end = endOfNumber(bytes, at);
        suspicious ||= !isSoundNumber(bytes, at, end);
        at = end - 1;
      }
    }
  }
  return { tooDeep: false, keys, suspicious };
}

/** Bytes from the `u` of an escape to its end, a pair counted as one; 0 when suspicious. */
function lengthOfSoundEscape(bytes: Uint8Array, at: number): number {
  const first = hexUnit(bytes, at + 1);
  if (first <= 0) return 0;
  if (first < 0xd800 || first > 0xdfff) return 5;
  if (first > 0xdbff || bytes[at + 5] !== BACKSLASH || bytes[at + 6] !== LETTER_U) return 0;
  const second = hexUnit(bytes, at + 7);
  return second >= 0xdc00 && second <= 0xdfff ? 11 : 0;
}

/** Value of four hexadecimal digits, or -1. */
function hexUnit(bytes: Uint8Array, start: number): number {
  let value = 0;
  for (let at = start; at < start + 4; at += 1) {
    const byte = bytes[at] ?? 0;
    const lower = byte | 0x20;
    if (byte >= ZERO && byte <= 0x39) value = value * 16 + byte - ZERO;
    else if (lower >= 0x61 && lower <= 0x66) value = value * 16 + lower - 0x57;
    else return -1;
  }
  return value;
}

function endOfNumber(bytes: Uint8Array, start: number): number {
  let end = start + 1;
  for (; end < bytes.length; end += 1) {
    const byte = bytes[end] ?? 0;
    const isPart =
      kinds[byte] === NUMERIC || byte === DOT || byte === 0x2b || (byte | 0x20) === 0x65;
    if (!isPart) break;
  }
  return end;
}

function isSoundNumber(bytes: Uint8Array, start: number, end: number): boolean {
  const negativeZero = bytes[start] === HYPHEN && bytes[start + 1] === ZERO;
  if (!negativeZero && end - start <= SAFE_NUMBER_LENGTH && !hasExponent(bytes, start, end)) {
    return true;
  }
  if (end - start > 64) return false;
  return isExactJsonNumber(String.fromCharCode(...bytes.subarray(start, end)));
}

function hasExponent(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (((bytes[at] ?? 0) | 0x20) === 0x65) return true;
  return false;
}

/** All keys of all objects in a value, or -1 when one of them reaches a prototype. */
function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const element of value) {
      if (typeof element !== 'object' || element === null) continue;
      const below = countKeys(element);
      if (below < 0) return -1;
      count += below;
    }
    return count;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const key in members) {
    if ((key.length === 9 || key.length === 11) && prototypeKeys.has(key)) return -1;
    count += 1;
    const member = members[key];
    if (typeof member !== 'object' || member === null) continue;
    const below = countKeys(member);
    if (below < 0) return -1;
    count += below;
  }
  return count;
}

function kindByByte(): Uint8Array {
  const table = new Uint8Array(256);
  for (const letter of '{[') table[letter.charCodeAt(0)] = OPENS;
  for (const letter of '}]') table[letter.charCodeAt(0)] = CLOSES;
  for (const letter of '-0123456789') table[letter.charCodeAt(0)] = NUMERIC;
  return table;
}
