import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ActivityId } from '../kernel/identifier.ts';
import { SlidingWindow, type WindowEntry, windowEntriesPerKeyMax } from './sliding-window.ts';

const OVER_MS = 100;

function entry(index: number, timeMs: number, value: number | string): WindowEntry {
  return { timeMs, activity: `a-${index}` as ActivityId, item: undefined, replaces: false, value };
}

/** What a window means, computed the slow way over everything that ever came. */
function plainReading(all: readonly WindowEntry[], now: WindowEntry, distinct: boolean): number {
  const inside = all.filter(
    (other) => other.timeMs > now.timeMs - OVER_MS && other.timeMs <= now.timeMs,
  );
  const values = [...inside.map((other) => other.value), now.value];
  if (distinct) return new Set(values).size;
  return values.reduce<number>((sum, value) => sum + Number(value), 0);
}

for (const distinct of [false, true]) {
  test(`a window of ${distinct ? 'different texts' : 'sums'} agrees with a plain count`, () => {
    const steps = fc.array(fc.record({ after: fc.nat(60), value: fc.nat(3) }), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (moves) => {
        const window = new SlidingWindow({ overMs: OVER_MS, distinct, keysMax: 10 });
        const all: WindowEntry[] = [];
        let timeMs = 1_000;
        for (const [index, { after, value }] of moves.entries()) {
          timeMs += after;
          const now = entry(index, timeMs, distinct ? String(value) : value);
          assert.equal(window.reading('k', now), plainReading(all, now, distinct));
          window.record('k', now);
          all.push(now);
        }
      }),
    );
  });
}

test('an activity that comes a little late counts where it belongs', () => {
  const window = new SlidingWindow({ overMs: OVER_MS, distinct: false, keysMax: 10 });
  window.record('k', entry(1, 1_000, 1));
  window.record('k', entry(2, 1_090, 10));
  const late = entry(3, 1_050, 100);
  assert.equal(window.reading('k', late), 101);
  window.record('k', late);
  assert.equal(window.reading('k', entry(4, 1_120, 0)), 110);
  assert.deepEqual(window.activities('k', entry(4, 1_120, 0), 10), ['a-3', 'a-2', 'a-4']);
});

test('keys are bounded: the one that was not touched for longest goes first', () => {
  const window = new SlidingWindow({ overMs: OVER_MS, distinct: false, keysMax: 2 });
  window.record('a', entry(1, 1_000, 1));
  window.record('b', entry(2, 1_001, 1));
  window.record('a', entry(3, 1_002, 1));
  window.record('c', entry(4, 1_003, 1));
  assert.equal(window.evictions, 1);
  assert.equal(window.reading('a', entry(5, 1_004, 0)), 2);
  assert.equal(window.reading('b', entry(6, 1_004, 0)), 0);
});

test('entries of one key are bounded', () => {
  const window = new SlidingWindow({ overMs: 1_000_000, distinct: true, keysMax: 2 });
  const count = windowEntriesPerKeyMax * 2;
  for (let index = 0; index < count; index += 1)
    window.record('k', entry(index, index, `${index}`));
  const reading = window.reading('k', entry(count, count, 'new'));
  assert.ok(reading <= windowEntriesPerKeyMax + 1);
  assert.equal(reading - 1 + window.evictions, count);
});

test('what adds nothing takes no room', () => {
  const window = new SlidingWindow({ overMs: OVER_MS, distinct: false, keysMax: 1 });
  window.record('a', entry(1, 1_000, 1));
  window.record('b', entry(2, 1_001, 0));
  assert.equal(window.evictions, 0);
  assert.equal(window.reading('a', entry(3, 1_002, 0)), 1);
});

test('a key whose time has passed makes room without being counted as let go early', () => {
  const window = new SlidingWindow({ overMs: OVER_MS, distinct: false, keysMax: 1 });
  window.record('a', entry(1, 1_000, 1));
  window.record('b', entry(2, 1_000 + OVER_MS + 1, 1));
  assert.equal(window.evictions, 0);
});
