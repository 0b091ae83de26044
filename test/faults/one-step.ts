import { join } from 'node:path';
import { logDirectory } from '../../src/app/record/log-directory.ts';
import { createPublisher } from '../../src/app/record/publisher.ts';
import { recordLease } from '../../src/app/record/record-lease.ts';
import type { PartId } from '../../src/kernel/identifier.ts';
import { type Instant, instantFromMs } from '../../src/kernel/instant.ts';
import { openSealedStore } from '../../src/store/sealed/open.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';

/**
 * One commit with a sealed text and one publication of the record over a data directory, each
 * acknowledged by a line once it is durable: `DIRECTORY [TIMES]`.
 */
const [directory = '', times = '1'] = process.argv.slice(2);

const now = (): Instant => instantFromMs(Date.now());
const store = await openSealedStore(directory, await openSqliteStore({ directory }));
const places = {
  log: join(directory, 'log'),
  highWater: join(directory, 'evenhand.high-water'),
  key: join(directory, 'evenhand.log-key'),
  origin: 'one-step.example/log',
};
const { alone, files, highWater, signer } = await logDirectory(places, now());
const lease = recordLease(store, { clock: { now }, holder: 'one-step' });
const host = { append: lease.append, holds: lease.holds, say: () => undefined };
const keeper = { alone, signer, files, highWater, witnesses: [] };
const publisher = createPublisher({ source: store, keeper, host, now });

for (let left = Number(times); left > 0; left -= 1) {
  const next = ((await store.newestEvent())?.position ?? 0) + 1;
  const event = { type: 'case-opened', at: now(), by: { kind: 'clock' } };
  const view = { body: null, indexes: [] };
  const committed = await store.commit({
    streams: [{ stream: `case-${next}`, expectedVersion: 0, events: [event], view }],
    parts: [{ id: `part-${next}` as PartId, kind: 'note', body: { text: `text ${next}` } }],
  });
  if (!committed.ok) throw new Error(committed.error.kind);
  process.stdout.write(`committed ${committed.value.position}\n`);
  await lease.take();
  const { size } = await publisher.publish();
  process.stdout.write(`published ${size}\n`);
}
await publisher.close();
await store.close();
