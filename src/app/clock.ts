import { durationMs } from '../kernel/duration.ts';
import { type Instant, instantFromMs, instantMs } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';

/** The machine's two clocks: one that people set, one that only runs forward. */
export interface ClockSource {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  wallMs(): number;
  /** Milliseconds since some fixed moment. */
  monotonicMs(): number;
}

export interface Clock {
  now(): Instant;
  /** Why the wall clock is not believed, or undefined while it is. */
  suspicion(): string | undefined;
}

/**
 * A clock that does not follow jumps. While the wall clock agrees with the monotonic one it is
 * believed; when it jumps by more than `limits.clockDriftMax`, time goes on as the monotonic clock
 * says and everything that has a deadline pauses, so that a wrong clock ends or extends nobody's
 * restriction. `notBefore` is the time of the newest event: a clock behind it was set back while
 * the server was down.
 */
export function guardedClock(source: ClockSource, notBefore?: Instant): Clock {
  const driftMaxMs = durationMs(limits.clockDriftMax);
  const floorMs = notBefore === undefined ? 0 : instantMs(notBefore);
  let latestMs = floorMs;
  let latest = instantFromMs(latestMs);
  let offsetMs = Math.max(source.wallMs(), floorMs) - source.monotonicMs();

  const driftMs = (): number => source.wallMs() - (source.monotonicMs() + offsetMs);
  const suspect = (): boolean => Math.abs(driftMs()) > driftMaxMs;
  return {
    now: () => {
      // Small corrections are followed at once; only a jump is refused.
      if (!suspect()) offsetMs = source.wallMs() - source.monotonicMs();
      // A correction backwards makes time stand still until it has caught up: it never runs back.
      const ms = Math.max(latestMs, Math.round(source.monotonicMs() + offsetMs));
      if (ms === latestMs) return latest;
      latestMs = ms;
      latest = instantFromMs(latestMs);
      return latest;
    },
    suspicion: () => {
      if (!suspect()) return undefined;
      const minutes = Math.round(driftMs() / 60_000);
      const direction = minutes > 0 ? 'ahead of' : 'behind';
      return (
        `the clock is ${Math.abs(minutes)} minutes ${direction} where it should be; ` +
        'deadlines wait until it is set right or the server is restarted with a right one'
      );
    },
  };
}
