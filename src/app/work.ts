import type { Actor } from '../domain/person.ts';
import type { PartText } from '../domain/text.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { PartId } from '../kernel/identifier.ts';
import { addDuration, type Instant } from '../kernel/instant.ts';
import { isRefusal, type Refusal, type RefusalCode } from '../kernel/refusal.ts';
import type { RulebookHistory } from '../rulebook/model.ts';
import type {
  Commit,
  OutboxItem,
  Part,
  PartEnd,
  Store,
  StoredEventBody,
  StreamName,
  StreamWrite,
  Ticket,
  UniqueKey,
} from '../store/port.ts';
import type { Aggregate } from './aggregates.ts';
import { keptCollectionOf, lengthOfPart, recordsKeptMin, retentionTopic } from './retention.ts';

/**
 * Carries a refusal out of a piece of work; `handle` turns it back into a value. Never leaves
 * `app/`.
 */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

interface Loaded {
  readonly version: number;
  readonly state: unknown;
}

interface Pending {
  readonly expectedVersion: number;
  readonly events: StoredEventBody[];
  state: unknown;
  indexes: StreamWrite['view']['indexes'];
}

export interface WorkTools {
  /** Whether letters are written: without a mail server pages say everything. */
  readonly writesLetters: boolean;
  readonly store: Store;
  readonly at: Instant;
  readonly rulebook: RulebookHistory;
  readonly newId: () => string;
}

/**
 * One piece of work: aggregates are loaded, commands decided, and everything that follows is
 * collected into one commit. A command sees what earlier commands of the same work did.
 */
export class Work {
  readonly at: Instant;
  readonly store: Store;
  readonly rulebook: RulebookHistory;
  readonly newId: () => string;
  readonly writesLetters: boolean;
  readonly #loaded: Map<StreamName, Loaded> = new Map();
  readonly #pending: Map<StreamName, Pending> = new Map();
  readonly #parts: Part[] = [];
  readonly #removed: PartId[] = [];
  readonly #partEnds: PartEnd[] = [];
  readonly #outbox: OutboxItem[] = [];
  readonly #take: UniqueKey[] = [];
  readonly #release: string[] = [];
  readonly #tickets: Ticket[] = [];

  constructor(tools: WorkTools) {
    this.at = tools.at;
    this.store = tools.store;
    this.rulebook = tools.rulebook;
    this.newId = tools.newId;
    this.writesLetters = tools.writesLetters;
  }

  /** The aggregate's state, including what this work already did to it. */
  async load<State, Command, Event, Code extends RefusalCode>(
    aggregate: Aggregate<State, Command, Event, Code>,
    id: string,
  ): Promise<State> {
    const stream = streamOf(aggregate.collection, id);
    const pending = this.#pending.get(stream);
    if (pending !== undefined) return pending.state as State;
    const { version, state } = await this.#read(stream);
    return version === 0 ? aggregate.decider.initial : (state as State);
  }

  /** Version in the store, before this work. */
  async version(collection: string, id: string): Promise<number> {
    return (await this.#read(streamOf(collection, id))).version;
  }

  /** Decides a command and keeps its events for the commit. Throws `Refused`. */
  async apply<State, Command, Event extends StoredEventBody, Code extends RefusalCode>(
    aggregate: Aggregate<State, Command, Event, Code>,
    id: string,
    command: Command,
    by: Actor,
  ): Promise<State> {
    const state = await this.load(aggregate, id);
    const context = { at: this.at, by, rulebook: this.rulebook };
    const decided = aggregate.decider.decide(command, state, context);
    if (isRefusal(decided)) throw new Refused(decided);
    return this.#append(aggregate, id, state, decided as readonly Event[]);
  }

  /** A stream of the shell that has no decider: the view is given with the events. */
  async append(
    collection: string,
    id: string,
    write: { readonly events: readonly StoredEventBody[] } & StreamWrite['view'],
  ): Promise<void> {
    const stream = streamOf(collection, id);
    const expectedVersion = (await this.#read(stream)).version;
    const earlier = this.#pending.get(stream)?.events ?? [];
    this.#pending.set(stream, {
      expectedVersion,
      events: [...earlier, ...write.events],
      state: write.body,
      indexes: write.indexes,
    });
  }

  /** Stores free text apart from the events and gives it its id. */
  text(kind: string, text: string, person?: string): PartText {
    return { part: this.keep(kind, text, person), text };
  }

  keep(kind: string, body: Json, person?: string): PartId {
    const id = this.newId() as PartId;
    const length = lengthOfPart(kind);
    this.#parts.push({
      id,
      kind,
      body,
      ...(person === undefined ? {} : { person }),
      ...(length === undefined ? {} : { deleteAfter: addDuration(this.at, length) }),
    });
    return id;
  }

  /** Deletes a part for good, as the person it is about may ask. */
  removePart(id: PartId): void {
    this.discard(id);
    this.#removed.push(id);
  }

  /** Forgets a part of this work that in the end nothing names. */
  discard(id: PartId): void {
    const index = this.#parts.findIndex((part) => part.id === id);
    if (index !== -1) this.#parts.splice(index, 1);
  }

  /** A part that retention removes by itself, for what holds a secret or is needed for a while. */
  keepUntil(kind: string, body: Json, deleteAfter: Instant): PartId {
    const id = this.newId() as PartId;
    this.#parts.push({ id, kind, body, deleteAfter });
    return id;
  }

  /** The record that needed a part is over: it goes on this day. */
  endPart(id: PartId, deleteAfter: Instant): void {
    this.#partEnds.push({ id, deleteAfter });
  }

  /** A part of this work or of the store; undefined once it was erased. */
  async part(id: PartId): Promise<Part | undefined> {
    return this.#parts.find((part) => part.id === id) ?? (await this.store.part(id));
  }

  /** Something to do or deliver later, at least once. */
  send(topic: string, body: Json, dueAt: Instant = this.at): string {
    const id = this.newId();
    this.#outbox.push({ id, topic, body, dueAt });
    return id;
  }

  /** What a secret opens; committed with what the secret is about. */
  issueTicket(ticket: Ticket): void {
    this.#tickets.push(ticket);
  }

  claim(key: string, holder: string): void {
    this.#take.push({ key, holder });
  }

  release(key: string): void {
    this.#release.push(key);
  }

  get isEmpty(): boolean {
    return (
      this.#pending.size === 0 &&
      this.#parts.length === 0 &&
      this.#removed.length === 0 &&
      this.#partEnds.length === 0 &&
      this.#outbox.length === 0 &&
      this.#tickets.length === 0 &&
      this.#take.length === 0 &&
      this.#release.length === 0
    );
  }

  /** Everything collected, ready for the store. */
  commit(): Commit {
    return {
      streams: [...this.#pending].map(([stream, pending]) => ({
        stream,
        expectedVersion: pending.expectedVersion,
        events: pending.events,
        view: { body: pending.state as Json, indexes: pending.indexes },
      })),
      parts: this.#parts,
      removeParts: this.#removed,
      partEnds: this.#partEnds,
      outbox: [...this.#outbox, ...this.#firstLooks()],
      tickets: this.#tickets,
      uniques: { take: this.#take, release: this.#release },
    };
  }

  // Every new record waits for the day on which its parts go, whoever made it (P1).
  #firstLooks(): readonly OutboxItem[] {
    const begun = [...this.#pending].filter(([, { expectedVersion }]) => expectedVersion === 0);
    const dueAt = addDuration(this.at, recordsKeptMin);
    return begun.flatMap(([stream]) =>
      keptCollectionOf(stream) === undefined
        ? []
        : [{ id: `${retentionTopic}-${stream}`, topic: retentionTopic, body: { stream }, dueAt }],
    );
  }

  #append<State, Command, Event extends StoredEventBody, Code extends RefusalCode>(
    aggregate: Aggregate<State, Command, Event, Code>,
    id: string,
    state: State,
    events: readonly Event[],
  ): State {
    if (events.length === 0) return state;
    const stream = streamOf(aggregate.collection, id);
    const next = events.reduce(aggregate.decider.evolve, state);
    const earlier = this.#pending.get(stream);
    this.#pending.set(stream, {
      expectedVersion: earlier?.expectedVersion ?? this.#loaded.get(stream)?.version ?? 0,
      events: [...(earlier?.events ?? []), ...events],
      state: next,
      indexes: aggregate.indexes(id, next),
    });
    return next;
  }

  async #read(stream: StreamName): Promise<Loaded> {
    const known = this.#loaded.get(stream);
    if (known !== undefined) return known;
    const view = await this.store.view(stream);
    const loaded = { version: view?.version ?? 0, state: view?.body };
    this.#loaded.set(stream, loaded);
    return loaded;
  }
}

export function streamOf(collection: string, id: string): StreamName {
  return `${collection}-${id}`;
}

/** The id in a stream's name. */
export function idOf(stream: StreamName): string {
  return stream.slice(stream.indexOf('-') + 1);
}
