import { TextHash } from './text-hash.ts';
import type { Recorded } from './window-entry.ts';
import {
  type Aggregate,
  type WindowOptions,
  type WindowShape,
  windowShape,
} from './window-shape.ts';

/** An activity in words, as tests write it. */
export interface TestActivity {
  readonly id: string;
  readonly timeMs: number;
  readonly item?: string;
  readonly replaces?: boolean;
  readonly amount?: number;
  readonly text?: string;
}

/** What a window means, computed from everything that was ever recorded, at every question anew. */
export class NaiveWindow {
  late = 0;
  readonly #shape: WindowShape;
  readonly #recorded = new Map<string, TestActivity[]>();

  constructor(options: WindowOptions) {
    this.#shape = windowShape(options);
  }

  record(key: string, activity: TestActivity): Recorded {
    const isEdit = activity.replaces === true && activity.item !== undefined;
    const kept = this.#kept(key);
    const addsNothing = this.#shape.aggregate === 'sum' && amount(activity) === 0 && !isEdit;
    if (!addsNothing && kept.some(({ id }) => id === activity.id)) return 'known';
    const newestMs = Math.max(...kept.map(({ timeMs }) => timeMs));
    if (activity.timeMs < newestMs - this.#shape.latenessMs) {
      this.late += 1;
      return 'late';
    }
    if (addsNothing) return 'nothing';
    this.#recorded.set(key, [...(this.#recorded.get(key) ?? []), activity]);
    return activity.timeMs <= newestMs ? 'overtakes' : 'recorded';
  }

  reading(key: string, activity: TestActivity): number {
    const counted = this.#counted(key, activity);
    const times = counted.map(({ timeMs }) => timeMs);
    switch (this.#shape.aggregate) {
      case 'count':
        return counted.length + 1;
      case 'sum':
        return [...counted, activity].reduce((sum, other) => sum + amount(other), 0);
      case 'distinct':
        return new Set([...counted, activity].map(({ text }) => text)).size;
      case 'first':
        return Math.min(activity.timeMs, ...times);
      case 'last':
        return Math.max(activity.timeMs - this.#shape.overMs, ...times);
    }
  }

  behind(key: string, activity: TestActivity): readonly string[] {
    const counted = this.#counted(key, activity);
    const { aggregate } = this.#shape;
    const named = counted.filter((other) => aggregate !== 'sum' || amount(other) !== 0);
    const from = aggregate === 'last' ? -1 : 0;
    const to = aggregate === 'first' ? 1 : undefined;
    return [...named.slice(from, to), activity].map(({ id }) => id);
  }

  #counted(key: string, activity: TestActivity): readonly TestActivity[] {
    const others = this.#kept(key).filter(
      (other) => other.id !== activity.id && other.timeMs <= activity.timeMs,
    );
    const afterMs = activity.timeMs - this.#shape.overMs;
    return others.filter((other, index) => {
      const next = [...others.slice(index + 1), activity].find(
        ({ item }) => item !== undefined && item === other.item,
      );
      return other.timeMs > afterMs && next?.replaces !== true;
    });
  }

  #kept(key: string): readonly TestActivity[] {
    const { aggregate } = this.#shape;
    const recorded = (this.#recorded.get(key) ?? []).toSorted((one, other) =>
      inOrder(aggregate, one, other),
    );
    const newestMs = recorded.at(-1)?.timeMs ?? 0;
    const passedMs = newestMs - this.#shape.overMs - this.#shape.latenessMs;
    return recorded.filter(({ timeMs }) => timeMs > passedMs).slice(-this.#shape.entriesPerKeyMax);
  }
}

// By time, edits behind the rest, larger values behind smaller ones.
function inOrder(aggregate: Aggregate, one: TestActivity, other: TestActivity): number {
  const edits = Number(one.replaces ?? false) - Number(other.replaces ?? false);
  const amounts = aggregate === 'sum' ? amount(one) - amount(other) : 0;
  const texts = aggregate === 'distinct' ? hashOrder(one.text ?? '', other.text ?? '') : 0;
  return one.timeMs - other.timeMs || edits || amounts || texts;
}

function hashOrder(one: string, other: string): number {
  const first = new TextHash(testingSeed).set(one);
  const second = new TextHash(testingSeed).set(other);
  return first.low - second.low || first.high - second.high;
}

function amount(activity: TestActivity): number {
  return activity.amount ?? 0;
}

/** The seed of the hashes in tests. */
export const testingSeed = 20_261;
