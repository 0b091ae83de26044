import {
  DAY_MS,
  type Duration,
  durationMs,
  HOUR_MS,
  MINUTE_MS,
  SECOND_MS,
} from '../../kernel/duration.ts';
import { type Instant, instantMs } from '../../kernel/instant.ts';
import { type Html, html } from '../markup.ts';
import { words } from '../words/en.ts';

const dayFormat: Intl.DateTimeFormat = new Intl.DateTimeFormat(words.locale, {
  dateStyle: 'long',
  timeZone: 'UTC',
});
const clockFormat: Intl.DateTimeFormat = new Intl.DateTimeFormat(words.locale, {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});
const secondsFormat: Intl.DateTimeFormat = new Intl.DateTimeFormat(words.locale, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

/** `20 November 2026, 08:15 UTC`, with the exact moment for machines. */
export function moment(at: Instant): Html {
  return html`<time dir="auto" datetime="${at}">${momentText(at)}</time>`;
}

/** The day alone: `20 November 2026`. */
export function day(at: Instant): Html {
  return html`<time dir="auto" datetime="${at}">${dayText(at)}</time>`;
}

/** To the second, for what ends in seconds: `08:15:10 UTC`. */
export function exactTime(at: Instant): Html {
  return html`<time dir="auto" datetime="${at}">${secondsFormat.format(instantMs(at))} UTC</time>`;
}

export function momentText(at: Instant): string {
  return `${dayText(at)}, ${clockFormat.format(instantMs(at))} UTC`;
}

export function dayText(at: Instant): string {
  return dayFormat.format(instantMs(at));
}

/** How long there is until a moment, or how long ago it was, in the largest fitting unit. */
export function distance(from: Instant, to: Instant): string {
  const ms = instantMs(to) - instantMs(from);
  const length = lengthWords(Math.abs(ms));
  return ms >= 0 ? words.time.in(length) : words.time.ago(length);
}

/** `7 days`, `12 hours`, `90 minutes`: exact where the length is whole in that unit. */
export function lengthText(length: Duration): string {
  const ms = durationMs(length);
  if (ms % DAY_MS === 0) return words.time.days(ms / DAY_MS);
  if (ms % HOUR_MS === 0) return words.time.hours(ms / HOUR_MS);
  if (ms % MINUTE_MS === 0) return words.time.minutes(ms / MINUTE_MS);
  return words.time.seconds(Math.round(ms / SECOND_MS));
}

function lengthWords(ms: number): string {
  if (ms >= 2 * DAY_MS) return words.time.days(Math.floor(ms / DAY_MS));
  if (ms >= 2 * HOUR_MS) return words.time.hours(Math.floor(ms / HOUR_MS));
  if (ms >= MINUTE_MS) return words.time.minutes(Math.floor(ms / MINUTE_MS));
  return words.time.seconds(Math.floor(ms / SECOND_MS));
}
