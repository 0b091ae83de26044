import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Activity } from '../../domain/activity.ts';
import type { ActivityId, MemberId, PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
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
} from '../port.ts';
import { Activities } from './activities.ts';
import { Leases } from './leases.ts';
import { Outbox } from './outbox.ts';
import { Parts } from './parts.ts';
import { RecordEntries } from './record-entries.ts';
import { RememberedAnswers } from './remembered-answers.ts';
import { schemaVersion } from './schema.ts';
import { Streams } from './streams.ts';
import { Tickets } from './tickets.ts';
import { UniqueKeys } from './unique-keys.ts';
import { ViewLists } from './view-lists.ts';
import { WriteGate } from './write-gate.ts';

/** What the store needs of the place it lies in. */
export interface StoreFiles {
  /** Size of the database and its write-ahead log. */
  bytes(): number;
  /** Closes the database and gives the directory free. */
  close(): void;
}

/**
 * The store in one SQLite file. SQLite works synchronously, so no two transactions interleave.
 * Commits asked for in the same turn of the event loop share one transaction; everything else does
 * all its work before it gives the thread back.
 */
export class SqliteStore implements Store {
  readonly #database: DatabaseSync;
  readonly #files: StoreFiles;
  readonly #gate: WriteGate;
  readonly #streams: Streams;
  readonly #lists: ViewLists;
  readonly #parts: Parts;
  readonly #uniques: UniqueKeys;
  readonly #answers: RememberedAnswers;
  readonly #outbox: Outbox;
  readonly #leases: Leases;
  readonly #tickets: Tickets;
  readonly #activities: Activities;
  readonly #record: RecordEntries;

  constructor(database: DatabaseSync, files: StoreFiles) {
    this.#database = database;
    this.#files = files;
    this.#gate = new WriteGate(database);
    this.#streams = new Streams(database);
    this.#lists = new ViewLists(database);
    this.#parts = new Parts(database);
    this.#uniques = new UniqueKeys(database);
    this.#answers = new RememberedAnswers(database);
    this.#outbox = new Outbox(database);
    this.#leases = new Leases(database);
    this.#tickets = new Tickets(database);
    this.#activities = new Activities(database);
    this.#record = new RecordEntries(database);
  }

  async commit(commit: Commit): Promise<Result<{ readonly position: number }, CommitConflict>> {
    return await this.#gate.share(() => {
      const conflict = this.#writeGuarded(commit);
      if (conflict !== undefined) return err(conflict);
      for (const part of commit.parts ?? []) this.#parts.add(part);
      for (const id of commit.removeParts ?? []) this.#parts.remove(id);
      for (const end of commit.partEnds ?? []) this.#parts.end(end);
      for (const item of commit.outbox ?? []) this.#outbox.add(item);
      for (const ticket of commit.tickets ?? []) this.#tickets.put(ticket);
      return ok({ position: this.#streams.lastPosition() });
    });
  }

  async view(stream: StreamName): Promise<StoredView | undefined> {
    return this.#streams.view(stream);
  }

  async list(query: ListQuery): Promise<readonly ListedView[]> {
    return this.#lists.list(query);
  }

  async count(index: string, key: string): Promise<number> {
    return this.#lists.count(index, key);
  }

  async events(stream: StreamName): Promise<readonly StoredEvent[]> {
    return this.#streams.events(stream);
  }

  async allEvents(after: number, limit: number): Promise<readonly StoredEvent[]> {
    return this.#streams.allEvents(after, limit);
  }

  async newestEvent(): Promise<StoredEvent | undefined> {
    return this.#streams.newestEvent();
  }

  async part(id: PartId): Promise<Part | undefined> {
    return this.#parts.get(id);
  }

  async holder(key: string): Promise<string | undefined> {
    return this.#uniques.holder(key);
  }

  async remembered(caller: string, key: string): Promise<IdempotencyRecord | undefined> {
    return this.#answers.get(caller, key);
  }

  async appendRecord(
    entries: readonly RecordEntry[],
    { lease, fence }: HeldLease,
  ): Promise<boolean> {
    const appended = await this.#gate.share<boolean, never>(() =>
      ok(this.#leases.fence(lease) === fence && this.#record.append(entries)),
    );
    return appended.ok && appended.value;
  }

  async recordEntries(from: number, limit: number): Promise<readonly RecordEntry[]> {
    return this.#record.read(from, limit);
  }

  async recordEntryOf(position: number): Promise<RecordEntry | undefined> {
    return this.#record.entryOf(position);
  }

  async recordSize(): Promise<{ readonly entries: number; readonly position: number }> {
    return this.#record.size();
  }

  async takeActivities(write: ActivityWrite): Promise<readonly ActivityOutcome[]> {
    const taken = await this.#gate.share<readonly ActivityOutcome[], never>(() => {
      const outcomes = this.#activities.add(write.activities, write.receivedAt);
      const { outbox, idempotency } = write.conclude(outcomes);
      for (const item of outbox) this.#outbox.add(item);
      if (idempotency !== undefined) this.#answers.add(idempotency);
      return ok(outcomes);
    });
    return taken.ok ? taken.value : taken.error;
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
    yield* this.#activities.since(receivedAt);
  }

  async countActivities(): Promise<number> {
    return this.#activities.count();
  }

  async takeOutbox(
    topic: string,
    now: Instant,
    leaseUntil: Instant,
    limit: number,
  ): Promise<readonly TakenOutboxItem[]> {
    const due = this.#outbox.due({ topic, now, limit });
    // Most looks find nothing, and those need not write.
    if (due.length === 0) return due;
    return this.#gate.run(() => {
      for (const item of due) this.#outbox.take(item.id, leaseUntil);
      return due;
    });
  }

  async acknowledgeOutbox(id: string): Promise<void> {
    this.#gate.run(() => this.#outbox.acknowledge(id));
  }

  async retryOutbox(id: string, dueAt: Instant): Promise<void> {
    this.#gate.run(() => this.#outbox.retry(id, dueAt));
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
    return this.#gate.run(() => this.#leases.lease({ name, holder, now, until }));
  }

  async putTicket(ticket: Ticket): Promise<void> {
    this.#gate.run(() => this.#tickets.put(ticket));
  }

  async ticket(hash: string): Promise<Ticket | undefined> {
    return this.#tickets.get(hash);
  }

  async removeTicket(hash: string): Promise<void> {
    this.#gate.run(() => this.#tickets.remove(hash));
  }

  async removeTicketsOf(holder: string): Promise<number> {
    return this.#gate.run(() => this.#tickets.removeOf(holder));
  }

  async listTickets(kind: string): Promise<readonly Ticket[]> {
    return this.#tickets.list(kind);
  }

  async partsOf(person: string): Promise<readonly Part[]> {
    return this.#parts.of(person);
  }

  async endedParts(now: Instant, limit: number): Promise<readonly Part[]> {
    return this.#parts.ended(now, limit);
  }

  async erase({ person, tickets, except, parts, closed }: Erasure): Promise<void> {
    const stays = new Set<string>(except);
    this.#gate.run(() => {
      for (const { id } of this.#parts.of(person)) if (!stays.has(id)) this.#parts.remove(id);
      for (const id of parts) this.#parts.remove(id);
      if (tickets) this.#tickets.removeOf(person);
      this.#answers.removeOf(person);
      for (const entry of closed) this.#record.close(entry);
    });
    this.#emptyLog();
  }

  async eraseActivities(member: MemberId): Promise<number> {
    const erased = this.#gate.run(() => this.#activities.eraseSome(member));
    this.#emptyLog();
    return erased;
  }

  async sweep(now: Instant, retention: SweepLimits): Promise<SweepResult> {
    const removed = this.#gate.run(() => ({
      parts: this.#parts.sweep(now),
      idempotency: this.#answers.sweep(retention.idempotencyBefore),
      tickets: this.#tickets.sweep(now),
    }));
    const activities = await this.#sweepActivities(retention);
    this.#emptyLog();
    return { ...removed, activities };
  }

  // The write-ahead log still holds pages from before; emptied, nothing of what is gone can be
  // read.
  #emptyLog(): void {
    this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  }

  async inspect(): Promise<{ readonly schemaVersion: number; readonly bytes: number }> {
    this.#gate.run(() => {
      this.#database.exec(
        `INSERT INTO probes (id, nonce) VALUES (1, 1)
         ON CONFLICT (id) DO UPDATE SET nonce = nonce + 1`,
      );
    });
    const written = this.#database.prepare('SELECT nonce FROM probes').get();
    if (written === undefined) throw new Error('the store does not read back what it wrote');
    return { schemaVersion, bytes: this.#files.bytes() };
  }

  async close(): Promise<void> {
    this.#gate.flush();
    this.#files.close();
  }

  /** What other writers may have been quicker with; the first conflict ends the commit. */
  #writeGuarded({ idempotency, streams, uniques }: Commit): CommitConflict | undefined {
    if (idempotency !== undefined) {
      const record = this.#answers.get(idempotency.caller, idempotency.key);
      if (record !== undefined) return { kind: 'idempotency', record };
      this.#answers.add(idempotency);
    }
    for (const write of streams) {
      const written = this.#streams.write(write);
      if (!written.ok) return written.error;
    }
    for (const key of uniques?.release ?? []) this.#uniques.release(key);
    for (const key of uniques?.take ?? []) {
      const taken = this.#uniques.take(key);
      if (!taken.ok) return taken.error;
    }
    return undefined;
  }

  // In many small transactions, with room for other work between them.
  async #sweepActivities({ activitiesReceivedBefore }: SweepLimits): Promise<number> {
    let removed = 0;
    while (true) {
      const some = this.#gate.run(() => this.#activities.sweepSome(activitiesReceivedBefore));
      if (some === 0) return removed;
      removed += some;
      await setImmediate();
    }
  }
}
