import type { Activity } from '../domain/activity.ts';
import type { ActivityId, MemberId, PartId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { AlreadyStored, refuseGap } from './failure.ts';
import { MemoryActivities } from './memory-activities.ts';
import { MemoryOutbox } from './memory-outbox.ts';
import { MemoryParts } from './memory-parts.ts';
import { MemoryStreams } from './memory-streams.ts';
import type {
  ActivityOutcome,
  ActivityWrite,
  Commit,
  CommitConflict,
  Erasure,
  HeldLease,
  IdempotencyRecord,
  ListedView,
  ListQuery,
  OutboxItem,
  Part,
  RecordEntry,
  Store,
  StoredEvent,
  StoredView,
  StreamName,
  SweepLimits,
  SweepResult,
  TakenOutboxItem,
  Ticket,
} from './port.ts';
import { compareText, decode, encode, keyText } from './stored-text.ts';

/** The store in memory, for tests, examples and simulation. Nothing outlives the process. */
export function memoryStore(): Store {
  return new MemoryStore(false);
}

/**
 * The store in memory for simulation: a view is read from its JSON once and frozen, and all readers
 * are given the same; and copies can be made of the whole.
 */
export function simulatedStore(): ForkableStore {
  return new MemoryStore(true);
}

/** A store of which there can be copies, to try everything that could happen next. */
export interface ForkableStore extends Store {
  fork(): ForkableStore;
  /** What is in it, as text: two stores with the same picture go on alike. */
  picture(): string;
}

interface Lease {
  readonly holder: string;
  readonly fence: number;
  readonly until: Instant;
}

/**
 * Values are kept as JSON text, so that callers share no object with the store or with each other.
 */
class MemoryStore implements ForkableStore {
  #streams: MemoryStreams;
  #activities: MemoryActivities = new MemoryActivities();
  #parts: MemoryParts;
  readonly #readersShare: boolean;
  readonly #uniques: Map<string, string> = new Map();
  readonly #answers: Map<string, string> = new Map();
  #outbox: MemoryOutbox = new MemoryOutbox();
  readonly #leases: Map<string, Lease> = new Map();
  readonly #tickets: Map<string, string> = new Map();
  readonly #record: RecordEntry[] = [];
  readonly #secrets: Set<string> = new Set();

  constructor(readersShare: boolean) {
    this.#readersShare = readersShare;
    this.#streams = new MemoryStreams(readersShare);
    this.#parts = new MemoryParts(readersShare);
  }

  fork(): ForkableStore {
    const copy = new MemoryStore(this.#readersShare);
    copy.#streams = this.#streams.fork();
    copy.#activities = this.#activities.fork();
    copy.#parts = this.#parts.fork();
    copyInto(copy.#uniques, this.#uniques);
    copyInto(copy.#answers, this.#answers);
    copy.#outbox = this.#outbox.fork();
    copyInto(copy.#leases, this.#leases);
    copyInto(copy.#tickets, this.#tickets);
    copy.#record.push(...this.#record);
    for (const secret of this.#secrets) copy.#secrets.add(secret);
    return copy;
  }

  picture(): string {
    const keys = [...this.#uniques].map(([key, holder]) => encode([key, holder]));
    const { count } = this.#activities;
    return [...this.#streams.picture(), ...this.#outbox.picture(), ...keys.sort(), count].join(
      '\n',
    );
  }

  async commit(commit: Commit): Promise<Result<{ readonly position: number }, CommitConflict>> {
    const {
      parts = [],
      partEnds = [],
      outbox = [],
      tickets = [],
      uniques = {},
      idempotency,
    } = commit;
    const conflict = this.#conflictOf(commit);
    if (conflict !== undefined) return err(conflict);
    // Everything that can fail comes before anything is changed.
    refuseKnown(parts, this.#parts);
    refuseKnown(outbox, this.#outbox);
    const encodedParts = this.#parts.encode(parts);
    const encodedItems = copiesOf(outbox);
    const answer = idempotency && encodedAnswer(idempotency);
    this.#streams.write(commit.streams);
    for (const key of uniques.release ?? []) this.#uniques.delete(key);
    for (const { key, holder } of uniques.take ?? []) this.#uniques.set(key, holder);
    this.#parts.add(encodedParts);
    this.#parts.remove(commit.removeParts ?? []);
    this.#parts.end(partEnds);
    this.#outbox.add(encodedItems);
    if (answer !== undefined) this.#answers.set(...answer);
    for (const ticket of tickets) this.#keepTicket(ticket);
    return ok({ position: this.#streams.lastPosition });
  }

  async view(stream: StreamName): Promise<StoredView | undefined> {
    return this.#streams.view(stream);
  }

  async list(query: ListQuery): Promise<readonly ListedView[]> {
    return this.#streams.list(query);
  }

  async count(index: string, key: string): Promise<number> {
    return this.#streams.count(index, key);
  }

  async events(stream: StreamName): Promise<readonly StoredEvent[]> {
    return this.#streams.events(stream);
  }

  async allEvents(after: number, limit: number): Promise<readonly StoredEvent[]> {
    return this.#streams.allEvents(after, limit);
  }

  async newestEvent(): Promise<StoredEvent | undefined> {
    return this.#streams.allEvents(this.#streams.lastPosition - 1, 1)[0];
  }

  async part(id: PartId): Promise<Part | undefined> {
    return this.#parts.part(id);
  }

  async holder(key: string): Promise<string | undefined> {
    return this.#uniques.get(key);
  }

  async remembered(caller: string, key: string): Promise<IdempotencyRecord | undefined> {
    return decoded<IdempotencyRecord>(this.#answers.get(answerKey(caller, key)));
  }

  async appendRecord(entries: readonly RecordEntry[], under: HeldLease): Promise<boolean> {
    if (this.#leases.get(under.lease)?.fence !== under.fence) return false;
    const [first] = entries;
    if (first === undefined) return true;
    if (first.index < this.#record.length) return false;
    refuseGap(entries, this.#record.length);
    keepSecrets(this.#secrets, entries);
    this.#record.push(...entries.map((entry) => ({ ...entry })));
    return true;
  }

  async recordEntries(from: number, limit: number): Promise<readonly RecordEntry[]> {
    return this.#record.slice(from, from + limit);
  }

  async recordEntryOf(position: number): Promise<RecordEntry | undefined> {
    return this.#record.find((entry) => entry.position === position);
  }

  async recordSize(): Promise<{ readonly entries: number; readonly position: number }> {
    const last = this.#record.findLast((entry) => entry.position !== undefined);
    return { entries: this.#record.length, position: last?.position ?? 0 };
  }

  async takeActivities(write: ActivityWrite): Promise<readonly ActivityOutcome[]> {
    const prepared = this.#activities.prepare(write);
    const { outbox, idempotency } = write.conclude(prepared.outcomes);
    refuseKnown(outbox, this.#outbox);
    const items = copiesOf(outbox);
    const answer = idempotency === undefined ? undefined : encodedAnswer(idempotency);
    this.#outbox.add(items);
    if (answer !== undefined && !this.#answers.has(answer[0])) this.#answers.set(...answer);
    prepared.keep();
    return prepared.outcomes;
  }

  async activity(source: string, id: ActivityId): Promise<Activity | undefined> {
    return this.#activities.get(source, id);
  }

  async activitiesOfItem(item: string, limit: number): Promise<readonly Activity[]> {
    return this.#activities.ofItem(item, limit);
  }

  async activitiesAround(thread: string, at: Instant, each: number): Promise<readonly Activity[]> {
    return this.#activities.around(thread, at, each);
  }

  async *activitiesSince(receivedAt: Instant): AsyncIterable<readonly Activity[]> {
    const activities = this.#activities.since(receivedAt);
    if (activities.length > 0) yield activities;
  }

  async countActivities(): Promise<number> {
    return this.#activities.count;
  }

  async takeOutbox(
    topic: string,
    now: Instant,
    leaseUntil: Instant,
    limit: number,
  ): Promise<readonly TakenOutboxItem[]> {
    return this.#outbox.take(topic, { now, leaseUntil, limit });
  }

  async acknowledgeOutbox(id: string): Promise<void> {
    this.#outbox.remove(id);
  }

  async retryOutbox(id: string, dueAt: Instant): Promise<void> {
    this.#outbox.retry(id, dueAt);
  }

  async countOutbox(topic: string): Promise<number> {
    return this.#outbox.count(topic);
  }

  async lease(
    name: string,
    holder: string,
    now: Instant,
    until: Instant,
  ): Promise<number | undefined> {
    const lease = this.#leases.get(name);
    const held = lease !== undefined && lease.until > now;
    if (held && lease.holder !== holder) return undefined;
    const fence = (lease?.fence ?? 0) + (held ? 0 : 1);
    this.#leases.set(name, { holder, fence, until });
    return fence;
  }

  async putTicket(ticket: Ticket): Promise<void> {
    this.#keepTicket(ticket);
  }

  #keepTicket(ticket: Ticket): void {
    this.#tickets.set(keyText(ticket.hash), encode(ticket));
  }

  async ticket(hash: string): Promise<Ticket | undefined> {
    return decoded<Ticket>(this.#tickets.get(hash));
  }

  async removeTicket(hash: string): Promise<void> {
    this.#tickets.delete(hash);
  }

  async removeTicketsOf(holder: string): Promise<number> {
    return removeWhere<Ticket>(this.#tickets, (ticket) => ticket.holder === holder);
  }

  async listTickets(kind: string): Promise<readonly Ticket[]> {
    return [...this.#tickets.values()]
      .map((ticket) => decode<Ticket>(ticket))
      .filter((ticket) => ticket.kind === kind)
      .sort((a, b) => compareText(a.holder, b.holder) || compareText(a.hash, b.hash));
  }

  async partsOf(person: string): Promise<readonly Part[]> {
    return this.#parts.of(person);
  }

  async endedParts(now: Instant, limit: number): Promise<readonly Part[]> {
    return this.#parts.ended(now, limit);
  }

  async erase({ person, tickets, except, parts, closed }: Erasure): Promise<void> {
    const own = this.#parts.of(person).filter(({ id }) => !except.includes(id));
    this.#parts.remove([...own.map(({ id }) => id), ...parts]);
    if (tickets) removeWhere<Ticket>(this.#tickets, ({ holder }) => holder === person);
    removeWhere<IdempotencyRecord>(this.#answers, ({ caller }) => caller === person);
    for (const { index, parts: commitments } of closed) {
      const { secret: _, ...entry } = this.#record[index] ?? {};
      if ('index' in entry) this.#record[index] = { ...entry, parts: commitments } as RecordEntry;
    }
  }

  async eraseActivities(member: MemberId): Promise<number> {
    return this.#activities.erase(member);
  }

  async sweep(now: Instant, retention: SweepLimits): Promise<SweepResult> {
    const isOld = ({ at }: { readonly at: Instant }): boolean => at < retention.idempotencyBefore;
    return {
      activities: this.#activities.sweep(retention.activitiesReceivedBefore),
      parts: this.#parts.sweep(now),
      idempotency: removeWhere<Pick<IdempotencyRecord, 'at'>>(this.#answers, isOld),
      tickets: removeWhere<Ticket>(this.#tickets, ({ expiresAt }) => expiresAt <= now),
    };
  }

  async inspect(): Promise<{ readonly schemaVersion: number; readonly bytes: number }> {
    return { schemaVersion: 1, bytes: 0 };
  }

  async close(): Promise<void> {}

  #conflictOf({ idempotency, streams, uniques }: Commit): CommitConflict | undefined {
    const answer = idempotency && this.#answers.get(answerKey(idempotency.caller, idempotency.key));
    if (answer !== undefined) return { kind: 'idempotency', record: decode(answer) };
    const version = this.#streams.conflictOf(streams);
    if (version !== undefined) return version;
    return uniques === undefined ? undefined : this.#takenBefore(uniques);
  }

  #takenBefore({ take, release }: NonNullable<Commit['uniques']>): CommitConflict | undefined {
    const released = new Set(release);
    const holders = new Map<string, string>();
    for (const { key, holder } of take ?? []) {
      keyText(holder);
      const stored = released.has(keyText(key)) ? undefined : this.#uniques.get(key);
      const current = holders.get(key) ?? stored;
      if (current !== undefined && current !== holder) {
        return { kind: 'unique', key, holder: current };
      }
      holders.set(key, holder);
    }
    return undefined;
  }
}

function copyInto<Value>(copy: Map<string, Value>, from: ReadonlyMap<string, Value>): void {
  for (const [key, value] of from) copy.set(key, value);
}

function refuseKnown(
  added: readonly { readonly id: string }[],
  known: { has(id: string): boolean },
): void {
  const seen = new Set<string>();
  for (const { id } of added) {
    if (seen.has(keyText(id)) || known.has(id)) throw new AlreadyStored(`${id} is stored already.`);
    seen.add(id);
  }
}

function copiesOf(items: readonly OutboxItem[]): readonly OutboxItem[] {
  return items.map(({ id, topic, body, dueAt }) => decode(encode({ id, topic, body, dueAt })));
}

/** A secret opens one entry; throws when one of them opened another. */
function keepSecrets(known: Set<string>, entries: readonly RecordEntry[]): void {
  const given = entries.flatMap(({ secret }) => secret ?? []);
  const secrets = new Set(given);
  if (secrets.size < given.length || given.some((secret) => known.has(secret))) {
    throw new AlreadyStored('A secret of the record is used already.');
  }
  for (const secret of secrets) known.add(secret);
}

function encodedAnswer(record: IdempotencyRecord): readonly [key: string, answer: string] {
  return [answerKey(record.caller, record.key), encode(record)];
}

function answerKey(caller: string, key: string): string {
  return encode([keyText(caller), keyText(key)]);
}

function decoded<Value>(text: string | undefined): Value | undefined {
  return text === undefined ? undefined : decode<Value>(text);
}

function removeWhere<Value>(
  values: Map<string, string>,
  isGone: (value: Value) => boolean,
): number {
  const gone = [...values].filter(([, text]) => isGone(decode<Value>(text)));
  for (const [key] of gone) values.delete(key);
  return gone.length;
}
