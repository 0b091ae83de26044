import type { Brand } from './brand.ts';
import { err, ok, type Result } from './result.ts';

/**
 * A length of time in ISO 8601 form, limited to weeks, days, hours, minutes and seconds, so that it
 * has one length in milliseconds. Months and years are refused: they have no fixed length.
 */
export type Duration = Brand<string, 'Duration'>;

const SHAPE: RegExp =
  /^P(?=\d|T\d)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/;
const SHORT_SHAPE: RegExp = /^(\d{1,6})(s|m|h|d)$/;

export const SECOND_MS = 1_000;
export const MINUTE_MS: number = 60 * SECOND_MS;
export const HOUR_MS: number = 60 * MINUTE_MS;
export const DAY_MS: number = 24 * HOUR_MS;
const WEEK_MS: number = 7 * DAY_MS;

/**
 * Reads `P7D`, `PT10M`, `P1DT12H`; also the short forms `10m`, `72h`, `7d` that rule authors write.
 */
export function parseDuration(text: string): Result<Duration, string> {
  const short = SHORT_SHAPE.exec(text);
  if (short !== null) return ok(fromShort(Number(short[1]), short[2] as 's' | 'm' | 'h' | 'd'));
  if (!SHAPE.test(text)) {
    return err(`\`${text}\` is not a duration; write for example \`P7D\`, \`PT10M\` or \`72h\``);
  }
  return ok(text as Duration);
}

/** For literals in code and tests; throws on anything that is not a duration. */
export function duration(text: string): Duration {
  const parsed = parseDuration(text);
  if (!parsed.ok) throw new TypeError(parsed.error);
  return parsed.value;
}

/** Length in milliseconds. */
export function durationMs(value: Duration): number {
  const part = SHAPE.exec(value);
  if (part === null) throw new TypeError(`not a duration: ${value}`);
  const amount = (index: number): number => Number(part[index] ?? 0);
  return (
    amount(1) * WEEK_MS +
    amount(2) * DAY_MS +
    amount(3) * HOUR_MS +
    amount(4) * MINUTE_MS +
    amount(5) * SECOND_MS
  );
}

/** A length in whole days and seconds, rounded down; `PT0S` for nothing. */
export function durationFromMs(lengthMs: number): Duration {
  const seconds = Math.max(0, Math.floor(lengthMs / SECOND_MS));
  const days = Math.floor(seconds / 86_400);
  const rest = seconds % 86_400;
  if (days === 0) return `PT${rest}S` as Duration;
  return (rest === 0 ? `P${days}D` : `P${days}DT${rest}S`) as Duration;
}

function fromShort(amount: number, unit: 's' | 'm' | 'h' | 'd'): Duration {
  switch (unit) {
    case 's':
      return `PT${amount}S` as Duration;
    case 'm':
      return `PT${amount}M` as Duration;
    case 'h':
      return `PT${amount}H` as Duration;
    case 'd':
      return `P${amount}D` as Duration;
  }
}
