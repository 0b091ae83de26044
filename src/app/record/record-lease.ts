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
  let untilMs = 0;
  const renew = async (): Promise<number | undefined> => {
    const now = clock.now();
    const wantedMs = instantMs(now) + LEASE_MS;
    const renewed = await store.lease(LEASE, holder, now, instantFromMs(wantedMs));
    untilMs = renewed === undefined ? 0 : wantedMs;
    return renewed;
  };
  // Renewing is a write of its own, and a lease that lasts needs none.
  const lasts = (): boolean => untilMs - instantMs(clock.now()) > LEASE_MS / 2;
  return {
    take: async () => {
      if (fence === undefined || !lasts()) fence = await renew();
      return fence !== undefined;
    },
    holds: async () => fence !== undefined && (await renew()) === fence,
    append: async (entries) => {
      if (fence === undefined) return false;
      if (!lasts()) await renew();
      return await store.appendRecord(entries, { lease: LEASE, fence });
    },
    giveBack: async () => {
      const now = clock.now();
      await store.lease(LEASE, holder, now, now);
      fence = undefined;
    },
  };
}
