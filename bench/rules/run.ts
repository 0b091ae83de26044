import type { Activity } from '../../src/domain/activity.ts';
import { compileEngine, type Engine } from '../../src/engine/engine.ts';
import { FoldBuffer, foldInto } from '../../src/engine/text/fold.ts';
import { median } from '../statistics.ts';
import { makeActivities } from './activities.ts';
import { asVersion } from './as-rulebook.ts';
import { makeWorkbook } from './rule-specs.ts';

const ROUNDS = 5;
const ACTIVITIES = 20_000;
/** Activities before the clock starts; other ones, so that windows take those that count. */
const WARMING = 5_000;
const CHECKED = 200;

interface Prepared {
  readonly activity: Activity;
  readonly json: string;
  readonly timeMs: number;
  readonly folded: FoldBuffer;
}

/** Activities a second on one core, by number of rules; each rulebook in an engine of its own. */
function main(): void {
  const results = [false, true].flatMap((windows) =>
    [10, 100, 1_000].map((rules) => measure(rules, windows)),
  );
  process.stdout.write(`${JSON.stringify({ activities: ACTIVITIES, results }, null, 2)}\n`);
}

function measure(rules: number, windows: boolean): Record<string, unknown> {
  const workbook = makeWorkbook(rules, windows);
  const version = asVersion(workbook);
  const started = performance.now();
  const engine = engineOf(version);
  const compileMs = Math.round(performance.now() - started);
  const prepared = prepare(workbook, 11);
  const before = prepare(workbook, 12).slice(0, WARMING);
  const wrong = disagreements(engine, prepared);
  const folded: number[] = [];
  const parsed: number[] = [];
  let findings = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const ready = warm(engineOf(version), before);
    folded.push(
      perSecond(() => {
        findings = 0;
        for (const one of prepared) {
          const { activity, timeMs } = one;
          findings += ready.evaluateFolded(activity, timeMs, one.folded).findings.length;
        }
      }),
    );
    const whole = warm(engineOf(version), before);
    parsed.push(
      perSecond(() => {
        for (const { json } of prepared) whole.evaluate(JSON.parse(json) as Activity);
      }),
    );
  }
  return {
    ...{ rules, windows: workbook.windows.length, compileMs, wrong },
    findingsPerActivity: Math.round((findings / ACTIVITIES) * 100) / 100,
    featuresReadyPerSecond: median(folded),
    jsonToFindingsPerSecond: median(parsed),
    residentMiB: Math.round(process.memoryUsage.rss() / 2 ** 20),
  };
}

function engineOf(version: Parameters<typeof compileEngine>[0]): Engine {
  const compiled = compileEngine(version);
  if (!compiled.ok) throw new Error(compiled.error[0]?.message ?? 'the rules do not compile');
  return compiled.value;
}

/** An engine that has run for a moment, as one in a server has. */
function warm(engine: Engine, activities: readonly Prepared[]): Engine {
  for (const { activity, timeMs, folded, json } of activities) {
    engine.evaluateFolded(activity, timeMs, folded);
    engine.screen(JSON.parse(json) as Activity);
  }
  return engine;
}

function prepare(workbook: ReturnType<typeof makeWorkbook>, seed: number): readonly Prepared[] {
  const stream = makeActivities(workbook, seed);
  return Array.from({ length: ACTIVITIES }, () => {
    const next = stream.next();
    if (next.done === true) throw new Error('the stream has no end');
    const activity: Activity = next.value;
    const folded = new FoldBuffer();
    foldInto(activity.content?.text ?? '', folded);
    // As large as the text, so that what is measured is not the reading of empty memory.
    folded.units = folded.units.slice(0, folded.length);
    const timeMs = Date.parse(activity.time);
    return { activity, json: JSON.stringify(activity), timeMs, folded };
  });
}

/** Rules of which compiled code and reference interpreter say different things. */
function disagreements(engine: Engine, prepared: readonly Prepared[]): number {
  let wrong = 0;
  for (const { activity } of prepared.slice(0, CHECKED)) {
    const { findings } = engine.evaluate(activity);
    const found = new Set(findings.map(({ rule }) => rule.rule));
    for (const { id } of engine.version.rulebook.rules) {
      if (engine.trace(activity, id)?.matched !== found.has(id)) wrong += 1;
    }
  }
  return wrong;
}

function perSecond(run: () => void): number {
  const started = performance.now();
  run();
  return Math.round(ACTIVITIES / ((performance.now() - started) / 1_000));
}

main();
