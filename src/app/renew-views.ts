import type { Json } from '../kernel/canonical-json.ts';
import type { Store, StreamName, StreamWrite } from '../store/port.ts';
import { aggregatesByCollection } from './all-aggregates.ts';

/**
 * Counts up when a view is folded or listed in another way than before: then the views of older
 * stores are made anew from their events. `test/faults/upgrade.test.ts` is red when that was
 * forgotten.
 */
export const viewDefinition = 1;

const KEY = 'view-definition';
const EVENTS_AT_ONCE = 1_000;
const VIEWS_AT_ONCE = 200;

/**
 * Makes the views anew where they stand by another definition than today's; events stay as they
 * are. A death in between leaves old views, new ones and the old definition: it begins again.
 */
export async function renewViews(store: Store): Promise<void> {
  const standing = await store.holder(KEY);
  if (standing === String(viewDefinition)) return;
  let writes: StreamWrite[] = [];
  for (const stream of await foldedStreams(store)) {
    const write = await renewed(store, stream);
    if (write !== undefined) writes.push(write);
    if (writes.length < VIEWS_AT_ONCE) continue;
    await commit(store, { streams: writes });
    writes = [];
  }
  const uniques = {
    ...(standing === undefined ? {} : { release: [KEY] }),
    take: [{ key: KEY, holder: String(viewDefinition) }],
  };
  await commit(store, { streams: writes, uniques });
}

async function foldedStreams(store: Store): Promise<ReadonlySet<StreamName>> {
  const streams = new Set<StreamName>();
  for (let position = 0; ; ) {
    const events = await store.allEvents(position, EVENTS_AT_ONCE);
    for (const { stream } of events) {
      if (aggregateOf(stream) !== undefined) streams.add(stream);
    }
    const last = events.at(-1);
    if (last === undefined) return streams;
    position = last.position;
  }
}

/** The view of a stream, folded today; nothing when no event of it means anything any more. */
async function renewed(store: Store, stream: StreamName): Promise<StreamWrite | undefined> {
  const aggregate = aggregateOf(stream);
  if (aggregate === undefined) return undefined;
  const { initial, evolve } = aggregate.decider;
  const events = await store.events(stream);
  const state = events.reduce<unknown>(
    (before, { event }) => evolve(before, event as never),
    initial,
  );
  if (state === initial) return undefined;
  const indexes = aggregate.indexes(idOf(stream), state);
  return {
    stream,
    expectedVersion: events.length,
    events: [],
    view: { body: state as Json, indexes },
  };
}

// Somebody else may be at it too, with the same views: whoever is second need not be first.
async function commit(store: Store, wanted: Parameters<Store['commit']>[0]): Promise<void> {
  const committed = await store.commit(wanted);
  if (committed.ok || committed.error.kind === 'unique') return;
  throw new Error(`the views could not be made anew: ${committed.error.kind}`);
}

function aggregateOf(stream: StreamName) {
  return aggregatesByCollection.get(stream.slice(0, stream.indexOf('-')));
}

function idOf(stream: StreamName): string {
  return stream.slice(stream.indexOf('-') + 1);
}
