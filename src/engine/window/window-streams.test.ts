import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TestActivity } from './testing-naive-window.ts';
import { playAgainstNaive, type StreamStep, shapes, streams, TestBank } from './testing-streams.ts';
import type { WindowOptions } from './window-shape.ts';

test('every answer is that of a recount from all activities', () => {
  fc.assert(fc.property(streams, shapes, playAgainstNaive), { numRuns: 300 });
});

test('windows with hundreds of entries a key agree with a recount as well', () => {
  const long = fc.array(streams, { minLength: 6, maxLength: 6 }).map((parts) =>
    parts.flatMap((part, index) =>
      part.map(({ activity }) => ({
        keys: ['a'],
        activity: { ...activity, id: `${index}-${activity.id}`, timeMs: activity.timeMs + index },
      })),
    ),
  );
  const wide = shapes.map((shape) => ({ ...shape, overMs: 400, entriesPerKeyMax: 2_000 }));
  fc.assert(fc.property(long, wide, playAgainstNaive), { numRuns: 10 });
});

function finalReadings(steps: readonly StreamStep[], options: WindowOptions): readonly number[] {
  const window = new TestBank().add('window', options);
  for (const { keys, activity } of steps) for (const key of keys) window.record(key, activity);
  const probe: TestActivity = { id: 'probe', timeMs: 2_000, text: 'probe' };
  return ['a', 'b', 'c'].map((key) => window.reading(key, probe));
}

test('without lateness, the order in which activities come makes no difference', () => {
  const patient = shapes.map((shape) => ({
    ...shape,
    overMs: 1_500,
    latenessMs: 100_000,
    entriesPerKeyMax: 2_000,
  }));
  const shuffled = streams.chain((steps) =>
    fc.tuple(fc.constant(steps), fc.shuffledSubarray([...steps], { minLength: steps.length })),
  );
  fc.assert(
    fc.property(shuffled, patient, ([steps, others], options) => {
      assert.deepEqual(finalReadings(others, options), finalReadings(steps, options));
    }),
  );
});

test('spreading keys over workers changes no reading', () => {
  fc.assert(
    fc.property(streams, shapes, (steps, options) => {
      const together = new TestBank().add('window', options);
      const apart = new Map(['a', 'b', 'c'].map((key) => [key, new TestBank().add('w', options)]));
      for (const { keys, activity } of steps) {
        for (const key of keys) {
          const alone = apart.get(key);
          assert.equal(together.reading(key, activity), alone?.reading(key, activity));
          assert.equal(together.record(key, activity), alone?.record(key, activity));
        }
      }
    }),
    { numRuns: 100 },
  );
});
