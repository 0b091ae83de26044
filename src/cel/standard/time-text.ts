import { Duration, Timestamp } from '../value.ts';

const SECOND = 1_000_000_000n;
/** Seconds of 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z, the bounds of a timestamp. */
const LEAST_SECOND = -62_135_596_800n;
const MOST_SECOND = 253_402_300_799n;
/** A length of time has 64 bits of nanoseconds, about 292 years. */
const LENGTH_MOST: bigint = 2n ** 63n - 1n;

export function isTimestamp(nanoseconds: bigint): boolean {
  return nanoseconds >= LEAST_SECOND * SECOND && nanoseconds < (MOST_SECOND + 1n) * SECOND;
}

export function isDuration(nanoseconds: bigint): boolean {
  return nanoseconds >= -LENGTH_MOST && nanoseconds <= LENGTH_MOST;
}

const RFC3339: RegExp =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9})\d*)?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;

/** Reads RFC 3339; undefined for anything else and for days that do not exist. */
export function readTimestamp(text: string): Timestamp | undefined {
  const found = RFC3339.exec(text);
  if (found === null) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = found;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute), Number(second));
  const exists =
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60;
  if (!exists) return undefined;
  const fraction = BigInt((found[7] ?? '').padEnd(9, '0') || '0');
  const sign = found[8] === '-' ? -1 : 1;
  const offset = BigInt(sign * (Number(found[9] ?? 0) * 60 + Number(found[10] ?? 0)) * 60);
  const seconds = BigInt(date.getTime() / 1_000) - offset;
  const nanoseconds = seconds * SECOND + fraction;
  return isTimestamp(nanoseconds) ? new Timestamp(nanoseconds) : undefined;
}

const UNITS: Readonly<Record<string, bigint>> = {
  h: 3_600n * SECOND,
  m: 60n * SECOND,
  s: SECOND,
  ms: 1_000_000n,
  us: 1_000n,
  µs: 1_000n,
  ns: 1n,
};
const DURATION: RegExp = /^[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:h|ms|us|µs|ns|m|s))+$/;
const PIECE: RegExp = /(\d*)(?:\.(\d*))?(h|ms|us|µs|ns|m|s)/g;

/** Reads a length of time such as `1h30m` or `-0.5s`; undefined for anything else. */
export function readDuration(text: string): Duration | undefined {
  if (/^[+-]?0$/.test(text)) return new Duration(0n);
  if (!DURATION.test(text)) return undefined;
  let nanoseconds = 0n;
  for (const [, whole = '', fraction = '', unit = ''] of text.matchAll(PIECE)) {
    const of = UNITS[unit] ?? 0n;
    nanoseconds += BigInt(whole === '' ? 0 : whole) * of;
    if (fraction !== '') nanoseconds += (BigInt(fraction) * of) / 10n ** BigInt(fraction.length);
  }
  const signed = text.startsWith('-') ? -nanoseconds : nanoseconds;
  return isDuration(signed) ? new Duration(signed) : undefined;
}

function fractionText(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return '';
  const digits = nanoseconds.toString().padStart(9, '0');
  return `.${digits.replace(/0+$/, '')}`;
}

/** RFC 3339 in UTC, with as many digits of a second as are needed. */
export function timestampText({ nanoseconds }: Timestamp): string {
  const fraction = ((nanoseconds % SECOND) + SECOND) % SECOND;
  const seconds = (nanoseconds - fraction) / SECOND;
  const date = new Date(Number(seconds) * 1_000).toISOString();
  return `${date.slice(0, 19)}${fractionText(fraction)}Z`;
}

/** Seconds with a final `s`. */
export function durationText({ nanoseconds }: Duration): string {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const sign = nanoseconds < 0n ? '-' : '';
  return `${sign}${size / SECOND}${fractionText(size % SECOND)}s`;
}
