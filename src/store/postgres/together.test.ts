import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { minute, mustCommit, sampleAnswer, sampleItem, sampleWrite } from '../contract/samples.ts';
import type { Store, StreamName } from '../port.ts';
import { openPostgresStore } from './open.ts';
import { endTestingDatabase, newCommunity, testingDatabase } from './testing-database.ts';

after(endTestingDatabase);

/** Stores of one community as several processes have them. */
async function several(count: number, task: (stores: readonly Store[]) => Promise<void>) {
  const { url } = await testingDatabase();
  const community = newCommunity();
  const opened = Array.from({ length: count }, () =>
    openPostgresStore({ url, community, connections: 3 }),
  );
  const stores = await Promise.all(opened);
  try {
    await task(stores);
  } finally {
    for (const store of stores) await store.close();
  }
}

test('a reader behind several writers misses no position and sees none before its turn', async () => {
  await several(4, async (stores) => {
    const [reader] = stores;
    assert.ok(reader);
    const each = 40;
    let writing = stores.length - 1;
    const writers = stores.slice(1).map(async (store, writer) => {
      const commits = Array.from({ length: each }, async (_, n) => {
        const streams = ['a', 'b'].map(
          (half): ReturnType<typeof sampleWrite> =>
            sampleWrite(`case-${writer}.${n}.${half}` satisfies StreamName, 0),
        );
        await mustCommit(store, { streams });
      });
      await Promise.all(commits);
      writing -= 1;
    });
    const positions: number[] = [];
    for (let ending = false; ; ) {
      const events = await reader.allEvents(positions.at(-1) ?? 0, 1_000);
      positions.push(...events.map(({ position }) => position));
      if (ending) break;
      ending = writing === 0;
    }
    await Promise.all(writers);
    const total = (stores.length - 1) * each * 2;
    assert.deepEqual(
      positions,
      Array.from({ length: total }, (_, n) => n + 1),
    );
  });
});

test('a race of several processes for one version has one winner', async () => {
  await several(4, async (stores) => {
    const outcomes = await Promise.all(
      stores.flatMap((store) =>
        [1, 2].map(() => store.commit({ streams: [sampleWrite('case-1', 0)] })),
      ),
    );
    assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
    assert.equal((await stores[0]?.allEvents(0, 10))?.length, 1);
  });
});

test('a call sent to several processes is answered by one and has one effect', async () => {
  await several(3, async (stores) => {
    const outcomes = await Promise.all(
      stores.map((store, n) =>
        store.commit({
          streams: [sampleWrite(`case-${n}`, 0)],
          idempotency: sampleAnswer('call-1', { answer: n }),
        }),
      ),
    );
    assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
    for (const outcome of outcomes) {
      if (!outcome.ok) assert.equal(outcome.error.kind, 'idempotency');
    }
  });
});

test('workers of several processes share the outbox, and none is given an item twice', async () => {
  await several(4, async (stores) => {
    const ids = Array.from({ length: 200 }, (_, n) => `item-${n}`);
    await mustCommit(stores[0] as Store, { outbox: ids.map((id) => sampleItem(id)) });
    const taken: string[] = [];
    const work = async (store: Store): Promise<void> => {
      while (true) {
        const items = await store.takeOutbox('webhook', minute(0), minute(9), 7);
        if (items.length === 0) return;
        taken.push(...items.map(({ id }) => id));
      }
    };
    await Promise.all(stores.map(work));
    assert.equal(taken.length, ids.length);
    assert.deepEqual(new Set(taken), new Set(ids));
  });
});
