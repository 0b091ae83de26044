import type { Activity } from '../../src/domain/activity.ts';
import { compileEngine } from '../../src/engine/engine.ts';
import type { MemberId } from '../../src/kernel/identifier.ts';
import { makeActivities } from './activities.ts';
import { asVersion } from './as-rulebook.ts';
import { makeWorkbook } from './rule-specs.ts';

const RULES = 1_000;
/** Each stands in the four windows that count by member, which makes a million keys in all. */
const MEMBERS = 250_000;

/**
 * Resident memory of one engine with a thousand rules and a million keys in its windows. Run in a
 * process of its own, with the options that a server has.
 */
function main(): void {
  const workbook = makeWorkbook(RULES, true);
  const compiled = compileEngine(asVersion(workbook));
  if (!compiled.ok) throw new Error('the rules do not compile');
  const engine = compiled.value;
  const first = makeActivities(workbook, 11).next();
  if (first.done === true) throw new Error('the stream has no end');
  const sample: Activity = first.value;
  const emptyMiB = residentMiB();
  for (let key = 0; key < MEMBERS; key += 1) {
    engine.restore({
      ...sample,
      id: `a-${key}` as Activity['id'],
      actor: { ...sample.actor, id: `m-${key}` as MemberId },
    });
  }
  const keys = engine.bank.windows.map(({ keyCount }) => keyCount);
  const windowBytes = engine.bank.windows.reduce((sum, { bytes }) => sum + bytes, 0);
  const result = {
    ...{ rules: RULES, windows: keys.length, mostKeys: Math.max(...keys) },
    keysInAll: keys.reduce((sum, count) => sum + count, 0),
    windowMiB: Math.round(windowBytes / 2 ** 20),
    ...{ emptyMiB, residentMiB: residentMiB() },
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}

function residentMiB(): number {
  return Math.round(process.memoryUsage.rss() / 2 ** 20);
}

main();
