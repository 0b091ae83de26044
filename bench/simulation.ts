import { availableParallelism } from 'node:os';
import { run, scriptOf } from '../src/replay/simulation/run.ts';
import { scenarios } from '../src/replay/simulation/scenario.ts';
import { addTally, emptyTally, type Tally } from '../src/replay/simulation/world/tally.ts';
import { simulatedStore } from '../src/store/memory.ts';
import { median } from './statistics.ts';

const RUNS = 5;
const MEMBERS = 200;
const DAYS = 365;
/** Communities before the first measurement, and in each of them. */
const WARM = 2;
const SEEDS = 1;

/**
 * How many simulated days one core gets through in a second of its own, for each scenario. Time of
 * the processor is what counts: what else runs on the machine does not change it.
 */
async function main(): Promise<void> {
  const results = [];
  for (const { name: scenario } of scenarios) {
    for (let seed = 1; seed <= WARM; seed += 1) await one(scenario, seed);
    const rates: number[] = [];
    const tally = emptyTally();
    for (let round = 0; round < RUNS; round += 1) {
      const before = process.cpuUsage();
      for (let index = 0; index < SEEDS; index += 1) {
        addTally(tally, await one(scenario, 100 + round * SEEDS + index));
      }
      const { user, system } = process.cpuUsage(before);
      rates.push(Math.round((SEEDS * DAYS) / ((user + system) / 1_000_000)));
    }
    const perYear = (amount: number): number => Math.round(amount / tally.seeds);
    results.push({
      scenario,
      simulatedDaysPerProcessorSecond: median(rates),
      slowest: Math.min(...rates),
      fastest: Math.max(...rates),
      inOneYear: {
        events: perYear(tally.events),
        reports: perYear(tally.reports),
        cases: perYear(tally.cases),
        decisions: perYear(tally.decisions),
        appeals: perYear(tally.appeals),
        stops: perYear(tally.stops),
      },
    });
  }
  const shown = {
    members: MEMBERS,
    days: DAYS,
    runs: RUNS,
    cores: availableParallelism(),
    results,
  };
  process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
}

async function one(scenario: string, seed: number): Promise<Tally> {
  const script = scriptOf({ seed, scenario, members: MEMBERS, days: DAYS });
  const { tally, failure } = await run(script, simulatedStore);
  if (failure !== undefined) throw new Error(`${failure.invariant}: ${failure.seen}`);
  return tally;
}

await main();
