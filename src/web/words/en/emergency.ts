import type { AccessKind, AccessWay } from '../../../domain/break-glass/event.ts';
import type { AccessPhase } from '../../../domain/break-glass/state.ts';

const kinds: Readonly<Record<AccessKind, string>> = {
  'identity-before-finding': 'Who a case is about, before the finding',
  'reporter-identity': 'Who reported it',
  'sealed-file': 'A file that is closed to the role',
};

const ways: Readonly<Record<AccessWay, string>> = {
  'two-persons': 'With a second person, who has half an hour to agree',
  counted: 'Alone and at once; the public can count it',
};

const phases: Readonly<Record<AccessPhase, string>> = {
  asked: 'waits for a second person',
  lapsed: 'lapsed: nobody agreed in time',
  open: 'open',
  closed: 'closed again',
  declined: 'a second person said no',
};

/** Emergency access to what is withheld, and what the public reads about decisions. */
export const emergencyWords = {
  kinds: kinds as Readonly<Record<AccessKind, string>>,
  ways: ways as Readonly<Record<AccessWay, string>>,
  phases: phases as Readonly<Record<AccessPhase, string>>,
  list: {
    title: 'Emergency access',
    lead: 'What was opened that is otherwise withheld: by whom, why, and with whose agreement.',
    empty: 'Nothing was opened.',
    how: 'To ask for something, open the case and follow “Emergency access” there.',
    see: 'Access {$reference}',
  },
  ask: {
    title: 'Ask for what is withheld',
    lead: 'Only when somebody is in danger or the law leaves no choice. It is recorded, it closes after an hour, and the person it concerns is told.',
    kind: 'What do you need?',
    way: 'How?',
    reason: 'What is the emergency?',
    later: 'Telling them in seven days would endanger somebody',
    laterUntil: 'Tell them on',
    laterUntilHint: 'Leave it empty if seven days are fine. A day such as 2026-12-31.',
    laterBecause: 'Whom would it endanger?',
    send: 'Ask for it',
    wrongDay: 'Write the day as in 2026-12-31.',
  },
  page: {
    title: 'Emergency access {$reference}',
    kind: 'What',
    way: 'How',
    asker: 'Asked by',
    asked: 'Asked',
    reason: 'The emergency',
    second: 'Agreed',
    phase: 'Now',
    openUntil: 'Closes',
    confirmBy: 'A second person has until',
    tell: 'They are told on',
    told: 'They were told on',
    laterBecause: 'Why later',
    open: 'Show what was withheld',
    openText: 'Each look is recorded.',
    confirm: 'I agree',
    confirmText: 'You answer for it together.',
    decline: 'I do not agree',
    declineWhy: 'Why not',
    declineSend: 'Say no',
    back: 'All emergency accesses',
  },
  opened: {
    title: 'What was withheld',
    respondent: 'The case is about',
    reporters: 'Who reported it',
    nameless: 'somebody without an account',
    contact: 'Contact',
    evidence: 'The file',
  },
  told: {
    title: 'What was opened about you',
    lead: 'In an emergency somebody looked at what is otherwise withheld.',
    at: 'on',
    reporter:
      'In an emergency somebody on the staff looked at who sent this report. We tell you because you have a right to know.',
  },
  how: {
    title: 'How decisions are made',
    lead: 'From a report to a decision and back again, in a few sentences.',
    steps: [
      'A report, a rule or somebody on the staff brings a case. How many people reported it decides nothing.',
      'Whoever handles it looks at what was written before they see who wrote it, and records what they find.',
      'They see how similar cases were decided, choose a step the rule allows, and say why.',
      'Before a person is restricted they are asked how they see it. If it cannot wait, they are asked after it.',
      'What is grave needs a second person. Nobody decides about themselves or somebody close to them.',
      'The person concerned gets the reasons with the decision, can appeal, and somebody else looks again.',
      'Moderators, stewards and the operator are judged in the same way.',
    ],
    stewards: 'Those who look after groups',
    stewardsText:
      'A steward answers for what they do or leave undone once they know of it, never for what members say. If one cannot act, somebody else does, and nobody loses their group.',
    glass: 'When somebody opens what is withheld',
    glassText:
      'In an emergency staff may see a name before the finding, who reported something, or a closed file. Either a second person agrees, or it is counted here. The person concerned is told afterwards.',
    none: 'In the last twelve months nobody opened anything alone.',
    month: 'Month',
    kind: 'What was opened by one person alone',
    count: 'How often',
    link: 'How decisions are made here',
  },
} as const;
