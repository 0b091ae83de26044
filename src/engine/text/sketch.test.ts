import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fingerprint, shingleHashes, sketch } from './sketch.ts';
import { anyText, folded } from './testing-text.ts';

const fingerprintOf = (text: string): string => fingerprint(folded(text));
const sketchOf = (text: string): string => sketch(folded(text));

const OFFER =
  'Selling two seats for the late ferry on Sunday because my sister cannot come along, write to me';

test('a fingerprint tells texts apart, but not by case, blanks or hidden characters', () => {
  const text = fingerprintOf('Two  words\nhere');
  assert.match(text, /^[0-9a-f]{16}$/);
  assert.equal(fingerprintOf(' two words\u200B here \n'), text);
  assert.notEqual(fingerprintOf('two words here!'), text);
  assert.notEqual(fingerprintOf('twowords here'), text);
});

test('equal fingerprints mean equal folded texts', () => {
  const collapsed = (text: string): string => {
    const { length } = folded(text);
    return folded(text)
      .slice(0, length)
      .replaceAll(/[\s\u0085]+/gu, ' ')
      .trim();
  };
  fc.assert(
    fc.property(anyText, anyText, (first, second) => {
      const same = collapsed(first) === collapsed(second);
      assert.equal(fingerprintOf(first) === fingerprintOf(second), same);
    }),
  );
});

test('many texts have as many fingerprints', () => {
  const texts = Array.from({ length: 50_000 }, (_, at) => `text ${at}`);
  assert.equal(new Set(texts.map(fingerprintOf)).size, texts.length);
});

test('a sketch does not see case, blanks, signs and emoji', () => {
  assert.equal(sketchOf(`${OFFER.toUpperCase()} !!! 😀👍🏽`), sketchOf(OFFER));
  assert.equal(sketchOf(OFFER.replaceAll(' ', ' * ')), sketchOf(OFFER));
});

test('short texts are compared by all their letters', () => {
  assert.equal(sketchOf('Good luck 🍀!'), sketchOf('good luck'));
  assert.notEqual(sketchOf('good luck 2'), sketchOf('good luck 3'));
  assert.notEqual(sketchOf('𐌰𐌱'), sketchOf('𐌲𐌳'));
});

test('texts without letters are told apart as they are', () => {
  const texts = ['👍', '😀', '!!!', '?', '🇩🇪'];
  assert.equal(new Set(texts.map(sketchOf)).size, texts.length);
});

test('two texts share a sketch about as often as they share runs of letters', () => {
  let expected = 0;
  let shared = 0;
  const pairs = 3000;
  for (let at = 0; at < pairs; at += 1) {
    const first = wordsFrom(at, 30);
    const second = first.with(at % 30, 'changed').slice(0, 22 + (at % 9));
    const [one, other] = [first.join(' '), second.join(' ')];
    expected += likeness(one, other);
    shared += sketchOf(one) === sketchOf(other) ? 1 : 0;
  }
  assert.ok(Math.abs(shared - expected) / pairs < 0.04, `${shared} for ${expected}`);
  assert.ok(shared / pairs > 0.5);
});

/** Words that hardly any two seeds have in common. */
function wordsFrom(seed: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const mixed = Math.imul(seed * 64 + at + 1, 0x9e3779b1) >>> 0;
    return mixed.toString(36).slice(0, 3 + (mixed % 5));
  });
}

function likeness(first: string, second: string): number {
  const lettersOf = (text: string): Uint16Array => {
    return Uint16Array.from(text.replaceAll(' ', ''), (unit) => unit.charCodeAt(0));
  };
  const one = new Set(shingleHashes(lettersOf(first)));
  const other = new Set(shingleHashes(lettersOf(second)));
  const both = [...one].filter((hash) => other.has(hash)).length;
  return both / new Set([...one, ...other]).size;
}
