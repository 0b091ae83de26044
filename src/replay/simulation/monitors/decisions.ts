import type { DecisionMade } from '../../../domain/decision/event.ts';
import { durationMs } from '../../../kernel/duration.ts';
import type { RulebookVersion } from '../../../rulebook/model.ts';
import type { SeenRecord } from '../record/record.ts';
import { staffOf } from '../record/seen-commit.ts';
import { judgedActs } from '../record/take-in.ts';
import { heardFirst } from './hearings.ts';
import { GRACE_MS, type Monitor } from './monitor.ts';
import { conflictIn } from './people.ts';
import { versionsBetween } from './rules.ts';

const humanDecider: Monitor = {
  id: 'D1',
  on: {
    'restriction-imposed': ({ target, basis }, { record }) => {
      if (target.kind !== 'member') return undefined;
      if (basis.kind !== 'decision') return `${target.member} is bound by a machine's hold`;
      const made = record.decisions.get(basis.decision)?.made;
      if (made === undefined) return `${target.member} is bound without a decision`;
      if (isByOthers(made, record)) return undefined;
      const person = staffOf(made.by) === made.decidedBy && record.staff.has(made.decidedBy);
      return person ? undefined : `${basis.decision} has no human author`;
    },
  },
};

/** Members drawn by lot, or somebody from outside, put a milder decision in place of the first. */
function isByOthers({ by, decidedBy, overrideOf }: DecisionMade, record: SeenRecord): boolean {
  const { panels, reviews } = record.beside;
  const known = by.kind === 'panel' ? panels.has(by.id) : reviews.has('id' in by ? by.id : '');
  return known && overrideOf !== undefined && 'id' in by && decidedBy === by.id;
}

const noPartOfIt: Monitor = {
  id: 'D2',
  on: {
    'decision-made': (made, { record }) => {
      const { case: id, decidedBy } = made;
      const file = record.cases.get(id);
      if (isByOthers(made, record)) return undefined;
      return file === undefined ? 'a decision without a case' : conflictIn(record, file, decidedBy);
    },
    'decision-confirmed': ({ second }, { id, record }) => {
      const made = record.decisions.get(id)?.made;
      const file = made && record.cases.get(made.case);
      if (made?.decidedBy === second) return `${second} confirmed their own decision`;
      return file === undefined ? 'nothing to confirm' : conflictIn(record, file, second);
    },
  },
};

const withinRange: Monitor = {
  id: 'D5',
  on: {
    'decision-made': (made, { record }) => {
      const { rule, rungChosen, measures, deviationReason, inAppeal } = made;
      if (made.outcome === 'no-breach') {
        return measures.length > 0 ? 'a measure without a breach' : undefined;
      }
      // Where the rule got milder since, the ladder of another version may name the steps.
      const named = made.milder?.range ?? rule?.version;
      const version = record.history.versions.find(({ number }) => number === named);
      const cited = version?.rulebook.rules.find(({ id }) => id === rule?.rule);
      const family = version?.rulebook.families.find(({ id }) => id === cited?.family);
      if (cited === undefined || family === undefined) return 'the rule cited is unknown';
      const names = family.ladder.map(({ name }) => name);
      const chosen = names.indexOf(rungChosen ?? '');
      const span = { from: made.conductAt, to: made.at };
      const lightest = lightestOf(names, versionsBetween(record.history, span), cited.id);
      const tooMild = inAppeal === undefined && chosen < lightest;
      if (chosen === -1 || tooMild || chosen > names.indexOf(cited.range.to)) {
        return `${rungChosen} is outside of the range of ${cited.id}`;
      }
      const allowed = family.ladder[chosen]?.measures ?? [];
      const over = measures.find(
        (measure) =>
          !allowed.some(
            (one) => one.kind === measure.kind && durationMs(one.for) >= durationMs(measure.for),
          ),
      );
      if (over !== undefined && inAppeal === undefined) return `${over.kind} for ${over.for}`;
      const unexplained = chosen > lightest && deviationReason === undefined;
      return unexplained && inAppeal === undefined ? `${rungChosen} without a reason` : undefined;
    },
  },
};

/** Where the mildest step of a rule stands that any of these versions knows. */
function lightestOf(
  names: readonly string[],
  versions: readonly RulebookVersion[],
  id: string,
): number {
  const rules = versions.flatMap(({ rulebook }) => rulebook.rules.find((rule) => rule.id === id));
  // Where a version does not have the rule, a step without measures is what follows.
  if (rules.includes(undefined)) return 0;
  const places = rules.map((rule) => names.indexOf(rule?.range.from ?? ''));
  return Math.min(...places.filter((place) => place !== -1));
}

const judgedOnce: Monitor = {
  id: 'D7',
  on: {
    'decision-made': (made, { id, record }) => {
      if (made.overrideOf !== undefined) return undefined;
      const twice = judgedActs(made).find((act) => record.judged.get(act) !== id);
      return twice && `${twice} was judged by ${record.judged.get(twice)} already`;
    },
  },
};

const inFavourWhenLate: Monitor = {
  id: 'D8',
  on: {
    'case-closed-in-favour': ({ at, by, promisedBy }) =>
      by.kind !== 'clock' || at < promisedBy ? `closed at ${at} by ${by.kind}` : undefined,
    'decision-made': ({ at, case: id, outcome, inAppeal }, { record }) => {
      const promisedBy = record.cases.get(id)?.opened.promisedBy ?? '';
      const late = outcome === 'breach' && inAppeal === undefined && at >= promisedBy;
      return late ? `decided against them at ${at}, promised by ${promisedBy}` : undefined;
    },
  },
  turned: (now, record) => {
    const nowMs = Date.parse(now);
    for (const id of record.openCases) {
      const promisedBy = record.cases.get(id)?.opened.promisedBy ?? '';
      if (promisedBy < now && Date.parse(promisedBy) + GRACE_MS < nowMs) {
        return `case ${id} is open at ${now}, promised by ${promisedBy}`;
      }
    }
    return undefined;
  },
  atLast: (record) => {
    const [open] = [...record.openCases, ...record.unconfirmed, ...record.held];
    return open && `${open} is still open at the end`;
  },
};

export const decisionMonitors: readonly Monitor[] = [
  humanDecider,
  noPartOfIt,
  heardFirst,
  withinRange,
  judgedOnce,
  inFavourWhenLate,
];
