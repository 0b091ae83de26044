import type { Standing } from '../../domain/standing/standing.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../kernel/duration.ts';
import type { MemberId } from '../../kernel/identifier.ts';
import { type Instant, instantMs } from '../../kernel/instant.ts';
import { seededRandom } from '../seeded-random.ts';
import { actNamed, planAll } from './actors/all-actors.ts';
import type { Intent } from './intent.ts';
import type { Violation } from './monitors/monitor.ts';
import { assertNothingWaits, recheck } from './recheck.ts';
import type { SeenCommit } from './record/seen-commit.ts';
import { scenarioNamed } from './scenario.ts';
import { beginCommunity } from './world/begin.ts';
import { castOf } from './world/cast.ts';
import { completeTally, type Tally } from './world/tally.ts';
import { MachineStopped } from './world/watched-store.ts';
import { asMember, type OpenStore, SimulatedWorld, startMs } from './world/world.ts';

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
const SWEEP_EVERY_MS: number = 30 * DAY_MS;
/** Longer than any restriction, appeal window and promise together. */
const ALONE_MS: number = 800 * DAY_MS;
/** A machine that stops leaves what it had taken for this long. */
const TAKEN_MS: number = 2 * MINUTE_MS;
/** What is due now may make something else due now, but not without end. */
const TURNS_AT_ONCE = 50;

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
  readonly #standings: Map<string, Standing> = new Map();
  readonly #withFaults: boolean;
  #steps = 0;
  #sweptAtMs = startMs;
  /** The latest moment at which the machine worked, be it by a wrong clock. */
  #workedUntil = '';
  #stoppedAtMs = 0;

  constructor(
    script: Script,
    openStore: OpenStore,
    onCommit: (commit: SeenCommit, world: SimulatedWorld) => void = () => undefined,
  ) {
    this.#script = script;
    this.#world = new SimulatedWorld(openStore(), script.members);
    this.#world.onCommit = (commit) => onCommit(commit, this.#world);
    this.#withFaults = (scenarioNamed(script.scenario)?.faults ?? 0) > 0;
  }

  async toTheEnd(): Promise<RunResult> {
    const world = this.#world;
    const { intents, days } = this.#script;
    await world.open();
    await beginCommunity(world, { webhooks: this.#withFaults });
    for (const intent of intents) {
      await this.#timeRunsTo(startMs + intent.at);
      await this.#unlessStopped(() => actNamed(intent.does)(world, intent));
      this.#steps += 1;
      await this.#settle();
      if (this.#steps % RECHECK_EVERY === 0) await this.#lookAtEverything();
      if (world.watch.violations.length > 0) return this.#result();
    }
    await this.#timeRunsTo(startMs + days * DAY_MS);
    await this.#goOnAlone();
    return this.#result();
  }

  /** Faults have ended, nobody is at work, and time runs on: everything has to come to its end. */
  async #goOnAlone(): Promise<void> {
    const world = this.#world;
    world.endFaults();
    world.due.add(world.application.now());
    const endMs = world.nowMs + ALONE_MS;
    await this.#timeRunsTo(endMs);
    await this.#lookAtEverything();
    world.watch.atLast();
    await assertNothingWaits(world);
  }

  /** From one moment at which something is due to the next. */
  async #timeRunsTo(ms: number): Promise<void> {
    const world = this.#world;
    for (;;) {
      const next = world.due.next;
      if (next === undefined || world.watch.violations.length > 0) break;
      if (await this.#clockIsSuspect()) break;
      const waitMs = instantMs(next as Instant) - instantMs(world.application.now());
      if (world.nowMs + waitMs > ms) break;
      world.clock.forward(Math.max(waitMs, 0));
      if (!(await this.#turn())) world.clock.forward(SECOND_MS);
      await this.#lookAtTouched();
    }
    if (ms > world.nowMs) world.clock.forward(ms - world.nowMs);
    await this.#sweepNowAndThen();
  }

  async #settle(): Promise<void> {
    const world = this.#world;
    for (let turns = 0; turns < TURNS_AT_ONCE; turns += 1) {
      const { next } = world.due;
      if (next === undefined || next > world.application.now()) break;
      if (await this.#clockIsSuspect()) break;
      await this.#turn();
    }
    await this.#lookAtTouched();
  }

  /** Runs what is due now; answers whether anything was. */
  async #turn(): Promise<boolean> {
    const world = this.#world;
    const now = world.application.now();
    if (!world.due.passUpTo(now)) return false;
    const done = await this.#unlessStopped(async () => void (await world.application.tick()));
    // Started with a wrong clock, it took things for a minute of another day: they wait until then.
    const caughtUp = now >= this.#workedUntil;
    if (caughtUp) this.#workedUntil = now;
    const takenBefore = world.nowMs - this.#stoppedAtMs < TAKEN_MS;
    if (done && caughtUp && !takenBefore) world.watch.turned(now);
    return true;
  }

  async #clockIsSuspect(): Promise<boolean> {
    if (!this.#withFaults) return false;
    const { problems } = await this.#world.application.health();
    return problems.some((problem) => problem.startsWith('the clock'));
  }

  /** A machine that stopped is started again over what its store has. */
  async #unlessStopped(task: () => Promise<void>): Promise<boolean> {
    const world = this.#world;
    try {
      await task();
      return true;
    } catch (problem) {
      if (!(problem instanceof MachineStopped)) throw problem;
      world.tally.stops += 1;
      this.#stoppedAtMs = world.nowMs;
      await world.open();
      world.due.add(world.application.now());
      return false;
    }
  }

  async #lookAtTouched(): Promise<void> {
    const { touched } = this.#world;
    if (touched.size === 0) return;
    const members = [...touched];
    touched.clear();
    for (const member of members) await this.#lookAt(member as MemberId);
  }

  async #lookAt(member: MemberId): Promise<void> {
    const { application, watch } = this.#world;
    watch.powers(application.members.powers(member));
    const answer = await application.members.standing(member, { by: asMember(member) });
    if (!answer.ok) return watch.complain({ invariant: 'X7', seen: `${member} sees no standing` });
    const before = this.#standings.get(member);
    const shown = before === undefined ? {} : { before };
    watch.standing({ member, standing: answer.value, ...shown });
    this.#standings.set(member, answer.value);
  }

  async #lookAtEverything(): Promise<void> {
    for (const member of this.#world.cast.members) await this.#lookAt(member);
    await recheck(this.#world);
  }

  async #sweepNowAndThen(): Promise<void> {
    const world = this.#world;
    if (world.nowMs - this.#sweptAtMs < SWEEP_EVERY_MS) return;
    this.#sweptAtMs = world.nowMs;
    await this.#unlessStopped(() => world.application.sweep());
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
