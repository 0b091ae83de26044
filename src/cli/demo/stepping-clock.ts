import type { ClockSource } from '../../app/clock.ts';
import { type Instant, instantFromMs, instantMs } from '../../kernel/instant.ts';

/** A clock that stands still until it is moved forward. */
export interface SteppingClock extends ClockSource {
  moveTo(at: Instant): void;
  forward(ms: number): void;
  now(): Instant;
}

export function steppingClock(start: Instant): SteppingClock {
  let ms = instantMs(start);
  return {
    wallMs: () => ms,
    monotonicMs: () => ms,
    moveTo: (at) => {
      ms = Math.max(ms, instantMs(at));
    },
    forward: (by) => {
      ms += by;
    },
    now: () => instantFromMs(ms),
  };
}
