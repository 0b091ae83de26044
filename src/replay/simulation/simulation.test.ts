import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type ForkableStore, simulatedStore } from '../../store/memory.ts';
import { missingFrom } from './coverage.ts';
import { commandFor, describeFailure } from './describe.ts';
import { enumerate } from './enumerate.ts';
import { run, type Script, scriptOf } from './run.ts';
import { scenarios } from './scenario.ts';
import { shrink } from './shrink.ts';
import { addTally, emptyTally } from './world/tally.ts';

const SEEDS = 200;

/** Seeds take turns at the scenarios, so that each of them is seen by dozens of communities. */
function shortScript(seed: number): Script {
  const scenario = scenarios[seed % scenarios.length]?.name ?? 'all';
  return scriptOf({ seed, scenario, members: 40, days: 16 });
}

test('R1 R2 R3 E2 E3 E4 D1 D2 D3 D5 D7 D8 N1 N2 N3 N4 N5 N7 X1 X2 X3 X4 X5 X6 X7 X8 S1 S2 S3 S4 S8 S9 A1 A2 A3 A4 A5 A6 A7 A9 D4 G1 G3 O2 O3 O4 O5 O6 O7 P1 T6 X9 hold in two hundred communities', async () => {
  const tally = emptyTally();
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const script = shortScript(seed);
    const result = await run(script, simulatedStore);
    if (result.failure !== undefined) assert.fail(describeFailure(script, result.failure));
    addTally(tally, result.tally);
  }
  assert.equal(tally.seeds, SEEDS);
  assert.deepEqual(missingFrom('all', tally), []);
});

/** Rules change in the middle of the time, a rule is withdrawn for a day, and all is as before. */
test('R1 R2 R3 hold where rules change while cases wait', async () => {
  let milder = 0;
  for (let seed = 1; seed <= 8; seed += 1) {
    const script = scriptOf({ seed, scenario: 'brigade', members: 40, days: 45 });
    const result = await run(script, simulatedStore, ({ events }) => {
      for (const { event } of events) {
        if (event.type === 'decision-made' && event.milder !== undefined) milder += 1;
      }
    });
    if (result.failure !== undefined) assert.fail(describeFailure(script, result.failure));
  }
  assert.ok(milder > 0, 'no decision was ever about a rule that got milder');
});

test('the same seed is the same community, event by event', async () => {
  const events = async (): Promise<string> => {
    const seen: unknown[] = [];
    const script = scriptOf({ seed: 11, scenario: 'all', members: 40, days: 60 });
    await run(script, simulatedStore, (commit) => seen.push(commit.events));
    assert.ok(seen.length > 100);
    return JSON.stringify(seen);
  };
  assert.equal(await events(), await events());
});

interface Kept {
  readonly broke: string;
  readonly says: string;
  readonly script: Script;
}

test('what once broke stays mended', async () => {
  const path = new URL('../../../test/simulation-seeds.json', import.meta.url);
  const kept = JSON.parse(readFileSync(path, 'utf8')) as readonly Kept[];
  for (const { broke, says, script } of kept) {
    const { failure } = await run(script, simulatedStore);
    assert.equal(failure, undefined, `${broke} again: ${says}`);
  }
});

/** A store that forgets the promises of cases, as its copies do: what a real fault looks like. */
function forgetfulStore(store: ForkableStore = simulatedStore()): ForkableStore {
  const forgets: Partial<ForkableStore> = {
    commit: async (whole) =>
      await store.commit({
        ...whole,
        outbox: (whole.outbox ?? []).filter(({ topic }) => topic !== 'case-promise'),
      }),
    fork: () => forgetfulStore(store.fork()),
  };
  return new Proxy(store, {
    get: (target, name) => {
      const own: unknown = Reflect.get(forgets, name) ?? Reflect.get(target, name, target);
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
}

test('planted: a fault is found, and the script that shows it is made short', async () => {
  const script = scriptOf({ seed: 3, scenario: 'absent-staff', members: 40, days: 30 });
  const { failure } = await run(script, () => forgetfulStore());
  assert.equal(failure?.invariant, 'D8');
  const { script: shortest } = await shrink(script, 'D8', () => forgetfulStore());
  assert.ok(shortest.intents.length <= 3, `${shortest.intents.length} steps are left`);
  const again = await run(shortest, () => forgetfulStore());
  assert.equal(again.failure?.invariant, 'D8');
  const told = describeFailure(script, failure, shortest);
  assert.match(told, /^D8 did not hold: seed 3 of `absent-staff`, step \d+\./);
  assert.ok(told.includes(commandFor(script)));
  assert.match(told, /\n {2}day \d+ \d\d:\d\d {2}m-\d+ [a-z][^\n]*\(0\.\d\d\)/);
});

/** A store of which one call does something else. */
function altered(name: keyof ForkableStore, call: () => Promise<unknown>): ForkableStore {
  const store = simulatedStore();
  return new Proxy(store, {
    get: (target, asked) => {
      const own: unknown = asked === name ? call : Reflect.get(target, asked, target);
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
}

test('P1 planted: what was to go stays, and what was to stay goes', async () => {
  const script = scriptOf({ seed: 5, scenario: 'absent-staff', members: 40, days: 30 });
  const kept = await run(script, () => altered('sweep', async () => undefined));
  assert.equal(kept.failure?.invariant, 'P1');
  assert.match(kept.failure.seen, /is still there/);
  const busy = scriptOf({ seed: 5, scenario: 'calm', members: 40, days: 60 });
  const lost = await run(busy, () => forgetsParts());
  assert.equal(lost.failure?.invariant, 'P1');
  assert.match(lost.failure.seen, /is gone/);
});

/** A store whose sweep takes everything that anybody wrote. */
function forgetsParts(): ForkableStore {
  let swept = false;
  const store = altered('sweep', async () => {
    swept = true;
  });
  return new Proxy(store, {
    get: (target, asked) => {
      const own = Reflect.get(target, asked, target) as unknown;
      if (asked === 'part' && swept) return async () => undefined;
      return own;
    },
  });
}

test('planted: a simulation in which nothing happened says so', () => {
  assert.deepEqual(missingFrom('calm', emptyTally()), []);
  const idle = { ...emptyTally(), days: 10_000, decisions: 5, appeals: 3 };
  const missing = missingFrom('faults', idle);
  assert.ok(missing.includes('no appeal reversed'));
  assert.ok(missing.includes('no stop of the machine'));
  assert.equal(missing.includes('no decision'), false);
});

test('every sequence of two steps in the smallest community keeps every invariant', async () => {
  const found = await enumerate(simulatedStore, { depth: 2, statesMax: 1_000 });
  assert.equal(found.failure, undefined);
  assert.equal(found.levels.length, 2);
  const [first, second] = found.levels;
  assert.ok(first !== undefined && second !== undefined);
  assert.ok(first.sequences >= 10 && second.sequences >= 100);
  // Equal states are gone on from once: there are fewer of them than sequences.
  assert.ok(second.states < second.sequences);
});

test('planted: what breaks in a short sequence is found with its path', async () => {
  const found = await enumerate(() => forgetfulStore(), { depth: 2, statesMax: 1_000 });
  assert.equal(found.failure?.invariant, 'D8');
  assert.equal(found.failure?.path.at(-1), 'four days pass');
});
