import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { replayRulebooks } from '../src/cli/replay/replay-rulebooks.ts';
import type { Books } from '../src/cli/replay/worker-thread.ts';
import type { CommunityId } from '../src/kernel/identifier.ts';
import { instant } from '../src/kernel/instant.ts';
import { makeActivities } from './rules/activities.ts';
import { asVersion } from './rules/as-rulebook.ts';
import { makeWorkbook } from './rules/rule-specs.ts';

const RULES = 100;
/** Every so many rules the proposal says something else. */
const CHANGED_EVERY = 10;
const WRITE_AT_ONCE = 1_000;

/**
 * Writes a file of activities and replays a changed rulebook over it, in a process of its own so
 * that its memory is only that of the replay: `node bench/replay.ts [ACTIVITIES] [WORKERS]`.
 */
async function main([first = '200000', second, path]: readonly string[]): Promise<void> {
  const activities = Number(first);
  const workers = second ?? String(availableParallelism());
  if (path !== undefined) return await measure({ path, activities, workers: Number(workers) });
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-replay-'));
  try {
    const file = join(folder, 'activities.ndjson');
    write(file, activities);
    const child = [fileURLToPath(import.meta.url), first, workers, file];
    process.stdout.write(execFileSync(process.execPath, child, { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(path: string, activities: number): void {
  const descriptor = openSync(path, 'w', 0o600);
  let lines = '';
  let written = 0;
  for (const activity of makeActivities(makeWorkbook(RULES, true), 11)) {
    lines += `${JSON.stringify(activity)}\n`;
    written += 1;
    if (written % WRITE_AT_ONCE !== 0 && written < activities) continue;
    writeSync(descriptor, lines);
    lines = '';
    if (written >= activities) break;
  }
  closeSync(descriptor);
}

function books(): Books {
  const { rulebook } = asVersion(makeWorkbook(RULES, true));
  const rules = rulebook.rules.map((rule, at) =>
    at % CHANGED_EVERY === 0
      ? { ...rule, when: `(${rule.when ?? 'false'}) && size(content.text) > 80` }
      : rule,
  );
  return { proposal: { ...rulebook, rules }, against: rulebook };
}

async function measure(run: {
  readonly path: string;
  readonly activities: number;
  readonly workers: number;
}): Promise<void> {
  const { path, activities, workers } = run;
  const pair = books();
  const community = 'bench' as CommunityId;
  const file = { path, community, now: instant('2026-12-31T00:00:00Z') };
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const tally = await replayRulebooks(pair, { kind: 'file', file }, workers);
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  if (tally.activities !== activities) throw new Error(`${tally.activities} activities were seen`);
  const { newlyMatched, noLongerMatched, stillMatched } = tally.all;
  const result = {
    ...{ activities, rules: RULES, workers },
    changedRules: RULES / CHANGED_EVERY,
    fileMiB: Math.round(statSync(path).size / 2 ** 20),
    activitiesPerSecond: Math.round(activities / seconds),
    cpuMicrosecondsPerActivity: Math.round((user + system) / activities),
    residentMiB: Math.round(process.resourceUsage().maxRSS / 2 ** 10),
    newlyMatched: newlyMatched.count,
    noLongerMatched: noLongerMatched.count,
    stillMatched: stillMatched.count,
    letGoEarly: tally.letGoEarly,
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}

await main(process.argv.slice(2));
