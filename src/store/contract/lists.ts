import assert from 'node:assert/strict';
import type { ListedView, ListQuery, Store, StreamName } from '../port.ts';
import type { StoreTest } from './opened-store.ts';
import { entry, mustCommit, sampleWrite } from './samples.ts';

const inOrder: readonly (readonly [order: string, stream: StreamName])[] = [
  ['2026-01', 'case-1'],
  ['2026-02', 'case-0'],
  ['2026-02', 'case-2'],
  ['2026-02', 'case-9'],
  ['2026-03', 'case-3'],
  ['2026-10', 'case-4'],
];

/** Secondary indexes: order, ties, paging, bounds, and that a view's entries follow the view. */
export function listTests(storeTest: StoreTest): void {
  for (const direction of ['ascending', 'descending'] as const) {
    for (const limit of [1, 2, 3, 100]) {
      storeTest(`${direction} pages of ${limit} show every entry once`, async ({ store }) => {
        await fill(store);
        const expected = direction === 'ascending' ? inOrder : inOrder.toReversed();
        assert.deepEqual(await pages(store, { ...open, direction, limit }), expected);
      });

      storeTest(`${direction} pages of ${limit} end at a bound`, async ({ store }) => {
        await fill(store);
        const bounded = inOrder.slice(0, 4);
        const expected = direction === 'ascending' ? bounded : bounded.toReversed();
        const query = { ...open, direction, limit, upTo: '2026-02' };
        assert.deepEqual(await pages(store, query), expected);
      });
    }
  }

  storeTest('a page can continue behind an entry that is gone', async ({ store }) => {
    await fill(store);
    const after = { order: '2026-02', stream: 'case-5' };
    const ascending = await store.list({ ...open, after, limit: 2 });
    assert.deepEqual(ascending.map(placeOf), inOrder.slice(3, 5));
    const descending = await store.list({ ...open, after, limit: 2, direction: 'descending' });
    assert.deepEqual(descending.map(placeOf), inOrder.slice(1, 3).toReversed());
  });
}

export function indexTests(storeTest: StoreTest): void {
  storeTest('lists give the whole view', async ({ store }) => {
    await mustCommit(store, { streams: [sampleWrite('case-1', 0, [entry('a')])] });
    const view = { stream: 'case-1', version: 1, body: { version: 1 }, order: 'a' };
    assert.deepEqual(await store.list({ ...open, limit: 1 }), [view]);
  });

  storeTest('an update replaces the entries of its stream and no others', async ({ store }) => {
    await mustCommit(store, {
      streams: [
        sampleWrite('case-1', 0, [entry('a'), entry('a', 'mine'), entry('b')]),
        sampleWrite('case-2', 0, [entry('a')]),
      ],
    });
    await mustCommit(store, {
      streams: [sampleWrite('case-1', 1, [entry('a', 'closed'), entry('b')])],
    });
    assert.deepEqual(await pages(store, { ...open, limit: 9 }), [
      ['a', 'case-2'],
      ['b', 'case-1'],
    ]);
    assert.equal(await store.count('cases', 'mine'), 0);
    assert.equal(await store.count('cases', 'closed'), 1);
    await mustCommit(store, { streams: [sampleWrite('case-1', 2)] });
    assert.deepEqual(await pages(store, { ...open, limit: 9 }), [['a', 'case-2']]);
    assert.equal(await store.count('cases', 'closed'), 0);
  });

  storeTest('the same entry twice is one entry', async ({ store }) => {
    await mustCommit(store, { streams: [sampleWrite('case-1', 0, [entry('a'), entry('a')])] });
    assert.equal(await store.count('cases', 'open'), 1);
    await mustCommit(store, { streams: [sampleWrite('case-1', 1)] });
    assert.equal(await store.count('cases', 'open'), 0);
  });

  storeTest('order is by code point', async ({ store }) => {
    const orders = ['Z', 'a', 'ab', 'é', '\uffee', '\u{1F600}'];
    const streams = orders.map((order, n) => sampleWrite(`case-${9 - n}`, 0, [entry(order)]));
    await mustCommit(store, { streams });
    const listed = await store.list({ ...open, limit: 9 });
    assert.deepEqual(
      listed.map((view) => view.order),
      orders,
    );
    const upTo = await store.list({ ...open, limit: 9, upTo: '\uffee' });
    assert.equal(upTo.length, 5);
  });

  storeTest('indexes and keys do not run into each other', async ({ store }) => {
    const entries = [
      { index: 'a', key: 'bc', order: '' },
      { index: 'ab', key: 'c', order: '' },
      { index: 'a', key: '', order: 'x' },
    ];
    await mustCommit(store, { streams: [sampleWrite('case-1', 0, entries)] });
    assert.equal(await store.count('a', 'bc'), 1);
    assert.equal(await store.count('ab', 'c'), 1);
    assert.equal(await store.count('a', ''), 1);
    assert.equal(await store.count('', 'abc'), 0);
    const empty = await store.list({ index: 'a', key: 'bc', limit: 1, upTo: '' });
    assert.equal(empty.length, 1);
  });
}

const open = { index: 'cases', key: 'open' } as const;

async function fill(store: Store): Promise<void> {
  const streams = inOrder.toSorted(([, first], [, second]) => (first < second ? -1 : 1));
  for (const [order, stream] of streams) {
    const entries = [entry(order), entry('2026-02', 'another key')];
    await mustCommit(store, { streams: [sampleWrite(stream, 0, entries)] });
  }
}

/** All pages of a query, one after the other. */
async function pages(store: Store, query: ListQuery): Promise<readonly unknown[]> {
  const places: unknown[] = [];
  let after: ListQuery['after'];
  while (true) {
    const page = await store.list(after === undefined ? query : { ...query, after });
    assert.ok(page.length <= query.limit);
    places.push(...page.map(placeOf));
    assert.ok(places.length <= inOrder.length, 'pages show an entry again');
    const last = page.at(-1);
    if (last === undefined) return places;
    after = { order: last.order, stream: last.stream };
  }
}

function placeOf({ order, stream }: ListedView): readonly [string, string] {
  return [order, stream];
}
