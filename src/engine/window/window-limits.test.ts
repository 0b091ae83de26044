import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestActivity } from './testing-naive-window.ts';
import { TestBank, type TestWindow } from './testing-streams.ts';
import { type WindowOptions, windowEntriesPerKeyMax } from './window-shape.ts';

const counting: WindowOptions = { aggregate: 'count', overMs: 1_000_000, latenessMs: 0 };

function windowOf(options: Partial<WindowOptions>): TestWindow {
  return new TestBank().add('window', { ...counting, ...options });
}

function at(timeMs: number): TestActivity {
  return { id: `at-${timeMs}`, timeMs };
}

test('the key that was not touched for longest goes first, and is counted with its entries', () => {
  const window = windowOf({ keysMax: 2 });
  window.record('a', at(1));
  window.record('b', at(2));
  window.record('b', at(3));
  window.record('a', at(4));
  window.record('a', at(5));
  window.record('c', at(6));
  window.record('c', at(7));
  const { evictions, entriesEvicted } = window.window.counters;
  assert.deepEqual([evictions, window.window.keyCount], [1, 2]);
  assert.equal(entriesEvicted + window.window.entryCount, 7);
  assert.equal(window.reading('c', at(8)), 3);
});

test('under a flood of keys the busy ones stay and every loss is counted', () => {
  const window = windowOf({ keysMax: 100 });
  let timeMs = 0;
  for (let round = 0; round < 3_000; round += 1) {
    for (const key of [`busy-${round % 10}`, `flood-${round}`, `busy-${round % 10}`]) {
      timeMs += 1;
      assert.equal(window.record(key, at(timeMs)), 'recorded');
    }
  }
  const { evictions, entriesEvicted } = window.window.counters;
  assert.equal(window.window.keyCount, 100);
  assert.equal(evictions, 3_010 - 100);
  assert.equal(entriesEvicted + window.window.entryCount, 9_000);
  for (let busy = 0; busy < 10; busy += 1) {
    assert.equal(window.reading(`busy-${busy}`, at(timeMs + 1)), 601);
  }
});

test('a key whose time has passed makes room without being counted', () => {
  const window = windowOf({ keysMax: 1, overMs: 100 });
  window.record('a', at(1_000));
  window.record('b', at(1_100));
  assert.deepEqual(window.window.counters, {
    lateActivities: 0,
    evictions: 0,
    entriesEvicted: 0,
  });
  assert.equal(window.window.keyCount, 1);
});

test('keys whose time has passed are forgotten before more memory is taken', () => {
  const window = windowOf({ overMs: 100 });
  for (let timeMs = 0; timeMs < 16; timeMs += 1) window.record(`old-${timeMs}`, at(timeMs));
  const { bytes } = window.window;
  for (let timeMs = 1_000; timeMs < 1_016; timeMs += 1) window.record(`k-${timeMs}`, at(timeMs));
  assert.equal(window.window.bytes, bytes);
  assert.equal(window.window.keyCount, 16);
  assert.equal(window.window.counters.evictions, 0);
});

test('a key keeps its newest entries', () => {
  const window = windowOf({});
  const count = windowEntriesPerKeyMax + 500;
  for (let timeMs = 1; timeMs <= count; timeMs += 1) window.record('k', at(timeMs));
  assert.equal(window.window.counters.entriesEvicted, 500);
  assert.equal(window.reading('k', at(count + 1)), windowEntriesPerKeyMax + 1);
});

test('a window that is full of entries lets keys go, and its only key its oldest entries', () => {
  const many = windowOf({ entriesMax: 10 });
  for (let timeMs = 1; timeMs <= 40; timeMs += 1) many.record(`k-${timeMs % 8}`, at(timeMs));
  const { evictions, entriesEvicted } = many.window.counters;
  assert.ok(evictions > 0 && many.window.entryCount <= 10);
  assert.equal(entriesEvicted + many.window.entryCount, 40);
  const one = windowOf({ entriesMax: 10 });
  for (let timeMs = 1; timeMs <= 40; timeMs += 1) one.record('k', at(timeMs));
  assert.deepEqual([one.window.entryCount, one.window.counters.entriesEvicted], [10, 30]);
  assert.equal(one.reading('k', at(41)), 11);
});

test('a full window stays right for every key it kept', () => {
  const window = windowOf({ keysMax: 7, entriesMax: 30, aggregate: 'distinct' });
  const kept = new Map<string, Set<string>>();
  let state = 1;
  for (let timeMs = 1; timeMs <= 5_000; timeMs += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    const key = `k-${(state >>> 8) % 12}`;
    const text = `t-${(state >>> 16) % 5}`;
    const reading = window.reading(key, { ...at(timeMs), text });
    const texts = new Set([...(kept.get(key) ?? []), text]);
    // A key that was let go begins anew: then only the own text is there.
    assert.ok(reading === texts.size || reading === 1, `${timeMs}`);
    kept.set(key, reading === texts.size ? texts : new Set([text]));
    window.record(key, { ...at(timeMs), text });
    assert.ok(window.window.keyCount <= 7 && window.window.entryCount <= 30);
  }
  const { entriesEvicted } = window.window.counters;
  assert.equal(entriesEvicted + window.window.entryCount, 5_000);
});
