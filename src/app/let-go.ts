import type { PartId } from '../kernel/identifier.ts';
import { type Instant, instantFromMs, instantMs } from '../kernel/instant.ts';
import type { StreamName, TakenOutboxItem } from '../store/port.ts';
import { handle, newWork } from './handle.ts';
import { recordEnds } from './record-end.ts';
import { recordParts } from './record-parts.ts';
import { keptCollectionOf, retentionTopic } from './retention.ts';
import type { Runtime } from './runtime.ts';

const AT_ONCE = 100;
const LEASE_MS = 60_000;

/** Dates the parts of every record that is over, so that the store's sweep removes them. */
export async function letGo(runtime: Runtime): Promise<void> {
  for (;;) {
    const now = runtime.clock.now();
    const leaseUntil = instantFromMs(instantMs(now) + LEASE_MS);
    const items = await runtime.store.takeOutbox(retentionTopic, now, leaseUntil, AT_ONCE);
    for (const item of items) await look(runtime, item);
    if (items.length < AT_ONCE) return;
  }
}

async function look(runtime: Runtime, item: TakenOutboxItem): Promise<void> {
  const { stream } = item.body as unknown as { readonly stream: StreamName };
  const again = await lookAgain(runtime, stream);
  if (again === undefined) await runtime.store.acknowledgeOutbox(item.id);
  else await runtime.store.retryOutbox(item.id, again);
}

/** When to look at a record again; undefined once its parts have their day. */
async function lookAgain(runtime: Runtime, stream: StreamName): Promise<Instant | undefined> {
  const collection = keptCollectionOf(stream);
  const view = await runtime.store.view(stream);
  if (collection === undefined || view === undefined) return undefined;
  const work = newWork(runtime);
  const end = await recordEnds[collection](work, view.body);
  if ('notBefore' in end) return end.notBefore;
  if (end.on > work.at) return end.on;
  const ended = await handle(runtime, { by: { kind: 'anonymous' } }, async (ending) => {
    for (const id of recordParts[collection](view.body)) {
      if (id !== undefined) ending.endPart(id as PartId, end.on);
    }
    return null;
  });
  return ended.ok ? undefined : work.at;
}
