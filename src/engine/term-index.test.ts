import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldText, originalSpan } from './fold.ts';
import { indexTerms } from './term-index.ts';

const index = indexTerms([
  {
    name: 'words',
    kind: 'terms',
    entries: ['Blorthead', 'mud snout', 'straße', 'σοφός', '$$$', 'किताब', 'قلم'],
  },
  { name: 'unspaced', kind: 'terms', entries: ['雑草', '스팸', 'หญ้า', '𠮷野'] },
  { name: 'hosts', kind: 'domains', entries: ['mudsnout.example'] },
]);

function listsIn(text: string): readonly string[] {
  return index.find(foldText(text)).map((match) => match.list);
}

test('terms are found as whole words, however they are written', () => {
  for (const text of [
    'blorthead',
    'You BLORTHEAD!',
    '(ｂｌｏｒｔｈｅａｄ)',
    'blo\u00ADrt\u200Bhead',
    'a mud \n\t snout',
    'STRASSE',
    'ΣΟΦΌΣ',
    'win $$$now',
    'यह किताब है',
    'هذا قلم',
  ]) {
    assert.deepEqual(listsIn(text), ['words'], text);
  }
});

test('a term is not found inside another word', () => {
  for (const text of ['blortheads', 'xblorthead', 'blorthead_x', 'किताबें', 'muds nout', 'قلمي']) {
    assert.deepEqual(listsIn(text), [], text);
  }
});

test('scripts without spaces match anywhere', () => {
  for (const text of ['庭の雑草です', '그스팸을', 'ตัดหญ้าแล้ว', 'x𠮷野x']) {
    assert.deepEqual(listsIn(text), ['unspaced'], text);
  }
});

test('one pass answers for every list, each once', () => {
  assert.deepEqual(listsIn('blorthead 雑草 blorthead').toSorted(), ['unspaced', 'words']);
});

test('a span of the folded text leads back to the same characters', () => {
  for (const [text, found] of [
    ['Ǆ ﬁne ＢＬＯＲＴhead.', 'ＢＬＯＲＴhead'],
    ['ß ß ß blo\u200Brthead', 'blo\u200Brthead'],
    ['e\u0301e\u0301 STRAßE 9', 'STRAßE'],
  ] as const) {
    const [match] = index.find(foldText(text));
    assert.ok(match !== undefined);
    assert.equal(text.slice(...originalSpan(text, match.start, match.end)), found);
  }
});

test('folding and finding never throw, and spans stay inside the text', () => {
  const word = fc.constantFrom('blorthead', 'mud snout', '雑草', 'ﬀ', 'ß', '\u0301', ' ');
  const text = fc.array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 5 })));
  fc.assert(
    fc.property(text, (parts) => {
      const whole = parts.join('');
      for (const match of index.find(foldText(whole))) {
        const [start, end] = originalSpan(whole, match.start, match.end);
        assert.ok(start >= 0 && start <= end && end <= whole.length);
      }
    }),
  );
});
