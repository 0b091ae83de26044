import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, type Json } from './canonical-json.ts';

test('keys are sorted by UTF-16 units and absent members are left out', () => {
  assert.equal(canonicalJson({ b: 1, a: [true, null], c: undefined }), '{"a":[true,null],"b":1}');
  assert.equal(canonicalJson({ '\uFB33': 1, '\u{1F602}': 2 }), '{"\u{1F602}":2,"\uFB33":1}');
});

test('what JSON cannot say throws', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '\uD800', { '\uDC00': 1 }]) {
    assert.throws(() => canonicalJson(value), TypeError);
  }
});

test('is a fixed point and keeps the value', () => {
  const wellFormed = fc.jsonValue().filter((value) => !/\\ud[89a-f]/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(wellFormed, (value) => {
      const text = canonicalJson(value as Json);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      assert.equal(canonicalJson(JSON.parse(text) as Json), text);
    }),
  );
});

test('does not depend on the order in which members were set', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.integer()), (members) => {
      const reversed = Object.fromEntries(Object.entries(members).reverse());
      assert.equal(canonicalJson(reversed), canonicalJson(members));
    }),
  );
});

const vectors = new URL('../../../shared/data/bad-inputs/rfc8785-jcs.json', import.meta.url);
const absent = existsSync(vectors) ? false : 'the shared vectors are not present';

test('gives the published canonical form byte for byte', { skip: absent }, () => {
  const all = JSON.parse(readFileSync(vectors, 'utf8')) as {
    name: string;
    input: string;
    canonicalHex: string;
  }[];
  assert.ok(all.length > 0);
  for (const { name, input, canonicalHex } of all) {
    const text = canonicalJson(JSON.parse(input) as Json);
    assert.equal(Buffer.from(text).toString('hex'), canonicalHex, name);
  }
});
