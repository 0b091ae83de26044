import { addTally, emptyTally, type Tally } from '../../replay/simulation/world/tally.ts';
import type { SeedShare, ShareResult } from './share.ts';
import { localWorker, threadWorker } from './worker-thread.ts';

export interface SeedRun {
  readonly scenario: string;
  readonly members: number;
  readonly days: number;
  readonly firstSeed: number;
  readonly seeds: number;
  readonly workers: number;
  /** Told after every share how many seeds are done. */
  readonly onProgress?: (done: number) => void;
}

export interface SeedRunResult {
  readonly tally: Tally;
  /** The lowest seed that broke something. */
  readonly failed?: NonNullable<ShareResult['failed']>;
}

/** Seeds that a worker runs before it asks for more: few enough to keep all workers busy. */
const SHARE = 10;

/** Runs many seeds with a number of workers. What it tells does not depend on how many they are. */
export async function runSeeds(wanted: SeedRun): Promise<SeedRunResult> {
  const { workers } = wanted;
  const shares = sharesOf(wanted);
  const tally = emptyTally();
  const failures: NonNullable<ShareResult['failed']>[] = [];
  let done = 0;
  const work = async (): Promise<void> => {
    const worker = workers === 1 ? localWorker() : threadWorker();
    try {
      for (let share = shares.shift(); share !== undefined; share = shares.shift()) {
        const result = await worker.run(share);
        addTally(tally, result.tally);
        if (result.failed !== undefined) {
          failures.push(result.failed);
          // Shares are handed out in order: a lower seed can only be among those under way.
          shares.length = 0;
        }
        done += share.to - share.from + 1;
        wanted.onProgress?.(done);
      }
    } finally {
      await worker.close();
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const [failed] = failures.toSorted((a, b) => a.seed - b.seed);
  return failed === undefined ? { tally } : { tally, failed };
}

function sharesOf({ scenario, members, days, firstSeed, seeds }: SeedRun): SeedShare[] {
  const last = firstSeed + seeds - 1;
  return Array.from({ length: Math.ceil(seeds / SHARE) }, (_, index) => {
    const from = firstSeed + index * SHARE;
    return { scenario, members, days, from, to: Math.min(from + SHARE - 1, last) };
  });
}
