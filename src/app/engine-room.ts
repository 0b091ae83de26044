import type { Activity } from '../domain/activity.ts';
import { compileEngine, type Engine, type Evaluation } from '../engine/engine.ts';
import type { Finding } from '../engine/finding.ts';
import { durationMs } from '../kernel/duration.ts';
import { type Instant, instantFromMs, instantMs } from '../kernel/instant.ts';
import { type RulebookHistory, type RulebookVersion, versionInForce } from '../rulebook/model.ts';
import type { Store } from '../store/port.ts';

/** A finding with the sentences of its trace. */
export interface ExplainedFinding {
  readonly finding: Finding;
  readonly why: readonly string[];
}

const NOTHING: Evaluation = { findings: [], problems: [] };

/** The compiled rulebook in force, with its windows. One per process. */
export interface EngineRoom {
  evaluate(activity: Activity): Evaluation;
  /** What the rules say before publishing, each with why in words. Nothing is remembered. */
  screen(activity: Activity): readonly ExplainedFinding[];
  /**
   * Compiles the version in force if it is another one by now, and fills its windows from the
   * store.
   */
  refresh(history: RulebookHistory, now: Instant): Promise<void>;
}

export async function openEngineRoom(
  store: Store,
  history: RulebookHistory,
  now: Instant,
): Promise<EngineRoom> {
  let engine: Engine | undefined;
  let running: number | undefined;

  const refresh = async (versions: RulebookHistory, at: Instant): Promise<void> => {
    const version = versionInForce(versions, at);
    if (version === undefined || version.number === running) return;
    engine = await startEngine(store, version, at);
    running = version.number;
  };
  await refresh(history, now);

  return {
    evaluate: (activity) => engine?.evaluate(activity) ?? NOTHING,
    screen: (activity) =>
      (engine?.screen(activity).findings ?? []).map((finding) => ({
        finding,
        why: engine?.trace(activity, finding.rule.rule)?.why ?? [],
      })),
    refresh,
  };
}

async function startEngine(store: Store, version: RulebookVersion, now: Instant): Promise<Engine> {
  const compiled = compileEngine(version);
  if (!compiled.ok) {
    // Published versions passed every check; one that no longer compiles means other code wrote it.
    throw new Error(`rulebook version ${version.number} does not compile: run \`evenhand doctor\``);
  }
  const since = instantFromMs(instantMs(now) - longestWindowMs(version));
  if (since < now) {
    for await (const activities of store.activitiesSince(since)) {
      for (const activity of activities) compiled.value.restore(activity);
    }
  }
  return compiled.value;
}

function longestWindowMs(version: RulebookVersion): number {
  const windows = version.rulebook.rules.flatMap((rule) => rule.windows);
  return windows.reduce((longest, window) => Math.max(longest, durationMs(window.over)), 0);
}
