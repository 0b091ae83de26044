import { type Instant, parseInstant } from '../kernel/instant.ts';

const ZERO = 48;
/** Where the digits of `2026-11-20T08:15:00` stand. */
const DIGITS: readonly number[] = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18];

/**
 * Like `parseInstant`, without the cost of a calendar for the two forms that platforms send almost
 * always: `2026-11-20T08:15:00Z` and the same with milliseconds. Undefined when it is not a time.
 */
export function readInstant(text: string): Instant | undefined {
  if (isPlainUtc(text)) {
    return (text.length === 24 ? text : `${text.slice(0, 19)}.000Z`) as Instant;
  }
  const parsed = text.length <= 40 ? parseInstant(text) : undefined;
  return parsed?.ok === true ? parsed.value : undefined;
}

function isPlainUtc(text: string): boolean {
  const { length } = text;
  if (length !== 20 && length !== 24) return false;
  for (const at of DIGITS) if (!isDigit(text, at)) return false;
  if (text[4] !== '-' || text[7] !== '-' || text[10] !== 'T' || text[13] !== ':') return false;
  if (text[16] !== ':' || text[length - 1] !== 'Z') return false;
  if (length === 24) {
    if (text[19] !== '.') return false;
    for (let at = 20; at < 23; at += 1) if (!isDigit(text, at)) return false;
  }
  const month = number2(text, 5);
  const day = number2(text, 8);
  // Days 29 to 31 are left to the calendar, as are years before 1970.
  if (month < 1 || month > 12 || day < 1 || day > 28 || number2(text, 0) < 20) return false;
  return number2(text, 11) < 24 && number2(text, 14) < 60 && number2(text, 17) < 60;
}

function isDigit(text: string, at: number): boolean {
  const digit = text.charCodeAt(at) - ZERO;
  return digit >= 0 && digit <= 9;
}

function number2(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}
