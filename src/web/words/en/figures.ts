import type { FigurePeriod } from '../../../domain/figures/figures.ts';
import type { PromiseKind } from '../../../domain/figures/tally.ts';

const periods: Readonly<Record<FigurePeriod, string>> = {
  P30D: 'The last 30 days',
  P90D: 'The last 90 days',
  all: 'Everything that is kept',
};

const promises: Readonly<Record<PromiseKind, string>> = {
  'first-decision': 'A case is decided',
  'appeal-outcome': 'An appeal is answered',
  'report-outcome': 'A report is answered',
};

/** Figures of the community’s work, for everybody. */
export const figuresWords = {
  title: 'Figures',
  link: 'What was decided here, in figures',
  lead: 'How the rules are kept here, counted by rule and never by person.',
  periods: periods as Readonly<Record<FigurePeriod, string>>,
  period: 'Period',
  counted: 'Counted since {$from}, as of {$at}.',
  nothing: 'Nothing has been counted yet.',
  small:
    'Counts below {$count} are withheld, and so are others from which they would follow. Withheld does not mean none.',
  withheld: 'withheld',
  byRule: 'Decisions by rule',
  byRuleText: 'Filled: decisions that stand. Outlined: overturned since, unless that is withheld.',
  rule: 'Rule',
  decisions: 'Decisions',
  appealed: 'Appealed',
  overturned: 'Overturned',
  median: 'Half took at most',
  noBreach: 'No breach was found',
  sum: 'All decisions',
  ofWhich: '{$count} overturned',
  notes:
    'A decision is counted when it is sent. Overturned means changed or undone later; one that was undone without an appeal is counted as appealed, too. The time runs from the opening of a case, and is withheld where few people decided.',
  bySteps: 'Decisions that stand, by step',
  step: 'Step',
  promisesTitle: 'Promises kept',
  promisesText: 'Filled: in time. Outlined: too late.',
  promise: 'What is promised',
  promises: promises as Readonly<Record<PromiseKind, string>>,
  kept: 'In time',
  missed: 'Too late',
  keptOf: 'in time: {$kept}, too late: {$missed}',
  reports: 'Reports',
  answered: 'Answered',
  actedOn: 'A breach was found',
  notActedOn: 'No breach was found, or there was no case',
  table: 'The same as a table',
  programs: 'The same for programs',
} as const;
