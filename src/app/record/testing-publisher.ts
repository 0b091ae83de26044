import { type Instant, instant } from '../../kernel/instant.ts';
import type { Store, StreamName } from '../../store/port.ts';
import { verifyLog } from '../../verify/verify-log.ts';
import { nodeCrypto } from '../log-crypto.ts';
import { CheckpointFile } from './checkpoint-file.ts';
import { type Published, RecordPublisher, RecordRefused } from './publish-record.ts';
import { type RecordLease, recordLease } from './record-lease.ts';
import type { TestingRecordKeeper } from './testing-record-keeper.ts';

const at: Instant = instant('2026-03-02T08:00:00Z');

/** Commits so many events, each in a stream of its own. */
export async function happen(store: Store, count: number, word = 'event'): Promise<void> {
  for (let left = count; left > 0; left -= 1) {
    const length = (await store.newestEvent())?.position ?? 0;
    const stream: StreamName = `case-${length + 1}`;
    const event = { type: `${word}-${length + 1}`, at, by: { kind: 'clock' } };
    const view = { body: null, indexes: [] };
    const write = { stream, expectedVersion: 0, events: [event], view };
    const committed = await store.commit({ streams: [write] });
    if (!committed.ok) throw new Error(committed.error.kind);
  }
}

export interface TestingPublisherOptions {
  readonly fillTo?: number;
  readonly holder?: string;
  readonly now?: () => Instant;
}

export interface TestingPublisher {
  readonly lease: RecordLease;
  publish(): Promise<Published>;
}

/** A publisher that takes the lease before each run, as the server does. */
export function testingPublisher(
  store: Store,
  keeper: TestingRecordKeeper,
  { fillTo = 1, holder = 'one', now = () => at }: TestingPublisherOptions = {},
): TestingPublisher {
  const lease = recordLease(store, { clock: { now }, holder });
  const { append, holds } = lease;
  const checkpoint = new CheckpointFile(keeper.files);
  const tools = { source: store, keeper, checkpoint, append, holds, now, fillTo };
  const publisher = new RecordPublisher(tools);
  return {
    lease,
    publish: async () => {
      if (!(await lease.take())) throw new RecordRefused('somebody else holds the lease');
      return await publisher.publish();
    },
  };
}

/** How many entries of the log verify, with every checkpoint there ever was; or what is wrong. */
export async function entriesVerified(keeper: TestingRecordKeeper): Promise<bigint | string> {
  const verified = await verifyLog({
    crypto: nodeCrypto,
    keys: [keeper.key.verifier],
    readFile: async (path) => keeper.stored.get(path),
    earlier: keeper.checkpoints,
  });
  if (!verified.ok) return `${verified.error.path}: ${verified.error.problem}`;
  return verified.value.earlier === keeper.checkpoints.length
    ? verified.value.checkpoint.size
    : 'not every checkpoint was looked at';
}
