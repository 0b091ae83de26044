import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { playAgainstNaive, shapes, streams, TestBank } from './testing-streams.ts';

test('a window equals a recount of everything, whatever comes twice, late or out of order', () => {
  fc.assert(
    fc.property(streams, shapes, (steps, options) => playAgainstNaive(steps, options)),
    { numRuns: 300, seed: 20_261 },
  );
});

test('after a restore every reading is as if nothing had happened', () => {
  const half = fc.tuple(streams, shapes, fc.nat({ max: 120 }));
  fc.assert(
    fc.property(half, ([steps, options, at]) => {
      const whole = new TestBank();
      const lasting = whole.add('window', options);
      for (const { keys, activity } of steps.slice(0, at)) {
        for (const key of keys) lasting.record(key, activity);
      }
      const copy = new TestBank();
      const restored = copy.add('window', options);
      assert.ok(copy.bank.restore(whole.snapshot()).ok);
      for (const { keys, activity } of steps.slice(at)) {
        for (const key of keys) {
          assert.equal(restored.reading(key, activity), lasting.reading(key, activity));
          assert.equal(restored.record(key, activity), lasting.record(key, activity));
        }
      }
    }),
    { numRuns: 100, seed: 20_262 },
  );
});

test('a snapshot that is cut or changed is refused and leaves the windows empty', () => {
  const bank = new TestBank();
  const window = bank.add('window', { aggregate: 'count', overMs: 1_000 });
  for (let at = 0; at < 20; at += 1) window.record(`key-${at % 3}`, { id: `${at}`, timeMs: at });
  const bytes = bank.snapshot();
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = bytes.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    for (const broken of [changed, bytes.slice(0, at)]) {
      const other = new TestBank();
      const empty = other.add('window', { aggregate: 'count', overMs: 1_000 });
      assert.equal(other.bank.restore(broken).ok, false, `at ${at}`);
      assert.equal(empty.window.entryCount, 0);
    }
  }
});

test('a budget of keys is kept, and what is let go is counted', () => {
  const window = new TestBank().add('w', { aggregate: 'count', overMs: 1_000_000, keysMax: 10 });
  for (let at = 0; at < 100; at += 1) window.record(`key-${at}`, { id: `${at}`, timeMs: at });
  assert.ok(window.window.keyCount <= 10);
  assert.equal(window.window.counters.evictions + window.window.keyCount, 100);
});
