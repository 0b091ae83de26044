import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EntryPool } from './entry-pool.ts';
import { NaiveWindow } from './testing-naive-window.ts';
import { TestBank } from './testing-streams.ts';
import type { WindowOptions } from './window-shape.ts';

const telling: WindowOptions = { aggregate: 'distinct', overMs: 1_000_000, latenessMs: 1_000_000 };

test('the texts of a key that went are not those of the key that gets its room', () => {
  const window = new TestBank().add('window', { ...telling, keysMax: 1 });
  for (const key of ['a', 'b', 'c']) {
    for (let at = 0; at < 60; at += 1) {
      const activity = { id: `${key}-${at}`, timeMs: at, text: `${key}-${at}` };
      assert.equal(window.reading(key, activity), at + 1);
      window.record(key, activity);
    }
  }
});

test('a text that an edit replaced does not come back when a key gets many texts', () => {
  const window = new TestBank().add('window', telling);
  const naive = new NaiveWindow(telling);
  for (let at = 0; at < 80; at += 1) {
    const edit = { item: `post-${at >> 1}`, replaces: at % 2 === 1 };
    const activity = { id: `${at}`, timeMs: at, text: `${at}`, ...edit };
    assert.equal(window.reading('a', activity), naive.reading('a', activity), `at ${at}`);
    window.record('a', activity);
    naive.record('a', activity);
  }
});

test('a key whose time has passed goes before one in force, also when it was touched', () => {
  const window = new TestBank().add('window', {
    ...{ aggregate: 'count', overMs: 100, latenessMs: 0, keysMax: 2 },
  });
  for (const [key, timeMs] of [
    ['old', 1],
    ['old', 2],
    ['live', 1_000],
    ['new', 1_001],
  ] as const) {
    window.record(key, { id: `${timeMs}`, timeMs });
  }
  assert.equal(window.reading('live', { id: 'asked', timeMs: 1_002 }), 2);
  assert.equal(window.window.counters.evictions, 0);
});

test('a block that is split gives parts that never overlap, and no memory is taken', () => {
  const pool = new EntryPool('count');
  const blocks = Array.from({ length: 32 }, () => pool.allocate(12));
  const { bytes } = pool;
  const whole = blocks[3] ?? 0;
  pool.release(whole, 12);
  const parts = Array.from({ length: 4 }, () => pool.allocate(10)).toSorted((a, b) => a - b);
  assert.deepEqual(
    parts,
    [0, 1, 2, 3].map((part) => whole + part * 1_024),
  );
  assert.equal(pool.bytes, bytes);
});
