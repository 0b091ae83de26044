import type { MilderIn } from '../../../domain/decision/event.ts';

const milderIn: Readonly<Record<MilderIn, string>> = {
  'rule-withdrawn': 'The rule was withdrawn, so nothing follows from a breach',
  gravity: 'A breach is held to be less grave',
  range: 'The steps that may be chosen are lower',
  measures: 'A step lasts for a shorter time',
  'ladder-start': 'The ladder starts with a lower step',
  weight: 'A breach weighs less in standing, or for a shorter time',
};

/** What a person weighs before a decision, on the form and in the statement. */
export const weighingWords = {
  milderIn: milderIn as Readonly<Record<MilderIn, string>>,
  milderTitle: 'The rule has become milder since, and the milder rule applies.',
  milderVersion: 'version {$version}',
  milderRange: 'The steps are those of version {$version}.',
  factorsTitle: 'What you weighed',
  factorsLead:
    'Needed before a suspension and before reports or appeals are paused. The member reads it.',
  amount: 'How many were wrong?',
  outOf: 'Out of how many altogether?',
  within: 'Within how many days?',
  consequences: 'How grave was it, and what came of it?',
  intent: 'What did they mean to do?',
  intentHint: 'Leave it empty when that cannot be told.',
  badNumber: 'Write whole numbers, for example 4 out of 30 within 90 days.',
  howOften: '{$amount} out of {$outOf}, within {$within}',
  often: 'How often',
  grave: 'How grave, and what came of it',
  meant: 'What was meant',
  notTold: 'That cannot be told, and nothing was assumed.',
} as const;
