import { parentPort, threadName, Worker, workerData } from 'node:worker_threads';
import type { Share } from '../../replay/rules/share.ts';
import { ShareReplay } from '../../replay/rules/share-replay.ts';
import type { Tally } from '../../replay/rules/tally.ts';
import type { Rulebook } from '../../rulebook/model.ts';
import { perform, type Task } from './task.ts';

export interface Books {
  readonly proposal: Rulebook;
  readonly against: Rulebook;
}

export interface WorkerStart {
  readonly books: Books;
  readonly share: Share;
}

/** Somebody who does tasks in turn, in this thread or in another. */
export interface ReplayWorker {
  ask(task: Task): Promise<Tally | undefined>;
  close(): Promise<void>;
}

// Parsed lines are garbage at once. The command's own small young generation is for servers.
const YOUNG_MIB = 32;
const THREAD = 'evenhand-rules-replay';

export function localWorker({ books, share }: WorkerStart): ReplayWorker {
  const replay = new ShareReplay(books, share);
  return {
    ask: async (task) => perform(replay, task),
    close: async () => undefined,
  };
}

export function threadWorker(start: WorkerStart): ReplayWorker {
  const thread = new Worker(new URL(import.meta.url), {
    name: THREAD,
    workerData: start,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
  });
  const waiting: PromiseWithResolvers<Tally | undefined>[] = [];
  let failure: unknown;
  const fail = (problem: unknown): void => {
    failure = problem;
    for (const { reject } of waiting.splice(0)) reject(problem);
  };
  thread.on('message', (answer: Tally | undefined) => waiting.shift()?.resolve(answer));
  thread.on('error', fail);
  thread.on('exit', () => fail(failure ?? new Error('a worker ended before its work was done')));
  return {
    ask: async (task) => {
      if (failure !== undefined) throw failure;
      const asked = Promise.withResolvers<Tally | undefined>();
      waiting.push(asked);
      thread.postMessage(task);
      return await asked.promise;
    },
    close: async () => void (await thread.terminate()),
  };
}

// This module is its own worker: loaded in such a thread, it compiles its share and answers tasks.
if (threadName === THREAD && parentPort !== null) {
  const port = parentPort;
  const { books, share } = workerData as WorkerStart;
  const replay = new ShareReplay(books, share);
  port.on('message', (task: Task) => port.postMessage(perform(replay, task)));
}
