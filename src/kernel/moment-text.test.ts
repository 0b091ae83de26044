import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { momentOf } from './moment-text.ts';

test('momentOf gives what Date.parse gives', () => {
  const moments = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, (date) => {
      const text = date.toISOString();
      assert.equal(momentOf(text), date.getTime());
      const short = `${text.slice(0, 19)}Z`;
      assert.equal(momentOf(short), Date.parse(short));
    }),
    { numRuns: 2_000 },
  );
});

test('any other text is left to Date.parse', () => {
  const texts = fc.oneof(
    fc.stringMatching(/^[0-9:TZ. -]{20}$/),
    fc.stringMatching(/^20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9]Z$/),
  );
  fc.assert(fc.property(texts, (text) => assert.equal(momentOf(text), Date.parse(text))));
});
