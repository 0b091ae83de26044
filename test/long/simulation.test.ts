import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { test } from 'node:test';
import { runSeeds } from '../../src/cli/simulate/run-seeds.ts';
import { missingFrom } from '../../src/replay/simulation/coverage.ts';
import { describeFailure, describeTally } from '../../src/replay/simulation/describe.ts';
import { enumerate } from '../../src/replay/simulation/enumerate.ts';
import { scriptOf } from '../../src/replay/simulation/run.ts';
import { scenarios } from '../../src/replay/simulation/scenario.ts';
import { simulatedStore } from '../../src/store/memory.ts';

const SEEDS = 10_000;
const MEMBERS = 200;
const DAYS = 365;
/** Deeper than that, there are more states than a night has seconds. */
const DEPTH = 5;

for (const [index, { name: scenario }] of scenarios.entries()) {
  const seeds = Math.floor(SEEDS / scenarios.length) + (index < SEEDS % scenarios.length ? 1 : 0);
  test(`${seeds} communities of scenario ${scenario} live for a year and nothing breaks`, async (t) => {
    const { tally, failed } = await runSeeds({
      ...{ scenario, seeds, members: MEMBERS, days: DAYS, firstSeed: 1 },
      workers: availableParallelism(),
      onProgress: (done) => {
        if (done % 100 === 0) t.diagnostic(`${done} of ${seeds}`);
      },
    });
    if (failed !== undefined) {
      const script = scriptOf({ seed: failed.seed, scenario, members: MEMBERS, days: DAYS });
      assert.fail(describeFailure(script, failed.failure));
    }
    t.diagnostic(describeTally(scenario, tally));
    assert.deepEqual(missingFrom(scenario, tally), []);
  });
}

test(`every sequence of ${DEPTH} steps in the smallest community keeps every invariant`, async (t) => {
  const found = await enumerate(simulatedStore, {
    depth: DEPTH,
    statesMax: 200_000,
    onLevel: ({ depth, states, sequences }) =>
      t.diagnostic(`${depth} steps: ${sequences} sequences in ${states} states`),
  });
  assert.equal(found.failure, undefined);
  assert.equal(found.levels.length, DEPTH);
});
