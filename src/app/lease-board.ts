import type { Lease, OpenCase } from '../domain/case/state.ts';
import type { CaseId, StaffId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import type { ListQuery, Store, StreamName } from '../store/port.ts';
import type { ChangedStream } from './powers-in-force.ts';
import { idOf } from './work.ts';

/**
 * Who holds which open case, in memory, for those who watch the queue. Disposable: it is read from
 * the views when somebody first watches, and follows each commit from then on.
 */
export interface LeaseBoard {
  /** Whether anybody ever watched; until then nothing is kept and nothing need be told. */
  readonly isOpen: boolean;
  /** Reads what there is; costs nothing when that was done. */
  open(): Promise<void>;
  apply(streams: readonly ChangedStream[]): void;
  held(now: Instant): Readonly<Record<CaseId, StaffId>>;
  /** Calls when somebody took or gave back a case, until the answer is called. */
  onChange(tell: () => void): () => void;
}

export function leaseBoard(store: Pick<Store, 'list'>): LeaseBoard {
  const leases: Map<StreamName, Lease> = new Map();
  const tellers: Set<() => void> = new Set();
  // What changed while the views were read is newer than they are.
  const changed: Set<StreamName> = new Set();
  let opening: Promise<void> | undefined;
  let isRead = false;

  const keep = (stream: StreamName, { phase, lease }: OpenCase): void => {
    if (phase === 'open' && lease !== undefined) leases.set(stream, lease);
    else leases.delete(stream);
  };
  const read = async (): Promise<void> => {
    let after: ListQuery['after'];
    for (;;) {
      const page = await store.list({
        index: 'cases',
        key: 'open',
        limit: limits.pageSizeMax,
        ...(after === undefined ? {} : { after }),
      });
      for (const { stream, body } of page) {
        if (!changed.has(stream)) keep(stream, body as unknown as OpenCase);
      }
      after = page.at(-1);
      if (page.length < limits.pageSizeMax || after === undefined) break;
    }
    isRead = true;
    changed.clear();
  };

  return {
    get isOpen() {
      return opening !== undefined;
    },
    open: async () => {
      opening ??= read().catch((problem: unknown) => {
        opening = undefined;
        throw problem;
      });
      await opening;
    },
    apply: (streams) => {
      if (opening === undefined) return;
      let told = false;
      for (const one of streams) {
        const { stream } = one;
        if (!stream.startsWith('case-')) continue;
        const before = leases.get(stream)?.holder;
        keep(stream, ('view' in one ? one.view.body : one.body) as unknown as OpenCase);
        if (!isRead) changed.add(stream);
        told ||= leases.get(stream)?.holder !== before;
      }
      if (told) for (const tell of [...tellers]) tell();
    },
    held: (now) => {
      for (const [stream, { until }] of leases) if (until <= now) leases.delete(stream);
      return Object.fromEntries(
        [...leases].map(([stream, { holder }]) => [idOf(stream) as CaseId, holder]),
      );
    },
    onChange: (tell) => {
      tellers.add(tell);
      return () => void tellers.delete(tell);
    },
  };
}
