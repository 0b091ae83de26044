import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOUR_MS } from '../../kernel/duration.ts';
import type { RuleId } from '../../kernel/identifier.ts';
import { type Instant, instant, instantFromMs, instantMs } from '../../kernel/instant.ts';
import { type CountedEvent, GrowingFacts } from './facts.ts';
import { type Figures, figuresOf, type PeriodFigures } from './figures.ts';
import type { ShownCount } from './suppression.ts';
import type { CountedRule } from './tally.ts';

const now = instant('2026-06-01T12:00:00Z');
const spam = 'spam.link-flood' as RuleId;
const insults = 'civility.insults' as RuleId;
const rules: readonly CountedRule[] = [
  { rule: insults, rungs: ['reminder', 'slow-1d'] },
  { rule: spam, rungs: ['reminder', 'no-links-1d', 'no-links-7d'] },
];

function daysAgo(days: number, hours: number = 0): Instant {
  return instantFromMs(instantMs(now) - days * 24 * HOUR_MS + hours * HOUR_MS);
}

interface Life {
  readonly rule?: RuleId;
  readonly rung?: string;
  readonly days: number;
  readonly by?: string;
  /** Hours from the case to the decision. */
  readonly took?: number;
  readonly fate?: 'appealed' | 'reversed' | 'varied' | 'vacated';
  /** It ended after its promised time. */
  readonly late?: true;
}

let last = 0;

/** What is recorded of one case, in the fields that figures read. */
function eventsOf(life: Life): readonly CountedEvent[] {
  last += 1;
  const id = String(last);
  const { rule, rung = 'reminder', days, by = `moderator-${last % 4}`, took = 2, fate } = life;
  const opened = daysAgo(days, -took);
  const at = daysAgo(days);
  const promisedBy = life.late === true ? opened : daysAgo(days, 48);
  const of = (stream: string, event: object): CountedEvent => ({
    stream: `${stream}-${id}`,
    event: { at, ...event } as CountedEvent['event'],
  });
  const made = {
    type: 'decision-made',
    case: id,
    decidedBy: by,
    ...(rule === undefined
      ? { outcome: 'no-breach' }
      : { outcome: 'breach', rule: { rule, version: 1 }, rungChosen: rung, rungSuggested: rung }),
  };
  return [
    of('case', { type: 'case-opened', at: opened, subject: { kind: 'member' }, promisedBy }),
    of('decision', made),
    of('decision', { type: 'decision-issued' }),
    of('case', { type: 'case-decided', decision: id, outcome: made.outcome }),
    ...(fate === undefined || fate === 'vacated'
      ? []
      : [of('appeal', { type: 'appeal-received', decision: id, promisedBy })]),
    ...(fate === 'reversed' ? [of('decision', { type: 'decision-reversed', appeal: id })] : []),
    ...(fate === 'varied' ? [of('decision', { type: 'decision-overridden', appeal: id })] : []),
    ...(fate === 'vacated' ? [of('decision', { type: 'decision-vacated', bulk: 'b' })] : []),
    ...(fate === 'reversed' || fate === 'varied'
      ? [of('appeal', { type: 'appeal-decided', outcome: `decision-${fate}` })]
      : []),
  ];
}

function figuresFor(lives: readonly Life[], more: readonly CountedEvent[] = []): Figures {
  const facts = new GrowingFacts();
  for (const life of lives) for (const event of eventsOf(life)) facts.take(event);
  for (const event of more) facts.take(event);
  return figuresOf(facts, rules, now);
}

function times(amount: number, life: Life): readonly Life[] {
  return Array.from({ length: amount }, () => life);
}

function periodOf(figures: Figures, wanted: PeriodFigures['period']): PeriodFigures {
  const found = figures.periods.find(({ period }) => period === wanted);
  assert.ok(found !== undefined);
  return found;
}

/** So much else that nothing has to be withheld for its sake. */
const others: readonly Life[] = [...times(6, { rule: insults, days: 2 }), ...times(6, { days: 2 })];

const community: readonly Life[] = [
  ...times(6, { rule: spam, rung: 'reminder', days: 3, took: 1 }),
  ...times(5, { rule: spam, rung: 'no-links-1d', days: 5, took: 5 }),
  ...times(5, { rule: spam, days: 6, took: 30, fate: 'reversed' }),
  ...times(7, { rule: spam, days: 8, took: 3, fate: 'appealed' }),
  ...times(6, { rule: insults, rung: 'slow-1d', days: 40, took: 50 }),
  ...times(5, { rule: insults, rung: 'reminder', days: 41, fate: 'varied' }),
  ...times(9, { days: 50 }),
  ...times(5, { days: 100, late: true }),
];

test('figures are what a person counts by hand', () => {
  const all = periodOf(figuresFor(community), 'all');
  assert.equal(all.decisions, 48);
  assert.equal(all.noBreach, 14);
  const [civil, flood] = all.rules;
  assert.deepEqual(
    { ...flood, rungs: flood?.rungs.map(({ decisions }) => decisions) },
    // 13 reminders and 5 restrictions stand. No third step was chosen, so two are withheld.
    {
      rule: spam,
      decisions: 23,
      appealed: 12,
      overturned: 5,
      rungs: [13, null, null],
      medianTime: 'PT10800S',
    },
  );
  assert.deepEqual(civil?.decisions, 11);
  assert.deepEqual(all.promises[0], { promise: 'first-decision', kept: 43, missed: 5 });
});

test('a period holds what was issued in it, and one as long as the community has the same figures', () => {
  const figures = figuresFor(community);
  assert.equal(periodOf(figures, 'P30D').decisions, 23);
  assert.equal(periodOf(figures, 'P90D').decisions, 43);
  const young = figuresFor(community.filter(({ days }) => days < 30));
  const [month, quarter, all] = young.periods;
  assert.deepEqual({ ...month, period: '' }, { ...all, period: '' });
  assert.deepEqual({ ...quarter, period: '' }, { ...all, period: '' });
});

test('a decision undone with its job was overturned, and one that replaces it is not counted', () => {
  const replacement: CountedEvent['event'] = {
    type: 'decision-made',
    at: now,
    case: '1',
    decidedBy: 'reviewer-1',
    outcome: 'breach',
    rule: { rule: spam, version: 1 },
    overrideOf: '1',
  } as unknown as CountedEvent['event'];
  const figures = figuresFor(
    [
      ...others,
      ...times(5, { rule: spam, days: 2 }),
      ...times(5, { rule: spam, days: 2, fate: 'appealed' }),
      ...times(6, { rule: spam, days: 2, fate: 'vacated' }),
    ],
    [
      { stream: 'decision-new', event: replacement },
      { stream: 'decision-new', event: { type: 'decision-issued', at: now } },
    ],
  );
  const [, flood] = periodOf(figures, 'all').rules;
  assert.equal(flood?.decisions, 16);
  assert.deepEqual([flood?.appealed, flood?.overturned], [11, 6]);
  assert.equal(periodOf(figures, 'all').decisions, 28);
});

test('a merged case is promised nothing, and one past its time counts as missed', () => {
  const open = (id: string, more: readonly object[] = []): readonly CountedEvent[] => [
    {
      stream: `case-${id}`,
      event: {
        type: 'case-opened',
        at: daysAgo(4),
        subject: { kind: 'member' },
        promisedBy: daysAgo(2),
      } as unknown as CountedEvent['event'],
    },
    ...more.map((event) => ({
      stream: `case-${id}`,
      event: { at: daysAgo(1), ...event } as unknown as CountedEvent['event'],
    })),
  ];
  const closed = Array.from({ length: 5 }, (_, index) =>
    open(`closed-${index}`, [{ type: 'case-closed-in-favour' }]),
  ).flat();
  const waiting = open('waiting');
  const merged = open('merged', [{ type: 'case-merged', into: 'waiting' }]);
  const figures = figuresFor([], [...closed, ...waiting, ...merged]);
  const [first] = periodOf(figures, 'all').promises;
  assert.deepEqual(first, { promise: 'first-decision', kept: null, missed: 6 });
});

test('a median needs five decisions of three people, and never says how fast one of them is', () => {
  const alone = figuresFor([...others, ...times(30, { rule: spam, days: 2, by: 'moderator-1' })]);
  const [, aloneFlood] = periodOf(alone, 'all').rules;
  assert.deepEqual([aloneFlood?.decisions, aloneFlood?.medianTime], [30, null]);
  const mostly = figuresFor([
    ...others,
    ...times(11, { rule: spam, days: 2, by: 'moderator-1' }),
    ...times(5, { rule: spam, days: 2, by: 'moderator-2' }),
    ...times(5, { rule: spam, days: 2, by: 'moderator-3' }),
  ]);
  assert.equal(periodOf(mostly, 'all').rules[1]?.medianTime, null);
  const several = ['moderator-1', 'moderator-2', 'reviewer-1'];
  const shared = several.flatMap((by) => times(4, { rule: spam, days: 2, by, took: 7 }));
  const figures = figuresFor([...others, ...shared]);
  assert.equal(periodOf(figures, 'all').rules[1]?.medianTime, 'PT25200S');
  assert.doesNotMatch(JSON.stringify(figures), /moderator|reviewer/);
});

interface Reported {
  readonly days: number;
  readonly amount: number;
  /** Unanswered without one. */
  readonly outcome?: 'breach' | 'no-breach';
  readonly late?: true;
}

/** Reports that were received the day before they were answered, and promised for the day after. */
function reported({ days, amount, outcome, late }: Reported): readonly CountedEvent[] {
  return Array.from({ length: amount }, () => {
    last += 1;
    const promisedBy = daysAgo(late === true ? days + 0.5 : days - 0.5);
    const received = { type: 'report-received', at: daysAgo(days + 1), promisedBy };
    const told = { type: 'report-outcome-told', at: daysAgo(days), outcome };
    const events = outcome === undefined ? [received] : [received, told];
    return events.map((event) => ({
      stream: `report-${last}`,
      event: event as unknown as CountedEvent['event'],
    }));
  }).flat();
}

test('reports count by what came of them', () => {
  const reports = [
    ...reported({ days: 2, outcome: 'breach', amount: 6 }),
    ...reported({ days: 2, outcome: 'no-breach', amount: 6 }),
    ...reported({ days: 2, amount: 5 }),
  ];
  const { reports: counted, promises } = periodOf(figuresFor([], reports), 'all');
  assert.deepEqual(counted, { answered: 12, actedOn: 6, notActedOn: 6 });
  assert.deepEqual(promises[2], { promise: 'report-outcome', kept: 12, missed: 5 });
});

const aLife: fc.Arbitrary<Life> = fc.record(
  {
    rule: fc.constantFrom(spam, insults),
    rung: fc.constantFrom('reminder', 'slow-1d', 'no-links-1d'),
    days: fc.constantFrom(1, 31, 200),
    by: fc.constantFrom('moderator-1', 'moderator-2', 'moderator-3'),
    took: fc.constantFrom(1, 5, 20),
    fate: fc.constantFrom('appealed' as const, 'reversed' as const, 'varied' as const),
    late: fc.constant(true as const),
  },
  { requiredKeys: ['days'] },
);

/** From an empty community to a busy one, in which most things happen often enough to be shown. */
const livesOf: fc.Arbitrary<readonly Life[]> = fc
  .array(fc.record({ life: aLife, amount: fc.nat({ max: 9 }) }), { maxLength: 40, size: 'max' })
  .map((groups) => groups.flatMap(({ life, amount }) => times(amount, life)));

const reportsOf: fc.Arbitrary<readonly Reported[]> = fc.array(
  fc.record(
    {
      days: fc.constantFrom(1, 31, 200),
      amount: fc.nat({ max: 9 }),
      outcome: fc.constantFrom('breach' as const, 'no-breach' as const),
      late: fc.constant(true as const),
    },
    { requiredKeys: ['days', 'amount'] },
  ),
);

/** Numbers that a reader works out from two that are shown: parts of a sum, and times between. */
function workedOut(figures: Figures): readonly (readonly [string, number])[] {
  const found: (readonly [string, number])[] = [];
  const difference = (name: string, whole: ShownCount | undefined, part: ShownCount): void => {
    if (typeof whole === 'number' && part !== null && whole !== part) {
      found.push([name, whole - part]);
    }
  };
  const distance = (name: string, one: ShownCount, other: ShownCount | undefined): void => {
    if (typeof one !== 'number' || typeof other !== 'number' || one === other) return;
    found.push([name, Math.abs(one - other)]);
  };
  for (const [index, period] of figures.periods.entries()) {
    const longer = figures.periods[index + 1];
    const parts = [...period.rules.map(({ decisions }) => decisions), period.noBreach];
    found.push(...restOf('rules', period.decisions, parts));
    const { answered, actedOn, notActedOn } = period.reports;
    found.push(...restOf('reports', answered, [actedOn, notActedOn]));
    const [first, , report] = period.promises;
    distance('decided late', period.decisions, first?.kept);
    distance('answered late', answered, report?.kept);
    difference('sum', longer?.decisions, period.decisions);
    for (const [place, rule] of period.rules.entries()) {
      const before = longer?.rules[place];
      const steps = rule.rungs.map(({ decisions }) => decisions);
      found.push(...restOf('steps', rule.decisions, [...steps, rule.overturned]));
      found.push(...restOf('fates', rule.decisions, [rule.appealed]));
      difference('left standing', rule.appealed, rule.overturned);
      difference('decisions before', before?.decisions, rule.decisions);
      difference('appealed before', before?.appealed, rule.appealed);
      difference('overturned before', before?.overturned, rule.overturned);
      for (const [step, { decisions }] of rule.rungs.entries()) {
        difference('step before', before?.rungs[step]?.decisions, decisions);
      }
    }
    for (const [place, { kept, missed }] of period.promises.entries()) {
      difference('kept before', longer?.promises[place]?.kept, kept);
      difference('missed before', longer?.promises[place]?.missed, missed);
    }
  }
  return found;
}

function restOf(
  name: string,
  whole: ShownCount,
  parts: readonly ShownCount[],
): readonly (readonly [string, number])[] {
  const shown = parts.filter((part) => part !== null);
  if (whole === null || shown.length === 0) return [];
  const rest = whole - shown.reduce((sum, part) => sum + part, 0);
  // Where all are shown nothing is left, and where something is left it is more than one part.
  if (shown.length === parts.length) return rest === 0 ? [] : [[name, rest]];
  return [[`${name}, withheld`, rest]];
}

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

test('T5 no number below five is shown or follows from those that are', () => {
  fc.assert(
    fc.property(livesOf, reportsOf, (lives, reports) => {
      const figures = figuresFor(lives, reports.flatMap(reported));
      for (const number of numbersIn(figures.periods)) assert.ok(number >= 5, `${number} is shown`);
      for (const [name, number] of workedOut(figures)) {
        assert.ok(number >= 5, `${name}: ${number} of ${JSON.stringify(figures.periods)}`);
      }
    }),
    { numRuns: 300 },
  );
});
