import { parentPort, workerData } from 'node:worker_threads';
import { StoreBusy } from '../failure.ts';
import type { KeyFile } from './key-file.ts';
import { openKeyFile } from './open-key-file.ts';

/** What a racer is started with: they begin once all of them have come to the line. */
export interface Race {
  readonly directory: string;
  readonly holders: readonly string[];
  /** One number: how many have come. */
  readonly line: Int32Array;
  readonly racers: number;
}

/** Asks for the key of one holder after the other, and says which it was given. */
function run({ directory, holders, line, racers }: Race): readonly (string | undefined)[] {
  const keys = openKeyFile(directory, { shared: true });
  const come = Atomics.add(line, 0, 1) + 1;
  if (come === racers) Atomics.notify(line, 0);
  for (let seen = come; seen < racers; seen = Atomics.load(line, 0)) Atomics.wait(line, 0, seen);
  const given = holders.map((holder) => ask(keys, holder));
  keys.close();
  return given;
}

// Whoever is crowded out comes again, as a client of a server does.
function ask(keys: KeyFile, holder: string): string | undefined {
  while (true) {
    try {
      return keys.ofHolders(new Set([holder])).get(holder)?.id;
    } catch (problem) {
      if (!(problem instanceof StoreBusy)) throw problem;
    }
  }
}

parentPort?.postMessage(run(workerData as Race));
