import type { Brand } from './brand.ts';
import { DAY_MS, type Duration, durationMs } from './duration.ts';
import { momentOf } from './moment-text.ts';
import { err, ok, type Result } from './result.ts';

/**
 * A moment in UTC as RFC 3339 with milliseconds, always 24 characters (`2026-11-20T08:15:00.000Z`),
 * so that instants compare correctly as strings. The core never reads a clock: instants come in as
 * arguments.
 */
export type Instant = Brand<string, 'Instant'>;

const RFC3339: RegExp =
  /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/i;
const FIRST_MS: number = Date.UTC(1970, 0, 1);
/** From 1 March of the year 0. */
const DAYS_BEFORE_1970 = 719_468;
const twoDigits: readonly string[] = Array.from({ length: 100 }, (_, number) =>
  String(number).padStart(2, '0'),
);
const LAST_MS: number = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Reads any RFC 3339 time with an offset and gives it in UTC; refuses days that do not exist. */
export function parseInstant(text: string): Result<Instant, string> {
  const expected = 'write RFC 3339 with an offset, for example `2026-11-20T08:15:00Z`';
  if (!RFC3339.test(text)) return err(`\`${text}\` is not a time; ${expected}`);
  const ms = Date.parse(text);
  if (Number.isNaN(ms) || !dayExists(text)) return err(`\`${text}\` does not exist; ${expected}`);
  return ok(instantFromMs(ms));
}

/** For literals in code and tests; throws on anything that is not a time. */
export function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new TypeError(parsed.error);
  return parsed.value;
}

/**
 * Milliseconds since 1970-01-01T00:00:00Z to an instant; values outside the years 1970 to 9999 are
 * clamped. Throws a RangeError for NaN.
 */
export function instantFromMs(ms: number): Instant {
  if (Number.isNaN(ms)) throw new RangeError('what is no number is no time');
  const whole = Math.trunc(Math.min(Math.max(ms, FIRST_MS), LAST_MS));
  const day = Math.floor(whole / DAY_MS);
  return `${dayText(day)}T${timeText(whole - day * DAY_MS)}Z` as Instant;
}

// The calendar repeats every 400 years of 146,097 days. Years are taken to begin in March, so that
// a leap day is the last of its year.
function dayText(daysSince1970: number): string {
  const days = daysSince1970 + DAYS_BEFORE_1970;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - 365 * yearOfEra - leapDays;
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${twoDigits[month]}-${twoDigits[dayOfMonth]}`;
}

function timeText(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = ms - seconds * 1_000;
  const fraction = rest < 100 ? `0${twoDigits[rest]}` : rest;
  return `${twoDigits[hours]}:${twoDigits[minutes % 60]}:${twoDigits[seconds % 60]}.${fraction}`;
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export function instantMs(value: Instant): number {
  return momentOf(value);
}

export function addDuration(start: Instant, length: Duration): Instant {
  return instantFromMs(instantMs(start) + durationMs(length));
}

/** Milliseconds from `start` to `end`; negative when `end` comes first. */
export function elapsedMs(start: Instant, end: Instant): number {
  return instantMs(end) - instantMs(start);
}

export function earlier(first: Instant, second: Instant): Instant {
  return first <= second ? first : second;
}

export function later(first: Instant, second: Instant): Instant {
  return first >= second ? first : second;
}

// Date.parse turns 30 February into 2 March; a calendar that reads the day back notices.
function dayExists(text: string): boolean {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
