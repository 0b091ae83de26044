import type { Tally } from './world/tally.ts';

/** A simulation in which nothing of this happened has shown nothing about it. */
const floor: readonly (readonly [name: Exclude<keyof Tally, 'refusals'>, says: string])[] = [
  ['reports', 'report'],
  ['decisions', 'decision'],
  ['restrictions', 'restriction'],
  ['closedInFavour', 'case closed in favour'],
  ['appeals', 'appeal'],
  ['upheld', 'appeal upheld'],
  ['varied', 'appeal varied'],
  ['reversed', 'appeal reversed'],
  ['stayed', 'late appeal'],
  ['undone', 'restriction undone while it ran'],
];

/** Fewer days than these may well pass without everything happening. */
const DAYS_MIN = 3_000;

/** What never happened and should have; empty for runs too short to expect it. */
export function missingFrom(scenario: string, tally: Tally): readonly string[] {
  if (tally.days < DAYS_MIN) return [];
  const missing = floor.filter(([name]) => tally[name] === 0).map(([, says]) => `no ${says}`);
  const breaks = scenario === 'faults' || scenario === 'all';
  return breaks && tally.stops === 0 ? [...missing, 'no stop of the machine'] : missing;
}
