import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agreesWithLonger, shownParts } from './suppression.ts';

/** Every way in which `amount` numbers can have this sum. */
function* tables(amount: number, sum: number): Generator<readonly number[]> {
  if (amount === 1) {
    yield [sum];
    return;
  }
  for (let first = 0; first <= sum; first += 1) {
    for (const others of tables(amount - 1, sum - first)) yield [first, ...others];
  }
}

function published(parts: readonly number[]): readonly (number | null)[] {
  const shown = shownParts(parts);
  return parts.map((part, index) => (shown[index] === true ? part : null));
}

test('T5 whoever knows the sum, all that is shown and this code works out no part below five', () => {
  for (const amount of [2, 3, 4, 5]) {
    for (let sum = 5; sum <= 24; sum += 1) {
      const possible = new Map<string, Set<number>[]>();
      for (const parts of tables(amount, sum)) {
        const key = JSON.stringify(published(parts));
        const values = possible.get(key) ?? parts.map(() => new Set<number>());
        possible.set(key, values);
        for (const [index, part] of parts.entries()) values[index]?.add(part);
      }
      for (const [key, values] of possible) {
        for (const value of values) {
          assert.ok(value.size > 1 || Math.min(...value) >= 5, `${sum} as ${key} is ${[...value]}`);
        }
      }
    }
  }
});

test('T5 what is withheld from a sum is five or more together, in tables of any size', () => {
  const tablesOfAnySize = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(tablesOfAnySize, (parts) => {
      const sum = parts.reduce((whole, part) => whole + part, 0);
      const shown = published(parts).filter((part) => part !== null);
      for (const part of shown) assert.ok(part >= 5);
      const rest = sum - shown.reduce((whole, part) => whole + part, 0);
      const hidden = parts.length - shown.length;
      assert.ok(hidden === 0 || rest >= 5 || shown.length === 0, `${hidden} of ${parts}: ${rest}`);
      assert.ok(hidden !== 1 || parts.length === 1);
    }),
  );
});

test('a sum that is withheld gives nothing away, so only the small parts are', () => {
  assert.deepEqual(shownParts([3, 9, 7], { sum: 'withheld' }), [false, true, true]);
  assert.deepEqual(shownParts([3, 9, 7]), [false, true, false]);
  assert.deepEqual(shownParts([9, 9, 8], { forced: [false, false, true] }), [false, false, false]);
});

test('a shorter time stands beside a longer one only when what lies between is none or enough', () => {
  assert.equal(agreesWithLonger(7, 12), true);
  assert.equal(agreesWithLonger(7, 7), true);
  assert.equal(agreesWithLonger(7, 9), false);
  assert.equal(agreesWithLonger(7, null), false);
});
