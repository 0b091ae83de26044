import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestActivity } from './testing-naive-window.ts';
import { TestBank, type TestWindow } from './testing-streams.ts';
import type { WindowOptions } from './window-shape.ts';

function windowOf(options: Partial<WindowOptions>): TestWindow {
  return new TestBank().add('window', { aggregate: 'count', overMs: 100, ...options });
}

function at(timeMs: number, fields: Partial<TestActivity> = {}): TestActivity {
  return { id: `at-${timeMs}`, timeMs, ...fields };
}

test('an activity counts itself, and others after time minus over up to its time', () => {
  const window = windowOf({});
  assert.equal(window.reading('k', at(1_000)), 1);
  for (const timeMs of [1_000, 1_001, 1_100]) window.record('k', at(timeMs));
  assert.equal(window.reading('k', at(1_099, { id: 'other' })), 3);
  assert.equal(window.reading('k', at(1_100, { id: 'other' })), 3);
  assert.equal(window.reading('k', at(1_101, { id: 'other' })), 2);
  assert.equal(window.reading('another key', at(1_101)), 1);
});

test('sum adds amounts, and distinct tells texts apart', () => {
  const sum = windowOf({ aggregate: 'sum' });
  const distinct = windowOf({ aggregate: 'distinct' });
  for (const [amount, text] of [
    [3, 'x'],
    [-1, 'y'],
    [4, 'x'],
  ] as const) {
    const activity = at(1_000 + amount, { amount, text });
    sum.record('k', activity);
    distinct.record('k', activity);
  }
  assert.equal(sum.reading('k', at(1_010, { amount: 10 })), 16);
  assert.equal(distinct.reading('k', at(1_010, { text: 'y' })), 2);
  assert.equal(distinct.reading('k', at(1_010, { text: 'z' })), 3);
});

test('first is the earliest time of the stretch, last the one before the activity', () => {
  const first = windowOf({ aggregate: 'first' });
  const last = windowOf({ aggregate: 'last' });
  assert.equal(first.reading('k', at(1_000)), 1_000);
  assert.equal(last.reading('k', at(1_000)), 900);
  for (const timeMs of [1_000, 1_050, 1_040]) {
    first.record('k', at(timeMs));
    last.record('k', at(timeMs));
  }
  assert.equal(first.reading('k', at(1_120)), 1_040);
  assert.equal(last.reading('k', at(1_120)), 1_050);
  assert.equal(last.reading('k', at(1_045)), 1_040);
});

test('an amount beyond the limit counts as the limit', () => {
  const window = windowOf({ aggregate: 'sum' });
  window.record('k', at(1_000, { amount: 2 ** 50 }));
  window.record('k', at(1_001, { amount: -(2 ** 50) }));
  assert.equal(window.reading('k', at(1_002, { amount: 2 ** 50 })), 2 ** 42);
});

test('an edit takes the place of the last entry of its item', () => {
  const window = windowOf({ aggregate: 'sum' });
  window.record('k', at(1_000, { item: 'p', amount: 5 }));
  window.record('k', at(1_001, { item: 'q', amount: 7 }));
  const edit = at(1_010, { item: 'p', amount: 1, replaces: true });
  assert.equal(window.reading('k', edit), 8);
  window.record('k', edit);
  assert.equal(window.reading('k', at(1_020)), 8);
  assert.equal(window.reading('k', at(1_005)), 12, 'before the edit nothing was replaced');
});

test('an edit that comes before what it edits takes its place all the same', () => {
  const window = windowOf({ aggregate: 'sum', latenessMs: 50 });
  window.record('k', at(1_010, { item: 'p', amount: 0, replaces: true }));
  window.record('k', at(1_000, { item: 'p', amount: 5 }));
  assert.equal(window.reading('k', at(1_020)), 0);
});

test('an activity that is too late for its key is judged, told and not recorded', () => {
  const window = windowOf({ latenessMs: 20 });
  window.record('k', at(1_000));
  window.record('k', at(1_100));
  assert.equal(window.record('k', at(1_080)), 'overtakes');
  assert.equal(window.record('k', at(1_079)), 'late');
  assert.equal(window.window.counters.lateActivities, 1);
  assert.equal(window.reading('k', at(1_079)), 2);
  assert.equal(window.reading('k', at(1_100, { id: 'other' })), 3);
  assert.equal(window.record('another key', at(1_000)), 'recorded', 'lateness is of the key');
});

test('lateness is ten minutes, or the length of a shorter window, and a day at most', () => {
  const minute = 60_000;
  const lateness = (options: Partial<WindowOptions>): number =>
    windowOf(options).window.shape.latenessMs;
  assert.equal(lateness({ overMs: 3_600_000 }), 10 * minute);
  assert.equal(lateness({ overMs: 5 * minute }), 5 * minute);
  assert.equal(lateness({ latenessMs: 48 * 60 * minute }), 24 * 60 * minute);
});

test('entries are kept until no activity in time can reach them', () => {
  const window = windowOf({ latenessMs: 20 });
  window.record('k', at(1_000));
  window.record('k', at(1_119));
  assert.equal(window.window.entryCount, 2);
  window.record('k', at(1_120));
  assert.equal(window.window.entryCount, 2);
});

test('the same activity again changes neither the window nor its own reading', () => {
  const window = windowOf({ aggregate: 'sum', latenessMs: 100 });
  const post = at(1_000, { item: 'p', amount: 2 });
  const edit = at(1_010, { item: 'p', amount: 3, replaces: true });
  window.record('k', post);
  window.record('k', edit);
  window.record('k', at(1_020, { amount: 4 }));
  assert.equal(window.record('k', edit), 'known');
  assert.equal(window.record('k', post), 'known', 'also when its place was taken');
  assert.equal(window.reading('k', edit), 3);
  assert.equal(window.reading('k', at(1_020, { amount: 4 })), 7);
  assert.equal(window.window.entryCount, 3);
});

test('what adds nothing to a sum takes no room', () => {
  const window = windowOf({ aggregate: 'sum' });
  assert.equal(window.record('k', at(1_000)), 'nothing');
  assert.equal(window.window.keyCount, 0);
});

test('evidence names the counted activities, oldest first, the own one last', () => {
  const window = windowOf({});
  for (const timeMs of [1_000, 1_030, 1_020]) window.record('k', at(timeMs));
  assert.deepEqual(window.behind('k', at(1_040), 10), ['at-1000', 'at-1020', 'at-1030', 'at-1040']);
  assert.deepEqual(window.behind('k', at(1_040), 2), ['at-1030', 'at-1040']);
  assert.deepEqual(window.behind('new', at(1_040), 2), ['at-1040']);
});

test('evidence of first and last is the activity they tell of', () => {
  for (const [aggregate, id] of [
    ['first', 'at-1000'],
    ['last', 'at-1030'],
  ] as const) {
    const window = windowOf({ aggregate });
    for (const timeMs of [1_000, 1_030, 1_020]) window.record('k', at(timeMs));
    assert.deepEqual(window.behind('k', at(1_040), 10), [id, 'at-1040']);
  }
});
