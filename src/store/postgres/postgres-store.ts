import type { Activity } from '../../domain/activity.ts';
import type { ActivityId, MemberId, PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Result } from '../../kernel/result.ts';
import type {
  ActivityOutcome,
  ActivityWrite,
  Arrivals,
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
import * as activities from './activities.ts';
import { writeCommit } from './commit.ts';
import type { Connections } from './connections.ts';
import { leaseFence, takeLease } from './leases.ts';
import * as outbox from './outbox.ts';
import * as parts from './parts.ts';
import * as record from './record-entries.ts';
import * as answers from './remembered-answers.ts';
import { integer } from './row.ts';
import { schemaVersion } from './schema.ts';
import * as streams from './streams.ts';
import * as tickets from './tickets.ts';
import { keyHolder } from './unique-keys.ts';
import { countEntries, listViews } from './view-lists.ts';
import { WriteGate } from './write-gate.ts';

/**
 * The store in a PostgreSQL database, which other processes may write to as well. What belongs
 * together goes through the gate, one writer of a community at a time; a single statement goes by
 * itself.
 */
export class PostgresStore implements Store {
  readonly shared: Arrivals;
  readonly #connections: Connections;
  readonly #gate: WriteGate;

  constructor(connections: Connections) {
    this.#connections = connections;
    this.#gate = new WriteGate(connections);
    this.shared = {
      last: () => activities.lastArrival(connections),
      behind: (place, limit) => activities.arrivalsBehind(connections, place, limit),
    };
  }

  async commit(commit: Commit): Promise<Result<{ readonly position: number }, CommitConflict>> {
    return await this.#gate.attempt((session) => writeCommit(session, commit));
  }

  async view(stream: StreamName): Promise<StoredView | undefined> {
    return await streams.readView(this.#connections, stream);
  }

  async list(query: ListQuery): Promise<readonly ListedView[]> {
    return await listViews(this.#connections, query);
  }

  async count(index: string, key: string): Promise<number> {
    return await countEntries(this.#connections, index, key);
  }

  async events(stream: StreamName): Promise<readonly StoredEvent[]> {
    return await streams.readEvents(this.#connections, stream);
  }

  async allEvents(after: number, limit: number): Promise<readonly StoredEvent[]> {
    return await streams.readAllEvents(this.#connections, after, limit);
  }

  async newestEvent(): Promise<StoredEvent | undefined> {
    return await streams.readNewestEvent(this.#connections);
  }

  async part(id: PartId): Promise<Part | undefined> {
    return await parts.readPart(this.#connections, id);
  }

  async holder(key: string): Promise<string | undefined> {
    return await keyHolder(this.#connections, key);
  }

  async remembered(caller: string, key: string): Promise<IdempotencyRecord | undefined> {
    return await answers.rememberedAnswer(this.#connections, caller, key);
  }

  async appendRecord(
    entries: readonly RecordEntry[],
    { lease, fence }: HeldLease,
  ): Promise<boolean> {
    return await this.#gate.run(async (session) => {
      if ((await leaseFence(session, lease)) !== fence) return false;
      return await record.appendEntries(session, entries);
    });
  }

  async recordEntries(from: number, limit: number): Promise<readonly RecordEntry[]> {
    return await record.readEntries(this.#connections, from, limit);
  }

  async recordEntryOf(position: number): Promise<RecordEntry | undefined> {
    return await record.entryOfPosition(this.#connections, position);
  }

  async recordSize(): Promise<{ readonly entries: number; readonly position: number }> {
    return await record.recordSize(this.#connections);
  }

  async takeActivities(write: ActivityWrite): Promise<readonly ActivityOutcome[]> {
    // The same outcomes are concluded from once, however often the transaction is tried.
    let concluded: ReturnType<ActivityWrite['conclude']> | undefined;
    let from = '';
    return await this.#gate.run(async (session) => {
      const outcomes = await activities.addActivities(session, write.activities, write.receivedAt);
      if (concluded === undefined || from !== outcomes.join()) concluded = write.conclude(outcomes);
      from = outcomes.join();
      const { outbox: items, idempotency } = concluded;
      await outbox.addItems(session, items);
      if (idempotency !== undefined) await answers.rememberAnswer(session, idempotency);
      return outcomes;
    });
  }

  async activity(source: string, id: ActivityId): Promise<Activity | undefined> {
    return await activities.readActivity(this.#connections, source, id);
  }

  async activitiesOfItem(item: string, limit: number): Promise<readonly Activity[]> {
    return await activities.activitiesOfItem(this.#connections, item, limit);
  }

  async activitiesAround(thread: string, at: Instant, each: number): Promise<readonly Activity[]> {
    return await activities.activitiesAround(this.#connections, thread, { at, each });
  }

  async *activitiesSince(receivedAt: Instant): AsyncIterable<readonly Activity[]> {
    yield* activities.activitiesSince(this.#connections, receivedAt);
  }

  async countActivities(): Promise<number> {
    return await activities.countActivities(this.#connections);
  }

  async takeOutbox(
    topic: string,
    now: Instant,
    leaseUntil: Instant,
    limit: number,
  ): Promise<readonly TakenOutboxItem[]> {
    return await outbox.takeItems(this.#connections, { topic, now, leaseUntil, limit });
  }

  async acknowledgeOutbox(id: string): Promise<void> {
    await outbox.acknowledgeItem(this.#connections, id);
  }

  async retryOutbox(id: string, dueAt: Instant): Promise<void> {
    await outbox.retryItem(this.#connections, id, dueAt);
  }

  async countOutbox(topic: string): Promise<number> {
    return await outbox.countItems(this.#connections, topic);
  }

  async lease(
    name: string,
    holder: string,
    now: Instant,
    until: Instant,
  ): Promise<number | undefined> {
    return await this.#gate.run((session) => takeLease(session, { name, holder, now, until }));
  }

  async putTicket(ticket: Ticket): Promise<void> {
    await tickets.storeTicket(this.#connections, ticket);
  }

  async ticket(hash: string): Promise<Ticket | undefined> {
    return await tickets.readTicket(this.#connections, hash);
  }

  async removeTicket(hash: string): Promise<void> {
    await tickets.removeTicket(this.#connections, hash);
  }

  async removeTicketsOf(holder: string): Promise<number> {
    return await tickets.removeTicketsOf(this.#connections, holder);
  }

  async listTickets(kind: string): Promise<readonly Ticket[]> {
    return await tickets.listTickets(this.#connections, kind);
  }

  async partsOf(person: string): Promise<readonly Part[]> {
    return await parts.partsOf(this.#connections, person);
  }

  async endedParts(now: Instant, limit: number): Promise<readonly Part[]> {
    return await parts.endedParts(this.#connections, now, limit);
  }

  async erase(erasure: Erasure): Promise<void> {
    const stays = new Set<string>(erasure.except);
    await this.#gate.run(async (session) => {
      const theirs = (await parts.partsOf(session, erasure.person)).map(({ id }) => id);
      await parts.removeParts(session, [
        ...theirs.filter((id) => !stays.has(id)),
        ...erasure.parts,
      ]);
      if (erasure.tickets) await tickets.removeTicketsOf(session, erasure.person);
      await answers.removeAnswersOf(session, erasure.person);
      for (const entry of erasure.closed) await record.closeEntry(session, entry);
    });
  }

  async eraseActivities(member: MemberId): Promise<number> {
    return await this.#gate.run((session) => activities.eraseSome(session, member));
  }

  async sweep(now: Instant, retention: SweepLimits): Promise<SweepResult> {
    const removed = await this.#gate.run(async (session) => ({
      parts: await parts.sweepParts(session, now),
      idempotency: await answers.sweepAnswers(session, retention.idempotencyBefore),
      tickets: await tickets.sweepTickets(session, now),
    }));
    return { ...removed, activities: await this.#sweepActivities(retention) };
  }

  // In many small transactions, with room for other work between them.
  async #sweepActivities({ activitiesReceivedBefore }: SweepLimits): Promise<number> {
    let removed = 0;
    while (true) {
      const some = await this.#gate.run((session) =>
        activities.sweepSome(session, activitiesReceivedBefore),
      );
      if (some === 0) return removed;
      removed += some;
    }
  }

  async inspect(): Promise<{ readonly schemaVersion: number; readonly bytes: number }> {
    const [written] = await this.#connections.rows(
      `INSERT INTO probes AS known (nonce) VALUES (1)
       ON CONFLICT (community) DO UPDATE SET nonce = known.nonce + 1
       RETURNING nonce, pg_database_size(current_database()) AS bytes`,
    );
    if (written === undefined) throw new Error('the store does not read back what it wrote');
    return { schemaVersion, bytes: integer(written, 'bytes') };
  }

  async close(): Promise<void> {
    await this.#gate.flush();
    await this.#connections.close();
  }
}
