import type { Activity } from '../../domain/activity.ts';
import { partitionRules } from '../../replay/rules/partition.ts';
import { ownersOf } from '../../replay/rules/share.ts';
import { emptyTally, mergeTallies, type Tally } from '../../replay/rules/tally.ts';
import type { ActivityFile } from './replay-file.ts';
import type { Placed } from './task.ts';
import { type Books, localWorker, type ReplayWorker, threadWorker } from './worker-thread.ts';

/** Activities in a file that every worker reads by itself, or slices that come from the store. */
export type ActivitySource =
  | { readonly kind: 'file'; readonly file: ActivityFile }
  | { readonly kind: 'slices'; readonly slices: AsyncIterable<readonly Activity[]> };

/**
 * Runs two rulebooks over the same activities with a number of workers, and tells what differs. The
 * answer is the same for every number of workers unless windows reach their limits, which the
 * tally's `letGoEarly` tells.
 */
export async function replayRulebooks(
  books: Books,
  source: ActivitySource,
  workers: number,
): Promise<Tally> {
  const start = workers === 1 ? localWorker : threadWorker;
  const all = Array.from({ length: workers }, (_, worker) =>
    start({ books, share: { worker, workers } }),
  );
  try {
    if (source.kind === 'file') await Promise.all(all.map((one) => one.ask(source)));
    else await handOut(all, source.slices, books);
    const tallies = await Promise.all(all.map((one) => one.ask({ kind: 'tally' })));
    return tallies.reduce<Tally>((sum, one) => mergeTallies(sum, one ?? emptyTally), emptyTally);
  } finally {
    await Promise.all(all.map((one) => one.close()));
  }
}

/** While the workers look at one slice the next one is read, and no more. */
async function handOut(
  all: readonly ReplayWorker[],
  slices: AsyncIterable<readonly Activity[]>,
  books: Books,
): Promise<void> {
  const workers = all.length;
  const spreads = partitionRules(books, workers).map(({ spread }) => spread);
  let position = 0;
  let working: Promise<unknown> = Promise.resolve();
  for await (const slice of slices) {
    const parts: Placed[][] = all.map(() => []);
    for (const activity of slice) {
      position += 1;
      for (const owner of ownersOf(activity, { spreads, workers })) {
        parts[owner]?.push({ activity, position });
      }
    }
    await working;
    working = Promise.all(
      all.map(async (one, at) => await one.ask({ kind: 'activities', from: parts[at] ?? [] })),
    );
  }
  await working;
}
