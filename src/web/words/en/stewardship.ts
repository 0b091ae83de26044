import type { StewardView } from '../../../app/contract/groups.ts';
import type { DutyKind } from '../../../domain/duty/event.ts';
import type { BroughtDuty } from '../../../domain/duty/state.ts';
import type { Seat } from '../../../domain/group/event.ts';
import type { RelationDeclared } from '../../../domain/staff/event.ts';

const seats: Readonly<Record<Seat, string>> = {
  steward: 'steward',
  deputy: 'deputy',
  'co-steward': 'co-steward',
  interim: 'steward for the time being',
};

const phases: Readonly<Record<StewardView['phase'], string>> = {
  offered: 'asked, has not accepted yet',
  serving: 'serves',
  restricted: 'may not act at the moment',
  resigned: 'resigned',
  gone: 'away',
  ended: 'over',
};

const duties: Readonly<Record<DutyKind, string>> = {
  'answer-staff': 'Answer when the staff ask something',
  'look-into-matter': 'Look at what is brought to the group',
};

const dutyPhases: Readonly<Record<BroughtDuty['phase'], string>> = {
  brought: 'not opened yet',
  delivered: 'waits for an answer',
  answered: 'answered',
  neglected: 'not answered in time; a case is open',
  lapsed: 'no longer theirs to answer',
};

const relations: Readonly<Record<RelationDeclared['relation'], string>> = {
  household: 'We live in one household',
  family: 'Family',
  work: 'We work together',
  dispute: 'We are in a dispute',
  other: 'Something else',
};

/** Groups and those who look after them: their own pages, and the staff’s. */
export const stewardshipWords = {
  seats: seats as Readonly<Record<Seat, string>>,
  phases: phases as Readonly<Record<StewardView['phase'], string>>,
  duties: duties as Readonly<Record<DutyKind, string>>,
  dutyPhases: dutyPhases as Readonly<Record<BroughtDuty['phase'], string>>,
  relations: relations as Readonly<Record<RelationDeclared['relation'], string>>,
  own: {
    title: 'Groups you look after',
    lead: 'What you took on, what is waiting for you, and how to stop.',
    none: 'You look after no group.',
    nothing: 'Nothing is waiting.',
    matters: 'What was brought to you',
    unopened: 'Somebody brought you something',
    open: 'Open it',
    openText: 'From when you open it you know of it, and the time of your charter runs.',
    due: 'Answer by',
    answer: 'Your answer',
    answerSend: 'Send the answer',
    caseOpen:
      'The time passed, so a person will look at it. Nothing is decided. Say here what there is to say; they read it before they decide.',
    heardUntil: 'They wait for you until',
    defence: 'What should they know?',
    defenceSend: 'Send it',
    said: 'What you wrote',
    broughtBy: { staff: 'From the staff', member: 'From a member', platform: 'From the platform' },
    notOnlyYours: 'You answer for what you do or leave undone, never for what others say.',
  },
  group: {
    title: 'Group {$group}',
    acting: 'Who acts now',
    nobody: 'Nobody. The staff look after it, and everybody in the group keeps it.',
    your: 'Your part',
    charter: 'Charter',
    version: 'Version {$version}',
    appointed: 'Appointed',
    by: 'by',
    platform: 'the platform',
    accepted: 'Accepted',
    until: 'until',
    within: 'within',
    offered: 'You are asked to accept this',
    offeredText: 'It binds you once you accept it, and only in this version.',
    accept: 'Accept the charter',
    resign: 'Stop looking after the group',
    resignText: 'At any time and without a reason. The group goes on.',
    away: 'You were recorded as away.',
    comeBack: 'I am here again',
    relation: 'Somebody you are close to',
    relationText: 'What concerns them goes to the next one, so that nobody can doubt you.',
    relationTo: 'Their handle',
    relationKind: 'How',
    relationSend: 'Declare it',
    back: 'All your groups',
  },
  staff: {
    title: 'Groups',
    lead: 'Who looks after which group, and under which charter.',
    empty: 'No group is known here.',
    open: 'Add a group',
    openName: 'The platform’s number of the group',
    openSend: 'Add it',
    stewards: 'Stewards',
    none: 'Nobody was appointed.',
    since: 'since',
    appoint: 'Appoint somebody',
    appointWho: 'Handle of the member',
    appointSeat: 'As',
    appointText: 'Charter',
    appointTextHint: 'What is asked of them, in plain words. They have to accept exactly this.',
    days: '{$duty}: within how many days',
    daysHint: 'From 1 to 30. Leave it empty if it is not asked of them.',
    until: 'Until (for the time being only)',
    untilHint: 'A day such as 2026-12-31, at most 90 days ahead.',
    appointSend: 'Offer it',
    gone: 'Record that somebody is away',
    goneWho: 'Handle of the steward',
    goneWhy: 'Why you think so',
    goneSend: 'Record it',
    bring: 'Bring something to them',
    bringKind: 'What it is',
    bringText: 'What they should know',
    bringItem: 'Number of the post, if there is one',
    bringSend: 'Bring it to them',
    matters: 'What was brought',
    noMatters: 'Nothing yet.',
    case: 'Case',
    wrongDay: 'Write the day as in 2026-12-31.',
    wrongDays: 'Write a whole number of days.',
  },
} as const;
