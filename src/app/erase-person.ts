import type { MemberId, PartId } from '../kernel/identifier.ts';
import type { ClosedEntry, Erasure, Part, StoredEvent, StreamName } from '../store/port.ts';
import { type ErasureScope, erasureScope } from './erasure-scope.ts';
import { newWork } from './handle.ts';
import { closedEntry, partsNamedBy, sectionsOf } from './record/sections.ts';
import type { Runtime } from './runtime.ts';

/**
 * Parts that stay though records about the member name them or the member wrote them: what a panel
 * said about somebody else, what an authority ordered, and what was written for several people.
 */
const staying: ReadonlySet<string> = new Set([
  'ballot-reasons',
  'lot-salt',
  'order',
  'order-reasons',
  'order-information',
  'order-statement',
  'bulk-reasons',
  'bulk-draft',
]);

/** What an erasure left to do. */
export interface ErasedSoFar {
  readonly waiting: ErasureScope['waiting'];
  /** Events that the record has no entry for yet; their secrets are destroyed once it has. */
  readonly unrecorded: number;
}

/**
 * Erases what is stored of a member and no longer needed: texts, snapshots, activities, sessions,
 * and the secrets of the record. Done again it goes on where it was; answers what still waits.
 */
export async function erasePerson(runtime: Runtime, member: MemberId): Promise<ErasedSoFar> {
  const { store } = runtime;
  const scope = await erasureScope(newWork(runtime), member);
  const { erasure, unrecorded } = await erasureOf(runtime, member, scope);
  await store.erase(erasure);
  let erased: number;
  do erased = await store.eraseActivities(member);
  while (erased > 0);
  return { waiting: scope.waiting, unrecorded };
}

async function erasureOf(
  runtime: Runtime,
  member: MemberId,
  { now, later, waiting }: ErasureScope,
): Promise<{ readonly erasure: Erasure; readonly unrecorded: number }> {
  const person = `member:${member}`;
  const needed = await namedIn(runtime, later);
  const gone = await namedIn(runtime, now);
  const own = await runtime.store.partsOf(person);
  const isKept = ({ id, kind }: Part): boolean => needed.parts.has(id) || staying.has(kind);
  const about = [...gone.parts.values()].filter((part) => !isKept(part));
  const { closed, unrecorded } = await closedEntries(runtime, gone.events);
  const erasure = {
    person,
    tickets: waiting.length === 0,
    except: own.filter(isKept).map(({ id }) => id),
    parts: about.filter((part) => part.person !== person).map(({ id }) => id),
    closed,
  };
  return { erasure, unrecorded };
}

async function closedEntries(
  { store, keeper }: Runtime,
  events: readonly StoredEvent[],
): Promise<{ readonly closed: readonly ClosedEntry[]; readonly unrecorded: number }> {
  const closed: ClosedEntry[] = [];
  let unrecorded = 0;
  if (keeper === undefined) return { closed, unrecorded };
  for (const event of events) {
    const entry = await store.recordEntryOf(event.position);
    if (entry === undefined) unrecorded += 1;
    const one = entry && closedEntry(entry, await sectionsOf(store, event));
    if (one !== undefined) closed.push(one);
  }
  return { closed, unrecorded };
}

interface Named {
  readonly parts: ReadonlyMap<PartId, Part>;
  readonly events: readonly StoredEvent[];
}

async function namedIn({ store }: Runtime, streams: ReadonlySet<StreamName>): Promise<Named> {
  const parts = new Map<PartId, Part>();
  const events: StoredEvent[] = [];
  for (const stream of streams) {
    for (const event of await store.events(stream)) {
      events.push(event);
      for (const part of await partsNamedBy(store, event)) parts.set(part.id, part);
    }
  }
  return { parts, events };
}
