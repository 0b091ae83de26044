import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EventWindow } from './event-window.ts';
import { NaiveWindow, type TestActivity, testingSeed } from './testing-naive-window.ts';
import { WindowBank } from './window-bank.ts';
import type { Recorded, WindowEntry } from './window-entry.ts';
import { type Aggregate, aggregates, type WindowOptions } from './window-shape.ts';

/** A bank of windows that is spoken to in texts. */
export class TestBank {
  readonly bank: WindowBank = new WindowBank({ seed: testingSeed });

  add(name: string, options: WindowOptions): TestWindow {
    return new TestWindow(this.bank, this.bank.add(name, options));
  }

  snapshot(): Uint8Array {
    return new Uint8Array(Buffer.concat([...this.bank.snapshot()]));
  }
}

/** A window that is spoken to in texts. */
export class TestWindow {
  readonly window: EventWindow;
  readonly #bank: WindowBank;

  constructor(bank: WindowBank, window: EventWindow) {
    this.#bank = bank;
    this.window = window;
  }

  reading(key: string, activity: TestActivity): number {
    return this.#with(activity, (entry) => this.window.reading(this.#hash(key), entry));
  }

  record(key: string, activity: TestActivity): Recorded {
    return this.#with(activity, (entry) => this.window.record(this.#hash(key), entry));
  }

  behind(key: string, activity: TestActivity, most: number): readonly string[] {
    return this.#with(activity, (entry) =>
      this.window
        .activitiesBehind(this.#hash(key), entry, most)
        .map((number) => this.#bank.activities.identityOf(number)?.id ?? 'nobody'),
    );
  }

  #with<Answer>(activity: TestActivity, ask: (entry: WindowEntry) => Answer): Answer {
    const { id, timeMs, item, replaces = false, amount = 0, text = '' } = activity;
    const number = this.#bank.activities.admit({ source: 'https://forum.example', id, timeMs });
    const answer = ask({
      activity: number,
      timeMs: this.#bank.activities.timeMsOf(number) ?? timeMs,
      item: item === undefined ? undefined : this.#hash(item),
      replaces,
      amount,
      text: this.#hash(text),
    });
    this.#bank.activities.release(number);
    return answer;
  }

  #hash(text: string): { readonly low: number; readonly high: number } {
    return this.#bank.newHash().set(text);
  }
}

/** One activity of a stream, under one or two keys. */
export interface StreamStep {
  readonly keys: readonly string[];
  readonly activity: TestActivity;
}

/** Streams with repeats, disorder, edits, equal times, lateness and several keys. */
export const streams: fc.Arbitrary<readonly StreamStep[]> = fc
  .array(
    fc.record({
      keys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 2 }),
      // Mostly forward and a little back, so that every path from in order to too late is walked.
      after: fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: 0, max: 12 }) },
        { weight: 2, arbitrary: fc.integer({ min: -40, max: 60 }) },
        { weight: 1, arbitrary: fc.integer({ min: -150, max: 10 }) },
      ),
      item: fc.option(fc.constantFrom('p', 'q', 'r'), { nil: undefined }),
      replaces: fc.boolean(),
      amount: fc.integer({ min: -2, max: 3 }),
      text: fc.oneof(fc.constantFrom('x', 'y', 'z'), fc.integer({ max: 60, min: 0 }).map(String)),
      /** Sends an earlier activity again in place of a new one. */
      again: fc.option(fc.nat(), { freq: 4, nil: undefined }),
    }),
    { maxLength: 120, size: 'max' },
  )
  .map((moves) => {
    const steps: StreamStep[] = [];
    let clockMs = 1_000;
    for (const [index, { keys, after, item, again, ...rest }] of moves.entries()) {
      const earlier = again === undefined ? undefined : steps[again % (steps.length || 1)];
      if (earlier !== undefined) {
        steps.push(earlier);
        continue;
      }
      const timeMs = clockMs + after;
      clockMs = Math.max(clockMs, timeMs);
      const activity = { id: `activity-${index}`, timeMs, ...rest };
      steps.push({ keys, activity: item === undefined ? activity : { ...activity, item } });
    }
    return steps;
  });

/** Windows small enough that streams fill and leave them. */
export const shapes: fc.Arbitrary<WindowOptions> = fc.record({
  aggregate: fc.constantFrom<Aggregate>(...aggregates),
  overMs: fc.constantFrom(1, 20, 100, 1_000),
  latenessMs: fc.constantFrom(0, 10, 60, 1_000),
  entriesPerKeyMax: fc.constantFrom(3, 40, 2_000),
});

/** Plays a stream into a window and into a plain recount, and holds every answer against it. */
export function playAgainstNaive(steps: readonly StreamStep[], options: WindowOptions): void {
  const window = new TestBank().add('window', options);
  const naive = new NaiveWindow(options);
  for (const [index, { keys, activity }] of steps.entries()) {
    for (const key of keys) {
      const place = `step ${index}, key ${key}`;
      assert.equal(window.reading(key, activity), naive.reading(key, activity), place);
      assert.equal(window.record(key, activity), naive.record(key, activity), place);
      assert.equal(window.reading(key, activity), naive.reading(key, activity), `${place}, again`);
      assert.deepEqual(window.behind(key, activity, 10_000), naive.behind(key, activity), place);
    }
  }
  assert.equal(window.window.counters.lateActivities, naive.late);
}
