import type { Instant } from '../../kernel/instant.ts';
import { oneAfterAnother } from '../keep-up.ts';
import type { Runtime } from '../runtime.ts';
import { isStorageFull } from '../storage-full.ts';
import { isStoreBusy } from '../store-busy.ts';
import { RecordRefused } from './publish-record.ts';
import { createPublisher, type PublisherHost } from './publisher.ts';
import { recordLease } from './record-lease.ts';

export interface Publishing {
  publish(): Promise<void>;
  /** Why nothing can be signed; undefined while all is well. */
  problem(): string | undefined;
  /** Publishes a last time and lets the next process begin at once. */
  close(): Promise<void>;
}

/** Whether the record waits, and so does whoever asks for it, until the store takes it. */
function isForNow(failure: unknown): failure is Error {
  return isStorageFull(failure) || isStoreBusy(failure);
}

/**
 * Publishes one turn after the other, in one process at a time: whoever holds the lease. Why
 * nothing could be signed is for the operator, once, until it changes; the server goes on without.
 */
export function publishing(runtime: Runtime): Publishing {
  const { store, keeper, clock, log } = runtime;
  const nothing = async (): Promise<void> => undefined;
  if (keeper === undefined) return { publish: nothing, problem: () => undefined, close: nothing };
  const now = (): Instant => clock.now();
  const lease = recordLease(store, { clock, holder: runtime.newId() });
  const host: PublisherHost = { append: lease.append, holds: lease.holds, say: log };
  const publisher =
    runtime.publisherThread?.(host) ?? createPublisher({ source: store, keeper, host, now });
  let problem: string | undefined;
  let closing = false;
  const publishOnce = async (): Promise<boolean> => {
    try {
      if (!(await lease.take())) {
        // Whoever has it looks now, and says what is wrong.
        problem = undefined;
        return false;
      }
      const { behind } = await publisher.publish();
      problem = undefined;
      return behind;
    } catch (failure) {
      if (!(failure instanceof RecordRefused || isForNow(failure))) throw failure;
      if (failure.message !== problem) log(failure.message);
      problem = failure.message;
      return false;
    }
  };
  const publishAll = async (): Promise<void> => {
    while ((await publishOnce()) && !closing);
  };
  const turns = oneAfterAnother(publishAll);
  return {
    publish: turns,
    problem: () => problem,
    close: async () => {
      closing = true;
      await turns();
      await publisher.close();
      await lease.giveBack();
    },
  };
}
