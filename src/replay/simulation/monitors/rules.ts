import type { DecisionMade } from '../../../domain/decision/event.ts';
import { durationMs } from '../../../kernel/duration.ts';
import type {
  Family,
  Rule,
  RulebookHistory,
  RulebookVersion,
  Rung,
} from '../../../rulebook/model.ts';
import type { SeenRecord } from '../record/record.ts';
import { beyond } from './measures.ts';
import type { Monitor } from './monitor.ts';

interface RuleInFamily {
  readonly rule: Rule;
  readonly family: Family;
}

function inForceAt(history: RulebookHistory, at: string): RulebookVersion | undefined {
  return history.versions.findLast(({ effectiveFrom }) => effectiveFrom <= at);
}

function ruleIn(version: RulebookVersion | undefined, id: string): RuleInFamily | undefined {
  const rule = version?.rulebook.rules.find((candidate) => candidate.id === id);
  const family = version?.rulebook.families.find((candidate) => candidate.id === rule?.family);
  return rule === undefined || family === undefined ? undefined : { rule, family };
}

const conductBeforeRule: Monitor = {
  id: 'R1',
  on: {
    'decision-made': ({ rule, conductAt }, { record }) => {
      if (rule === undefined) return undefined;
      const then = ruleIn(inForceAt(record.history, conductAt), rule.rule);
      return then === undefined ? `${rule.rule} was not in force at ${conductAt}` : undefined;
    },
    'matter-joined': ({ matter, evidence }, { record }) => {
      if (matter.kind !== 'finding') return undefined;
      const version = record.history.versions.find(({ number }) => number === matter.rule.version);
      const early = evidence.find(({ occurredAt }) => occurredAt < (version?.effectiveFrom ?? '~'));
      return early && `a finding under version ${matter.rule.version} about ${early.occurredAt}`;
    },
  },
};

const publishedVersion: Monitor = {
  id: 'R2',
  on: {
    'decision-made': ({ outcome, rule, at }, { record }) => {
      if (outcome === 'no-breach') return undefined;
      const version = record.history.versions.find(({ number }) => number === rule?.version);
      if (rule === undefined || version === undefined) return 'no published rule is cited';
      if (ruleIn(version, rule.rule) === undefined) return `version has no ${rule.rule}`;
      return version.publishedAt > at ? `version ${rule.version} came later` : undefined;
    },
  },
};

/** Every version that was in force at some moment of a stretch of time, its ends included. */
export function versionsBetween(
  { versions }: RulebookHistory,
  { from, to }: { readonly from: string; readonly to: string },
): readonly RulebookVersion[] {
  return versions.filter(({ effectiveFrom }, index) => {
    const next = versions[index + 1]?.effectiveFrom;
    return effectiveFrom <= to && (next === undefined || next > from);
  });
}

const milderRule: Monitor = {
  id: 'R3',
  on: {
    'decision-made': (made, { record }) => {
      const { rule } = made;
      if (made.outcome === 'no-breach' || rule === undefined) return undefined;
      const span = { from: made.conductAt, to: firstOf(made, record).at };
      for (const version of versionsBetween(record.history, span)) {
        const harsher = harsherThan(version, made);
        if (harsher !== undefined) return `${harsher} under version ${version.number}`;
      }
      return undefined;
    },
  },
};

/** The decision that an appeal varied, or the one before that if it was varied more than once. */
function firstOf(made: DecisionMade, record: SeenRecord): DecisionMade {
  const before = record.decisions.get(made.overrideOf ?? '')?.made;
  return before === undefined ? made : firstOf(before, record);
}

/** In what a decision goes beyond what one version allows. */
function harsherThan(version: RulebookVersion, made: DecisionMade): string | undefined {
  const { measures, weight, gravity = 0, rungChosen, rule } = made;
  const found = ruleIn(version, rule?.rule ?? '');
  const points = weight?.points ?? 0;
  if (found === undefined) {
    return measures.length > 0 || points > 0 ? 'nothing may follow' : undefined;
  }
  const { family } = found;
  if (points > family.weights[found.rule.gravity]) return `${points} points are too many`;
  if (weight !== undefined && durationMs(weight.memory) > durationMs(family.memory)) {
    return `a memory of ${weight.memory} is too long`;
  }
  if (gravity > found.rule.gravity) return `gravity ${gravity} is too high`;
  const fits = rangeOf(found).some((rung) => withinRung(measures, rung));
  if (!fits)
    return `${measures.map(({ kind, for: length }) => `${kind} for ${length}`)} is too much`;
  const same = family.ladder.find(({ name }) => name === rungChosen);
  return same === undefined || withinRung(measures, same) ? undefined : `${rungChosen} is milder`;
}

function rangeOf({ rule, family }: RuleInFamily): readonly Rung[] {
  const place = (step: string): number => family.ladder.findIndex(({ name }) => name === step);
  return family.ladder.slice(place(rule.range.from), place(rule.range.to) + 1);
}

function withinRung(measures: DecisionMade['measures'], rung: Rung): boolean {
  return !measures.some((measure) => beyond(measure, rung.measures));
}

export const ruleMonitors: readonly Monitor[] = [conductBeforeRule, publishedVersion, milderRule];
