import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../kernel/duration.ts';

/** Longest piece of a member's text that is repeated in a sentence. */
const QUOTED_LENGTH_MAX = 100;

export function quoted(text: string): string {
  const short = text.length > QUOTED_LENGTH_MAX ? `${text.slice(0, QUOTED_LENGTH_MAX)}…` : text;
  return `"${short.replace(/\s+/gu, ' ').toWellFormed()}"`;
}

const UNITS: readonly (readonly [string, number])[] = [
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
  ['second', SECOND_MS],
];

/** The largest unit that gives at least two, in whole numbers: `72 hours` is `3 days`. */
export function durationInWords(lengthMs: number): string {
  const unit =
    UNITS.find(([, unitMs]) => lengthMs >= 2 * unitMs && lengthMs % unitMs === 0) ??
    UNITS.find(([, unitMs]) => lengthMs >= unitMs) ??
    (['second', SECOND_MS] as const);
  const count = Math.floor(lengthMs / unit[1]);
  return `${count} ${unit[0]}${count === 1 ? '' : 's'}`;
}

export function countSentence(count: number, what: string): string {
  return `It has ${count} ${what}${count === 1 ? '' : 's'}.`;
}
