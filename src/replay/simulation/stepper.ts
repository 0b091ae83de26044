import type { Standing } from '../../domain/standing/standing.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../kernel/duration.ts';
import type { MemberId } from '../../kernel/identifier.ts';
import { type Instant, instantMs } from '../../kernel/instant.ts';
import { actNamed } from './actors/all-actors.ts';
import type { Intent } from './intent.ts';
import { assertLetGo } from './let-go-check.ts';
import { recheck } from './recheck.ts';
import { MachineStopped } from './world/watched-store.ts';
import { asMember, type SimulatedWorld, startMs } from './world/world.ts';

const SWEEP_EVERY_MS: number = 30 * DAY_MS;
/** A machine that stops leaves what it had taken for this long. */
const TAKEN_MS: number = 2 * MINUTE_MS;
/** What is due now may make something else due now, but not without end. */
const TURNS_AT_ONCE = 50;

/** More turns than these between two intents mean that something is tried for ever. */
const TURNS_MAX = 50_000;
const ENDLESS = 'something is due again and again without end';

/**
 * Moves one world on: by an intent, or by time from one moment at which something is due to the
 * next. After every step the monitors see what is new.
 */
export class Stepper {
  readonly #world: SimulatedWorld;
  readonly #standings: Map<string, Standing> = new Map();
  readonly #withFaults: boolean;
  #sweptAtMs = startMs;
  /** The latest moment at which the machine worked, be it by a wrong clock. */
  #workedUntil = '';
  #stoppedAtMs = 0;

  constructor(world: SimulatedWorld, options: { readonly withFaults: boolean }) {
    this.#world = world;
    this.#withFaults = options.withFaults;
  }

  async act(intent: Intent): Promise<void> {
    await this.#unlessStopped(() => actNamed(intent.does)(this.#world, intent));
    await this.#settle();
  }

  /** From one moment at which something is due to the next. */
  async timeRunsTo(ms: number): Promise<void> {
    const world = this.#world;
    for (let turns = 0; ; turns += 1) {
      const next = world.due.next;
      if (turns > TURNS_MAX) world.watch.complain({ invariant: 'liveness', seen: ENDLESS });
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

  async lookAtEverything(): Promise<void> {
    for (const member of this.#world.cast.members) await this.#lookAt(member);
    await recheck(this.#world);
  }

  async #sweepNowAndThen(): Promise<void> {
    const world = this.#world;
    if (world.nowMs - this.#sweptAtMs < SWEEP_EVERY_MS) return;
    this.#sweptAtMs = world.nowMs;
    if (await this.#clockIsSuspect()) return;
    const swept = await this.#unlessStopped(() => world.application.sweep());
    if (swept) await assertLetGo(world);
  }
}
