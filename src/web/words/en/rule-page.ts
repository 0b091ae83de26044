import type { ChangeKind } from '../../../rulebook/difference/change.ts';

const changes: Readonly<Record<ChangeKind, string>> = {
  title: 'Its title is another one.',
  condition: 'The condition a machine looks for is another one.',
  'alternative-changed': 'One of the alternatives a machine looks for is another one.',
  'alternative-more': 'A machine now also finds what fulfils this:',
  'alternative-gone': 'A machine no longer finds what only fulfils this:',
  'clause-gone': 'A machine finds more: this is no longer asked for.',
  'clause-more': 'A machine finds less: this is asked for as well.',
  'limit-more': 'A machine finds more: a limit moved.',
  'limit-less': 'A machine finds less: a limit moved.',
  'people-only': 'Only people apply it now; no machine looks for it.',
  machine: 'A machine looks for it now.',
  'kind-more': 'It is about one more kind of content.',
  'kind-gone': 'It is about one kind of content less.',
  'window-longer': 'It counts over a longer time.',
  'window-shorter': 'It counts over a shorter time.',
  'window-other': 'It counts something else.',
  'hold-shorter': 'Milder: what matches is held back for a shorter time.',
  'hold-longer': 'Harsher: what matches is held back for a longer time.',
  'effect-milder': 'Milder: something else follows a match.',
  'effect-harsher': 'Harsher: something else follows a match.',
  'gravity-lower': 'Milder: its gravity is lower.',
  'gravity-higher': 'Harsher: its gravity is higher.',
  range: 'People can choose other steps.',
  words: 'Its words have changed.',
};

/** What a rule’s page says beside the rule: its history and its figures. */
export const rulePageWords = {
  history: 'History of this rule',
  marks:
    'Struck through is what went, underlined what came. What only changed in a list or in the steps stands with the versions.',
  came: 'The rule is new.',
  went: 'The rule was taken out.',
  wasThere: 'before:',
  isThere: 'now:',
  figures: 'This rule in figures',
  changes: changes as Readonly<Record<ChangeKind, string>>,
} as const;
