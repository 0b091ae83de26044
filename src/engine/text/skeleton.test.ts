import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { FoldBuffer, foldText } from './fold.ts';
import { lookAlikes } from './look-alikes.ts';
import { skeletonInto, skeletonText } from './skeleton.ts';
import { buildTermAutomaton } from './term-automaton.ts';
import { TermHits } from './term-hits.ts';
import { anyText, folded } from './testing-text.ts';

test('words that look alike have one skeleton', () => {
  for (const [first, second] of [
    ['\u0430dmin', 'admin'],
    ['p\u0430yp\u0430l', 'paypal'],
    ['ADM\u0406N', 'admin'],
    ['Gl0wmate night 1ight', 'glowmate night light'],
    ['sup|er', 'supler'],
    ['ꜱᴜᴘᴘᴏʀᴛ', 'support'],
    ['\u{1F171}\u{1F150}\u{118d7}', 'bao'],
    ['i͓d\u0336i̸ot', 'idiot'],
  ] as const) {
    assert.equal(skeletonText(first), skeletonText(second), first);
  }
});

test('what has another look, or another sense, stays apart', () => {
  for (const [first, second] of [
    ['schwül', 'schwul'],
    ['seven 7', 'seven t'],
    ['455', 'ass'],
    ['idiot!', 'idioti'],
  ] as const) {
    assert.notEqual(skeletonText(first), skeletonText(second), first);
  }
});

test('signs and the letters of other ways to write words stay unless among Latin letters', () => {
  for (const text of ['a | b', '|a|', 'والبومة', 'ס', '二〇二四', 'ဝင်', '😀']) {
    assert.equal(skeletonText(text), foldText(text), text);
  }
  assert.equal(skeletonText('ab〇ut'), 'about');
});

test('a skeleton is its own skeleton after folding', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const skeleton = skeletonText(text);
      assert.equal(foldText(skeleton), skeleton);
    }),
    { numRuns: 1000 },
  );
});

test('a term that is found plainly is found among look-alikes too', () => {
  const letter = fc.constantFrom(...'aılо0сxб ', '. ', 'e\u0301', 'ا', 'ل', '中', 'ς', 'l');
  const text = fc.array(letter, { minLength: 1, maxLength: 8 }).map((letters) => letters.join(''));
  const skeleton = new FoldBuffer();
  fc.assert(
    fc.property(text, text, text, (before, term, after) => {
      fc.pre(term.trim() !== '' && !/\p{L}[ال]\p{L}/u.test(before + term + after));
      const whole = folded(`${before} ${term} ${after}`);
      const plain = [{ text: term, target: 0, boundary: 'word' as const }];
      const alike = [{ text: skeletonText(term), target: 0, boundary: 'word' as const }];
      const hits = new TermHits(1);
      buildTermAutomaton(plain).scan(whole, hits);
      assert.equal(hits.has(0), true);
      hits.clear();
      skeletonInto(whole, skeleton);
      buildTermAutomaton(alike).scan(skeleton, hits);
      assert.equal(hits.has(0), true);
    }),
  );
});

test('the table names every look-alike once, as folding leaves it', () => {
  const seen = new Set<string>();
  for (const [, alikes] of lookAlikes) {
    for (const alike of alikes) {
      assert.equal(foldText(alike), alike);
      assert.equal(seen.has(alike), false, alike);
      seen.add(alike);
    }
  }
});

const list = new URL(
  '../../../../shared/data/bad-inputs/confusables-to-ascii.json',
  import.meta.url,
);
const absent = existsSync(list) ? false : 'the list of look-alikes is not here';

test('at least 99 in 100 of the known look-alikes are known', { skip: absent }, () => {
  const { map } = JSON.parse(readFileSync(list, 'utf8')) as { map: Record<string, string[]> };
  const looks = new Map<string, Set<string>>();
  for (const [shown, codes] of Object.entries(map)) {
    for (const code of codes) {
      const alike = foldText(String.fromCodePoint(Number.parseInt(code, 16)));
      // Folding has made a letter of it already, or no character that could be looked up.
      if (/^[a-z0-9]$/.test(alike) || [...alike].length !== 1) continue;
      looks.set(alike, (looks.get(alike) ?? new Set()).add(skeletonText(shown)));
    }
  }
  // A small letter whose capital looks like another letter can be only one of them.
  const clear = [...looks].filter(([, shown]) => shown.size === 1);
  assert.ok(clear.length > 300, `only ${clear.length}`);
  assert.ok(looks.size - clear.length < 12);
  const known = clear.filter(([alike, shown]) =>
    shown.has(skeletonText(`x${alike}x`).slice(1, -1)),
  );
  assert.ok(known.length / clear.length >= 0.99, `${known.length} of ${clear.length}`);
});
