import type { Facts } from '../facts.ts';
import type { Measure } from './atom.ts';

/** A rule that can only match when a number is beyond a limit. */
export interface Threshold {
  readonly rule: number;
  readonly limit: number;
}

/**
 * Rules that hang on one number, sorted by their limits, so that only the ones whose limit is
 * passed are met.
 */
export interface ThresholdList {
  readonly direction: 'above' | 'below';
  readonly read: (facts: Facts) => number;
  readonly limits: Float64Array;
  readonly rules: Int32Array;
}

export function thresholdList(
  direction: 'above' | 'below',
  read: (facts: Facts) => number,
  thresholds: readonly Threshold[],
): ThresholdList {
  const sign = direction === 'above' ? 1 : -1;
  const sorted = thresholds.toSorted((a, b) => sign * (a.limit - b.limit));
  return {
    direction,
    read,
    limits: Float64Array.from(sorted, ({ limit }) => limit),
    rules: Int32Array.from(sorted, ({ rule }) => rule),
  };
}

/** How many of the list's rules, from its start, have their limit passed. */
export function passed(list: ThresholdList, facts: Facts): number {
  const { limits } = list;
  const value = list.read(facts);
  let count = 0;
  if (list.direction === 'above') {
    while (count < limits.length && value > (limits[count] ?? 0)) count += 1;
  } else {
    while (count < limits.length && value < (limits[count] ?? 0)) count += 1;
  }
  return count;
}

/** How a measure is read; windows are read by their position. */
export const readers: Readonly<Record<Exclude<Measure, 'window'>, (facts: Facts) => number>> = {
  links: (facts) => facts.links.length,
  mentions: (facts) => facts.mentions.length,
  hashes: (facts) => facts.hashes.length,
  'text-size': (facts) => facts.textSize(),
  age: (facts) => facts.ageMs(),
};
