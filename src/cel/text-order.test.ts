import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareText, sizeOfText } from './text-order.ts';

test('texts are ordered by code points, which units beyond the basic plane are not', () => {
  assert.ok(compareText('\uffff', '😀') < 0);
  assert.ok(compareText('😀', '\uffff') > 0);
  assert.ok(compareText('a', 'ab') < 0);
  const texts = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(texts, texts, (left, right) => {
      const [a, b] = [[...left], [...right]].map((all) =>
        all.map((one) => one.codePointAt(0) ?? 0),
      );
      const at = (a ?? []).findIndex((code, index) => code !== b?.[index]);
      const expected =
        at === -1 || b?.[at] === undefined
          ? (a?.length ?? 0) - (b?.length ?? 0)
          : (a?.[at] ?? 0) - (b[at] ?? 0);
      assert.equal(Math.sign(compareText(left, right)), Math.sign(expected));
      assert.equal(sizeOfText(left), a?.length);
    }),
  );
});
