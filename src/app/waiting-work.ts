import { instantMs } from '../kernel/instant.ts';
import type { PublishedRecord } from './contract/record.ts';
import { retentionTopic } from './retention.ts';
import type { Runtime } from './runtime.ts';
import { outboxTopics } from './schedule.ts';

/** What was committed and is not done yet, in numbers that are about nobody. */
export interface Waiting {
  /** Age of the oldest event that no signed checkpoint covers; 0 when there is none. */
  readonly logLagSeconds: number;
  /** Every topic there is, also those with nothing. */
  readonly outbox: readonly { readonly topic: string; readonly entries: number }[];
}

export async function waitingIn(
  { store, clock }: Pick<Runtime, 'store' | 'clock'>,
  record: Pick<PublishedRecord, 'entries'>,
): Promise<Waiting> {
  const topics = [...outboxTopics, retentionTopic];
  const outbox = await Promise.all(
    topics.map(async (topic) => ({ topic, entries: await store.countOutbox(topic) })),
  );
  const uncovered = await firstUncovered(store, (await record.entries()) ?? 0);
  const lagMs =
    uncovered === undefined ? 0 : instantMs(clock.now()) - instantMs(uncovered.event.at);
  return { logLagSeconds: Math.max(0, lagMs) / 1_000, outbox };
}

/** So many entries in a row are looked at; some commit to no event. */
const AT_ONCE = 16;

async function firstUncovered(
  store: Runtime['store'],
  signed: number,
): ReturnType<Runtime['store']['newestEvent']> {
  const unsigned = await store.recordEntries(signed, AT_ONCE);
  const position = unsigned.find((entry) => entry.position !== undefined)?.position;
  const before = position === undefined ? (await store.recordSize()).position : position - 1;
  return (await store.allEvents(before, 1))[0];
}
