import type { Json } from '../kernel/canonical-json.ts';
import type {
  CommitConflict,
  IndexEntry,
  ListedView,
  ListQuery,
  StoredEvent,
  StoredView,
  StreamName,
  StreamWrite,
} from './port.ts';
import { compareText, decode, decodeJson, encode, keyText } from './stored-text.ts';

interface Kept {
  readonly version: number;
  readonly body: string;
  /** What all readers are given, once somebody read it; only where readers share. */
  shared?: Json;
  readonly indexes: readonly IndexEntry[];
}

interface Listed {
  readonly order: string;
  readonly stream: string;
}

/**
 * Events, views and indexes in memory. Lists are kept in order, so that paging costs what is read.
 */
export class MemoryStreams {
  readonly #views: Map<string, Kept> = new Map();
  readonly #events: string[] = [];
  readonly #positions: Map<string, number[]> = new Map();
  readonly #lists: Map<string, Listed[]> = new Map();
  readonly #readersShare: boolean;

  constructor(readersShare: boolean) {
    this.#readersShare = readersShare;
  }

  /** A copy that goes its own way from here. */
  fork(): MemoryStreams {
    const copy = new MemoryStreams(this.#readersShare);
    for (const [stream, kept] of this.#views) copy.#views.set(stream, kept);
    for (const event of this.#events) copy.#events.push(event);
    for (const [stream, positions] of this.#positions) copy.#positions.set(stream, [...positions]);
    for (const [key, list] of this.#lists) copy.#lists.set(key, [...list]);
    return copy;
  }

  /** Every view with its version, in the order of the streams' names. */
  picture(): readonly string[] {
    const views = [...this.#views].map(([stream, { version, body }]) =>
      encode([stream, version, body]),
    );
    return views.sort(compareText);
  }

  get lastPosition(): number {
    return this.#events.length;
  }

  /** The first write whose stream is at another version. */
  conflictOf(writes: readonly StreamWrite[]): CommitConflict | undefined {
    const versions = new Map<string, number>();
    for (const { stream, expectedVersion: expected, events } of writes) {
      const actual = versions.get(keyText(stream)) ?? this.#views.get(stream)?.version ?? 0;
      if (actual !== expected) return { kind: 'version', stream, expected, actual };
      versions.set(stream, actual + events.length);
    }
    return undefined;
  }

  /** Keeps all writes; they have no conflict. Throws before anything is changed or not at all. */
  write(writes: readonly StreamWrite[]): void {
    const encoded = writes.map(({ stream, expectedVersion, events, view }) => ({
      stream,
      events: events.map((event, index) =>
        encode({ stream, version: expectedVersion + index + 1, event }),
      ),
      kept: {
        version: expectedVersion + events.length,
        body: encode(view.body),
        indexes: view.indexes.map(checkedEntry),
      },
    }));
    for (const { stream, events, kept } of encoded) {
      this.#append(stream, events);
      this.#replaceEntries(stream, kept.indexes);
      this.#views.set(stream, kept);
    }
  }

  view(stream: StreamName): StoredView | undefined {
    const kept = this.#views.get(stream);
    if (kept === undefined) return undefined;
    return { stream, version: kept.version, body: this.#bodyOf(kept) };
  }

  events(stream: StreamName): readonly StoredEvent[] {
    return (this.#positions.get(stream) ?? []).map((position) => this.#event(position));
  }

  allEvents(after: number, limit: number): readonly StoredEvent[] {
    const first = Math.max(after, 0);
    const count = Math.min(limit, this.#events.length - first);
    return Array.from({ length: Math.max(count, 0) }, (_, index) => this.#event(first + index + 1));
  }

  list({ index, key, after, upTo, direction, limit }: ListQuery): readonly ListedView[] {
    const ascending = this.#lists.get(listKey(index, key)) ?? [];
    const listed = direction === 'descending' ? ascending.toReversed() : ascending;
    const sign = direction === 'descending' ? -1 : 1;
    return listed
      .filter((entry) => after === undefined || sign * compareListed(entry, after) > 0)
      .filter((entry) => upTo === undefined || compareText(entry.order, upTo) <= 0)
      .slice(0, limit)
      .map((entry) => this.#listedView(entry));
  }

  count(index: string, key: string): number {
    return this.#lists.get(listKey(index, key))?.length ?? 0;
  }

  #bodyOf(kept: Kept): Json {
    if (!this.#readersShare) return decodeJson(kept.body);
    kept.shared ??= frozen(decodeJson(kept.body));
    return kept.shared;
  }

  #append(stream: string, events: readonly string[]): void {
    const positions = this.#positions.get(stream) ?? [];
    this.#positions.set(stream, positions);
    for (const event of events) positions.push(this.#events.push(event));
  }

  #replaceEntries(stream: string, indexes: readonly IndexEntry[]): void {
    const before = this.#views.get(stream)?.indexes ?? [];
    // Most entries stay as they are from one version of a view to the next.
    const isIn = ({ index, key, order }: IndexEntry, entries: readonly IndexEntry[]): boolean =>
      entries.some((one) => one.index === index && one.key === key && one.order === order);
    for (const entry of before) {
      if (isIn(entry, indexes)) continue;
      const { index, key, order } = entry;
      const list = this.#lists.get(listKey(index, key)) ?? [];
      const place = placeOf({ order, stream }, list);
      if (isAt(place, { order, stream }, list)) list.splice(place, 1);
    }
    for (const entry of indexes) {
      if (isIn(entry, before)) continue;
      const { index, key, order } = entry;
      const list = this.#lists.get(listKey(index, key)) ?? [];
      this.#lists.set(listKey(index, key), list);
      const place = placeOf({ order, stream }, list);
      if (!isAt(place, { order, stream }, list)) list.splice(place, 0, { order, stream });
    }
  }

  #event(position: number): StoredEvent {
    const stored = decode<Omit<StoredEvent, 'position'>>(this.#events[position - 1] ?? '');
    return { position, ...stored };
  }

  #listedView({ order, stream }: Listed): ListedView {
    const name = stream as StreamName;
    const view = this.view(name);
    if (view === undefined) throw new Error(`${stream} is listed but has no view`);
    return { ...view, order };
  }
}

// Whoever tried to change what others read too would throw.
export function frozen(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value)) frozen(member as Json);
  return Object.freeze(value);
}

function checkedEntry({ index, key, order }: IndexEntry): IndexEntry {
  return { index: keyText(index), key: keyText(key), order: keyText(order) };
}

function listKey(index: string, key: string): string {
  return `${index.length} ${index}${key}`;
}

function compareListed(first: Listed, second: Listed): number {
  return compareText(first.order, second.order) || compareText(first.stream, second.stream);
}

/** Where an entry is, or where it belongs. */
function placeOf(entry: Listed, list: readonly Listed[]): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = list[middle];
    if (there !== undefined && compareListed(there, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isAt(place: number, entry: Listed, list: readonly Listed[]): boolean {
  const there = list[place];
  return there !== undefined && compareListed(there, entry) === 0;
}
