import { SECOND_MS } from '../../kernel/duration.ts';
import { instantFromMs, instantMs } from '../../kernel/instant.ts';
import type { Runtime } from '../runtime.ts';
import { RecordPublisher, RecordRefused } from './publish-record.ts';

/** How long the others wait for a publisher that died. */
const LEASE_MS = 5 * SECOND_MS;

/** Batches are filled up to a multiple of this. */
const FILL_TO = 8;

export interface Publishing {
  publish(): Promise<void>;
  /** Publishes a last time and lets the next process begin at once. */
  close(): Promise<void>;
}

/**
 * Publishes one turn after the other, in one process at a time: whoever holds the lease. Why
 * nothing could be signed is for the operator, once, until it changes; the server goes on without.
 */
export function publishing(runtime: Runtime): Publishing {
  const { store, keeper, clock, log } = runtime;
  const nothing = async (): Promise<void> => undefined;
  if (keeper === undefined) return { publish: nothing, close: nothing };
  const publisher = new RecordPublisher(store, keeper, { fillTo: FILL_TO });
  const holder = runtime.newId();
  let told = '';
  let turn: Promise<void> = Promise.resolve();
  const publish = async (): Promise<void> => {
    const now = clock.now();
    const until = instantFromMs(instantMs(now) + LEASE_MS);
    if ((await store.lease('record', holder, now, until)) === undefined) return;
    try {
      await publisher.publish();
      told = '';
    } catch (problem) {
      if (!(problem instanceof RecordRefused)) throw problem;
      if (problem.message !== told) log(problem.message);
      told = problem.message;
    }
  };
  const takeTurn = async (): Promise<void> => {
    const next = turn.then(publish);
    turn = next.catch(() => undefined);
    await next;
  };
  return {
    publish: takeTurn,
    close: async () => {
      await takeTurn();
      const now = clock.now();
      await store.lease('record', holder, now, now);
    },
  };
}
