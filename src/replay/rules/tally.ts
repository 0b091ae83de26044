import type { ActivityId, RuleId } from '../../kernel/identifier.ts';

/** What may differ between two rulebooks over one activity and one rule. */
export const differences = ['newlyMatched', 'noLongerMatched', 'stillMatched'] as const;
export type Difference = (typeof differences)[number];

/** How old the account was at the activity: days from, up to but not including the next. */
export const ageBands = [
  'under 1 day',
  '1-7 days',
  '7-30 days',
  '30-365 days',
  'older',
  'unknown',
] as const;
export type AgeBand = (typeof ageBands)[number];

const SAMPLES_MAX = 5;
const SKIPPED_SHOWN_MAX = 20;

/** An example: which activity and which rule, and nothing of what was said. */
export interface Sample {
  /** Line of the file or place in the store, from 1. */
  readonly position: number;
  readonly activity: ActivityId;
  readonly rule: RuleId;
}

/** One rule over one activity each; the samples are the first ones of the stream. */
export interface Counted {
  readonly count: number;
  readonly samples: readonly Sample[];
}

export type Comparison = Readonly<Record<Difference, Counted>>;

export interface SkippedLine {
  readonly line: number;
  readonly reason: string;
}

/**
 * What replaying one share of a stream found. Tallies of shares are merged in any order and any
 * grouping with the same result.
 */
export interface Tally {
  readonly activities: number;
  readonly skipped: { readonly count: number; readonly lines: readonly SkippedLine[] };
  /** Rules that had no answer over an activity, and so did not match. */
  readonly unanswered: { readonly proposal: number; readonly against: number };
  /** What windows let go because of their limits: then numbers are a little too small. */
  readonly letGoEarly: number;
  readonly all: Comparison;
  readonly rules: ReadonlyMap<string, Comparison>;
  /** By group; the empty text stands for none. */
  readonly groups: ReadonlyMap<string, Comparison>;
  readonly languages: ReadonlyMap<string, Comparison>;
  readonly ages: ReadonlyMap<AgeBand, Comparison>;
}

const nothingCounted: Counted = { count: 0, samples: [] };
const nothingCompared: Comparison = {
  newlyMatched: nothingCounted,
  noLongerMatched: nothingCounted,
  stillMatched: nothingCounted,
};

/** The neutral element of `mergeTallies`. */
export const emptyTally: Tally = {
  activities: 0,
  skipped: { count: 0, lines: [] },
  unanswered: { proposal: 0, against: 0 },
  letGoEarly: 0,
  all: nothingCompared,
  rules: new Map(),
  groups: new Map(),
  languages: new Map(),
  ages: new Map(),
};

export function mergeTallies(first: Tally, second: Tally): Tally {
  return {
    activities: first.activities + second.activities,
    skipped: {
      count: first.skipped.count + second.skipped.count,
      lines: [...first.skipped.lines, ...second.skipped.lines]
        .toSorted((a, b) => a.line - b.line || inOrder(a.reason, b.reason))
        .slice(0, SKIPPED_SHOWN_MAX),
    },
    unanswered: {
      proposal: first.unanswered.proposal + second.unanswered.proposal,
      against: first.unanswered.against + second.unanswered.against,
    },
    letGoEarly: first.letGoEarly + second.letGoEarly,
    all: mergeComparisons(first.all, second.all),
    rules: mergeMaps(first.rules, second.rules),
    groups: mergeMaps(first.groups, second.groups),
    languages: mergeMaps(first.languages, second.languages),
    ages: mergeMaps(first.ages, second.ages),
  };
}

function mergeMaps<Key>(
  first: ReadonlyMap<Key, Comparison>,
  second: ReadonlyMap<Key, Comparison>,
): ReadonlyMap<Key, Comparison> {
  const merged = new Map(first);
  for (const [key, comparison] of second) {
    const known = merged.get(key);
    merged.set(key, known === undefined ? comparison : mergeComparisons(known, comparison));
  }
  return merged;
}

function mergeComparisons(first: Comparison, second: Comparison): Comparison {
  return {
    newlyMatched: mergeCounted(first.newlyMatched, second.newlyMatched),
    noLongerMatched: mergeCounted(first.noLongerMatched, second.noLongerMatched),
    stillMatched: mergeCounted(first.stillMatched, second.stillMatched),
  };
}

function mergeCounted(first: Counted, second: Counted): Counted {
  const samples = [...first.samples, ...second.samples].toSorted(bySample);
  return { count: first.count + second.count, samples: samples.slice(0, SAMPLES_MAX) };
}

// Total over everything a sample says, so that a merge does not depend on who came first.
function bySample(a: Sample, b: Sample): number {
  return a.position - b.position || inOrder(a.rule, b.rule) || inOrder(a.activity, b.activity);
}

function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** One rule that said something in at least one of the two rulebooks. */
export interface Counting extends Sample {
  readonly difference: Difference;
  readonly group: string;
  readonly language: string;
  readonly age: AgeBand;
}

type GrowingCounted = { count: number; readonly samples: Sample[] };
type Growing = Readonly<Record<Difference, GrowingCounted>>;

/** Counts along a stream; positions come in rising order. */
export class TallyCounter {
  #activities = 0;
  #skipped = 0;
  #proposalUnanswered = 0;
  #againstUnanswered = 0;
  readonly #lines: SkippedLine[] = [];
  readonly #all: Growing = newGrowing();
  readonly #rules = new Map<string, Growing>();
  readonly #groups = new Map<string, Growing>();
  readonly #languages = new Map<string, Growing>();
  readonly #ages = new Map<AgeBand, Growing>();

  activity(): void {
    this.#activities += 1;
  }

  skip(line: number, reason: string): void {
    this.#skipped += 1;
    if (this.#lines.length < SKIPPED_SHOWN_MAX) this.#lines.push({ line, reason });
  }

  unanswered(counts: Tally['unanswered']): void {
    this.#proposalUnanswered += counts.proposal;
    this.#againstUnanswered += counts.against;
  }

  count(counting: Counting): void {
    const { difference, position, activity, rule } = counting;
    const sample: Sample = { position, activity, rule };
    add(this.#all[difference], sample);
    add(growingAt(this.#rules, rule)[difference], sample);
    add(growingAt(this.#groups, counting.group)[difference], sample);
    add(growingAt(this.#languages, counting.language)[difference], sample);
    add(growingAt(this.#ages, counting.age)[difference], sample);
  }

  /** What was counted so far, in the one form that merged tallies have too. */
  tally(letGoEarly: number): Tally {
    return mergeTallies(emptyTally, {
      activities: this.#activities,
      skipped: { count: this.#skipped, lines: this.#lines },
      unanswered: { proposal: this.#proposalUnanswered, against: this.#againstUnanswered },
      letGoEarly,
      all: ordered(this.#all),
      rules: allOrdered(this.#rules),
      groups: allOrdered(this.#groups),
      languages: allOrdered(this.#languages),
      ages: allOrdered(this.#ages),
    });
  }
}

function newGrowing(): Growing {
  const nothing = (): GrowingCounted => ({ count: 0, samples: [] });
  return { newlyMatched: nothing(), noLongerMatched: nothing(), stillMatched: nothing() };
}

function growingAt<Key>(map: Map<Key, Growing>, key: Key): Growing {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = newGrowing();
  map.set(key, made);
  return made;
}

// Rules of one activity come in any order; the samples are the first by position and then by rule.
function add(counted: GrowingCounted, sample: Sample): void {
  counted.count += 1;
  const { samples } = counted;
  const last = samples[SAMPLES_MAX - 1];
  if (last !== undefined && bySample(last, sample) <= 0) return;
  if (last !== undefined) samples.pop();
  const at = samples.findIndex((other) => bySample(sample, other) < 0);
  samples.splice(at === -1 ? samples.length : at, 0, sample);
}

function ordered(growing: Growing): Comparison {
  return mergeComparisons(nothingCompared, growing);
}

function allOrdered<Key>(map: ReadonlyMap<Key, Growing>): ReadonlyMap<Key, Comparison> {
  return new Map([...map].map(([key, growing]) => [key, ordered(growing)]));
}
