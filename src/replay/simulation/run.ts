import { DAY_MS } from '../../kernel/duration.ts';
import { seededRandom } from '../seeded-random.ts';
import { planAll } from './actors/all-actors.ts';
import type { Intent } from './intent.ts';
import type { Violation } from './monitors/monitor.ts';
import { assertNothingWaits } from './recheck.ts';
import type { SeenCommit } from './record/seen-commit.ts';
import { scenarioNamed } from './scenario.ts';
import { Stepper } from './stepper.ts';
import { beginCommunity } from './world/begin.ts';
import { castOf } from './world/cast.ts';
import { completeTally, type Tally } from './world/tally.ts';
import { type OpenStore, SimulatedWorld, startMs } from './world/world.ts';

/** One simulated community, told so that it can be run again. */
export interface Script {
  readonly seed: number;
  readonly scenario: string;
  readonly members: number;
  readonly days: number;
  readonly intents: readonly Intent[];
}

export interface Failure extends Violation {
  /** Which intent, counted from 1; the last one and later for what shows only at the end. */
  readonly step: number;
}

export interface RunResult {
  readonly failure?: Failure;
  readonly tally: Tally;
}

/** Everything the monitors look at again, from the beginning, every so many steps. */
const RECHECK_EVERY = 2_000;
/** Longer than any restriction, appeal window and promise together. */
const ALONE_MS: number = 800 * DAY_MS;

/** Writes down who sets out to do what: the same seed always gives the same script. */
export function scriptOf(about: Omit<Script, 'intents'>): Script {
  const scenario = scenarioNamed(about.scenario);
  if (scenario === undefined) throw new TypeError(`there is no scenario \`${about.scenario}\``);
  const random = seededRandom(about.seed);
  const cast = castOf(about.members);
  return { ...about, intents: planAll({ random, scenario, cast, days: about.days }) };
}

/**
 * Runs a script to its end, and then time alone for long: the first thing that is wrong ends it.
 * Whoever wants to see every commit as it is made is shown it.
 */
export async function run(
  script: Script,
  openStore: OpenStore,
  onCommit?: (commit: SeenCommit, world: SimulatedWorld) => void,
): Promise<RunResult> {
  return await new Run(script, openStore, onCommit).toTheEnd();
}

class Run {
  readonly #script: Script;
  readonly #world: SimulatedWorld;
  readonly #stepper: Stepper;
  readonly #withFaults: boolean;
  #steps = 0;

  constructor(
    script: Script,
    openStore: OpenStore,
    onCommit: (commit: SeenCommit, world: SimulatedWorld) => void = () => undefined,
  ) {
    this.#script = script;
    this.#withFaults = (scenarioNamed(script.scenario)?.faults ?? 0) > 0;
    this.#world = new SimulatedWorld(openStore(), script.members);
    this.#world.onCommit = (commit) => onCommit(commit, this.#world);
    this.#stepper = new Stepper(this.#world, { withFaults: this.#withFaults });
  }

  async toTheEnd(): Promise<RunResult> {
    const world = this.#world;
    const { intents, days } = this.#script;
    await world.open();
    await beginCommunity(world, { webhooks: this.#withFaults });
    for (const intent of intents) {
      await this.#stepper.timeRunsTo(startMs + intent.at);
      await this.#stepper.act(intent);
      this.#steps += 1;
      if (this.#steps % RECHECK_EVERY === 0) await this.#stepper.lookAtEverything();
      if (world.watch.violations.length > 0) return this.#result();
    }
    await this.#stepper.timeRunsTo(startMs + days * DAY_MS);
    await this.#goOnAlone();
    return this.#result();
  }

  /** Faults have ended, nobody is at work, and time runs on: everything has to come to its end. */
  async #goOnAlone(): Promise<void> {
    const world = this.#world;
    world.endFaults();
    // A machine that was started with a wrong clock believes a right one only from its next start.
    await world.open();
    world.due.add(world.application.now());
    await this.#stepper.timeRunsTo(world.nowMs + ALONE_MS);
    await this.#stepper.lookAtEverything();
    world.watch.atLast();
    await assertNothingWaits(world);
  }

  #result(): RunResult {
    const { watch, tally } = this.#world;
    completeTally(tally, watch.record);
    tally.days += this.#script.days;
    tally.steps += this.#steps;
    const [violation] = watch.violations;
    return violation === undefined
      ? { tally }
      : { tally, failure: { ...violation, step: this.#steps } };
  }
}
