import { parentPort, threadName, Worker } from 'node:worker_threads';
import { runShare, type SeedShare, type ShareResult } from './share.ts';

/** Somebody who runs shares in turn, in this thread or in another. */
export interface SimulationWorker {
  run(share: SeedShare): Promise<ShareResult>;
  close(): Promise<void>;
}

// What one community leaves behind is garbage at once, and there is a lot of it.
const YOUNG_MIB = 64;
const THREAD = 'evenhand-simulate';

export function localWorker(): SimulationWorker {
  return { run: runShare, close: async () => undefined };
}

export function threadWorker(): SimulationWorker {
  const thread = new Worker(new URL(import.meta.url), {
    name: THREAD,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
  });
  let waiting: PromiseWithResolvers<ShareResult> | undefined;
  thread.on('message', (answer: ShareResult) => waiting?.resolve(answer));
  thread.on('error', (problem) => waiting?.reject(problem));
  thread.on('exit', () => waiting?.reject(new Error('a worker ended before its work was done')));
  return {
    run: async (share) => {
      waiting = Promise.withResolvers<ShareResult>();
      thread.postMessage(share);
      return await waiting.promise;
    },
    close: async () => void (await thread.terminate()),
  };
}

// This module is its own worker: loaded in such a thread, it runs what it is sent.
if (threadName === THREAD && parentPort !== null) {
  const port = parentPort;
  port.on('message', (share: SeedShare) => {
    void runShare(share).then(
      (result) => port.postMessage(result),
      // Thrown outside of the promise, it ends the thread and reaches whoever waits.
      (problem: unknown) =>
        setImmediate(() => {
          throw problem;
        }),
    );
  });
}
