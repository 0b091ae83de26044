import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareText } from '../stored-text.ts';
import { keyColumn, keyOf } from './key-column.ts';

const keys = fc.string({ unit: fc.constantFrom('\0', '\u0001', '\u0002', 'a', '\u{1F600}') });

test('a key comes back as it was, and no column holds U+0000', () => {
  fc.assert(
    fc.property(keys, (key) => {
      const column = keyColumn(key);
      assert.ok(!column.includes('\0'));
      assert.equal(keyOf({ column }, 'column'), key);
    }),
  );
});

test('columns are in the order of their keys', () => {
  fc.assert(
    fc.property(keys, keys, (first, second) => {
      const wanted = Math.sign(compareText(first, second));
      assert.equal(Math.sign(compareText(keyColumn(first), keyColumn(second))), wanted);
    }),
  );
});
