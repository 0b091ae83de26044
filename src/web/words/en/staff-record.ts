import type { ComplaintView, StaffRecordLine } from '../../../app/contract/staff-record.ts';

const lines: Readonly<Record<StaffRecordLine['kind'], string>> = {
  appointed: 'Appointed',
  'role-granted': 'Role granted',
  'role-ended': 'Role ended',
  'relation-declared': 'Relation declared',
  'relation-ended': 'Relation ended',
  'identity-revealed': 'Names looked at before the finding',
  'emergency-access': 'Emergency access',
  deviation: 'Another step than the suggested one',
  'opened-about-them': 'Something about them was opened in an emergency',
  'changed-on-appeal': 'Decision changed on appeal',
  'undone-in-bulk': 'Decision undone with a whole bulk job',
};

const outcomes: Readonly<Record<NonNullable<ComplaintView['outcome']>, string>> = {
  breach: 'a breach was found',
  'no-breach': 'no breach was found',
  'closed-in-favour': 'closed in their favour',
  'changed-on-appeal': 'changed on appeal',
};

/** What is recorded about staff, for themselves. */
export const staffRecordWords = {
  lines: lines as Readonly<Record<StaffRecordLine['kind'], string>>,
  outcomes: outcomes as Readonly<Record<NonNullable<ComplaintView['outcome']>, string>>,
  mine: 'Your record',
  title: 'Record of {$staff}',
  lead: 'Everything that is recorded about you as staff. Only lead, ombud and audit can read it too, and each time they do is recorded.',
  read: 'You read somebody else’s record. This is recorded.',
  figures: 'Counts',
  cases: 'Cases you took part in',
  decisions: 'Decisions',
  changed: 'of these changed on appeal',
  unhurried: 'How fast anybody works is not counted anywhere, so that nobody decides in a hurry.',
  complaints: 'Cases about your conduct',
  noComplaints: 'There are none.',
  open: 'open',
  closed: 'closed',
  events: 'What was recorded',
  by: 'by',
  platform: 'the platform',
  clock: 'by itself',
  withheld: 'not named here',
  case: 'Case',
  decision: 'Decision',
} as const;
