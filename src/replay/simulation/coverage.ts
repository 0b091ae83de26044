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
  ['byOthers', 'appeal decided by members or from outside'],
  ['neglected', 'duty neglected'],
  ['orders', 'order that took effect'],
  ['thanks', 'recognition'],
  ['opened', 'emergency access'],
  ['disputes', 'dispute outside'],
  ['reopened', 'decision opened again'],
  ['paused', 'measure against misuse'],
];

/** Fewer days than these may well pass without everything happening. */
const DAYS_MIN = 3_000;

/** What never happened and should have; empty for runs too short to expect it. */
export function missingFrom(scenario: string, tally: Tally): readonly string[] {
  if (tally.days < DAYS_MIN) return [];
  const missing = floor.filter(([name]) => tally[name] === 0).map(([, says]) => `no ${says}`);
  const breaks = scenario === 'faults' || scenario === 'all';
  if (!breaks) return missing;
  const faults = {
    'stop of the machine': tally.stops,
    'letter that was taken over': tally.letters,
  };
  const never = Object.entries(faults).filter(([, amount]) => amount === 0);
  return [...missing, ...never.map(([says]) => `no ${says}`)];
}
