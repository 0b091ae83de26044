import { compileEngine, type Engine } from '../engine/engine.ts';
import { durationMs } from '../kernel/duration.ts';
import { type Instant, instantFromMs, instantMs } from '../kernel/instant.ts';
import type { RulebookVersion } from '../rulebook/model.ts';
import type { Store } from '../store/port.ts';
import type { WindowsOnDisk } from './windows-on-disk.ts';

interface Sources {
  readonly store: Store;
  readonly disk: WindowsOnDisk;
}

/** Compiles a version and fills its windows with everything they can still hold. */
export async function startEngine(
  { store, disk }: Sources,
  version: RulebookVersion,
  now: Instant,
): Promise<Engine> {
  const engine = compile(version);
  const since = instantFromMs(instantMs(now) - longestWindowMs(version));
  if (since < now && (await replay(store, engine, since))) disk.changed = true;
  return engine;
}

/**
 * Compiles a version with the windows that were kept and the activities received since then, which
 * may be in already: repeats change nothing. Undefined when no kept windows can be used; they are
 * then removed, so that they are not believed by a later start either.
 */
export async function restoreEngine(
  { store, disk }: Sources,
  version: RulebookVersion,
  now: Instant,
): Promise<Engine | undefined> {
  const engine = compile(version);
  if (engine.bank.windows.length === 0) return undefined;
  const upTo = await disk.restore(engine, now, longestWindowMs(version));
  if (upTo === undefined) return undefined;
  if (await replay(store, engine, upTo)) disk.changed = true;
  return engine;
}

async function replay(store: Store, engine: Engine, since: Instant): Promise<boolean> {
  let any = false;
  for await (const activities of store.activitiesSince(since)) {
    for (const activity of activities) engine.restore(activity);
    any ||= activities.length > 0;
  }
  return any;
}

function compile(version: RulebookVersion): Engine {
  const compiled = compileEngine(version);
  if (compiled.ok) return compiled.value;
  // Published versions passed every check; one that no longer compiles means other code wrote it.
  throw new Error(`rulebook version ${version.number} does not compile: run \`evenhand doctor\``);
}

/** How far back something counts, also for an activity that is as late as a window allows. */
function longestWindowMs(version: RulebookVersion): number {
  const windows = version.rulebook.rules.flatMap((rule) => rule.windows);
  const lengths = windows.map(({ over, lateness }) => durationMs(over) + durationMs(lateness));
  return Math.max(0, ...lengths);
}
