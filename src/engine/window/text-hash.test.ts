import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TextHash } from './text-hash.ts';

function halves(text: string, seed = 1): readonly [number, number] {
  const { low, high } = new TextHash(seed).set(text);
  return [low, high];
}

test('the same text has the same hash, whatever was hashed before', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, text) => {
      const hash = new TextHash(1).set(before).set(text);
      assert.deepEqual([hash.low, hash.high], halves(text));
    }),
  );
});

test('names that count up have different hashes, in each half nearly all', () => {
  const whole = new Set<string>();
  const lows = new Set<number>();
  const highs = new Set<number>();
  const count = 200_000;
  for (let index = 0; index < count; index += 1) {
    const [low, high] = halves(`member-${index}`);
    whole.add(`${low} ${high}`);
    lows.add(low);
    highs.add(high);
  }
  assert.equal(whole.size, count);
  // Among 200,000 numbers of 32 bits, about 5 pairs are the same.
  assert.ok(lows.size > count - 40, `${lows.size}`);
  assert.ok(highs.size > count - 40, `${highs.size}`);
});

test('one changed bit changes each bit of the hash about half the time', () => {
  const changed = new Array<number>(64).fill(0);
  const count = 4_000;
  for (let index = 0; index < count; index += 1) {
    const [low, high] = halves(`post-${index}-a`);
    const [otherLow, otherHigh] = halves(`post-${index}-c`);
    for (let bit = 0; bit < 32; bit += 1) {
      changed[bit] = (changed[bit] ?? 0) + (((low ^ otherLow) >>> bit) & 1);
      changed[bit + 32] = (changed[bit + 32] ?? 0) + (((high ^ otherHigh) >>> bit) & 1);
    }
  }
  for (const times of changed) assert.ok(times > count * 0.45 && times < count * 0.55, `${times}`);
});

test('the seed changes the hash', () => {
  assert.notDeepEqual(halves('m-0412', 1), halves('m-0412', 2));
});

test('a pair is not the pair with its border moved, nor the text of both', () => {
  const pair = (first: string, second: string): readonly [number, number] => {
    const { low, high } = new TextHash(1).setPair({ first, second });
    return [low, high];
  };
  assert.notDeepEqual(pair('ab', 'c'), pair('a', 'bc'));
  assert.notDeepEqual(pair('ab', 'c'), halves('abc'));
  assert.deepEqual(pair('ab', 'c'), pair('ab', 'c'));
});
