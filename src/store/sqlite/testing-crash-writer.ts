/**
 * Writes to the store in the directory of its first argument, from the number in its second, until
 * it is killed; prints each number once the store has acknowledged it. Started by `crash.test.ts`.
 */
import { writeSync } from 'node:fs';
import type { ItemId } from '../../kernel/identifier.ts';
import {
  entry,
  minute,
  mustCommit,
  sampleActivity,
  sampleBatch,
  sampleItem,
  samplePart,
  sampleWrite,
} from '../contract/samples.ts';
import { openSqliteStore } from './open.ts';

const [directory, start] = process.argv.slice(2);
if (directory === undefined) throw new Error('name the data directory');
const store = await openSqliteStore({ directory });

// What the last writer was killed in is written again, as a client repeats what was not answered.
for (let number = Number(start); ; number += 1) {
  if ((await store.view(`case-${number}`)) === undefined) {
    await mustCommit(store, {
      streams: [
        sampleWrite(`case-${number}`, 0, [entry(`${number}`)]),
        sampleWrite(`restriction-${number}`, 0),
      ],
      parts: [samplePart(`part-${number}`)],
      outbox: [sampleItem(`item-${number}`)],
      uniques: { take: [{ key: `key-${number}`, holder: `case-${number}` }] },
    });
  }
  const activities = Array.from({ length: 10 }, (_, index) =>
    sampleActivity(`activity-${number}-${index}`, { item: `item-${number}` as ItemId }),
  );
  const finding = sampleItem(`finding-${number}`, minute(0), 'finding');
  await store.takeActivities(
    sampleBatch(activities, minute(0), (outcomes) => ({
      outbox: outcomes.includes('stored') ? [finding] : [],
    })),
  );
  // Synchronous, so that an acknowledgement never waits in a buffer that dies with the process.
  writeSync(1, `${number}\n`);
}
