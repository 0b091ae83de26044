import { durationMs } from '../../kernel/duration.ts';
import type { Instant } from '../../kernel/instant.ts';
import {
  type Family,
  type Gravity,
  type RulebookHistory,
  type Rung,
  versionInForce,
} from '../../rulebook/model.ts';
import { type LadderSuggestion, rungsInRange, suggestRung } from '../ladder.ts';
import type { Standing } from '../standing/standing.ts';
import { type AppliedRule, appliedRule, type RuleQuestion } from './applied-rule.ts';
import { cutTo, withinRung } from './breadth.ts';
import type { MilderIn, MilderRange, StandingWeight } from './event.ts';

/** What a person may decide about conduct, by the mildest law since. */
export interface MildestRange {
  /** Mildest first, and never empty. Measures may be shorter than the ladder publishes them. */
  readonly range: readonly Rung[];
  readonly suggestion: LadderSuggestion;
  /** The lowest gravity of the versions: what the decision records and what its weight rests on. */
  readonly gravity: Gravity;
  /** The highest one: no safeguard of grave breaches is lost because a rule got milder. */
  readonly gravest: Gravity;
  readonly weight: StandingWeight;
  /** Absent while no later version is milder in anything. */
  readonly milder?: MilderRange;
}

/** One version's word on the conduct. */
interface Word extends AppliedRule {
  readonly range: readonly Rung[];
  readonly ceiling: Rung;
  readonly suggestion: LadderSuggestion;
}

/**
 * The range for conduct when the rule may have changed since (R3, lex mitior). The version in force
 * at the conduct judges whether there was a breach (R1). What may follow never goes beyond any
 * version that was in force at some moment from the conduct to the decision, one that was milder
 * only for a while included: steps, suggestion, measures, their terms, weight and memory. The steps
 * are those of the version that is nowhere harsher than another, the conduct's own where it is one;
 * without such a version they are the newest one's, and what goes beyond any other is cut.
 *
 * A rule that a later version does not have was withdrawn: the community no longer asks this of
 * anybody. A person may still find that it was broken, so that whoever was hurt has an answer, but
 * nothing follows: one step without measures, and no weight. A rule that comes back under another
 * id was withdrawn too. Whether a changed text still forbids the same conduct no machine can tell;
 * who decides reads both, and finds no breach where the newer text allows it.
 */
export function mildestRange(
  history: RulebookHistory,
  question: RuleQuestion & { readonly decidedAt: Instant },
  standing: Standing,
): MildestRange | undefined {
  const then = wordOf(appliedRule(history, question), standing);
  if (then === undefined) return undefined;
  const moments = laterMoments(history, question);
  const since = moments.map((at) => ({
    version: versionInForce(history, at)?.number ?? then.version.number,
    word: wordOf(appliedRule(history, { rule: question.rule, conductAt: at }), standing),
  }));
  const withdrawn = since.find(({ word }) => word === undefined);
  if (withdrawn !== undefined) return nothingFollows(then, withdrawn.version);
  return pointByPoint(then, [then, ...since.flatMap(({ word }) => word ?? [])]);
}

// Each moment between conduct and decision from which another version was in force.
function laterMoments(
  { versions }: RulebookHistory,
  { conductAt, decidedAt }: { readonly conductAt: Instant; readonly decidedAt: Instant },
): readonly Instant[] {
  return versions
    .map(({ effectiveFrom }) => effectiveFrom)
    .filter((from) => from > conductAt && from <= decidedAt);
}

function wordOf(applied: AppliedRule | undefined, standing: Standing): Word | undefined {
  if (applied === undefined) return undefined;
  const range = rungsInRange(applied.rule, applied.family);
  const suggestion = suggestRung(applied.rule, applied.family, standing);
  const ceiling = range.at(-1) ?? suggestion.suggested;
  return { ...applied, range, ceiling, suggestion };
}

function nothingFollows(then: Word, version: number): MildestRange {
  const { family, rule, suggestion } = then;
  const free = family.ladder.find(({ measures }) => measures.length === 0);
  const rung = free ?? { ...(family.ladder[0] ?? suggestion.suggested), measures: [] };
  return {
    range: [rung],
    suggestion: { suggested: rung, neighbours: [], counting: suggestion.counting },
    gravity: rule.gravity,
    gravest: rule.gravity,
    weight: { family: family.id, points: 0, memory: family.memory },
    milder: { range: then.version.number, because: [{ version, in: 'rule-withdrawn' }] },
  };
}

function pointByPoint(then: Word, all: readonly Word[]): MildestRange {
  const source = mildestCeiling(all);
  const range = rangeWithin(source, all);
  const suggestion = suggestionWithin(source, range, all);
  const because = all.flatMap((word) =>
    milderIn(then, word).map((what) => ({ version: word.version.number, in: what })),
  );
  const gravities = all.map(({ rule }) => rule.gravity);
  return {
    ...suggestion,
    gravity: Math.min(...gravities) as Gravity,
    gravest: Math.max(...gravities) as Gravity,
    weight: leastWeight(then, all),
    ...(because.length === 0 ? {} : { milder: { range: source.version.number, because } }),
  };
}

function mildestCeiling(all: readonly Word[]): Word {
  const [then, ...since] = all as readonly [Word, ...Word[]];
  const mildest = all.find((word) => all.every((other) => nowhereHarsher(word, other)));
  // Versions of which each is milder in something: the newest names the rungs, and all cut them.
  return mildest ?? since.at(-1) ?? then;
}

function nowhereHarsher(word: Word, other: Word): boolean {
  const ends = notHarsher({ rung: word.ceiling, of: word }, { rung: other.ceiling, of: other });
  return ends && word.range.every((rung) => withinSameStep(rung, other));
}

// A step that both versions know takes no more in one than in the other.
function withinSameStep(rung: Rung, { family }: Word): boolean {
  const same = family.ladder.find(({ name }) => name === rung.name);
  return same === undefined || withinRung(rung.measures, same);
}

/** A rung on the ladder of one version. */
interface Placed {
  readonly rung: Rung;
  readonly of: Pick<Word, 'family'>;
}

// By what it takes; between rungs that take nothing, by their place on the ladder.
function notHarsher(one: Placed, other: Placed): boolean {
  if (!withinRung(one.rung.measures, other.rung)) return false;
  if (other.rung.measures.length > 0) return true;
  return placeOn(other.of.family, one) <= placeOn(other.of.family, other);
}

function placeOn(family: Family, { rung, of }: Placed): number {
  const same = family.ladder.findIndex(({ name }) => name === rung.name);
  return same === -1 ? of.family.ladder.findIndex(({ name }) => name === rung.name) : same;
}

function rangeWithin(source: Word, all: readonly Word[]): readonly Rung[] {
  const { ladder } = source.family;
  const places = all.map((word) => floorOn(source, word));
  const from = Math.min(...places);
  const to = ladder.indexOf(source.ceiling);
  const cut = ladder.slice(from, to + 1).map((rung) => cutToAll(rung, source, all));
  const allowed = cut.filter((rung) =>
    all.every((word) =>
      word.range.some((other) => notHarsher({ rung, of: source }, { rung: other, of: word })),
    ),
  );
  const [lowest] = cut;
  return allowed.length > 0 || lowest === undefined ? allowed : [{ ...lowest, measures: [] }];
}

// Where a version's mildest rung stands on the ladder that names the rungs.
function floorOn(source: Word, word: Word): number {
  const [floor] = word.range;
  if (floor === undefined) return 0;
  const place = source.family.ladder.findLastIndex((rung) =>
    notHarsher({ rung, of: source }, { rung: floor, of: word }),
  );
  const named = (name: string): number =>
    source.family.ladder.findIndex((rung) => rung.name === name);
  const known = [place, named(source.rule.range.from), named(floor.name)];
  return Math.max(0, Math.min(...known.filter((at, index) => index === 0 || at !== -1)));
}

function cutToAll(rung: Rung, source: Word, all: readonly Word[]): Rung {
  return all
    .filter((word) => word !== source)
    .reduce((left, word) => {
      const same = word.family.ladder.find(({ name }) => name === rung.name);
      const own = same === undefined ? left : cutTo(left, same);
      return harshestOf(word.range.map((ceiling) => cutTo(own, ceiling)));
    }, rung);
}

function harshestOf(rungs: readonly Rung[]): Rung {
  const sum = ({ measures }: Rung): number =>
    measures.reduce((total, measure) => total + durationMs(measure.for), 0);
  return rungs.toSorted((a, b) => sum(b) - sum(a))[0] as Rung;
}

function suggestionWithin(
  source: Word,
  range: readonly Rung[],
  all: readonly Word[],
): Pick<MildestRange, 'range' | 'suggestion'> {
  const fits = (rung: Rung): boolean =>
    all.every((word) =>
      notHarsher({ rung, of: source }, { rung: word.suggestion.suggested, of: word }),
    );
  const own = range.findIndex(({ name }) => name === source.suggestion.suggested.name);
  const place = range.slice(0, own === -1 ? range.length : own + 1).findLastIndex(fits);
  const counting = Math.min(...all.map(({ suggestion }) => suggestion.counting));
  if (place !== -1) return suggestionAt(range, place, counting);
  const [lowest, ...others] = range;
  const cut = all.reduce(
    (rung, word) => cutTo(rung, word.suggestion.suggested),
    lowest ?? source.suggestion.suggested,
  );
  return suggestionAt([cut, ...others], 0, counting);
}

function suggestionAt(
  range: readonly Rung[],
  place: number,
  counting: number,
): Pick<MildestRange, 'range' | 'suggestion'> {
  const neighbours = [range[place - 1], range[place + 1]].filter((rung) => rung !== undefined);
  return { range, suggestion: { suggested: range[place] as Rung, neighbours, counting } };
}

function milderIn(then: Word, word: Word): readonly MilderIn[] {
  const shorter = !notHarsher({ rung: then.ceiling, of: then }, { rung: word.ceiling, of: word });
  const lower = !notHarsher(
    { rung: then.suggestion.suggested, of: then },
    { rung: word.suggestion.suggested, of: word },
  );
  const floor = floorOn(then, word) < floorOn(then, then);
  const renamed = then.ceiling.name !== word.ceiling.name;
  const lighter =
    weightOf(word) < weightOf(then) ||
    durationMs(word.family.memory) < durationMs(then.family.memory);
  const found: Readonly<Record<Exclude<MilderIn, 'rule-withdrawn'>, boolean>> = {
    gravity: word.rule.gravity < then.rule.gravity,
    range: (shorter && renamed) || floor,
    measures: !then.range.every((rung) => withinSameStep(rung, word)),
    'ladder-start': lower,
    weight: lighter,
  };
  return (Object.keys(found) as (keyof typeof found)[]).filter((what) => found[what]);
}

function weightOf({ family, rule }: Word): number {
  return family.weights[rule.gravity];
}

function leastWeight(then: Word, all: readonly Word[]): StandingWeight {
  const [memory = then.family.memory] = all
    .map(({ family }) => family.memory)
    .toSorted((a, b) => durationMs(a) - durationMs(b));
  return { family: then.family.id, points: Math.min(...all.map(weightOf)), memory };
}
