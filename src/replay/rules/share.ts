import type { Activity } from '../../domain/activity.ts';
import type { Spread } from './partition.ts';

/** One worker among several: `worker` counts from 0. */
export interface Share {
  readonly worker: number;
  readonly workers: number;
}

const FIRST = 0x81_1c_9d_c5;
const PRIME = 0x01_00_01_93;

/** The start of a key's hash (FNV-1a over UTF-16 units). */
export const emptyKeyHash: number = FIRST;

export function nextKeyHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME) >>> 0;
}

function keyHash(key: string): number {
  let hash = FIRST;
  for (let at = 0; at < key.length; at += 1) hash = nextKeyHash(hash, key.charCodeAt(at));
  return hash;
}

/** The hash of the key by which an activity is spread; without one it is that of the empty key. */
export function keyHashOf(activity: Activity, spread: Spread): number {
  switch (spread) {
    case 'actor':
      return keyHash(activity.actor.id);
    case 'group':
      return keyHash(activity.group ?? '');
    case 'thread':
      return keyHash(activity.thread ?? '');
    case 'whole':
      return FIRST;
  }
}

/**
 * Divides keys among workers, so that each key is seen by one of them in the order of the stream.
 * Worker 0 runs the rules that need the whole stream; then it takes no keys where there are others
 * to take them.
 */
export function ownerOf(
  hash: number,
  spread: Spread,
  among: { readonly workers: number; readonly hasWhole: boolean },
): number {
  if (spread === 'whole') return 0;
  const { workers, hasWhole } = among;
  const others = hasWhole && workers > 1;
  return others ? 1 + (hash % (workers - 1)) : hash % workers;
}

/** Every worker that runs some rule over an activity. */
export function ownersOf(
  activity: Activity,
  among: { readonly spreads: readonly Spread[]; readonly workers: number },
): ReadonlySet<number> {
  const { spreads, workers } = among;
  const hasWhole = spreads.includes('whole');
  return new Set(
    spreads.map((spread) => ownerOf(keyHashOf(activity, spread), spread, { workers, hasWhole })),
  );
}
