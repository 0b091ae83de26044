import {
  ageBands,
  type Comparison,
  type Counted,
  differences,
  type Tally,
} from '../../replay/rules/tally.ts';

interface ShownCount {
  readonly count: number;
  readonly samples: readonly { readonly activity: string; readonly rule: string }[];
}

type ShownComparison = Readonly<Record<keyof Comparison, ShownCount>>;

/** A tally as one JSON value; rules, groups and languages by their names. */
export interface ReplayResult {
  readonly activities: number;
  readonly skipped: Tally['skipped'];
  readonly unanswered: Tally['unanswered'];
  readonly letGoEarly: number;
  readonly all: ShownComparison;
  readonly rules: readonly (ShownComparison & { readonly rule: string })[];
  readonly groups: readonly (ShownComparison & { readonly group: string })[];
  readonly languages: readonly (ShownComparison & { readonly language: string })[];
  readonly ages: readonly (ShownComparison & { readonly age: string })[];
}

export function replayResult(tally: Tally): ReplayResult {
  const { activities, skipped, unanswered, letGoEarly } = tally;
  return {
    ...{ activities, skipped, unanswered, letGoEarly },
    all: shown(tally.all),
    rules: byName(tally.rules).map(([rule, one]) => ({ rule, ...shown(one) })),
    groups: byName(tally.groups).map(([group, one]) => ({ group, ...shown(one) })),
    languages: byName(tally.languages).map(([language, one]) => ({ language, ...shown(one) })),
    ages: ageBands.flatMap((age) => {
      const one = tally.ages.get(age);
      return one === undefined ? [] : [{ age, ...shown(one) }];
    }),
  };
}

function byName(map: ReadonlyMap<string, Comparison>): readonly (readonly [string, Comparison])[] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function shown(comparison: Comparison): ShownComparison {
  const { newlyMatched, noLongerMatched, stillMatched } = comparison;
  return {
    newlyMatched: withoutPlaces(newlyMatched),
    noLongerMatched: withoutPlaces(noLongerMatched),
    stillMatched: withoutPlaces(stillMatched),
  };
}

function withoutPlaces({ count, samples }: Counted): ShownCount {
  return { count, samples: samples.map(({ activity, rule }) => ({ activity, rule })) };
}

const TITLES: Readonly<Record<keyof Comparison, string>> = {
  newlyMatched: 'newly matched',
  noLongerMatched: 'no longer matched',
  stillMatched: 'still matched',
};

/** The same for people: numbers in a table, then the samples of what differs. */
export function describeReplay(tally: Tally): string {
  const { rules, groups, languages, ages } = replayResult(tally);
  const heading = row('', Object.values(TITLES));
  return [
    `${tally.activities.toLocaleString('en')} activities. Each rule counts for itself.`,
    [heading, line('in all', tally.all)].join('\n'),
    ...section('By rule', rules, ({ rule }) => rule),
    ...section('By group', groups, ({ group }) => group || 'no group'),
    ...section('By language', languages, ({ language }) => language || 'no language'),
    ...section('By age of the account', ages, ({ age }) => age),
    ...differences.slice(0, 2).flatMap((kind) => samplesOf(TITLES[kind], tally.all[kind])),
    ...remarks(tally),
  ].join('\n\n');
}

function section<Entry extends ShownComparison>(
  title: string,
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
): readonly string[] {
  if (entries.length === 0) return [];
  return [[title, ...entries.map((entry) => line(`  ${nameOf(entry)}`, entry))].join('\n')];
}

function line(name: string, comparison: ShownComparison): string {
  return row(
    name,
    differences.map((kind) => comparison[kind].count.toLocaleString('en')),
  );
}

function row(name: string, cells: readonly string[]): string {
  return `${name.padEnd(32)}${cells.map((cell) => cell.padStart(19)).join('')}`.trimEnd();
}

function samplesOf(title: string, { samples }: Counted): readonly string[] {
  if (samples.length === 0) return [];
  const lines = samples.map(({ activity, rule }) => `  ${activity}  ${rule}`);
  return [[`For example ${title}`, ...lines].join('\n')];
}

function remarks({ skipped, unanswered, letGoEarly }: Tally): readonly string[] {
  const { proposal, against } = unanswered;
  const lines = skipped.lines.map((one) => `  line ${one.line}: ${one.reason}`);
  const more = skipped.count - lines.length;
  if (more > 0) lines.push(`  and ${more.toLocaleString('en')} more`);
  return [
    ...(skipped.count > 0 ? [[`${skipped.count} lines were skipped`, ...lines].join('\n')] : []),
    ...(proposal + against > 0
      ? [`Rules had no answer ${proposal} times now and ${against} times before.`]
      : []),
    ...(letGoEarly > 0
      ? [`Windows reached their limits and let go ${letGoEarly} times: counts may be too small.`]
      : []),
  ];
}
