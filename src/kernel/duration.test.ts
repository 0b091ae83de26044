import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY_MS, duration, durationMs, HOUR_MS, MINUTE_MS, parseDuration } from './duration.ts';

test('a duration has the length of its parts', () => {
  const part = fc.nat(999_999);
  fc.assert(
    fc.property(part, part, part, part, part, (weeks, days, hours, minutes, seconds) => {
      const text = `P${weeks}W${days}DT${hours}H${minutes}M${seconds}S`;
      const expected =
        weeks * 7 * DAY_MS +
        days * DAY_MS +
        hours * HOUR_MS +
        minutes * MINUTE_MS +
        seconds * 1_000;
      assert.equal(durationMs(duration(text)), expected);
    }),
  );
});

test('the short forms mean the same as the long ones', () => {
  assert.equal(duration('10m'), 'PT10M');
  assert.equal(duration('72h'), 'PT72H');
  assert.equal(duration('7d'), 'P7D');
  assert.equal(duration('30s'), 'PT30S');
});

test('months, years, fractions, signs and empty parts are refused', () => {
  for (const text of ['P1M', 'P1Y', 'PT1.5H', '-P1D', 'P', 'PT', 'P1DT', '1w', '', '7 d', 'P7d']) {
    assert.equal(parseDuration(text).ok, false, text);
  }
});
