import type { Activity } from '../domain/activity.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { ActivityId, MemberId, PartId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Result } from '../kernel/result.ts';
import type { StoredEventBody } from './stored-event-body.ts';

export type { StoredEventBody };

/** A stream is one aggregate: `<collection>-<id>`, for example `case-0198…`. */
export type StreamName = `${string}-${string}`;

/**
 * One entry of a secondary index. Entries with the same index and key are listed in the order of
 * `order`.
 */
export interface IndexEntry {
  readonly index: string;
  readonly key: string;
  /** Compared by code point; ties are broken by the stream's name. */
  readonly order: string;
}

/**
 * Events of one stream and the view that follows from them: the folded state and where it is
 * indexed.
 */
export interface StreamWrite {
  readonly stream: StreamName;
  /** Number of events already in the stream; 0 for a new one. */
  readonly expectedVersion: number;
  /** None leaves the version as it is and replaces the view. */
  readonly events: readonly StoredEventBody[];
  /** Replaces the stream's view and all its index entries. */
  readonly view: { readonly body: Json; readonly indexes: readonly IndexEntry[] };
}

/** Free text or a snapshot. Immutable and erasable: the events only name it. */
export interface Part {
  readonly id: PartId;
  readonly kind: string;
  /** `personKey` of whom the part is about or by, for export and erasure. */
  readonly person?: string;
  readonly body: Json;
  /** When retention removes it; absent while a case, restriction or appeal needs it. */
  readonly deleteAfter?: Instant;
}

/** The day of a part that had none: the record that needed it is over. */
export interface PartEnd {
  readonly id: PartId;
  readonly deleteAfter: Instant;
}

/** Something to be delivered at least once, with an id that stays the same over all tries. */
export interface OutboxItem {
  readonly id: string;
  readonly topic: string;
  readonly body: Json;
  readonly dueAt: Instant;
}

export interface TakenOutboxItem extends OutboxItem {
  /** How many tries went before. */
  readonly attempts: number;
}

/**
 * At most one holder at a time for each key; a second taker is told who holds it. Taking again what
 * one already holds changes nothing.
 */
export interface UniqueKey {
  readonly key: string;
  readonly holder: string;
}

/**
 * What was answered to a write, so that a repetition gets the same answer and has no second effect.
 */
export interface IdempotencyRecord {
  readonly caller: string;
  readonly key: string;
  /** Method and path. */
  readonly route: string;
  /** SHA-256 of the body, in hex. */
  readonly fingerprint: string;
  readonly answer: Json;
  readonly at: Instant;
}

/** Everything one command changes. All of it is committed together or nothing is. */
export interface Commit {
  readonly streams: readonly StreamWrite[];
  readonly parts?: readonly Part[];
  /** Parts that somebody asked to delete; nothing happens for those that are gone already. */
  readonly removeParts?: readonly PartId[];
  /** Dates parts that are stored; one that is gone stays gone. */
  readonly partEnds?: readonly PartEnd[];
  readonly outbox?: readonly OutboxItem[];
  readonly tickets?: readonly Ticket[];
  /** Releases come before takings, so that one commit can hand a key over. */
  readonly uniques?: { readonly take?: readonly UniqueKey[]; readonly release?: readonly string[] };
  readonly idempotency?: IdempotencyRecord;
}

/**
 * Why a commit was not made. The first that applies is told, in this order: `idempotency` (the same
 * call was answered before), `version` (streams in their order), `unique` (keys in their order).
 */
export type CommitConflict =
  | {
      readonly kind: 'version';
      readonly stream: StreamName;
      readonly expected: number;
      readonly actual: number;
    }
  | { readonly kind: 'unique'; readonly key: string; readonly holder: string }
  | { readonly kind: 'idempotency'; readonly record: IdempotencyRecord };

export interface StoredView {
  readonly stream: StreamName;
  readonly version: number;
  readonly body: Json;
}

export interface ListedView extends StoredView {
  readonly order: string;
}

export interface ListQuery {
  readonly index: string;
  readonly key: string;
  /** Continue behind this entry. */
  readonly after?: { readonly order: string; readonly stream: string };
  /** Only entries whose order is not greater. */
  readonly upTo?: string;
  readonly direction?: 'ascending' | 'descending';
  readonly limit: number;
}

export interface StoredEvent {
  /** Position in the whole store, from 1, without gaps within a commit. */
  readonly position: number;
  readonly stream: StreamName;
  /** Position in its stream, from 1. */
  readonly version: number;
  readonly event: StoredEventBody;
}

/** A batch of activities with what follows from it, in one transaction. */
export interface ActivityWrite {
  readonly activities: readonly Activity[];
  readonly receivedAt: Instant;
  /**
   * Called with the outcome of each activity before the commit: findings of new ones and the answer
   * to remember. An answer already remembered under the same caller and key stays. If this throws,
   * nothing is kept.
   */
  readonly conclude: (outcomes: readonly ActivityOutcome[]) => {
    readonly outbox: readonly OutboxItem[];
    readonly idempotency?: IdempotencyRecord;
  };
}

export type ActivityOutcome = 'stored' | 'duplicate';

/**
 * A secret that opens something for a while: session, sign-in link, member link, service token.
 * Stored by hash only.
 */
export interface Ticket {
  /** SHA-256 of the secret, in hex. */
  readonly hash: string;
  readonly kind: string;
  /** `personKey` or token id, to end all tickets of one holder at once. */
  readonly holder: string;
  readonly body: Json;
  readonly expiresAt: Instant;
}

/** One entry of the tamper-evident record, with the secret that opens it. */
export interface RecordEntry {
  /** Place in the log, from 0, without gaps. */
  readonly index: number;
  /** Position of the event it commits to; absent when it commits to none. */
  readonly position?: number;
  /** The entry's bytes, in base64. */
  readonly entry: string;
  /** 32 random bytes in base64, of which the salts follow; gone once a person was erased. */
  readonly secret?: string;
  /**
   * What it commits to of each part, so that it can still be opened when the part is gone; of each
   * section, once the secret is.
   */
  readonly parts: readonly CommittedPart[];
}

export interface CommittedPart {
  readonly pointer: string;
  /** 32 bytes, in base64. */
  readonly commitment: string;
}

/** A lease that somebody took, with the fencing number of that holding. */
export interface HeldLease {
  readonly lease: string;
  readonly fence: number;
}

/** What is erased with one person, all of it together. */
export interface Erasure {
  /** `personKey`: their parts and the answers remembered for them go. */
  readonly person: string;
  /** Whether what opens something for them goes too: sessions and links. */
  readonly tickets: boolean;
  /** Parts of theirs that something still needs. */
  readonly except: readonly PartId[];
  /** Parts that others wrote about them. */
  readonly parts: readonly PartId[];
  /** Entries of the record whose secrets are destroyed; what they commit to stays. */
  readonly closed: readonly ClosedEntry[];
}

/** An entry of the record that can no longer be opened, with its commitments of every section. */
export interface ClosedEntry {
  readonly index: number;
  readonly parts: readonly CommittedPart[];
}

/** The order in which activities came in, over all processes. */
export interface Arrivals {
  /** The place of the newest activity; 0 when there is none. */
  last(): Promise<number>;
  /** Activities behind a place, in their order, and the place of the last one looked at. */
  behind(
    place: number,
    limit: number,
  ): Promise<{ readonly activities: readonly Activity[]; readonly place: number }>;
}

/** What can be read of the record and of what it commits to; also from another thread. */
export type RecordSource = Pick<Store, 'allEvents' | 'part' | 'recordEntries' | 'recordSize'>;

/** A copy of a store's database, to be looked at. */
export interface StoreCopy extends Pick<Store, 'recordEntries'> {
  readonly schemaVersion: number;
  /** How many events are in it. */
  readonly events: number;
  /** What is damaged; empty when nothing is. */
  problems(): readonly string[];
  close(): void;
}

/**
 * The store: asynchronous and event-level. Every adapter passes `storeContract` from
 * `evenhand/testing`. When a promise resolves, what was committed is durable: it survives the death
 * of the process and, where the medium keeps its word, of the machine.
 */
export interface Store {
  /** Present where other processes may write too, so that memory alone does not know everything. */
  readonly shared?: Arrivals;

  /**
   * Commits everything or nothing; answers the position of the last event. Conflicts are answers.
   * Anything else rejects: `StorageFull` and `StoreBusy` leave the store usable, `StoreBroken`
   * means that the server must stop (`failure.ts`).
   */
  commit(commit: Commit): Promise<Result<{ readonly position: number }, CommitConflict>>;

  /** The folded state of a stream; undefined when nothing was ever written to it. */
  view(stream: StreamName): Promise<StoredView | undefined>;
  /** Views with an entry under an index and key, in the entries' order. */
  list(query: ListQuery): Promise<readonly ListedView[]>;
  /** How many entries an index has under a key. */
  count(index: string, key: string): Promise<number>;
  events(stream: StreamName): Promise<readonly StoredEvent[]>;
  /** Events of all streams behind a position, in order. */
  allEvents(after: number, limit: number): Promise<readonly StoredEvent[]>;
  /** The event committed last, for the clock guard: time never runs behind it. */
  newestEvent(): Promise<StoredEvent | undefined>;
  part(id: PartId): Promise<Part | undefined>;
  /** Who holds a unique key, if anybody does. */
  holder(key: string): Promise<string | undefined>;
  remembered(caller: string, key: string): Promise<IdempotencyRecord | undefined>;

  /**
   * Appends entries to the record, all or none, for the last one who took a lease. False when
   * somebody took it since, or an entry with the first index is there already: then somebody else
   * was quicker. Rejects when the indexes leave a gap.
   */
  appendRecord(entries: readonly RecordEntry[], under: HeldLease): Promise<boolean>;
  /** Entries from an index on, in order. */
  recordEntries(from: number, limit: number): Promise<readonly RecordEntry[]>;
  /** The entry that commits to the event at a position. */
  recordEntryOf(position: number): Promise<RecordEntry | undefined>;
  /** How many entries there are, and the last position that one of them commits to; from 0. */
  recordSize(): Promise<{ readonly entries: number; readonly position: number }>;

  /**
   * Takes activities in: new ones are stored, known ones (same source and id) are answered
   * `duplicate`.
   */
  takeActivities(write: ActivityWrite): Promise<readonly ActivityOutcome[]>;
  activity(source: string, id: ActivityId): Promise<Activity | undefined>;
  /** The oldest activities about one item, by time and then by arrival. */
  activitiesOfItem(item: string, limit: number): Promise<readonly Activity[]>;
  /**
   * Up to `each` activities of a thread at or before a moment, the nearest ones, and up to `each`
   * after it; all oldest first, by time and then by arrival.
   */
  activitiesAround(thread: string, at: Instant, each: number): Promise<readonly Activity[]>;
  /**
   * All activities received at or after a moment and before the first is read, in the order they
   * came.
   */
  activitiesSince(receivedAt: Instant): AsyncIterable<readonly Activity[]>;
  countActivities(): Promise<number>;

  /**
   * Items due now, first due first, taken until `leaseUntil`, so that no second worker takes them
   * meanwhile.
   */
  takeOutbox(
    topic: string,
    now: Instant,
    leaseUntil: Instant,
    limit: number,
  ): Promise<readonly TakenOutboxItem[]>;
  /** Done: remove it. Nothing happens when it is gone already. */
  acknowledgeOutbox(id: string): Promise<void>;
  /** Failed: try again then. */
  retryOutbox(id: string, dueAt: Instant): Promise<void>;
  /** How many items wait, taken ones included. */
  countOutbox(topic: string): Promise<number>;

  /**
   * A named lease across processes. Answers a fencing number, or undefined while another holds it.
   * The number stays while its holder renews in time and grows with every new holding; `until` =
   * `now` gives it back.
   */
  lease(name: string, holder: string, now: Instant, until: Instant): Promise<number | undefined>;

  /** Stores a ticket, or replaces the one with the same hash. */
  putTicket(ticket: Ticket): Promise<void>;
  /** Parts with a person, in no order. */
  partsOf(person: string): Promise<readonly Part[]>;
  /** Some parts whose end is not after `now`, in no order; none when a sweep would find none. */
  endedParts(now: Instant, limit: number): Promise<readonly Part[]>;
  /**
   * Erases what an erasure names. Nobody can ask for it when it resolves; where the medium lets it,
   * the bytes are gone from the store's files too.
   * Nothing happens for what is gone already.
   */
  erase(erasure: Erasure): Promise<void>;
  /**
   * Empties some of the activities of a member, and answers how many; 0 when none is left. Their
   * ids stay known, so that one sent again is not taken for a new one.
   */
  eraseActivities(member: MemberId): Promise<number>;

  /** The ticket, expired or not: whoever asks compares `expiresAt` with the time. */
  ticket(hash: string): Promise<Ticket | undefined>;
  removeTicket(hash: string): Promise<void>;
  /** Ends all tickets of a holder; answers how many. */
  removeTicketsOf(holder: string): Promise<number>;
  /** Tickets of a kind by holder, then by hash. */
  listTickets(kind: string): Promise<readonly Ticket[]>;

  /**
   * Removes what retention says must go: activities and remembered answers older than the limits,
   * parts and tickets whose end is not after `now`. Answers how many of each.
   */
  sweep(now: Instant, retention: SweepLimits): Promise<SweepResult>;
  /**
   * For `doctor`: writes and reads back, rejects when that fails; answers format version and size
   * in bytes.
   */
  inspect(): Promise<{ readonly schemaVersion: number; readonly bytes: number }>;
  close(): Promise<void>;
}

/** Moments are excluded: what is dated exactly then stays. */
export interface SweepLimits {
  readonly activitiesReceivedBefore: Instant;
  readonly idempotencyBefore: Instant;
}

export interface SweepResult {
  readonly activities: number;
  readonly parts: number;
  readonly idempotency: number;
  readonly tickets: number;
}
