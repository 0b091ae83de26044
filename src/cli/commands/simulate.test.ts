import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scenarios } from '../../replay/simulation/scenario.ts';
import { type Typed, typed } from '../testing-terminal.ts';

async function simulate(line: string): Promise<Typed> {
  return await typed(['simulate', ...line.split(' ')]);
}

test('simulate tells what happened, in words and as JSON', async () => {
  const told = await simulate('--scenario calm --seeds 2 --years 0.1 --members 30 --workers 1');
  assert.equal(told.exit, 0, told.complaints);
  assert.match(told.out, /calm: 2 communities, 74 simulated days, nothing broke\./);
  const asJson = await simulate('--scenario calm --seeds 1 --years 0.1 --members 30 --json');
  const { scenario, tally, missing } = JSON.parse(asJson.out) as {
    readonly scenario: string;
    readonly tally: { readonly seeds: number; readonly days: number };
    readonly missing: readonly string[];
  };
  assert.equal(asJson.exit, 0);
  assert.deepEqual({ scenario, missing }, { scenario: 'calm', missing: [] });
  assert.deepEqual([tally.seeds, tally.days], [1, 37]);
});

test('simulate tells the same whatever the number of workers', async () => {
  const line = '--scenario faults --seeds 3 --years 0.02 --members 30 --json';
  const [alone, shared] = [
    await simulate(`${line} --workers 1`),
    await simulate(`${line} --workers 2`),
  ];
  assert.equal(alone.exit, 0);
  assert.deepEqual(JSON.parse(shared.out), JSON.parse(alone.out));
});

test('simulate makes every sequence of a few steps', async () => {
  const told = await simulate('--every 1');
  assert.equal(told.exit, 0, told.complaints);
  assert.match(told.out, /1 steps: \d+ sequences in \d+ different states, nothing broke/);
});

test('simulate says what it accepts instead', async () => {
  const unknown = await simulate('--scenario war');
  assert.equal(unknown.exit, 2);
  for (const { name } of scenarios) assert.ok(unknown.complaints.includes(`\`${name}\``));
  for (const line of [
    '--seeds 0',
    '--years 0',
    '--members 3',
    '--seed x',
    '--workers 0',
    '--every 0',
  ]) {
    assert.equal((await simulate(line)).exit, 2, line);
  }
});
