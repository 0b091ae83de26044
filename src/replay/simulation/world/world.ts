import type { Answer, Call } from '../../../app/contract/call.ts';
import { createApplication, type OpenApplication } from '../../../app/create-application.ts';
import { type Principal, scopes } from '../../../app/principal.ts';
import type { CommunityId, MemberId, StaffId, TokenId } from '../../../kernel/identifier.ts';
import { instant, instantMs } from '../../../kernel/instant.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import type { Result } from '../../../kernel/result.ts';
import { messageWriter } from '../../../messages/writer.ts';
import type { Store } from '../../../store/port.ts';
import { Watch } from '../monitors/watch.ts';
import type { SeenRecord } from '../record/record.ts';
import { type SeenCommit, type SeenEvent, seenCommit } from '../record/seen-commit.ts';
import { type Cast, castOf } from './cast.ts';
import { type SimulatedClock, simulatedClock } from './clock.ts';
import { DueTimes } from './due-times.ts';
import { type SimulatedMail, simulatedMail } from './mail-server.ts';
import { type SimulatedReceiver, simulatedReceiver } from './receiver.ts';
import { emptyTally, type Tally } from './tally.ts';
import { type Stop, type WatchedStore, watchStore } from './watched-store.ts';

export const community: CommunityId = 'simulated' as CommunityId;
export const startMs: number = instantMs(instant('2026-01-05T08:00:00Z'));

/** Something that was posted, as everybody in the community saw it. */
export interface SeenPost {
  readonly item: string;
  readonly author: string;
  /** The rule it breaks, if any. */
  readonly breaks?: string;
  readonly atMs: number;
}

export interface Asked {
  /** In words that monitors know, and the name of the request for its key. */
  readonly does: string;
  readonly by: Principal;
  /** What tells this request from another one: a repeated one has the same. */
  readonly what: string;
  readonly expectedVersion?: number;
  /** A reading changes nothing but the record of readings, so no key is sent with it. */
  readonly reading?: true;
  /** Its answer holds a secret, which is never kept to be given again. */
  readonly once?: true;
}

/** Words and their forms are made once: they are the same after every start. */
const writer = messageWriter();

/** A store in memory and nothing else is needed from outside. */
export type OpenStore = () => Store;

/**
 * One simulated community: the application as it runs in production, over a store, two clocks and a
 * network that are all in the hands of the simulation.
 */
export class SimulatedWorld {
  readonly cast: Cast;
  readonly clock: SimulatedClock = simulatedClock(startMs);
  readonly receiver: SimulatedReceiver = simulatedReceiver();
  readonly mail: SimulatedMail = simulatedMail(({ id }) => this.record.beside.takenOver.add(id));
  /** Whether letters are sent at all; from the next start on. */
  sendsMail = false;
  readonly due: DueTimes = new DueTimes();
  readonly watch: Watch = new Watch();
  readonly tally: Tally = emptyTally();
  readonly posts: SeenPost[] = [];
  /** The rule that an item breaks, by item. */
  readonly breaks: Map<string, string> = new Map();
  /** Secrets of receipts, by report. */
  readonly receipts: Map<string, string> = new Map();
  /** Everything that was committed, in order, and all kinds of things that ever waited. */
  readonly committed: SeenEvent[] = [];
  readonly topics: Set<string> = new Set();
  /** Members about whom something was recorded since the last look. */
  readonly touched: Set<string> = new Set();
  onCommit: (commit: SeenCommit) => void = () => undefined;
  /** Every so many requests are sent twice with the same key; 0 for never. */
  repeatEvery = 0;
  readonly #inner: Store;
  #application: OpenApplication | undefined;
  #watched: WatchedStore | undefined;
  #ids = 0;
  #idName = '';
  #requests = 0;

  constructor(store: Store, size: number) {
    this.#inner = store;
    this.cast = castOf(size);
  }

  get application(): OpenApplication {
    if (this.#application === undefined) throw new Error('the community is not open yet');
    return this.#application;
  }

  get record(): SeenRecord {
    return this.watch.record;
  }

  get store(): Store {
    return this.#inner;
  }

  get nowMs(): number {
    return startMs + this.clock.monotonicMs();
  }

  /** Opens the application over the store, as after a start of the machine. */
  async open(): Promise<void> {
    this.#watched = watchStore(this.#inner, {
      due: this.due,
      made: (commit) => {
        const seen = seenCommit(commit);
        this.watch.commit(seen);
        this.onCommit(seen);
        this.committed.push(...seen.events);
        // What goes by its age waits for years, and for a sweep that nobody here runs.
        for (const { topic } of commit.outbox ?? []) {
          if (topic !== 'retention') this.topics.add(topic);
        }
        for (const { collection, id } of seen.events) this.#touch(collection, id);
      },
    });
    this.#application = await createApplication({
      community,
      publicUrl: 'https://forum.example',
      store: this.#watched.store,
      clock: this.clock,
      newId: () => this.#numbered('id'),
      newSecret: () => this.#numbered('a-secret-of-256-bits'),
      random: () => 0.5,
      writer,
      postWebhook: this.receiver.post,
      ...(this.sendsMail ? { mailer: this.mail } : {}),
    });
    this.record.history = this.#application.rulebooks.history();
  }

  stopAt(commit: number, stop: Stop): void {
    this.#watched?.stopAt(commit, stop);
  }

  /** From now on nothing breaks any more. */
  endFaults(): void {
    this.#watched?.neverMind();
    this.receiver.mood = 'answers';
    this.mail.mood = 'takes over';
    this.repeatEvery = 0;
    this.clock.catchUpWith(instantMs(this.application.now()));
  }

  /** Asks the application as somebody would over the network, now and then twice. */
  async ask<Value>(
    asked: Asked,
    run: (call: Call) => Answer<Value>,
  ): Promise<Result<Value, Refusal>> {
    const { does, by, what, expectedVersion, reading, once } = asked;
    const version = expectedVersion === undefined ? {} : { expectedVersion };
    const eventsBefore = this.record.events;
    this.#requests += 1;
    const due = this.repeatEvery > 0 && this.#requests % this.repeatEvery === 0;
    const twice = due && reading === undefined && once === undefined;
    const key = `request-${String(this.#requests).padStart(12, '0')}`;
    const idempotency = { key, route: does, fingerprint: what };
    const call: Call = { by, ...version, ...(twice ? { idempotency } : {}) };
    const answer = await run(call);
    if (twice) await this.#askAgain(does, answer, () => run(call));
    if (!answer.ok) {
      const code = answer.error.refused;
      this.tally.refusals[code] = (this.tally.refusals[code] ?? 0) + 1;
    }
    this.watch.answered({
      does,
      by: whoIs(by),
      what,
      eventsBefore,
      ...(answer.ok ? {} : { refusal: answer.error }),
    });
    return answer;
  }

  // The same request once more has the same answer and no second effect.
  async #askAgain<Value>(
    does: string,
    first: Result<Value, Refusal>,
    run: () => Answer<Value>,
  ): Promise<void> {
    if (!first.ok) return;
    const { events } = this.record;
    const again = await run();
    if (!again.ok) {
      const seen = `"${does}" sent twice was refused with ${again.error.refused}`;
      this.watch.complain({ invariant: 'repeated request', seen });
    }
    if (this.record.events === events) return;
    const seen = `"${does}" sent twice with one key had a second effect`;
    this.watch.complain({ invariant: 'repeated request', seen });
  }

  #touch(collection: string, id: string): void {
    if (collection === 'restriction') {
      const target = this.record.restrictions.get(id)?.imposed.target;
      if (target?.kind === 'member') this.touched.add(target.member);
    }
    const respondent =
      collection === 'decision' ? this.record.decisions.get(id)?.made.respondent : undefined;
    if (respondent?.kind === 'member') this.touched.add(respondent.id);
  }

  /** Ids from here on bear a name of their own, whatever happened before. */
  nameIds(name: string): void {
    this.#idName = name;
    this.#ids = 0;
  }

  #numbered(name: string): string {
    this.#ids += 1;
    return `${name}-${this.#idName}${String(this.#ids).padStart(8, '0')}`;
  }
}

export function asStaff(staff: string): Principal {
  return { kind: 'staff', staff: staff as StaffId, roles: [] };
}

export function asMember(member: string): Principal {
  return { kind: 'member', member: member as MemberId };
}

export function asPlatform(): Principal {
  return { kind: 'platform', token: 'platform-1' as TokenId, community, scopes };
}

export function whoIs(by: Principal): string {
  if (by.kind === 'staff') return by.staff;
  return by.kind === 'member' ? by.member : by.kind;
}
