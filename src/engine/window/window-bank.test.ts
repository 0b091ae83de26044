import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checksum } from './checksum.ts';
import { testingSeed } from './testing-naive-window.ts';
import { type StreamStep, shapes, streams, TestBank, type TestWindow } from './testing-streams.ts';
import { WindowBank } from './window-bank.ts';
import { aggregates, type WindowOptions } from './window-shape.ts';

function play(windows: readonly TestWindow[], steps: readonly StreamStep[]): readonly number[] {
  return steps.flatMap(({ keys, activity }) =>
    keys.flatMap((key) =>
      windows.map((window) => {
        const reading = window.reading(key, activity);
        window.record(key, activity);
        return reading;
      }),
    ),
  );
}

function twoWindows(options: WindowOptions): { bank: TestBank; windows: readonly TestWindow[] } {
  const bank = new TestBank();
  const narrow = { ...options, keysMax: 2, entriesMax: 40 };
  return { bank, windows: [bank.add('wide', options), bank.add('narrow', narrow)] };
}

test('a snapshot at any moment goes on as if nothing had happened, evictions and all', () => {
  fc.assert(
    fc.property(streams, shapes, fc.nat(120), (steps, options, cut) => {
      const whole = twoWindows(options);
      const head = play(whole.windows, steps.slice(0, cut));
      const restored = twoWindows(options);
      const answer = restored.bank.bank.restore(whole.bank.snapshot());
      assert.ok(answer.ok && answer.value.restored.length === 2);
      assert.deepEqual(restored.bank.snapshot(), whole.bank.snapshot());
      const tail = steps.slice(cut);
      assert.deepEqual(play(restored.windows, tail), play(whole.windows, tail));
      for (const [index, { window }] of whole.windows.entries()) {
        assert.deepEqual(restored.windows[index]?.window.counters, window.counters);
      }
      assert.ok(head.length >= 0);
    }),
    { numRuns: 150 },
  );
});

function filled(): TestBank {
  const bank = new TestBank();
  const windows = aggregates.map((aggregate) => bank.add(aggregate, { aggregate, overMs: 500 }));
  const steps = fc.sample(streams, { seed: 7, numRuns: 3 }).flat();
  assert.ok(steps.length > 50);
  play(windows, steps);
  return bank;
}

function declared(): TestBank {
  const bank = new TestBank();
  for (const aggregate of aggregates) bank.add(aggregate, { aggregate, overMs: 500 });
  return bank;
}

function faultOf(bytes: Uint8Array, bank: TestBank = declared()): string | undefined {
  const answer = bank.bank.restore(bytes);
  if (answer.ok) return undefined;
  assert.ok(answer.error.detail.length > 10);
  assert.equal(bank.bank.activities.size, 0);
  assert.ok(bank.bank.windows.every(({ entryCount }) => entryCount === 0));
  return answer.error.fault;
}

test('a snapshot as it was written is taken', () => {
  const before = filled();
  const after = declared();
  assert.ok(after.bank.restore(before.snapshot()).ok);
  assert.ok(before.bank.windows.every(({ entryCount }) => entryCount > 20));
  const counts = ({ bank }: TestBank): readonly number[] =>
    bank.windows.map(({ entryCount }) => entryCount);
  assert.deepEqual(counts(after), counts(before));
});

test('a snapshot with a changed byte or bit is refused, and the windows stay empty', () => {
  const bytes = filled().snapshot();
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const changed = bytes.slice();
      changed[place] = (changed[place] ?? 0) ^ change;
      assert.notEqual(faultOf(changed), undefined);
    }),
    { numRuns: 400 },
  );
});

test('a snapshot that is cut anywhere is refused', () => {
  const bytes = filled().snapshot();
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), (length) => {
      assert.equal(faultOf(bytes.slice(0, length)), 'cut');
    }),
    { numRuns: 200 },
  );
  const chunks = [...filled().bank.snapshot()];
  assert.equal(faultOf(new Uint8Array(Buffer.concat(chunks.slice(0, -1)))), 'cut');
  assert.equal(faultOf(new Uint8Array(Buffer.concat(chunks.slice(1)))), 'inconsistent');
});

test('bytes of another kind are refused, whatever they are', () => {
  assert.equal(faultOf(new TextEncoder().encode('SQLite format 3 and so on')), 'foreign');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      assert.notEqual(faultOf(bytes), undefined);
    }),
  );
});

test('what fits its checksum and cannot be true is refused and never thrown', () => {
  const bytes = filled().snapshot();
  const view = new DataView(bytes.buffer);
  const sections: { at: number; end: number }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 12 + view.getUint32(at + 8, true);
    sections.push({ at, end });
    at = end + 4;
  }
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.integer(), (which, where, word) => {
      const section = sections[which % sections.length];
      assert.ok(section !== undefined);
      const changed = bytes.slice();
      const changedView = new DataView(changed.buffer);
      const place = section.at + 12 + (where % Math.max(1, section.end - section.at - 16));
      changedView.setInt32(place, word, true);
      const sum = checksum(changed.subarray(section.at, section.end));
      changedView.setInt32(section.end, sum, true);
      const bank = declared();
      const answer = bank.bank.restore(changed);
      // Some changes make another snapshot that could be true, such as a different counter.
      if (!answer.ok) assert.equal(bank.bank.activities.size, 0);
    }),
    { numRuns: 400 },
  );
});

test('only windows that are declared as before are restored', () => {
  const bank = new TestBank();
  bank.add('count', { aggregate: 'count', overMs: 500 });
  bank.add('sum', { aggregate: 'sum', overMs: 501 });
  const answer = bank.bank.restore(filled().snapshot());
  assert.ok(answer.ok);
  assert.deepEqual(answer.value, { restored: ['count'], empty: ['sum'], unwanted: 4 });
});

test('a snapshot of another seed is refused, and so is one for windows that hold something', () => {
  const other = new WindowBank({ seed: testingSeed + 1 });
  const answer = other.restore(filled().snapshot());
  assert.equal(answer.ok ? undefined : answer.error.fault, 'seed');
  const busy = filled().bank.restore(filled().snapshot());
  assert.equal(busy.ok ? undefined : busy.error.fault, 'not-empty');
});

test('activities that only unwanted windows held are forgotten', () => {
  const before = filled();
  const bank = new TestBank();
  bank.add('nothing', { aggregate: 'count', overMs: 1 });
  assert.ok(before.bank.activities.size > 0);
  assert.ok(bank.bank.restore(before.snapshot()).ok);
  assert.equal(bank.bank.activities.size, 0);
});

test('whoever declares the same window shares it', () => {
  const bank = new WindowBank({ seed: 1 });
  const window = bank.add('links', { aggregate: 'sum', overMs: 100 });
  assert.equal(bank.add('links', { aggregate: 'sum', overMs: 100 }), window);
  assert.notEqual(bank.add('links', { aggregate: 'sum', overMs: 101 }), window);
  assert.equal(bank.windows.length, 2);
});

test('the checksum is the one that everybody knows', () => {
  assert.equal(checksum(new TextEncoder().encode('123456789')) >>> 0, 0xcbf43926);
});
