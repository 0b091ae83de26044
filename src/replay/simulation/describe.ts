import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../kernel/duration.ts';
import type { Enumeration, Level } from './enumerate.ts';
import type { Intent } from './intent.ts';
import type { Failure, Script } from './run.ts';
import type { Tally } from './world/tally.ts';

/** The command that runs the same community again. */
export function commandFor({ seed, scenario, members, days }: Omit<Script, 'intents'>): string {
  const years = String(Math.round((days / 365) * 10_000) / 10_000);
  return `evenhand simulate --scenario ${scenario} --members ${members} --years ${years} --seed ${seed}`;
}

export function describeFailure(script: Script, failure: Failure, shortest?: Script): string {
  const { seed, scenario } = script;
  return [
    `${failure.invariant} did not hold: seed ${seed} of \`${scenario}\`, step ${failure.step}.`,
    `  ${failure.seen}`,
    'Run it again:',
    `  ${commandFor(script)}`,
    ...(shortest === undefined ? [] : describeShortest(script, shortest)),
  ].join('\n');
}

function describeShortest(script: Script, { intents }: Script): readonly string[] {
  const all = script.intents.length;
  return [`The shortest script that still does, ${intents.length} of ${all} steps:`].concat(
    intents.map((intent) => `  ${describeIntent(intent)}`),
  );
}

/** `day 12 07:30  moderator-1 works on a case, fairly (0.52)` */
export function describeIntent({ at, by, does, how, pick }: Intent): string {
  const day = Math.floor(at / DAY_MS) + 1;
  const hours = String(Math.floor((at % DAY_MS) / HOUR_MS)).padStart(2, '0');
  const minutes = String(Math.floor((at % HOUR_MS) / MINUTE_MS)).padStart(2, '0');
  const manner = how === undefined ? '' : `, ${how}`;
  return `day ${day} ${hours}:${minutes}  ${by} ${does}${manner} (${pick.toFixed(2)})`;
}

export function describeLevel({ depth, states, sequences }: Level): string {
  return `${depth} steps: ${sequences} sequences in ${states} different states, nothing broke`;
}

export function describePath({
  invariant,
  seen,
  path,
}: NonNullable<Enumeration['failure']>): string {
  return [`${invariant} did not hold: ${seen}`, ...path.map((says) => `  ${says}`)].join('\n');
}

/** What happened, in a few lines. */
export function describeTally(scenario: string, tally: Tally): string {
  const refusals = Object.entries(tally.refusals).toSorted(([, a], [, b]) => b - a);
  return [
    `${scenario}: ${tally.seeds} communities, ${tally.days} simulated days, nothing broke.`,
    `  ${tally.steps} steps, ${tally.events} events, ${tally.stops} stops of the machine`,
    `  ${tally.reports} reports, ${tally.cases} cases, ${tally.decisions} decisions, ` +
      `${tally.closedInFavour} closed in favour, ${tally.restrictions} restrictions`,
    `  ${tally.appeals} appeals: ${tally.upheld} upheld, ${tally.varied} varied, ` +
      `${tally.reversed} reversed, ${tally.stayed} late, ` +
      `${tally.undone} restrictions undone while they ran`,
    `  ${tally.byOthers} heard by members or from outside, ${tally.reopened} requests with new facts, ` +
      `${tally.disputes} disputes, ${tally.neglected} duties neglected, ${tally.paused} pauses`,
    `  ${tally.orders} orders carried out, ${tally.opened} emergencies, ${tally.thanks} thanks, ` +
      `${tally.letters} letters taken over`,
    `  refused: ${refusals.map(([code, amount]) => `${code} ${amount}`).join(', ')}`,
  ].join('\n');
}
