import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryStore } from '../store/memory.ts';
import type { Store, StreamName } from '../store/port.ts';
import { aggregatesByCollection } from './all-aggregates.ts';
import { renewViews, viewDefinition } from './renew-views.ts';
import { foldedStates } from './testing-consistency.ts';
import { liveThroughEverything } from './testing-member-life.ts';
import { openWorld } from './testing-world.ts';

const KEY = 'view-definition';

/** Streams of the shell: their views were given with the events and are no fold. */
const ofTheShell: ReadonlySet<string> = new Set([
  'admission',
  'aside',
  'delivery',
  'endpoint',
  'reading',
  'rulebook',
]);

async function livedStore(): Promise<Store> {
  const store = memoryStore();
  await liveThroughEverything(await openWorld({ store }));
  return store;
}

/** Every view and where it is listed. */
async function viewsOf(store: Store): Promise<ReadonlyMap<string, unknown>> {
  const views = new Map<string, unknown>();
  for (const [stream, state] of await foldedStates(store)) {
    views.set(stream, await store.view(stream));
    const [collection = '', ...id] = stream.split('-');
    const indexes = aggregatesByCollection.get(collection)?.indexes(id.join('-'), state) ?? [];
    for (const { index, key } of indexes) {
      views.set(`${index} ${key}`, await store.list({ index, key, limit: 1_000 }));
    }
  }
  return views;
}

async function must(store: Store, commit: Parameters<Store['commit']>[0]): Promise<void> {
  const committed = await store.commit(commit);
  assert.ok(committed.ok, JSON.stringify(committed));
}

/** As an older program left it, which folded and listed in another way. */
async function age(store: Store): Promise<void> {
  for (const stream of (await foldedStates(store)).keys()) {
    const version = (await store.view(stream))?.version ?? 0;
    const view = { body: { phase: 'formerly' }, indexes: [] };
    await must(store, { streams: [{ stream, expectedVersion: version, events: [], view }] });
  }
  await must(store, { streams: [], uniques: { release: [KEY] } });
}

test('given views of another definition, they are made anew from the events and from nothing else', async () => {
  const store = await livedStore();
  const before = await viewsOf(store);
  const events = await store.allEvents(0, 1_000_000);
  assert.ok(before.size > 100, `only ${before.size} views`);
  await age(store);
  assert.notDeepEqual(await viewsOf(store), before);
  await renewViews(store);
  assert.deepEqual(await viewsOf(store), before);
  assert.deepEqual(await store.allEvents(0, 1_000_000), events);
  assert.equal(await store.holder(KEY), String(viewDefinition));
});

test('given views of today, nothing is written', async () => {
  const store = await livedStore();
  const stream = (await store.newestEvent())?.stream as StreamName;
  const version = (await store.view(stream))?.version ?? 0;
  const view = { body: 'as it is', indexes: [] };
  await must(store, { streams: [{ stream, expectedVersion: version, events: [], view }] });
  await renewViews(store);
  assert.equal((await store.view(stream))?.body, 'as it is');
});

test('a stream of which today nothing is known keeps its view', async () => {
  const store = memoryStore();
  const at = '2026-03-02T08:00:00Z' as never;
  const event = { type: 'sign-in-link-issued', at, by: { kind: 'clock' } };
  const view = { body: 'a note', indexes: [] };
  const write = { stream: 'access-1', expectedVersion: 0, events: [event], view } as const;
  await must(store, { streams: [write] });
  await renewViews(store);
  assert.equal((await store.view('access-1'))?.body, 'a note');
});

test('every stream is folded by an aggregate, or is known to be of the shell', async () => {
  const store = await livedStore();
  const unknown = new Set<string>();
  for (const { stream } of await store.allEvents(0, 1_000_000)) {
    const collection = stream.slice(0, stream.indexOf('-'));
    if (!(aggregatesByCollection.has(collection) || ofTheShell.has(collection))) {
      unknown.add(collection);
    }
  }
  assert.deepEqual([...unknown], []);
});
