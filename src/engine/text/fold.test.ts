import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { FoldBuffer, foldInto, foldText } from './fold.ts';
import { originalSpan } from './original-span.ts';
import { anyText, folded, held } from './testing-text.ts';

test('spellings of one word become one', () => {
  const same: readonly (readonly [string, string])[] = [
    ['STRASSE', 'stra\u00DFe'],
    ['\u1E9E', 'ss'],
    ['ΟΔΟΣ', 'οδος'],
    ['Ｂａｄ', 'bad'],
    ['\u{1D41B}\u{1D41A}\u{1D41D}', 'bad'],
    ['b\u200Ba\u200C\u200Dd\uFEFF', 'bad'],
    ['bad\u00ADword', 'badword'],
    ['ok\u{E0069}\u{E0067}', 'ok'],
    ['a\u{E0100}\uFE0F', 'a'],
    ['\u202Eبد\u2069', 'بد'],
    ['كـــتاب', 'كتاب'],
    ['كَتَبَ', 'كتب'],
    ['e\u0301', 'É'],
    ['\u1112\u1161\u11AB', '한'],
    ['ｶﾞ', 'ガ'],
    ['ﬁ', 'fi'],
  ];
  for (const [first, second] of same) assert.equal(foldText(first), foldText(second), first);
});

test('letters that are not the same stay apart', () => {
  for (const [first, second] of [
    ['ı', 'i'],
    ['é', 'e'],
    ['й', 'и'],
    ['が', 'か'],
    ['ä', 'a'],
  ] as const) {
    assert.notEqual(foldText(first), foldText(second), first);
  }
});

test('the quick way gives the units of the definition, in a buffer used before', () => {
  const buffer = new FoldBuffer();
  fc.assert(
    fc.property(anyText, (text) => {
      foldInto(text, buffer);
      assert.equal(held(buffer), foldText(text));
    }),
    { numRuns: 2000 },
  );
});

test('folding again changes nothing, nor does another normal form', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = foldText(text);
      assert.equal(foldText(once), once);
      assert.equal(foldText(text.normalize('NFD')), foldText(text.normalize('NFC')));
    }),
    { numRuns: 1000 },
  );
});

test('per unit means that every code point was folded by itself', () => {
  assert.equal(folded('plain ß 😀').perUnit, true);
  assert.equal(folded('e\u0301').perUnit, false);
  fc.assert(
    fc.property(anyText, (text) => {
      const buffer = folded(text);
      if (buffer.perUnit) assert.equal(held(buffer), [...text].map(foldText).join(''));
    }),
    { numRuns: 1000 },
  );
});

test('marks that compose with nothing are put in order', () => {
  assert.equal(held(folded('x\u0315\u0334')), 'x\u0334\u0315');
  assert.equal(foldText('x\u0315\u0334'), 'x\u0334\u0315');
});

test('an endless run of marks costs no endless time', () => {
  const text = `a${'\u0334\u0323\u0301'.repeat(20_000)}`;
  assert.equal(held(folded(text)), foldText(text));
  assert.ok(folded(text).length < 64);
});

test('a span of the fold leads back to what it came from', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, first, second) => {
      const { length } = foldText(text);
      const start = Math.min(first % (length + 1), second % (length + 1));
      const end = Math.max(first % (length + 1), second % (length + 1));
      const [from, until] = originalSpan(text, start, end);
      assert.ok(from >= 0 && from <= until && until <= text.length);
      if (start === end) return;
      assert.ok(foldText(text.slice(from, until)).includes(foldText(text).slice(start, end)));
    }),
    { numRuns: 2000 },
  );
});

test('a span takes whole what was expanded and leaves out what was removed', () => {
  assert.deepEqual(originalSpan('a\u200Bstraße\u200B.', 1, 8), [2, 8]);
  assert.deepEqual(originalSpan('ﬁn', 1, 2), [0, 1]);
  assert.deepEqual(originalSpan('x e\u0301 y', 2, 3), [2, 4]);
});

const attacks = new URL('../../../../shared/data/bad-inputs/unicode-attacks.json', import.meta.url);
const absent = existsSync(attacks) ? false : 'the collection of bad inputs is not here';

test('hidden characters of the collected attacks hide no word', { skip: absent }, () => {
  const listed = JSON.parse(readFileSync(attacks, 'utf8')) as { id: string; text: string }[];
  const texts = new Map(listed.map(({ id, text }) => [id, text]));
  for (const { text } of listed) assert.equal(held(folded(text)), foldText(text));
  const expected = { u05: 'badword', u06: 'badword', u07: 'a', u08: 'ok', u11: 'bad', u12: 'bad' };
  for (const [id, word] of Object.entries(expected))
    assert.equal(foldText(texts.get(id) ?? ''), word);
  assert.equal(foldText(texts.get('u13') ?? '').length <= 32, true);
});

test('where every unit has one of its own, a span of the fold is that of the text', () => {
  let told = 0;
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string()), fc.nat(), fc.nat(), (text, from, size) => {
      const buffer = folded(text);
      if (!buffer.oneToOne || buffer.length === 0) return;
      assert.equal(buffer.length, text.length);
      const start = from % buffer.length;
      const end = start + 1 + (size % (buffer.length - start));
      assert.deepEqual(originalSpan(text, start, end), [start, end]);
      told += 1;
    }),
    { numRuns: 400 },
  );
  assert.ok(told > 50, `only ${told} spans`);
});
