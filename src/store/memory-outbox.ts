import type { Instant } from '../kernel/instant.ts';
import type { OutboxItem, TakenOutboxItem } from './port.ts';
import { compareText, decode, encode } from './stored-text.ts';

interface WaitingItem {
  readonly item: TakenOutboxItem;
  readonly availableAt: Instant;
  readonly sequence: number;
}

/** The items of one topic, and before when none of them is due. */
interface Topic {
  readonly items: Map<string, WaitingItem>;
  earliest: Instant | undefined;
}

/** What waits to be delivered, by topic, so that asking for what is due costs what is due. */
export class MemoryOutbox {
  readonly #topics: Map<string, Topic> = new Map();
  readonly #topicOf: Map<string, string> = new Map();
  #sequence = 0;

  /** A copy that goes its own way from here. */
  fork(): MemoryOutbox {
    const copy = new MemoryOutbox();
    for (const [topic, { items, earliest }] of this.#topics) {
      copy.#topics.set(topic, { items: new Map(items), earliest });
    }
    for (const [id, topic] of this.#topicOf) copy.#topicOf.set(id, topic);
    copy.#sequence = this.#sequence;
    return copy;
  }

  /** Every item as text, without what tells it from one that was put in at another time. */
  picture(): readonly string[] {
    return [...this.#topics.values()]
      .flatMap(({ items }) => [...items.values()])
      .map(({ item, availableAt }) => encode([item.topic, item.body, availableAt]))
      .sort();
  }

  has(id: string): boolean {
    return this.#topicOf.has(id);
  }

  add(items: readonly OutboxItem[]): void {
    for (const item of items) {
      this.#sequence += 1;
      this.#topicOf.set(item.id, item.topic);
      this.#keep({
        item: { ...item, attempts: 0 },
        availableAt: item.dueAt,
        sequence: this.#sequence,
      });
    }
  }

  take(
    name: string,
    span: { readonly now: Instant; readonly leaseUntil: Instant; readonly limit: number },
  ): readonly TakenOutboxItem[] {
    const topic = this.#topics.get(name);
    if (topic?.earliest === undefined || topic.earliest > span.now) return [];
    const due = [...topic.items.values()]
      .filter(({ availableAt }) => availableAt <= span.now)
      .sort(byAvailability)
      .slice(0, span.limit);
    for (const { item, sequence } of due) {
      const taken = { ...item, attempts: item.attempts + 1 };
      topic.items.set(item.id, { item: taken, availableAt: span.leaseUntil, sequence });
    }
    topic.earliest = earliestOf(topic.items);
    return due.map(({ item }) => decode(encode(item)));
  }

  remove(id: string): void {
    const topic = this.#topics.get(this.#topicOf.get(id) ?? '');
    topic?.items.delete(id);
    this.#topicOf.delete(id);
  }

  retry(id: string, dueAt: Instant): void {
    const waiting = this.#topics.get(this.#topicOf.get(id) ?? '')?.items.get(id);
    if (waiting === undefined) return;
    this.#keep({ ...waiting, item: { ...waiting.item, dueAt }, availableAt: dueAt });
  }

  count(name: string): number {
    return this.#topics.get(name)?.items.size ?? 0;
  }

  #keep(waiting: WaitingItem): void {
    const { id, topic: name } = waiting.item;
    const topic = this.#topics.get(name) ?? { items: new Map(), earliest: undefined };
    this.#topics.set(name, topic);
    topic.items.set(id, waiting);
    const { availableAt } = waiting;
    if (topic.earliest === undefined || availableAt < topic.earliest) topic.earliest = availableAt;
  }
}

function earliestOf(items: ReadonlyMap<string, WaitingItem>): Instant | undefined {
  let earliest: Instant | undefined;
  for (const { availableAt } of items.values()) {
    if (earliest === undefined || availableAt < earliest) earliest = availableAt;
  }
  return earliest;
}

function byAvailability(first: WaitingItem, second: WaitingItem): number {
  return compareText(first.availableAt, second.availableAt) || first.sequence - second.sequence;
}
