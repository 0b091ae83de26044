import type { Activity } from '../../domain/activity.ts';
import type { Json } from '../../kernel/canonical-json.ts';
import type { ActivityId, CommunityId, MemberId, PartId } from '../../kernel/identifier.ts';
import { type Instant, instant, instantFromMs, instantMs } from '../../kernel/instant.ts';
import type {
  ActivityOutcome,
  ActivityWrite,
  Commit,
  IdempotencyRecord,
  IndexEntry,
  OutboxItem,
  Part,
  Store,
  StoredEventBody,
  StreamName,
  StreamWrite,
  Ticket,
} from '../port.ts';

const START: Instant = instant('2026-11-20T08:00:00Z');

/** Moments of the samples, counted in minutes. */
export function minute(count: number): Instant {
  return instantFromMs(instantMs(START) + count * 60_000);
}

export function sampleEvent(type: string, more: Json = null): StoredEventBody {
  return { type, at: minute(0), by: { kind: 'staff', staff: 'moderator-1', more } };
}

/** One event on a stream, with a view of its own. */
export function sampleWrite(
  stream: StreamName,
  expectedVersion: number,
  indexes: readonly IndexEntry[] = [],
): StreamWrite {
  const version = expectedVersion + 1;
  return {
    stream,
    expectedVersion,
    events: [sampleEvent(`step-${version}`)],
    view: { body: { version }, indexes },
  };
}

export function entry(order: string, key = 'open'): IndexEntry {
  return { index: 'cases', key, order };
}

export function samplePart(id: string, more: Partial<Part> = {}): Part {
  return { id: id as PartId, kind: 'note', body: { text: `text of ${id}` }, ...more };
}

export function sampleItem(id: string, dueAt: Instant = minute(0), topic = 'webhook'): OutboxItem {
  return { id, topic, body: { id }, dueAt };
}

export function sampleAnswer(
  key: string,
  more: Partial<IdempotencyRecord> = {},
): IdempotencyRecord {
  const route = 'POST /v1/reports';
  const answer = { receipt: key };
  return { caller: 'platform:1', key, route, fingerprint: 'f0', answer, at: minute(0), ...more };
}

export function sampleTicket(hash: string, more: Partial<Ticket> = {}): Ticket {
  const holder = 'staff:moderator-1';
  return { hash, kind: 'session', holder, body: { hash }, expiresAt: minute(60), ...more };
}

export function sampleActivity(id: string, more: Partial<Activity> = {}): Activity {
  return {
    id: id as ActivityId,
    source: 'https://forum.example',
    type: 'content.posted',
    time: minute(0),
    community: 'community-1' as CommunityId,
    actor: { id: 'm-0412' as MemberId },
    content: { kind: 'post', text: id, links: [], mentions: [], hashes: [], detectors: [] },
    ...more,
  };
}

/** A batch and what follows from it; nothing, unless told. */
export function sampleBatch(
  activities: readonly Activity[],
  receivedAt: Instant = minute(0),
  conclude: ActivityWrite['conclude'] = () => ({ outbox: [] }),
): ActivityWrite {
  return { activities, receivedAt, conclude };
}

export async function takeIn(
  store: Store,
  activities: readonly Activity[],
  receivedAt: Instant = minute(0),
): Promise<readonly ActivityOutcome[]> {
  return await store.takeActivities(sampleBatch(activities, receivedAt));
}

/** Commits what must not conflict. */
export async function mustCommit(store: Store, commit: Partial<Commit>): Promise<number> {
  const committed = await store.commit({ streams: [], ...commit });
  if (!committed.ok) throw new Error(`unexpected conflict: ${JSON.stringify(committed.error)}`);
  return committed.value.position;
}

const COLLECTED_MAX = 10_000;

/**
 * All slices as one list. Throws when they do not end, so that a faulty store fails instead of
 * hanging.
 */
export async function collect<Value>(
  slices: AsyncIterable<readonly Value[]>,
): Promise<readonly Value[]> {
  const all: Value[] = [];
  for await (const slice of slices) {
    all.push(...slice);
    if (all.length > COLLECTED_MAX) throw new Error('the slices do not end');
  }
  return all;
}
