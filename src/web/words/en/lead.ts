import type { Waiting } from '../../../domain/figures/waiting.ts';

const left: Readonly<Record<keyof Waiting, string>> = {
  overdue: 'Past the promised time',
  withinOneDay: 'Less than a day left',
  withinThreeDays: 'One to three days left',
  withinSevenDays: 'Three to seven days left',
  later: 'More than seven days left',
};

/** How the work stands, for those who look after it. */
export const leadWords = {
  nav: 'Overview',
  title: 'Overview',
  lead: 'How the work stands as a whole. Nothing here says how fast or how often one person decides.',
  waiting: 'What waits',
  waitingText: 'By how much of the promised time is left.',
  left: left as Readonly<Record<keyof Waiting, string>>,
  time: 'Time left',
  cases: 'Cases',
  appeals: 'Appeals',
  toCases: 'See the cases',
  toAppeals: 'See the appeals',
  overturned: 'Overturned by rule',
  share: 'Share overturned',
  steps: 'How alike decisions are',
  stepsText:
    'Which step the decisions chose that stand. The larger the square, the more of the rule’s decisions. It compares rules, never people.',
  stepsOf: 'Steps in “{$family}”',
  notInRange: 'not for this rule',
  stepCell: '{$count} ({$share})',
  opened: 'What one person alone opened',
  openedText: 'Names before a finding, reporters and closed files, as the public reads it, too.',
  accesses: 'Emergency access in force',
  noAccess: 'Nothing is open.',
  closes: 'Closes',
  agreeBy: 'Somebody can agree until',
  complaints: 'Open cases about staff and the operator',
  noComplaints: 'There are none that you can see.',
  openedOn: 'Opened',
  decideBy: 'Decide by',
  notShown: `.input {$count :integer}
.match $count
one {{{$count} more concerns you, and is with somebody else.}}
* {{{$count} more concern you, and are with somebody else.}}`,
  deviations: 'Other steps than the suggested one',
  deviationsText:
    'The newest, with the reason that was given. Decisions whose appeal still waits are left out, so that it can be heard without knowing them.',
  noDeviations: 'There are none.',
  suggested: 'Suggested',
  chosen: 'Chosen',
  noStep: 'no step',
  delivery: 'What is sent',
  noLetters: 'No letters are sent here; the pages say everything.',
  letters: 'Letters',
  webhooks: 'Messages to platforms',
  webhooksWaiting: 'Waiting',
  endpoint: 'Receiver',
  failed: 'Failed',
  failedOf: '{$failed} of the newest {$count}',
  disabled: 'Nothing is sent there any more ({$reason}).',
  health: 'The server',
  healthy: 'It answers, and reports nothing.',
  unhealthy: 'It reports:',
} as const;
