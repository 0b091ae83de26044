import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ActivityId, RuleId } from '../../kernel/identifier.ts';
import {
  ageBands,
  type Counting,
  differences,
  emptyTally,
  mergeTallies,
  type Tally,
  TallyCounter,
} from './tally.ts';

const counting: fc.Arbitrary<Counting> = fc.record({
  position: fc.integer({ min: 1, max: 30 }),
  activity: fc.constantFrom('a-1', 'a-2', 'a-3').map((id) => id as ActivityId),
  rule: fc.constantFrom('spam.links', 'spam.copies').map((id) => id as RuleId),
  difference: fc.constantFrom(...differences),
  group: fc.constantFrom('', 'gardening', '__proto__'),
  language: fc.constantFrom('', 'en'),
  age: fc.constantFrom(...ageBands),
});

interface Counted {
  readonly countings: readonly Counting[];
  readonly skipped: readonly number[];
}

const counted: fc.Arbitrary<Counted> = fc.record({
  countings: fc.array(counting, { maxLength: 20 }),
  skipped: fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 30 }),
});

function tallyOf({ countings, skipped }: Counted): Tally {
  const counter = new TallyCounter();
  for (const one of countings.toSorted((a, b) => a.position - b.position)) {
    counter.activity();
    counter.count(one);
    counter.unanswered({ proposal: one.position % 2, against: 1 });
  }
  for (const line of skipped.toSorted((a, b) => a - b)) counter.skip(line, 'broken');
  return counter.tally(skipped.length % 3);
}

test('tallies merge in any grouping and any order, and nothing is neutral', () => {
  fc.assert(
    fc.property(counted, counted, counted, (x, y, z) => {
      const [a, b, c] = [tallyOf(x), tallyOf(y), tallyOf(z)];
      assert.deepEqual(mergeTallies(a, b), mergeTallies(b, a));
      assert.deepEqual(mergeTallies(mergeTallies(a, b), c), mergeTallies(a, mergeTallies(b, c)));
      assert.deepEqual(mergeTallies(a, emptyTally), a);
    }),
  );
});

test('counting two streams together is merging their tallies', () => {
  fc.assert(
    fc.property(counted, counted, (x, y) => {
      const together = {
        countings: [...x.countings, ...y.countings],
        skipped: [...x.skipped, ...y.skipped],
      };
      const { letGoEarly: _, ...expected } = tallyOf(together);
      assert.partialDeepStrictEqual(mergeTallies(tallyOf(x), tallyOf(y)), expected);
    }),
  );
});

test('samples are the first five of the stream', () => {
  const countings = [9, 3, 8, 1, 7, 2, 6].map(
    (position): Counting => ({
      ...{ position, activity: `a-${position}` as ActivityId, rule: 'spam.links' as RuleId },
      ...{ difference: 'newlyMatched', group: '', language: 'en', age: 'older' },
    }),
  );
  const { all, rules } = tallyOf({ countings, skipped: [] });
  assert.equal(all.newlyMatched.count, 7);
  assert.deepEqual(
    all.newlyMatched.samples.map(({ activity }) => activity),
    ['a-1', 'a-2', 'a-3', 'a-6', 'a-7'],
  );
  assert.deepEqual(rules.get('spam.links'), all);
});
