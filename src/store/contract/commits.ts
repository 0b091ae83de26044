import assert from 'node:assert/strict';
import type { Json } from '../../kernel/canonical-json.ts';
import type { PartId } from '../../kernel/identifier.ts';
import type { Commit, CommitConflict, Store } from '../port.ts';
import type { StoreTest } from './opened-store.ts';
import {
  entry,
  mustCommit,
  sampleAnswer,
  sampleEvent,
  sampleItem,
  samplePart,
  sampleWrite,
} from './samples.ts';

/** Commits: what they keep, what they answer, and that nothing is kept of one that is refused. */
export function commitTests(storeTest: StoreTest): void {
  storeTest('an empty store answers nothing and fails at nothing', async ({ store }) => {
    assert.equal(await store.view('case-1'), undefined);
    assert.deepEqual(await store.events('case-1'), []);
    assert.deepEqual(await store.allEvents(0, 10), []);
    assert.equal(await store.newestEvent(), undefined);
    assert.equal(await store.part('part-1' as PartId), undefined);
    assert.equal(await store.holder('key'), undefined);
    assert.equal(await store.remembered('caller', 'key'), undefined);
    assert.equal(await mustCommit(store, {}), 0);
  });

  storeTest('a commit keeps everything it holds', async ({ store }) => {
    assert.equal(await mustCommit(store, fullCommit), 3);
    assert.deepEqual(await store.view('case-1'), {
      stream: 'case-1',
      version: 2,
      body: { phase: 'open' },
    });
    assert.deepEqual(
      (await store.events('case-1')).map((event) => [event.position, event.version]),
      [
        [1, 1],
        [2, 2],
      ],
    );
    assert.equal(await store.count('cases', 'open'), 1);
    assert.deepEqual(await store.part('part-1' as PartId), samplePart('part-1'));
    assert.equal(await store.holder('case of report 1'), 'case-1');
    assert.equal(await store.countOutbox('webhook'), 1);
    assert.deepEqual(await store.remembered('platform:1', 'call-1'), sampleAnswer('call-1'));
  });

  storeTest('a write without events puts another view in place of the view', async ({ store }) => {
    await mustCommit(store, fullCommit);
    const view = { body: { phase: 'other' }, indexes: [entry('2', 'other')] };
    const write = { stream: 'case-1', expectedVersion: 2, events: [], view } as const;
    assert.equal(await mustCommit(store, { streams: [write] }), 3);
    const { body, version } = (await store.view('case-1')) ?? {};
    assert.deepEqual([body, version], [{ phase: 'other' }, 2]);
    assert.equal((await store.events('case-1')).length, 2);
    assert.equal(await store.count('cases', 'open'), 0);
    assert.equal(await store.count('cases', 'other'), 1);
    const late = { ...write, expectedVersion: 1 };
    const refused = await store.commit({ streams: [late] });
    assert.equal(refused.ok ? undefined : refused.error.kind, 'version');
  });

  storeTest('events have positions without gaps, over all streams', async ({ store }) => {
    await mustCommit(store, fullCommit);
    assert.equal(await mustCommit(store, { streams: [sampleWrite('case-2', 1)] }), 4);
    const all = await store.allEvents(0, 10);
    assert.deepEqual(
      all.map((event) => `${event.position} ${event.stream} ${event.version}`),
      ['1 case-1 1', '2 case-1 2', '3 case-2 1', '4 case-2 2'],
    );
    assert.deepEqual(await store.allEvents(1, 2), all.slice(1, 3));
    assert.deepEqual(await store.allEvents(4, 2), []);
    assert.deepEqual(await store.newestEvent(), all[3]);
  });
}

export function viewTests(storeTest: StoreTest): void {
  storeTest('a write without events replaces the view and keeps the version', async ({ store }) => {
    await mustCommit(store, { streams: [sampleWrite('case-1', 0, [entry('a')])] });
    const view = { body: 'rebuilt', indexes: [] };
    await mustCommit(store, {
      streams: [{ stream: 'case-1', expectedVersion: 1, events: [], view }],
    });
    const expected = { stream: 'case-1', version: 1, body: 'rebuilt' };
    assert.deepEqual(await store.view('case-1'), expected);
    assert.equal(await store.count('cases', 'open'), 0);
  });

  storeTest('two writes to one stream in a commit follow each other', async ({ store }) => {
    const streams = [
      sampleWrite('case-1', 0, [entry('a')]),
      sampleWrite('case-1', 1, [entry('b')]),
    ];
    await mustCommit(store, { streams });
    assert.equal((await store.view('case-1'))?.version, 2);
    const listed = await store.list({ index: 'cases', key: 'open', limit: 10 });
    assert.deepEqual(
      listed.map(({ order }) => order),
      ['b'],
    );
  });

  storeTest(
    'values come back as they were and share nothing with the caller',
    async ({ store }) => {
      const body = { list: [1, { deep: 'x' }], text: 'a\u0000b \ud800 \u{1F600} "' };
      const view = { body, indexes: [] };
      await mustCommit(store, {
        streams: [
          { stream: 'case-1', expectedVersion: 0, events: [sampleEvent('made', body)], view },
        ],
        parts: [samplePart('part-1', { body: body as Json })],
      });
      const asStored = structuredClone(body);
      body.text = 'changed by the caller';
      const read = await store.view('case-1');
      assert.deepEqual(read?.body, asStored);
      assert.deepEqual((await store.part('part-1' as PartId))?.body, asStored);
      assert.notEqual(read, await store.view('case-1'));
      assert.notEqual(read?.body, (await store.view('case-1'))?.body);
    },
  );
}

export function conflictTests(storeTest: StoreTest): void {
  for (const { name, conflict, commit } of conflicting) {
    storeTest(`a commit with ${name} keeps nothing`, async ({ store }) => {
      await mustCommit(store, fullCommit);
      const before = await everything(store);
      assert.deepEqual(await store.commit(commit), { ok: false, error: conflict });
      assert.deepEqual(await everything(store), before);
    });
  }

  storeTest('of several conflicts the first kind is told', async ({ store }) => {
    await mustCommit(store, fullCommit);
    const uniques = { take: [{ key: 'case of report 1', holder: 'case-9' }] };
    const streams = [sampleWrite('case-1', 7)];
    const idempotency = sampleAnswer('call-1', { answer: 'another' });
    assert.equal(kindOf(await store.commit({ streams, uniques, idempotency })), 'idempotency');
    assert.equal(kindOf(await store.commit({ streams, uniques })), 'version');
    assert.equal(kindOf(await store.commit({ streams: [], uniques })), 'unique');
  });

  storeTest('a race on one version has exactly one winner', async ({ store }) => {
    const racers = Array.from({ length: 16 }, async (_, racer) => {
      const write = sampleWrite('case-1', 0);
      const view = { body: { racer }, indexes: [entry(`${racer}`)] };
      return await store.commit({
        streams: [{ ...write, view }],
        parts: [samplePart(`part-${racer}`)],
      });
    });
    const outcomes = await Promise.all(racers);
    assert.equal(outcomes.filter((outcome) => outcome.ok).length, 1);
    const winner = outcomes.findIndex((outcome) => outcome.ok);
    assert.deepEqual((await store.view('case-1'))?.body, { racer: winner });
    assert.equal(await store.count('cases', 'open'), 1);
    const parts = await Promise.all(outcomes.map((_, n) => store.part(`part-${n}` as PartId)));
    assert.equal(parts.filter((part) => part !== undefined).length, 1);
  });

  for (const { name, commit } of refused) {
    storeTest(`a commit with ${name} rejects and keeps nothing`, async ({ store }) => {
      await mustCommit(store, fullCommit);
      const before = await everything(store);
      await assert.rejects(store.commit(commit));
      assert.deepEqual(await everything(store), before);
      await mustCommit(store, { streams: [sampleWrite('case-1', 2)] });
    });
  }
}

export function uniqueTests(storeTest: StoreTest): void {
  storeTest('a unique key has one holder until it is released', async ({ store }) => {
    await mustCommit(store, { uniques: { take: [{ key: 'k', holder: 'first' }] } });
    await mustCommit(store, { uniques: { take: [{ key: 'k', holder: 'first' }] } });
    const second = { take: [{ key: 'k', holder: 'second' }] };
    assert.equal(kindOf(await store.commit({ streams: [], uniques: second })), 'unique');
    await mustCommit(store, { uniques: { release: ['k', 'never taken'] } });
    assert.equal(await store.holder('k'), undefined);
    await mustCommit(store, { uniques: second });
    assert.equal(await store.holder('k'), 'second');
  });

  storeTest('one commit can hand a unique key over', async ({ store }) => {
    await mustCommit(store, { uniques: { take: [{ key: 'k', holder: 'first' }] } });
    const uniques = { release: ['k'], take: [{ key: 'k', holder: 'second' }] };
    await mustCommit(store, { uniques });
    assert.equal(await store.holder('k'), 'second');
  });

  storeTest('two holders in one commit conflict', async ({ store }) => {
    const holders = ['first', 'second'].map((holder) => ({ key: 'k', holder }));
    assert.deepEqual(await store.commit({ streams: [], uniques: { take: holders } }), {
      ok: false,
      error: { kind: 'unique', key: 'k', holder: 'first' },
    });
    assert.equal(await store.holder('k'), undefined);
  });

  storeTest('a race on one unique key has exactly one winner', async ({ store }) => {
    const racers = Array.from({ length: 16 }, async (_, racer) => {
      const take = [{ key: 'k', holder: `${racer}` }];
      return await store.commit({
        streams: [sampleWrite(`report-${racer}`, 0)],
        uniques: { take },
      });
    });
    const outcomes = await Promise.all(racers);
    assert.equal(outcomes.filter((outcome) => outcome.ok).length, 1);
    assert.equal((await store.allEvents(0, 100)).length, 1);
  });
}

const fullCommit: Commit = {
  streams: [
    {
      stream: 'case-1',
      expectedVersion: 0,
      events: [sampleEvent('opened'), sampleEvent('leased')],
      view: { body: { phase: 'open' }, indexes: [entry('2026')] },
    },
    sampleWrite('case-2', 0),
  ],
  parts: [samplePart('part-1')],
  outbox: [sampleItem('item-1')],
  uniques: { take: [{ key: 'case of report 1', holder: 'case-1' }] },
  idempotency: sampleAnswer('call-1'),
};

/**
 * Everything new that a commit can hold, so that the conflict is the only reason to keep none of
 * it.
 */
const otherCommit: Commit = {
  streams: [sampleWrite('case-3', 0, [entry('z')]), sampleWrite('case-2', 1, [entry('y')])],
  parts: [samplePart('part-2')],
  outbox: [sampleItem('item-2')],
  uniques: { take: [{ key: 'free', holder: 'case-3' }], release: ['case of report 1'] },
  idempotency: sampleAnswer('call-2'),
};

const conflicting: readonly {
  readonly name: string;
  readonly conflict: CommitConflict;
  readonly commit: Commit;
}[] = [
  {
    name: 'a version that has passed',
    conflict: { kind: 'version', stream: 'case-1', expected: 1, actual: 2 },
    commit: { ...otherCommit, streams: [...otherCommit.streams, sampleWrite('case-1', 1)] },
  },
  {
    name: 'a version that is not there yet',
    conflict: { kind: 'version', stream: 'case-4', expected: 1, actual: 0 },
    commit: { ...otherCommit, streams: [...otherCommit.streams, sampleWrite('case-4', 1)] },
  },
  {
    name: 'a unique key of somebody else',
    conflict: { kind: 'unique', key: 'case of report 1', holder: 'case-1' },
    commit: {
      ...otherCommit,
      uniques: {
        take: [
          { key: 'free', holder: 'case-3' },
          { key: 'case of report 1', holder: 'case-3' },
        ],
      },
    },
  },
  {
    name: 'a call that was answered before',
    conflict: { kind: 'idempotency', record: sampleAnswer('call-1') },
    commit: { ...otherCommit, idempotency: sampleAnswer('call-1', { fingerprint: 'f1' }) },
  },
];

const refused: readonly { readonly name: string; readonly commit: Commit }[] = [
  {
    name: 'the id of a part that is there',
    commit: { ...otherCommit, parts: [samplePart('part-2'), samplePart('part-1')] },
  },
  {
    name: 'the id of a part twice',
    commit: { ...otherCommit, parts: [samplePart('part-2'), samplePart('part-2')] },
  },
  {
    name: 'the id of an outbox item that is there',
    commit: { ...otherCommit, outbox: [sampleItem('item-2'), sampleItem('item-1')] },
  },
  {
    name: 'a lone surrogate in a key',
    commit: { ...otherCommit, streams: [sampleWrite('case-5', 0, [entry('\ud800')])] },
  },
];

function kindOf(result: Awaited<ReturnType<Store['commit']>>): string {
  return result.ok ? 'none' : result.error.kind;
}

/** What a refused commit must leave as it was. */
async function everything(store: Store): Promise<unknown> {
  const streams = ['case-1', 'case-2', 'case-3', 'case-4', 'case-5'] as const;
  const list = { index: 'cases', key: 'open', limit: 100 };
  return {
    events: await store.allEvents(0, 100),
    views: await Promise.all(streams.map((stream) => store.view(stream))),
    listed: await store.list(list),
    parts: await Promise.all(['part-1', 'part-2'].map((id) => store.part(id as PartId))),
    outbox: await store.countOutbox('webhook'),
    holders: [await store.holder('free'), await store.holder('case of report 1')],
    answers: [
      await store.remembered('platform:1', 'call-1'),
      await store.remembered('platform:1', 'call-2'),
    ],
  };
}
