import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface Lag {
  readonly moments: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
}

interface Sample {
  readonly atMs: number;
  /** Position of the newest event in the store, and of the newest under a checkpoint. */
  readonly newest: number;
  readonly covered: number;
}

const EVERY_MS = 100;

/**
 * Looks again and again, from outside, at how far the record of a data directory is behind: for
 * each moment, how long it took until a published checkpoint covered what was newest then.
 */
export function watchLag(directory: string): { caughtUp(): boolean; stop(): Lag } {
  const database = new DatabaseSync(join(directory, 'evenhand.sqlite'), { readOnly: true });
  const newest = database.prepare('SELECT coalesce(max(position), 0) AS at FROM events');
  const covered = database.prepare(
    'SELECT coalesce(max(position), 0) AS at FROM record_entries WHERE place < ?',
  );
  const samples: Sample[] = [];
  const look = (): Sample => {
    const size = publishedSize(join(directory, 'log', 'checkpoint'));
    return {
      atMs: performance.now(),
      newest: Number(newest.get()?.['at']),
      covered: Number(covered.get(size)?.['at']),
    };
  };
  const timer = setInterval(() => samples.push(look()), EVERY_MS);
  return {
    caughtUp: () => {
      const now = look();
      return now.covered >= now.newest;
    },
    stop: () => {
      clearInterval(timer);
      samples.push(look());
      database.close();
      return lagOf(samples);
    },
  };
}

function publishedSize(path: string): number {
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[1]) : 0;
}

function lagOf(samples: readonly Sample[]): Lag {
  const lags: number[] = [];
  let until = 0;
  for (const sample of samples) {
    while (until < samples.length && (samples[until]?.covered ?? 0) < sample.newest) until += 1;
    const reached = samples[until];
    if (reached !== undefined) lags.push(Math.max(0, reached.atMs - sample.atMs));
  }
  if (lags.length < samples.length) throw new Error('some of it was never published');
  const sorted = lags.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { moments: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99), mostMs: at(1) };
}
