import type { StillNeeded } from '../../../app/contract/erasures.ts';

const because: Readonly<Record<StillNeeded, string>> = {
  'open-case': 'A case about you is not decided yet.',
  'open-appeal': 'An appeal or a request of yours is not answered yet.',
  'open-dispute': 'A dispute before another body is open.',
  'restriction-in-force': 'A restriction is in force, and you can still ask why.',
  'report-in-open-case': 'Something that you reported is not decided yet.',
};

/** Leaving, and having everything erased. */
export const leavingWords = {
  because: because as Readonly<Record<StillNeeded, string>>,
  card: 'You can have what is stored about you erased, at any time and without a reason.',
  link: 'Leave and have everything erased',
  title: 'Leave and have everything erased',
  lead: 'Your texts, the evidence, statements and decisions about you, your address, your sessions and what the platform told us of what you did: all of it is destroyed and cannot be brought back.',
  before: 'Take a copy of your file first, if you want one.',
  copy: 'Download my file',
  keepsTitle: 'What stays',
  keeps: [
    'That something was decided, under which rule and when, without a text. Your name on the platform stands beside it and leads to nothing here.',
    'What the law makes the operator keep about orders of authorities, until its day.',
    'What somebody else wrote about somebody else, and what you said as a member of a panel, without your name.',
    'Backups, until the operator deletes them.',
  ],
  appeal: 'With the texts you give up an appeal that you have not sent yet.',
  confirm: 'I want this, and I know that it cannot be undone.',
  confirmMissing: 'Tick the box if you want everything erased.',
  send: 'Erase everything',
  asked: 'You asked for this on',
  waits:
    'These are still needed. Each goes by itself when that is over; everything else is erased.',
  until: 'at the latest on',
  working: 'It is being erased.',
  withdraw: 'Keep what is not erased yet',
  done: 'Everything is erased, since',
  withdrawn: 'You kept what was not erased yet.',
  number: 'Number of the erasure. With this address you can look again without signing in:',
  pageTitle: 'An erasure',
} as const;
