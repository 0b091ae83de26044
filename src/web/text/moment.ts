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
import type { TimeUnit, Wording } from '../words/wording.ts';
import { words } from '../words/words.ts';

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
  const clock: Wording = { say: (hand) => hand.clockWithSeconds(at) };
  return html`<time dir="auto" datetime="${at}">${words.time.clock({ clock })}</time>`;
}

export function momentText(at: Instant): Wording {
  const clock: Wording = { say: (hand) => hand.clock(at) };
  return words.time.moment({ day: dayText(at), clock });
}

export function dayText(at: Instant): Wording {
  return { say: (hand) => hand.day(at) };
}

/** How long there is until a moment, or how long ago it was, in the largest fitting unit. */
export function distance(from: Instant, to: Instant): Wording {
  const ms = instantMs(to) - instantMs(from);
  const { amount, unit } = largestUnit(Math.abs(ms));
  return { say: (hand) => hand.distance(ms >= 0 ? amount : -amount, unit) };
}

/** `7 days`, `12 hours`, `90 minutes`: exact where the length is whole in that unit. */
export function lengthText(length: Duration): Wording {
  const ms = durationMs(length);
  const exact = units.find(({ size }) => ms % size === 0);
  const { size, unit } = exact ?? { size: SECOND_MS, unit: 'second' };
  return { say: (hand) => hand.length(Math.round(ms / size), unit) };
}

const units: readonly { readonly size: number; readonly unit: TimeUnit }[] = [
  { size: DAY_MS, unit: 'day' },
  { size: HOUR_MS, unit: 'hour' },
  { size: MINUTE_MS, unit: 'minute' },
];

function largestUnit(ms: number): { readonly amount: number; readonly unit: TimeUnit } {
  if (ms >= 2 * DAY_MS) return { amount: Math.floor(ms / DAY_MS), unit: 'day' };
  if (ms >= 2 * HOUR_MS) return { amount: Math.floor(ms / HOUR_MS), unit: 'hour' };
  if (ms >= MINUTE_MS) return { amount: Math.floor(ms / MINUTE_MS), unit: 'minute' };
  return { amount: Math.floor(ms / SECOND_MS), unit: 'second' };
}
