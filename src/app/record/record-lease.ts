import { SECOND_MS } from '../../kernel/duration.ts';
import { instantFromMs, instantMs } from '../../kernel/instant.ts';
import type { RecordEntry, Store } from '../../store/port.ts';
import type { Clock } from '../clock.ts';

/** How long the others wait for a publisher that died. */
const LEASE_MS = 5 * SECOND_MS;
const LEASE = 'record';

/** The right to publish, which one process has at a time. */
export interface RecordLease {
  /** Whether it is ours now, for some seconds more. */
  take(): Promise<boolean>;
  /** The same, unless somebody else had it since it was taken last. */
  holds(): Promise<boolean>;
  /** Appends entries; false when it is no longer ours, or somebody was quicker. */
  append(entries: readonly RecordEntry[]): Promise<boolean>;
  /** Lets the next one begin at once. */
  giveBack(): Promise<void>;
}

export function recordLease(
  store: Pick<Store, 'lease' | 'appendRecord'>,
  { clock, holder }: { readonly clock: Pick<Clock, 'now'>; readonly holder: string },
): RecordLease {
  let fence: number | undefined;
  const renew = async (): Promise<number | undefined> => {
    const now = clock.now();
    const until = instantFromMs(instantMs(now) + LEASE_MS);
    return await store.lease(LEASE, holder, now, until);
  };
  return {
    take: async () => {
      fence = await renew();
      return fence !== undefined;
    },
    holds: async () => fence !== undefined && (await renew()) === fence,
    append: async (entries) => {
      if (fence === undefined) return false;
      await renew();
      return await store.appendRecord(entries, { lease: LEASE, fence });
    },
    giveBack: async () => {
      const now = clock.now();
      await store.lease(LEASE, holder, now, now);
    },
  };
}
