import { DAY_MS } from '../../kernel/duration.ts';
import { elapsedMs, type Instant } from '../../kernel/instant.ts';
import type { Facts } from './facts.ts';

/** What waits, by how much of its promised time is left. */
export interface Waiting {
  readonly overdue: number;
  readonly withinOneDay: number;
  readonly withinThreeDays: number;
  readonly withinSevenDays: number;
  readonly later: number;
}

/** What waits now for a first decision. */
export function waitingCases({ cases }: Facts, now: Instant): Waiting {
  const open = [...cases.values()].filter(({ phase }) => phase === 'open');
  return waitingOf(open, now);
}

/** What waits now for the outcome of an appeal. */
export function waitingAppeals({ appeals }: Facts, now: Instant): Waiting {
  const open = [...appeals.values()].filter(({ endedAt }) => endedAt === undefined);
  return waitingOf(open, now);
}

function waitingOf(open: readonly { readonly promisedBy: Instant }[], now: Instant): Waiting {
  const left = open.map(({ promisedBy }) => elapsedMs(now, promisedBy));
  const between = (from: number, to: number): number =>
    left.filter((ms) => from <= ms && ms < to).length;
  return {
    overdue: between(-Infinity, 0),
    withinOneDay: between(0, DAY_MS),
    withinThreeDays: between(DAY_MS, 3 * DAY_MS),
    withinSevenDays: between(3 * DAY_MS, 7 * DAY_MS),
    later: between(7 * DAY_MS, Infinity),
  };
}
