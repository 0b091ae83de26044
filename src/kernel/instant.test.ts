import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { durationMs, parseDuration } from './duration.ts';
import {
  addDuration,
  earlier,
  elapsedMs,
  type Instant,
  instant,
  instantFromMs,
  instantMs,
  later,
  parseInstant,
} from './instant.ts';

const lastMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const instants: fc.Arbitrary<Instant> = fc.integer({ min: 0, max: lastMs }).map(instantFromMs);

test('an instant survives text and milliseconds', () => {
  fc.assert(
    fc.property(instants, (moment) => {
      assert.deepEqual(parseInstant(moment), { ok: true, value: moment });
      assert.equal(instantFromMs(instantMs(moment)), moment);
      assert.equal(moment.length, 24);
    }),
  );
});

test('instants compare as text the way they compare as time', () => {
  fc.assert(
    fc.property(instants, instants, (a, b) => {
      assert.equal(a < b, instantMs(a) < instantMs(b));
      assert.deepEqual([earlier(a, b), later(a, b)], [a, b].sort());
      assert.equal(elapsedMs(a, b), -elapsedMs(b, a) + 0);
    }),
  );
});

test('offsets are turned into UTC', () => {
  assert.equal(instant('2026-11-20T10:15:00.5+02:00'), '2026-11-20T08:15:00.500Z');
  assert.equal(instant('2026-11-20T08:15:00z'), '2026-11-20T08:15:00.000Z');
});

test('times that do not exist or have no offset are refused', () => {
  const wrong = ['2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '2026-11-20T25:00:00Z'];
  wrong.push('2026-11-20', '2026-11-20T08:15:00', '20 Nov 2026', '', '2026-11-20 08:15:00Z');
  for (const text of wrong) assert.equal(parseInstant(text).ok, false, text);
  assert.equal(parseInstant('2024-02-29T00:00:00Z').ok, true);
});

test('adding a duration moves by its length', () => {
  const lengths = fc.tuple(fc.nat(365), fc.nat(48), fc.nat(90)).map(([days, hours, minutes]) => {
    const parsed = parseDuration(`P${days}DT${hours}H${minutes}M`);
    assert.ok(parsed.ok);
    return parsed.value;
  });
  const early = fc.integer({ min: 0, max: Date.UTC(9000, 0, 1) }).map(instantFromMs);
  fc.assert(
    fc.property(early, lengths, (start, length) => {
      assert.equal(elapsedMs(start, addDuration(start, length)), durationMs(length));
    }),
  );
});

test('an instant is written as the platform writes it, and NaN is none', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: lastMs, noNaN: true }), (ms) => {
      assert.equal(instantFromMs(ms), new Date(ms).toISOString());
    }),
  );
  for (const day of ['1972-02-29', '2000-02-29', '2100-02-28', '2100-03-01', '9999-12-31']) {
    const ms = Date.parse(`${day}T23:59:59.009Z`);
    assert.equal(instantFromMs(ms), `${day}T23:59:59.009Z`);
  }
  assert.throws(() => instantFromMs(Number.NaN), RangeError);
});
