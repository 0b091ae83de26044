import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../kernel/duration.ts';
import { type Instant, instantFromMs, instantMs } from '../../kernel/instant.ts';

/** Waiting time before each try, from the try before: ten tries, a little more than three days. */
export const retryDelaysMs: readonly number[] = [
  0,
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

/** Up to a fifth is added at random, so that waiting messages do not all come back at once. */
const JITTER = 0.2;
/** A receiver cannot put a message off for longer than this. */
const RETRY_AFTER_MAX_MS = DAY_MS;
/** The receiver says that it cannot keep up; then the short first waits are not used. */
const OVERLOADED: ReadonlySet<number | null> = new Set([429, 502, 504]);
const OVERLOADED_DELAY_MIN_MS: number = 5 * MINUTE_MS;

export interface FailedTry {
  /** Tries made so far, this one included. */
  readonly attempt: number;
  readonly now: Instant;
  /** A number in [0, 1). */
  readonly random: number;
  /** `Retry-After` as the receiver sent it: seconds or an HTTP date. */
  readonly retryAfter?: string;
  readonly status?: number | null;
}

/** When to try again after a failure; undefined when all tries are used up. */
export function nextAttempt(failed: FailedTry): Instant | undefined {
  const planned = retryDelaysMs[failed.attempt];
  if (planned === undefined) return undefined;
  const overloaded = OVERLOADED.has(failed.status ?? null);
  const base = overloaded ? Math.max(planned, OVERLOADED_DELAY_MIN_MS) : planned;
  const withJitter = Math.round(base * (1 + JITTER * failed.random));
  const nowMs = instantMs(failed.now);
  const asked = retryAfterMs(failed.retryAfter, nowMs);
  return instantFromMs(nowMs + Math.max(withJitter, asked));
}

const HTTP_DATE: RegExp = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Milliseconds to wait by the receiver's word; 0 when it said nothing that can be read. */
function retryAfterMs(text: string | undefined, nowMs: number): number {
  if (text === undefined) return 0;
  const written = text.trim();
  const waitMs = /^\d{1,9}$/.test(written)
    ? Number(written) * SECOND_MS
    : HTTP_DATE.test(written)
      ? Date.parse(written) - nowMs
      : 0;
  return Number.isNaN(waitMs) ? 0 : Math.min(Math.max(waitMs, 0), RETRY_AFTER_MAX_MS);
}
