import type { Engine } from '../engine/engine.ts';
import { elapsedMs, type Instant } from '../kernel/instant.ts';
import type { RulebookVersion } from '../rulebook/model.ts';
import { Turns } from './turns.ts';
import type { KeptWindows, WindowKeeper } from './window-keeper.ts';

/** Takes a sentence for the operator. */
export type Log = (message: string) => void;

/** Says that announced activities are in the windows, or will never be. */
type Arrived = () => void;

/** When the windows are kept, how far they are in then, and whether kept ones can be believed. */
export class WindowsOnDisk {
  /** Whether the windows may hold something else than what is kept. */
  changed = false;
  readonly #keeper: WindowKeeper | undefined;
  readonly #log: Log;
  readonly #turns = new Turns();
  /** Of what is kept now. */
  #keptUpTo: Instant | undefined;
  readonly #expected = new Set<{ readonly receivedAt: Instant }>();

  constructor(keeper: WindowKeeper | undefined, log: Log) {
    this.#keeper = keeper;
    this.#log = log;
  }

  expect(receivedAt: Instant): Arrived {
    const expected = { receivedAt };
    this.#expected.add(expected);
    return () => void this.#expected.delete(expected);
  }

  /** Takes kept windows over into an engine; answers the moment up to which activities are in. */
  async restore(engine: Engine, now: Instant, longestMs: number): Promise<Instant | undefined> {
    const keeper = this.#keeper;
    if (keeper === undefined) return undefined;
    try {
      const kept = await keeper.read();
      if (kept === undefined) return undefined;
      const reason = unusable(kept, engine, { now, longestMs });
      if (reason === undefined) {
        this.#keptUpTo = kept.about.upTo;
        return kept.about.upTo;
      }
      await this.#ignore(keeper, reason);
    } catch (problem) {
      await this.#ignore(keeper, messageOf(problem));
    }
    return undefined;
  }

  /**
   * Writes what the windows hold. They are copied at one moment, between two activities, and only
   * then written, while others go on. When nothing comes in any more they are removed once all of
   * it is past, so that they name no activity longer than the store keeps it.
   */
  async keep(current: () => Engine | undefined, now: Instant): Promise<void> {
    const keeper = this.#keeper;
    if (keeper === undefined) return;
    await this.#turns.take(async () => {
      const engine = current();
      if (engine === undefined || engine.bank.windows.length === 0) return;
      try {
        if (this.changed) await this.#write(keeper, engine, now);
        else if (this.#isPast(engine, now)) await this.#forget(keeper);
      } catch (problem) {
        this.#log(`the windows could not be kept on disk: ${messageOf(problem)}`);
      }
    });
  }

  async #write(keeper: WindowKeeper, engine: Engine, now: Instant): Promise<void> {
    const { number, hash } = engine.version;
    const upTo = this.#upTo(now);
    const chunks = [...engine.bank.snapshot()];
    this.changed = false;
    try {
      await keeper.write(chunks, { rulebook: { number, hash }, upTo });
      this.#keptUpTo = upTo;
    } catch (problem) {
      this.changed = true;
      throw problem;
    }
  }

  async #forget(keeper: WindowKeeper): Promise<void> {
    await keeper.forget();
    this.#keptUpTo = undefined;
  }

  #isPast(engine: Engine, now: Instant): boolean {
    if (this.#keptUpTo === undefined) return false;
    const longestMs = Math.max(...engine.bank.windows.map(({ shape }) => shape.overMs));
    return elapsedMs(this.#keptUpTo, now) > longestMs;
  }

  /** A batch that has its moment already may reach the windows only after they were copied. */
  #upTo(now: Instant): Instant {
    let upTo = now;
    for (const { receivedAt } of this.#expected) if (receivedAt < upTo) upTo = receivedAt;
    return upTo;
  }

  // A start with a clock behind takes activities in that are dated before what the kept windows
  // say they have. Were they left there, a later start would believe them and miss those.
  async #ignore(keeper: WindowKeeper, reason: string): Promise<void> {
    this.#log(`the windows kept on disk are left out and filled from the store: ${reason}`);
    await this.#forget(keeper);
  }
}

function unusable(
  { about, bytes }: KeptWindows,
  engine: Engine,
  at: { readonly now: Instant; readonly longestMs: number },
): string | undefined {
  if (!isOf(about.rulebook, engine.version)) {
    return `they are of version ${about.rulebook.number} of the rulebook`;
  }
  if (about.upTo > at.now) return `they were kept at ${about.upTo}, which is yet to come`;
  if (elapsedMs(about.upTo, at.now) > at.longestMs) return `they are old, of ${about.upTo}`;
  const restored = engine.bank.restore(bytes);
  if (!restored.ok) return restored.error.detail;
  const { empty, unwanted } = restored.value;
  return empty.length + unwanted > 0 ? 'they are not the windows of this rulebook' : undefined;
}

function isOf(kept: KeptWindows['about']['rulebook'], version: RulebookVersion): boolean {
  return kept.number === version.number && kept.hash === version.hash;
}

function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
