import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { logDirectory } from '../../src/app/record/log-directory.ts';
import { createPublisher } from '../../src/app/record/publisher.ts';
import type { LogFile } from '../../src/app/record/record-keeper.ts';
import { recordLease } from '../../src/app/record/record-lease.ts';
import { happen } from '../../src/app/record/testing-publisher.ts';
import { type Instant, instantFromMs } from '../../src/kernel/instant.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';

/**
 * Lets events happen in a data directory and publishes them, until it dies at its n-th write of a
 * file, before that file has its name or after it: `DIRECTORY N before|after EVENTS`.
 */
const [directory = '', writes = '1', moment = 'before', events = '1'] = process.argv.slice(2);
let left = Number(writes);

function dieAt(when: string): void {
  if (left === 0 && when === moment) process.kill(process.pid, 'SIGKILL');
}

async function oneByOne(
  files: readonly LogFile[],
  write: (one: readonly LogFile[]) => Promise<void>,
): Promise<void> {
  for (const file of files) {
    left -= 1;
    dieAt('before');
    await write([file]);
    dieAt('after');
  }
}

const now = (): Instant => instantFromMs(Date.now());
const store = await openSqliteStore({ directory });
const part = (name: string): string => join(directory, name);
const places = {
  log: part('log'),
  highWater: part('mark'),
  key: part('key'),
  origin: 'killed/log',
};
const { alone, files, highWater, signer } = await logDirectory(places, now());
const keeper = {
  alone,
  signer,
  witnesses: [],
  files: {
    read: files.read,
    write: async (list: readonly LogFile[]) => await oneByOne(list, files.write),
  },
  highWater: {
    read: highWater.read,
    write: async (tree: Parameters<typeof highWater.write>[0]) => {
      left -= 1;
      dieAt('before');
      await highWater.write(tree);
      dieAt('after');
    },
  },
};
// The last one died with the lease, and nobody else is here.
const holder = 'killed';
const lease = recordLease(store, { clock: { now }, holder });
const host = { append: lease.append, holds: lease.holds, say: () => undefined };
const publisher = createPublisher({ source: store, keeper, host, now });
for (;;) {
  await happen(store, Number(events));
  await lease.take();
  await publisher.publish();
  if (!existsSync(part('log'))) throw new Error('nothing was published');
}
