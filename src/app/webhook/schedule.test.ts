import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { elapsedMs, instant } from '../../kernel/instant.ts';
import { nextAttempt, retryDelaysMs } from './schedule.ts';

const NOW = instant('2026-11-20T08:15:00Z');
const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;

function waitMs(failed: Omit<Parameters<typeof nextAttempt>[0], 'now'>): number | undefined {
  const next = nextAttempt({ ...failed, now: NOW });
  return next === undefined ? undefined : elapsedMs(NOW, next);
}

test('the waits are those of the published schedule and end after ten tries', () => {
  const waits = retryDelaysMs.map((_, index) => waitMs({ attempt: index + 1, random: 0 }));
  const hours = [2, 5, 10, 14, 20, 24].map((count) => count * HOUR_MS);
  assert.deepEqual(waits, [5_000, 300_000, 1_800_000, ...hours, undefined]);
});

test('jitter only adds, and at most a fifth', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), random, (attempt, chance) => {
      const planned = retryDelaysMs[attempt] ?? 0;
      const wait = waitMs({ attempt, random: chance }) ?? -1;
      assert.ok(wait >= planned && wait <= planned * 1.2);
    }),
  );
});

test('Retry-After is honoured in both forms, never shortens a wait and is capped at a day', () => {
  const wait = (retryAfter: string, attempt = 1): number | undefined =>
    waitMs({ attempt, random: 0, retryAfter });
  assert.equal(wait('120'), 120_000);
  assert.equal(wait('Fri, 20 Nov 2026 09:15:00 GMT'), HOUR_MS);
  assert.equal(wait('1'), 5_000);
  assert.equal(wait('120', 4), 2 * HOUR_MS);
  assert.equal(wait('999999999'), 24 * HOUR_MS);
  for (const unreadable of ['', 'soon', '-5', '1e9', '9'.repeat(400)]) {
    assert.equal(wait(unreadable), 5_000, unreadable);
  }
  assert.equal(wait('Fri, 20 Nov 2020 09:15:00 GMT'), 5_000);
});

test('a receiver that cannot keep up is left alone for five minutes', () => {
  for (const status of [429, 502, 504]) {
    assert.equal(waitMs({ attempt: 1, random: 0, status }), 300_000);
  }
  assert.equal(waitMs({ attempt: 1, random: 0, status: 500 }), 5_000);
  assert.equal(waitMs({ attempt: 1, random: 0, status: null }), 5_000);
});
