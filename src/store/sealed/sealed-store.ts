import type { Activity } from '../../domain/activity.ts';
import type { ActivityId, MemberId, PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Result } from '../../kernel/result.ts';
import { StoreBroken } from '../failure.ts';
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
import { finishForgetting, forgetting, keysOfErasure, LeftNotes } from './forgetting.ts';
import type { KeyFile } from './key-file.ts';
import { holderOf, keysOfPosts, openedActivity, sealedActivities } from './sealed-activities.ts';
import { ANSWERS, dayHolder, openedAnswer, sealedAnswer } from './sealed-answers.ts';
import { keysOfParts, openedPart, sealedPart } from './sealed-parts.ts';
import { openedEntry, sealedEntries } from './sealed-record.ts';

const SWEEP_AT_ONCE = 500;
/** So often a batch is closed again because somebody of it is erased at the same moment. */
const TRIES = 20;

/** A key was destroyed between closing with it and the commit. */
class KeyGone extends Error {}

/**
 * A store that keeps what people wrote under keys that are not in it. Where a key is destroyed,
 * nobody reads what it sealed, not in this store and not in a copy of it. Events, views, index
 * entries, the outbox and tickets hold no text and pass as they are.
 */
export class SealedStore implements Store {
  readonly #store: Store;
  readonly #keys: KeyFile;
  readonly #leftNotes: LeftNotes = new LeftNotes();
  readonly shared?: Arrivals;

  constructor(store: Store, keys: KeyFile) {
    this.#store = store;
    this.#keys = keys;
    const { shared } = store;
    if (shared === undefined) return;
    this.shared = {
      last: async () => await shared.last(),
      behind: async (place, limit) => {
        const arrived = await shared.behind(place, limit);
        return { ...arrived, activities: this.#read(arrived.activities) };
      },
    };
  }

  async commit(commit: Commit): Promise<Result<{ readonly position: number }, CommitConflict>> {
    const { parts = [], idempotency, removeParts = [] } = commit;
    const used = parts.map((part) => ({ part, key: this.#keys.next() }));
    const sealed: Commit = {
      ...commit,
      parts: used.map(({ part, key }) => sealedPart(part, key)),
      ...(idempotency === undefined ? {} : { idempotency: sealedAnswer(this.#keys, idempotency) }),
    };
    // Not waited for where it need not be: commits of one turn share a transaction.
    const committed = await (removeParts.length === 0
      ? this.#store.commit(sealed)
      : this.#commitRemoving(sealed, removeParts));
    if (committed.ok) return committed;
    this.#keys.giveBack(used.map(({ key }) => key));
    const { error } = committed;
    if (error.kind !== 'idempotency') return committed;
    return { ok: false, error: { ...error, record: openedAnswer(this.#keys, error.record) } };
  }

  async view(stream: StreamName): Promise<StoredView | undefined> {
    return await this.#store.view(stream);
  }

  async list(query: ListQuery): Promise<readonly ListedView[]> {
    return await this.#store.list(query);
  }

  async count(index: string, key: string): Promise<number> {
    return await this.#store.count(index, key);
  }

  async events(stream: StreamName): Promise<readonly StoredEvent[]> {
    return await this.#store.events(stream);
  }

  async allEvents(after: number, limit: number): Promise<readonly StoredEvent[]> {
    return await this.#store.allEvents(after, limit);
  }

  async newestEvent(): Promise<StoredEvent | undefined> {
    return await this.#store.newestEvent();
  }

  async part(id: PartId): Promise<Part | undefined> {
    const part = await this.#store.part(id);
    return part && openedPart(this.#keys, part);
  }

  async partsOf(person: string): Promise<readonly Part[]> {
    return this.#opened(await this.#store.partsOf(person));
  }

  async endedParts(now: Instant, limit: number): Promise<readonly Part[]> {
    return this.#opened(await this.#store.endedParts(now, limit));
  }

  async holder(key: string): Promise<string | undefined> {
    return await this.#store.holder(key);
  }

  async remembered(caller: string, key: string): Promise<IdempotencyRecord | undefined> {
    const record = await this.#store.remembered(caller, key);
    return record && openedAnswer(this.#keys, record);
  }

  async appendRecord(entries: readonly RecordEntry[], under: HeldLease): Promise<boolean> {
    const sealed = sealedEntries(this.#keys, entries);
    try {
      const appended = await this.#store.appendRecord(sealed.entries, under);
      if (!appended) sealed.undo();
      return appended;
    } catch (problem) {
      // A store that broke may have them after all, and would lack what opens them.
      if (!(problem instanceof StoreBroken)) sealed.undo();
      throw problem;
    }
  }

  async recordEntries(from: number, limit: number): Promise<readonly RecordEntry[]> {
    const entries = await this.#store.recordEntries(from, limit);
    return entries.map((entry) => openedEntry(this.#keys, entry));
  }

  async recordEntryOf(position: number): Promise<RecordEntry | undefined> {
    const entry = await this.#store.recordEntryOf(position);
    return entry && openedEntry(this.#keys, entry);
  }

  async recordSize(): Promise<{ readonly entries: number; readonly position: number }> {
    return await this.#store.recordSize();
  }

  async takeActivities(write: ActivityWrite): Promise<readonly ActivityOutcome[]> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#takeActivities(write);
      } catch (problem) {
        if (!(problem instanceof KeyGone) || tries === TRIES) throw problem;
      }
    }
  }

  async activity(source: string, id: ActivityId): Promise<Activity | undefined> {
    const activity = await this.#store.activity(source, id);
    return activity && openedActivity(this.#keys, activity);
  }

  async activitiesOfItem(item: string, limit: number): Promise<readonly Activity[]> {
    return this.#read(await this.#store.activitiesOfItem(item, limit));
  }

  async activitiesAround(thread: string, at: Instant, each: number): Promise<readonly Activity[]> {
    return this.#read(await this.#store.activitiesAround(thread, at, each));
  }

  async *activitiesSince(receivedAt: Instant): AsyncIterable<readonly Activity[]> {
    for await (const some of this.#store.activitiesSince(receivedAt)) yield this.#read(some);
  }

  async countActivities(): Promise<number> {
    return await this.#store.countActivities();
  }

  async takeOutbox(
    topic: string,
    now: Instant,
    leaseUntil: Instant,
    limit: number,
  ): Promise<readonly TakenOutboxItem[]> {
    return await this.#store.takeOutbox(topic, now, leaseUntil, limit);
  }

  async acknowledgeOutbox(id: string): Promise<void> {
    await this.#store.acknowledgeOutbox(id);
  }

  async retryOutbox(id: string, dueAt: Instant): Promise<void> {
    await this.#store.retryOutbox(id, dueAt);
  }

  async countOutbox(topic: string): Promise<number> {
    return await this.#store.countOutbox(topic);
  }

  async lease(
    name: string,
    holder: string,
    now: Instant,
    until: Instant,
  ): Promise<number | undefined> {
    return await this.#store.lease(name, holder, now, until);
  }

  async putTicket(ticket: Ticket): Promise<void> {
    await this.#store.putTicket(ticket);
  }

  async ticket(hash: string): Promise<Ticket | undefined> {
    return await this.#store.ticket(hash);
  }

  async removeTicket(hash: string): Promise<void> {
    await this.#store.removeTicket(hash);
  }

  async removeTicketsOf(holder: string): Promise<number> {
    return await this.#store.removeTicketsOf(holder);
  }

  async listTickets(kind: string): Promise<readonly Ticket[]> {
    return await this.#store.listTickets(kind);
  }

  async erase(erasure: Erasure): Promise<void> {
    const doomed = await keysOfErasure(this.#store, erasure);
    await forgetting(this.#keys, doomed, async () => {
      await this.#store.erase(erasure);
      return { removed: true, value: undefined };
    });
    // Done is an erasure when all its keys are destroyed, also those that were held up.
    if (this.#keys.isShared) await finishForgetting(this.#keys, this.#store, () => false);
    // What it closed beside parts, the answers, is gone with them.
    this.#keys.destroy([], [erasure.person]);
  }

  async eraseActivities(member: MemberId): Promise<number> {
    this.#keys.destroy([], [holderOf(member)]);
    return await this.#store.eraseActivities(member);
  }

  async sweep(now: Instant, retention: SweepLimits): Promise<SweepResult> {
    let parts = 0;
    while (true) {
      const ended = await this.#store.endedParts(now, SWEEP_AT_ONCE);
      if (ended.length === 0) break;
      await this.#commitRemoving(
        { streams: [] },
        ended.map(({ id }) => id),
      );
      parts += ended.length;
    }
    if (this.#keys.isShared) {
      await finishForgetting(this.#keys, this.#store, this.#leftNotes.at(now));
    }
    const swept = await this.#store.sweep(now, retention);
    this.#keys.destroyBetween(ANSWERS, dayHolder(retention.idempotencyBefore));
    return { ...swept, parts: swept.parts + parts };
  }

  async inspect(): Promise<{ readonly schemaVersion: number; readonly bytes: number }> {
    return await this.#store.inspect();
  }

  async close(): Promise<void> {
    await this.#store.close();
    this.#keys.close();
  }

  async #commitRemoving(
    commit: Commit,
    removeParts: readonly PartId[],
  ): Promise<Result<{ readonly position: number }, CommitConflict>> {
    const removed = await Promise.all(removeParts.map((id) => this.#store.part(id)));
    return await forgetting(this.#keys, keysOfParts(removed), async () => {
      const value = await this.#store.commit({ ...commit, removeParts });
      return { removed: value.ok, value };
    });
  }

  async #takeActivities(write: ActivityWrite): Promise<readonly ActivityOutcome[]> {
    const held = keysOfPosts(this.#keys, write.activities);
    return await this.#store.takeActivities({
      ...write,
      activities: sealedActivities(held, write.activities),
      conclude: (outcomes) => {
        // Asked where no other writer comes between. An erasure destroys the keys first, so that
        // what was closed in time is there for it, and what was not is closed again.
        if (!this.#keys.holdStill(held)) throw new KeyGone('a key is gone');
        const { outbox, idempotency } = write.conclude(outcomes);
        if (idempotency === undefined) return { outbox };
        return { outbox, idempotency: sealedAnswer(this.#keys, idempotency) };
      },
    });
  }

  #opened(parts: readonly Part[]): readonly Part[] {
    return parts.flatMap((part) => openedPart(this.#keys, part) ?? []);
  }

  #read(activities: readonly Activity[]): readonly Activity[] {
    return activities.map((activity) => openedActivity(this.#keys, activity));
  }
}
