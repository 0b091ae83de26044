import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldText } from './fold.ts';
import { parseTerm, type TermBoundary, type TermEntry } from './term.ts';
import { buildTermAutomaton } from './term-automaton.ts';
import { TermHits } from './term-hits.ts';
import { folded, mixedText } from './testing-text.ts';

/** Lines of a list that are found in a text, each with the folded text of its first hit. */
function found(text: string, ...lines: readonly string[]): readonly string[] {
  const entries = lines.map((line, target) => {
    const term = parseTerm(line);
    assert.ok(term, line);
    return { ...term, target };
  });
  const automaton = buildTermAutomaton(entries);
  const hits = new TermHits(automaton.targetCount);
  automaton.scan(folded(text), hits);
  return lines.filter((_, target) => hits.has(target));
}

test('a line says with stars which end of the word is free', () => {
  assert.deepEqual(parseTerm(' Blort '), { text: 'Blort', boundary: 'word' });
  assert.deepEqual(parseTerm('blort*'), { text: 'blort', boundary: 'prefix' });
  assert.deepEqual(parseTerm('*blort'), { text: 'blort', boundary: 'suffix' });
  assert.deepEqual(parseTerm('*blort*'), { text: 'blort', boundary: 'anywhere' });
  assert.deepEqual(parseTerm('bl*rt'), { text: 'bl*rt', boundary: 'word' });
  for (const empty of ['', ' ', '*', '**', '* *', '\u200B', '*\u00AD*']) {
    assert.equal(parseTerm(empty), undefined, JSON.stringify(empty));
  }
});

test('a term is a whole word, and a star frees an end', () => {
  const lines = ['blort', 'blort*', '*blort', '*blort*'];
  assert.deepEqual(found('A BLORT!', ...lines), lines);
  assert.deepEqual(found('blorts', ...lines), ['blort*', '*blort*']);
  assert.deepEqual(found('superblort', ...lines), ['*blort', '*blort*']);
  assert.deepEqual(found('superblorts', ...lines), ['*blort*']);
  assert.deepEqual(found('blort_ and \u0915\u093Fblort', ...lines), lines.slice(1));
  assert.deepEqual(found('blor t', ...lines), []);
});

test('a blank stands for any run of blanks', () => {
  const lines = ['two words', 'c++'];
  assert.deepEqual(found('two \n\t\u3000words', ...lines), ['two words']);
  assert.deepEqual(found('twowords c+ +', ...lines), []);
  assert.deepEqual(found('c++', ...lines), ['c++']);
});

test('any blank stands for the blank behind a word of a script without blanks', () => {
  for (const blank of [' ', '\t', '\u3000', ' \n\u00A0']) {
    assert.deepEqual(found(`見${blank}日本語`, '見 日本'), ['見 日本'], JSON.stringify(blank));
  }
});

test('where a term breaks off another one may begin', () => {
  const lines = ['abcdefgh*', '*xyz*'];
  assert.deepEqual(found('abcdexyz', ...lines), ['*xyz*']);
  assert.deepEqual(found('abcdexyzabcdefgh abcdefghi', ...lines), lines);
  assert.deepEqual(found('中国人民共日本', '中国人民共和', '日本'), ['日本']);
});

test('scripts without blanks have words anywhere, each end judged by itself', () => {
  assert.deepEqual(found('私は自瞄です', '自瞄'), ['自瞄']);
  assert.deepEqual(found('買blort吧', 'blort'), ['blort']);
  assert.deepEqual(found('ภาษาไทยดี', 'ไทย'), ['ไทย']);
  assert.deepEqual(found('한국어를', '한국어'), ['한국어']);
});

test('Arabic and Hebrew words are found behind the small words glued to them', () => {
  for (const clitics of ['', 'و', 'ف', 'ب', 'ك', 'ل', 'ال', 'وال', 'بال', 'لل', 'فال', 'كال']) {
    assert.deepEqual(found(`قال ${clitics}كتاب.`, 'كتاب'), ['كتاب'], clitics);
  }
  assert.deepEqual(found('مكتاب', 'كتاب'), []);
  assert.deepEqual(found('موالكتاب', 'كتاب'), []);
  assert.deepEqual(found('الكتابين', 'كتاب'), []);
  for (const clitics of ['ו', 'ה', 'ב', 'כ', 'ל', 'מ', 'ש', 'וה', 'שב', 'וכשה']) {
    assert.deepEqual(found(`${clitics}ספר`, 'ספר'), ['ספר'], clitics);
  }
  assert.deepEqual(found('תספר', 'ספר'), []);
});

test('the first hit is kept, and clearing forgets it', () => {
  const automaton = buildTermAutomaton([
    { text: 'bb', target: 3, boundary: 'word' },
    { text: 'aa bb', target: 3, boundary: 'word' },
    { text: 'cc', target: 1, boundary: 'word' },
    { text: '\u200B', target: 0, boundary: 'word' },
  ]);
  const hits = new TermHits(automaton.targetCount);
  automaton.scan(folded('x aa  bb cc bb'), hits);
  assert.deepEqual([hits.start(3), hits.end(3)], [2, 8]);
  assert.deepEqual([...hits.targets.subarray(0, hits.count)], [3, 1]);
  hits.clear();
  assert.equal(hits.count, 0);
  assert.equal(hits.has(3), false);
  automaton.scan(folded('cc'), hits);
  assert.deepEqual([...hits.targets.subarray(0, hits.count)], [1]);
  assert.throws(() => hits.add(4, 0, 1), RangeError);
});

test('no terms find nothing', () => {
  const automaton = buildTermAutomaton([]);
  automaton.scan(folded('anything'), new TermHits(automaton.targetCount));
  assert.equal(automaton.targetCount, 0);
});

const boundary = fc.constantFrom<TermBoundary>('word', 'prefix', 'suffix', 'anywhere');
const entry = fc.record({ text: mixedText, target: fc.nat({ max: 5 }), boundary });

test('finds what a search term by term and place by place finds', () => {
  // Half of the terms are cut from the text, or hits would be rare.
  const cut = fc.tuple(fc.nat(), fc.nat({ max: 4 }), fc.nat({ max: 5 }), boundary);
  let hitCount = 0;
  fc.assert(
    fc.property(mixedText, fc.array(entry), fc.array(cut), (text, entries, cuts) => {
      const taken = cuts.map(([at, length, target, ends]): TermEntry => {
        const from = at % (text.length + 1);
        return { text: text.slice(from, from + length + 1), target, boundary: ends };
      });
      const all = [...entries, ...taken];
      const automaton = buildTermAutomaton(all);
      const hits = new TermHits(6);
      automaton.scan(folded(text), hits);
      for (let target = 0; target < 6; target += 1) {
        const own = all.filter((one) => one.target === target);
        const expected = firstSpan(foldText(text), own);
        const actual = hits.has(target) ? [hits.start(target), hits.end(target)] : undefined;
        assert.deepEqual(actual, expected);
        if (actual !== undefined) hitCount += 1;
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(hitCount > 100, `only ${hitCount} hits`);
});

/** The span that ends first, and of those the longest. */
function firstSpan(text: string, entries: readonly TermEntry[]): readonly number[] | undefined {
  const spans = entries.flatMap((one) => spansOf(text, one));
  return spans.toSorted((a, b) => a[1] - b[1] || a[0] - b[0])[0];
}

function spansOf(text: string, { text: written, boundary: ends }: TermEntry): [number, number][] {
  const term = foldText(written)
    .replaceAll(/[\s\u0085]+/gu, ' ')
    .trim();
  if (term === '') return [];
  const spans: [number, number][] = [];
  for (let start = 0; start < text.length; start += 1) {
    const end = endOf(text, term, start);
    if (end === undefined) continue;
    if (ends !== 'prefix' && ends !== 'anywhere' && insideWord(text, end)) continue;
    const freeStart = ends === 'suffix' || ends === 'anywhere';
    if (!freeStart && insideWord(text, start) && !behindClitics(text, start)) continue;
    spans.push([start, end]);
  }
  return spans;
}

function endOf(text: string, term: string, start: number): number | undefined {
  let at = start;
  for (const unit of term.split('')) {
    const taken = unit === ' ' ? /^[\s\u0085]+/u.exec(text.slice(at))?.[0].length : undefined;
    if (unit === ' ' ? taken === undefined : text[at] !== unit) return undefined;
    at += taken ?? 1;
  }
  return at;
}

function insideWord(text: string, at: number): boolean {
  return isWord(text[at - 1]) && isWord(text[at]);
}

function isWord(unit: string | undefined): boolean {
  const unspaced =
    /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
  return unit !== undefined && /[\p{L}\p{N}\p{M}_]/u.test(unit) && !unspaced.test(unit);
}

function behindClitics(text: string, start: number): boolean {
  let from = start;
  while (from > 0 && isWord(text[from - 1])) from -= 1;
  const glued = text.slice(from, start);
  if (!/^[\p{sc=Arab}\p{sc=Hebr}]/u.test(text.slice(start))) return false;
  return /^[وف]?(?:[بكل]|ال|بال|كال|لل)?$|^ו?(?:ש|כש|מש)?[בכלמ]?ה?$/u.test(glued);
}
