import type { ClockSource } from '../../../app/clock.ts';

/** Two clocks in the hands of the simulation: one only runs on, the other can be set wrong. */
export interface SimulatedClock extends ClockSource {
  forward(ms: number): void;
  /** The wall clock is this far from where it should be; 0 sets it right. */
  setWrongBy(ms: number): void;
  /** Lets the wall clock agree with a time that the application has reached. */
  catchUpWith(ms: number): void;
}

export function simulatedClock(startMs: number): SimulatedClock {
  let runMs = 0;
  let originMs = startMs;
  let wrongByMs = 0;
  return {
    wallMs: () => originMs + runMs + wrongByMs,
    monotonicMs: () => runMs,
    forward: (ms) => {
      runMs += ms;
    },
    setWrongBy: (ms) => {
      wrongByMs = ms;
    },
    catchUpWith: (ms) => {
      wrongByMs = 0;
      originMs = Math.max(originMs, ms - runMs);
    },
  };
}
