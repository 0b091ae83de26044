import type { Activity } from '../domain/activity.ts';
import type { Engine, Evaluation } from '../engine/engine.ts';
import type { Finding } from '../engine/finding.ts';
import { durationMs } from '../kernel/duration.ts';
import { elapsedMs, type Instant } from '../kernel/instant.ts';
import { type RulebookHistory, type RuleRef, versionInForce } from '../rulebook/model.ts';
import type { Store } from '../store/port.ts';
import { restoreEngine, startEngine } from './start-engine.ts';
import { Turns } from './turns.ts';
import type { WindowKeeper } from './window-keeper.ts';
import { type Log, WindowsOnDisk } from './windows-on-disk.ts';

/** A finding with the sentences of its trace. */
export interface ExplainedFinding {
  readonly finding: Finding;
  readonly why: readonly string[];
}

const NOTHING: Evaluation = { findings: [], problems: [] };

/** The compiled rulebook in force, with its windows. One per process. */
export interface EngineRoom {
  evaluate(activity: Activity): Evaluation;
  /** The same by now for an activity that was counted already. Nothing is remembered. */
  reconsider(activity: Activity): Evaluation;
  /**
   * Whether a rule that found something in an activity would find it by now. Undefined when nobody
   * can tell: another version answers, the rule has no answer, or its windows have let go of what
   * they would have to count.
   */
  stillHolds(rule: RuleRef, activity: Activity, now: Instant): boolean | undefined;
  /** What the rules say before publishing, each with why in words. Nothing is remembered. */
  screen(activity: Activity): readonly ExplainedFinding[];
  /**
   * Compiles the version in force if it is another one by now, or its windows hold what was never
   * stored, and fills its windows from the store.
   */
  refresh(history: RulebookHistory, now: Instant): Promise<void>;
  /**
   * Counts what another process took in; what is counted already changes nothing. Answers what
   * that overtakes here.
   */
  follow(activity: Activity): Pick<Evaluation, 'outOfOrder'>;
  /**
   * Announces activities under their moment of receipt before the store has them. Answers what to
   * call once they are in or refused: windows kept meanwhile do not say that they have them.
   */
  expect(receivedAt: Instant): () => void;
  /**
   * Notes whether the store took in what was evaluated. What it refused stands in the windows all
   * the same: they are filled anew at the next `refresh` after something was taken in again.
   */
  settle(stored: boolean): void;
  /** Keeps what the windows hold, if it changed, for a quick start. Never rejects. */
  keepWindows(now: Instant): Promise<void>;
}

function stillHolds(
  engine: Engine,
  about: { readonly rule: RuleRef; readonly activity: Activity; readonly now: Instant },
): boolean | undefined {
  const { rule: ref, activity, now } = about;
  const { findings, problems } = engine.screen(activity);
  const isRule = (one: { readonly rule: RuleRef }): boolean => one.rule.rule === ref.rule;
  if (findings.some(isRule)) return true;
  if (ref.version !== engine.version.number || problems.some(isRule)) return undefined;
  const rule = engine.version.rulebook.rules.find(({ id }) => id === ref.rule);
  const patience = Math.min(...(rule?.windows ?? []).map(({ lateness }) => durationMs(lateness)));
  if (elapsedMs(activity.time, now) > patience) return undefined;
  return engine.rulesShortOfRoom.includes(ref.rule) ? undefined : false;
}

export interface EngineRoomTools {
  readonly store: Store;
  readonly keeper?: WindowKeeper | undefined;
  /** Told in a sentence when kept windows cannot be used or written. */
  readonly log: Log;
}

export async function openEngineRoom(
  { store, keeper, log }: EngineRoomTools,
  history: RulebookHistory,
  now: Instant,
): Promise<EngineRoom> {
  const disk = new WindowsOnDisk(keeper, log);
  const turns = new Turns();
  let engine: Engine | undefined;
  let holdsRefused = false;
  let fillAnew = false;
  // What comes in while another version fills its windows, and is not in what it reads.
  let meanwhile: Activity[] | undefined;

  const first = versionInForce(history, now);
  if (first !== undefined) {
    const restored = await restoreEngine({ store, disk }, first, now);
    engine = restored ?? (await startEngine({ store, disk }, first, now));
  }

  const refresh = async (versions: RulebookHistory, at: Instant): Promise<void> => {
    const version = versionInForce(versions, at);
    if (version === undefined) return;
    if (version.number === engine?.version.number && !fillAnew) return;
    holdsRefused = false;
    fillAnew = false;
    meanwhile = [];
    const next = await startEngine({ store, disk }, version, at);
    for (const activity of meanwhile) next.restore(activity);
    meanwhile = undefined;
    engine = next;
    disk.changed = true;
  };

  return {
    evaluate: (activity) => {
      meanwhile?.push(activity);
      disk.changed = true;
      return engine?.evaluate(activity) ?? NOTHING;
    },
    stillHolds: (rule, activity, at) => engine && stillHolds(engine, { rule, activity, now: at }),
    reconsider: (activity) => engine?.screen(activity) ?? NOTHING,
    follow: (activity) => {
      meanwhile?.push(activity);
      const outOfOrder = engine?.restore(activity);
      return outOfOrder === undefined ? {} : { outOfOrder };
    },
    screen: (activity) =>
      (engine?.screen(activity).findings ?? []).map((finding) => ({
        finding,
        why: engine?.trace(activity, finding.rule.rule)?.why ?? [],
      })),
    refresh: (versions, at) => turns.take(() => refresh(versions, at)),
    expect: (receivedAt) => disk.expect(receivedAt),
    settle: (stored) => {
      if (!stored) holdsRefused = true;
      // While the store refuses everything there is nothing to be gained by asking it.
      else if (holdsRefused) fillAnew = true;
    },
    keepWindows: (at) => disk.keep(() => engine, at),
  };
}
