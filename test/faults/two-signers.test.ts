import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { RecordRefused } from '../../src/app/record/publish-record.ts';
import {
  entriesVerified,
  happen,
  type TestingPublisher,
  testingPublisher,
} from '../../src/app/record/testing-publisher.ts';
import { testingRecordKeeper } from '../../src/app/record/testing-record-keeper.ts';
import { MINUTE_MS } from '../../src/kernel/duration.ts';
import { type Instant, instant, instantFromMs, instantMs } from '../../src/kernel/instant.ts';
import { type SeededRandom, seededRandom } from '../../src/replay/seeded-random.ts';
import type { HeldLease, RecordEntry, Store } from '../../src/store/port.ts';
import { openPostgresStore } from '../../src/store/postgres/open.ts';
import {
  endTestingDatabase,
  newCommunity,
  testingDatabase,
} from '../../src/store/postgres/testing-database.ts';
import { amount } from './amount.ts';

const RACES = amount(100, 10);
const SEED = 20_261_126;
const START: Instant = instant('2026-03-02T08:00:00Z');

after(endTestingDatabase);

/** A store that does something else before it appends entries the next time. */
interface Interruptible {
  readonly store: Store;
  before: (() => Promise<void>) | undefined;
}

function interruptible(store: Store): Interruptible {
  const interrupted: Interruptible = {
    before: undefined,
    store: new Proxy(store, {
      get: (target, name) => {
        const found = Reflect.get(target, name) as unknown;
        if (typeof found !== 'function') return found;
        if (name !== 'appendRecord') return found.bind(target) as unknown;
        return async (entries: readonly RecordEntry[], lease: HeldLease) => {
          const { before } = interrupted;
          interrupted.before = undefined;
          await before?.();
          return await target.appendRecord(entries, lease);
        };
      },
    }),
  };
  return interrupted;
}

interface Server {
  readonly interrupted: Interruptible;
  readonly publisher: TestingPublisher;
}

type Pair = readonly [Server, Server];

/** Settles what publishers do at the same time: who signed, and what the others said. */
async function race(
  publishers: readonly TestingPublisher[],
): Promise<{ readonly signed: readonly number[]; readonly said: readonly string[] }> {
  const outcomes = await Promise.allSettled(publishers.map((one) => one.publish()));
  const said = outcomes.flatMap((outcome) => {
    if (outcome.status === 'fulfilled') return [];
    const problem = outcome.reason as Error;
    assert.ok(problem instanceof RecordRefused, problem.stack);
    return [problem.message];
  });
  const signed = outcomes.flatMap(({ status }, at) => (status === 'fulfilled' ? [at] : []));
  return { signed, said };
}

/** Both publish at once, whichever is asked first; answers which of the two signed. */
async function atOnce(servers: readonly Server[], random: SeededRandom): Promise<number> {
  const turned = random.chance(0.5) ? servers : servers.toReversed();
  const { signed, said } = await race(turned.map(({ publisher }) => publisher));
  assert.equal(signed.length, 1);
  assert.deepEqual(said, ['somebody else holds the lease']);
  return servers.indexOf(turned[signed[0] ?? 0] as Server);
}

/**
 * One sleeps past its lease within publishing; meanwhile the other one takes it, and has published
 * or not when the first one wakes up.
 */
async function asleep(servers: readonly Server[], random: SeededRandom, sleep: () => void) {
  const [sleepy, awake] = (random.chance(0.5) ? servers : servers.toReversed()) as Pair;
  const publishesMeanwhile = random.chance(0.5);
  let known = 0;
  sleepy.interrupted.before = async () => {
    sleep();
    assert.ok(await awake.publisher.lease.take());
    if (publishesMeanwhile) await awake.publisher.publish();
    known = (await awake.interrupted.store.recordSize()).entries;
  };
  const { signed, said } = await race([sleepy.publisher]);
  assert.deepEqual(signed, []);
  assert.match(said.join(), /another server publishes the record; this one stops/);
  const { entries } = await awake.interrupted.store.recordSize();
  assert.equal(entries, known, 'whoever slept appended nothing');
  await awake.publisher.publish();
}

test(`F15 L1 of two servers on one PostgreSQL database exactly one signs, ${RACES} times`, async (context) => {
  const { url } = await testingDatabase();
  const place = { url, community: newCommunity(), connections: 3 };
  const random = seededRandom(SEED);
  const stores = [await openPostgresStore(place), await openPostgresStore(place)] as const;
  // Both write to one disk, as the guide has it.
  const keeper = testingRecordKeeper();
  let nowMs = instantMs(START);
  const now = (): Instant => instantFromMs(nowMs);
  const sleep = (): void => {
    nowMs += MINUTE_MS;
  };
  const servers = stores.map((store, at): Server => {
    const interrupted = interruptible(store);
    const publisher = testingPublisher(interrupted.store, keeper, { holder: `s-${at}`, now });
    return { interrupted, publisher };
  });
  const wins: [number, number] = [0, 0];
  context.diagnostic(`seed ${SEED}`);
  try {
    for (let number = 1; number <= RACES; number += 1) {
      await happen(random.pick(stores), random.between(1, 9), `race-${number}`);
      if (random.chance(0.5)) {
        const winner = await atOnce(servers, random);
        wins[winner === 0 ? 0 : 1] += 1;
      } else await asleep(servers, random, sleep);
      // Nobody holds it when the next race begins.
      sleep();
      assert.equal(keeper.checkpoints.length, number, 'each race was signed for once');
    }
    const { entries } = await stores[0].recordSize();
    assert.equal(await entriesVerified(keeper), BigInt(entries), 'no checkpoint has another past');
  } finally {
    for (const store of stores) await store.close();
  }
  context.diagnostic(
    JSON.stringify({ races: RACES, atOnce: wins, tookOver: RACES - wins[0] - wins[1] }),
  );
});
