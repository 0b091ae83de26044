import { availableParallelism } from 'node:os';
import { openSimulatedStore } from '../../main.ts';
import { missingFrom } from '../../replay/simulation/coverage.ts';
import {
  commandFor,
  describeFailure,
  describeLevel,
  describePath,
  describeTally,
} from '../../replay/simulation/describe.ts';
import { enumerate } from '../../replay/simulation/enumerate.ts';
import { scriptOf } from '../../replay/simulation/run.ts';
import { scenarioNamed, scenarios } from '../../replay/simulation/scenario.ts';
import { shrink } from '../../replay/simulation/shrink.ts';
import { type Command, type ExitCode, type Invocation, text } from '../command.ts';
import { runSeeds, type SeedRun, type SeedRunResult } from '../simulate/run-seeds.ts';

const MEMBERS_MIN = 12;
const MEMBERS_MAX = 10_000;
const SEEDS_MAX = 1_000_000;
const YEARS_MAX = 20;
const WORKERS_MAX = 64;
const DEPTH_MAX = 12;
/** More states than these do not fit into memory; then the enumeration ends before its depth. */
const STATES_MAX = 200_000;

export const simulate: Command = {
  name: 'simulate',
  summary: 'Run made-up communities through the server, and check every invariant at every step.',
  usage: '',
  options: {
    scenario: { type: 'string' },
    seeds: { type: 'string' },
    seed: { type: 'string' },
    years: { type: 'string' },
    members: { type: 'string' },
    workers: { type: 'string' },
    every: { type: 'string' },
  },
  takes: { least: 0, most: 0 },
  run: async (invocation) => {
    if (text(invocation, 'every', '') !== '') return await everySequence(invocation);
    const wanted = read(invocation);
    if (typeof wanted === 'string') {
      invocation.terminal.complain(wanted);
      return 2;
    }
    const result = await runSeeds({
      ...wanted,
      onProgress: (done) => {
        if (wanted.seeds > 1) invocation.terminal.say(`${done} of ${wanted.seeds} communities`);
      },
    });
    return result.failed === undefined
      ? showTally(invocation, wanted, result)
      : await showFailure(invocation, wanted, result.failed);
  },
};

/** Instead of seeds: every sequence of some steps in the smallest community. */
async function everySequence(invocation: Invocation): Promise<ExitCode> {
  const { terminal } = invocation;
  const depth = Number(text(invocation, 'every', ''));
  if (!Number.isInteger(depth) || depth < 1 || depth > DEPTH_MAX) {
    terminal.complain(`\`--every\` takes 1 to ${DEPTH_MAX} steps`);
    return 2;
  }
  const found = await enumerate(openSimulatedStore, {
    depth,
    statesMax: STATES_MAX,
    onLevel: (level) => terminal.say(describeLevel(level)),
  });
  const { failure, levels } = found;
  const told = failure === undefined ? levels.map(describeLevel) : [describePath(failure)];
  terminal.result(found, told.join('\n'));
  return failure === undefined && levels.length === depth ? 0 : 3;
}

function read(invocation: Invocation): SeedRun | string {
  const number = (name: string, otherwise: number): number =>
    Number(text(invocation, name, String(otherwise)));
  const isWhole = (value: number, least: number, most: number): boolean =>
    Number.isInteger(value) && value >= least && value <= most;
  const scenario = text(invocation, 'scenario', 'all');
  const seed = text(invocation, 'seed', '');
  const firstSeed = seed === '' ? 1 : Number(seed);
  const seeds = seed === '' ? number('seeds', 100) : 1;
  const years = number('years', 1);
  const members = number('members', 200);
  const workers = Math.min(number('workers', availableParallelism()), Math.max(1, seeds));
  if (scenarioNamed(scenario) === undefined) {
    const names = scenarios.map(({ name }) => `\`${name}\``).join(', ');
    return `there is no scenario \`${scenario}\`; choose ${names}`;
  }
  if (!isWhole(firstSeed, 0, 4_294_967_295)) return '`--seed` takes a whole number from 0';
  if (!isWhole(seeds, 1, SEEDS_MAX)) return `\`--seeds\` takes 1 to ${SEEDS_MAX}`;
  if (!(years > 0 && years <= YEARS_MAX))
    return `\`--years\` takes more than 0, up to ${YEARS_MAX}`;
  if (!isWhole(members, MEMBERS_MIN, MEMBERS_MAX)) {
    return `\`--members\` takes ${MEMBERS_MIN} to ${MEMBERS_MAX}`;
  }
  if (!isWhole(workers, 1, WORKERS_MAX)) return `\`--workers\` takes 1 to ${WORKERS_MAX}`;
  const days = Math.max(1, Math.round(years * 365));
  return { scenario, members, days, firstSeed, seeds, workers };
}

function showTally(
  { terminal }: Invocation,
  { scenario }: SeedRun,
  { tally }: SeedRunResult,
): ExitCode {
  const missing = missingFrom(scenario, tally);
  const lines = missing.length === 0 ? [] : [`But it shows too little: ${missing.join(', ')}.`];
  const shown = [describeTally(scenario, tally), ...lines].join('\n');
  terminal.result({ scenario, tally, missing }, shown);
  return missing.length === 0 ? 0 : 3;
}

async function showFailure(
  { terminal }: Invocation,
  { scenario, members, days }: SeedRun,
  { seed, failure }: NonNullable<SeedRunResult['failed']>,
): Promise<ExitCode> {
  const script = scriptOf({ seed, scenario, members, days });
  terminal.say(`${failure.invariant} did not hold with seed ${seed}; looking for a short script`);
  const { script: shortest } = await shrink(script, failure.invariant, openSimulatedStore);
  const again = commandFor(script);
  terminal.result(
    { failure: { ...failure, seed }, again, shortest },
    describeFailure(script, failure, shortest),
  );
  return 3;
}
