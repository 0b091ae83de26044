import type { Activity } from '../../../src/domain/activity.ts';
import { compileEngine } from '../../../src/engine/engine.ts';
import { FoldBuffer, foldInto } from '../../../src/engine/text/fold.ts';
import { median } from '../../statistics.ts';
import { makeActivities } from '../activities.ts';
import { asVersion } from '../as-rulebook.ts';
import { makeWorkbook, type RuleSpec } from '../rule-specs.ts';
import {
  bufbuildCel,
  type Contender,
  handWritten,
  jsonRulesEngine,
  marcbachmannCel,
  noolsFlow,
  zenEngine,
} from './contenders.ts';
import { type FoldedActivity, featureMaker } from './features.ts';

const ROUNDS = 5;
const ACTIVITIES = 20_000;
/** A contender runs this long in a round, and over at least a few activities. */
const ROUND_MS = 1_000;
const LEAST = 5;
/** Activities over which everybody's answers are held against each other. */
const CHECKED = 300;

const contenders: Readonly<Record<string, (rules: readonly RuleSpec[]) => Contender>> = {
  handWritten,
  '@marcbachmann/cel-js': marcbachmannCel,
  '@bufbuild/cel': bufbuildCel,
  'json-rules-engine': jsonRulesEngine,
  '@gorules/zen-engine': zenEngine,
  nools: noolsFlow,
};

/**
 * The same rules in every engine over the same activities, in turns, in one process. Texts are
 * folded and times read before the clock starts. Peers are lent the product's matchers as functions
 * and answer with the rules that match; Evenhand makes findings with spans.
 */
async function main(): Promise<void> {
  const results: unknown[] = [];
  for (const rules of [10, 100, 1_000]) results.push(await compare(rules));
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
}

async function compare(count: number): Promise<unknown> {
  const workbook = makeWorkbook(count, false);
  const makeFeatures = featureMaker(workbook);
  const stream = makeActivities(workbook, 11);
  const prepared = Array.from({ length: ACTIVITIES }, (): FoldedActivity => {
    const next = stream.next();
    if (next.done === true) throw new Error('the stream has no end');
    const activity: Activity = next.value;
    const folded = new FoldBuffer();
    foldInto(activity.content?.text ?? '', folded);
    folded.units = folded.units.slice(0, folded.length);
    const timeMs = Date.parse(activity.time);
    const createdMs = Date.parse(activity.actor.createdAt ?? '1970-01-01T00:00:00Z');
    return { activity, folded, timeMs, createdMs };
  });
  const compiled = compileEngine(asVersion(workbook));
  if (!compiled.ok) throw new Error('the rules do not compile');
  const positions = new Map(workbook.rules.map(({ id }, at) => [String(id), at]));
  const engine = compiled.value;
  const own: Runner = (one) =>
    engine
      .evaluateFolded(one.activity, one.timeMs, one.folded)
      .findings.map(({ rule }) => positions.get(rule.rule) ?? -1);
  const runners = new Map<string, Runner>([['evenhand', own]]);
  for (const [name, make] of Object.entries(contenders)) {
    const run = make(workbook.rules);
    runners.set(name, (one) => run(makeFeatures(one)));
  }
  const wrong = await disagreements(runners, prepared);
  const rates = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, run] of runners) {
      const rate = await perSecond(run, prepared);
      rates.set(name, [...(rates.get(name) ?? []), rate]);
    }
  }
  const ownRate = median(rates.get('evenhand') ?? [0]);
  const engines = [...rates].map(([name, all]) => {
    const rate = median(all);
    return [name, { perSecond: rate, timesSlower: Math.round((ownRate / rate) * 10) / 10 }];
  });
  return { rules: count, wrong, engines: Object.fromEntries(engines) };
}

type Runner = (one: FoldedActivity) => readonly number[] | Promise<readonly number[]>;

/** Activities over which an engine says something else than the first one, by engine. */
async function disagreements(
  runners: ReadonlyMap<string, Runner>,
  prepared: readonly FoldedActivity[],
): Promise<Readonly<Record<string, number>>> {
  const wrong: Record<string, number> = {};
  const started = performance.now();
  for (const one of prepared.slice(0, CHECKED)) {
    const answers: string[] = [];
    for (const [name, run] of runners) {
      const answer = (await run(one)).join();
      answers.push(answer);
      wrong[name] = (wrong[name] ?? 0) + (answer === answers[0] ? 0 : 1);
    }
    if (performance.now() - started > 60_000) break;
  }
  return wrong;
}

async function perSecond(run: Runner, prepared: readonly FoldedActivity[]): Promise<number> {
  const started = performance.now();
  let done = 0;
  for (const one of prepared) {
    const answer = run(one);
    // Waiting for what is there already would cost the synchronous ones something.
    if (answer instanceof Promise) await answer;
    done += 1;
    if (done >= LEAST && (done & 15) === 0 && performance.now() - started > ROUND_MS) break;
    if (done >= LEAST && performance.now() - started > 10 * ROUND_MS) break;
  }
  return Math.round((done / (performance.now() - started)) * 100_000) / 100;
}

await main();
