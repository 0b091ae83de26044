import type { Activity } from '../domain/activity.ts';
import type { ActivityId, MemberId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import type { ActivityOutcome, ActivityWrite } from './port.ts';
import { decode, encode, keyText } from './stored-text.ts';

interface Kept {
  readonly receivedAt: Instant;
  readonly sequence: number;
  readonly time: Instant;
  readonly item: string | undefined;
  readonly thread: string | undefined;
  readonly text: string;
}

/** What would happen to a batch, and the step that makes it happen. */
export interface PreparedActivities {
  readonly outcomes: readonly ActivityOutcome[];
  keep(): void;
}

/** Activities in memory, in the order they came. */
export class MemoryActivities {
  readonly #kept: Map<string, Kept> = new Map();
  #sequence = 0;

  /** A copy that goes its own way from here. */
  fork(): MemoryActivities {
    const copy = new MemoryActivities();
    for (const [identity, kept] of this.#kept) copy.#kept.set(identity, kept);
    copy.#sequence = this.#sequence;
    return copy;
  }

  get count(): number {
    return this.#kept.size;
  }

  /** Tells new ones from known ones and changes nothing yet. */
  prepare({ activities, receivedAt }: ActivityWrite): PreparedActivities {
    const added = new Map<string, Omit<Kept, 'sequence'>>();
    const outcomes = activities.map((activity): ActivityOutcome => {
      const identity = identityOf(activity.source, activity.id);
      if (this.#kept.has(identity) || added.has(identity)) return 'duplicate';
      const { time, item, thread } = activity;
      added.set(identity, { receivedAt, time, item, thread, text: encode(activity) });
      return 'stored';
    });
    const keep = (): void => {
      for (const [identity, activity] of added) {
        this.#sequence += 1;
        this.#kept.set(identity, { ...activity, sequence: this.#sequence });
      }
    };
    return { outcomes, keep };
  }

  get(source: string, id: ActivityId): Activity | undefined {
    const kept = this.#kept.get(identityOf(source, id));
    return kept === undefined || kept.text === '' ? undefined : decode<Activity>(kept.text);
  }

  ofItem(item: string, limit: number): readonly Activity[] {
    const about = this.#byTime((kept) => kept.item === item);
    return about.slice(0, limit).map(activityOf);
  }

  around(thread: string, at: Instant, each: number): readonly Activity[] {
    const inThread = this.#byTime((kept) => kept.thread === thread);
    const before = inThread.filter((kept) => kept.time <= at);
    const after = inThread.filter((kept) => kept.time > at);
    const nearest = before.slice(Math.max(before.length - each, 0));
    return [...nearest, ...after.slice(0, each)].map(activityOf);
  }

  since(receivedAt: Instant): readonly Activity[] {
    const isShown = (kept: Kept): boolean => kept.receivedAt >= receivedAt && kept.text !== '';
    return [...this.#kept.values()].filter(isShown).map(activityOf);
  }

  /** Empties the activities of a member, and answers how many. */
  erase(member: MemberId): number {
    const own = [...this.#kept].filter(
      ([, kept]) => kept.text !== '' && activityOf(kept).actor.id === member,
    );
    for (const [identity, kept] of own) {
      this.#kept.set(identity, { ...kept, item: undefined, thread: undefined, text: '' });
    }
    return own.length;
  }

  sweep(receivedBefore: Instant): number {
    const gone = [...this.#kept].filter(([, kept]) => kept.receivedAt < receivedBefore);
    for (const [identity] of gone) this.#kept.delete(identity);
    return gone.length;
  }

  #byTime(accept: (kept: Kept) => boolean): readonly Kept[] {
    return [...this.#kept.values()].filter(accept).sort((first, second) => {
      if (first.time !== second.time) return first.time < second.time ? -1 : 1;
      return first.sequence - second.sequence;
    });
  }
}

function identityOf(source: string, id: string): string {
  return encode([keyText(source), keyText(id)]);
}

function activityOf(kept: Kept): Activity {
  return decode<Activity>(kept.text);
}
