import type { DisputeOutcome, Implementation } from '../../../domain/dispute/event.ts';
import type { PanelFailed } from '../../../domain/panel/event.ts';

const disputeOutcomes: Readonly<Record<DisputeOutcome, string>> = {
  'decision-upheld': 'It agreed with the decision',
  'decision-varied': 'It found something milder right',
  'decision-reversed': 'It found the decision wrong',
  settled: 'Both sides agreed on something',
  inadmissible: 'It did not take it on',
  withdrawn: 'It was withdrawn',
};

const implementations: Readonly<Record<Implementation, string>> = {
  'in-full': 'All of it was done',
  'in-part': 'A part of it was done',
  not: 'It was not done',
  'nothing-to-do': 'There was nothing to do',
};

const failures: Readonly<Record<PanelFailed['because'], string>> = {
  'too-few-volunteers': 'There were too few members to draw from.',
  'nobody-left': 'Too few of those who were drawn answered.',
  'appeal-decided': 'The appeal was answered before.',
};

/** Who can hear an appeal, looking again, and ways outside. */
export const redressWords = {
  hearing: {
    title: 'Who can hear an appeal',
    staff: 'Somebody on the staff had nothing to do with this decision and can hear an appeal.',
    nobodyOnStaff: 'Nobody on the staff is independent of this decision.',
    panelOpen:
      'A panel of {$size} members, drawn by lot from those who have offered to serve, can hear it. They do not learn who you are.',
    nobody:
      'There is nobody here who is independent of this decision, and we do not pretend that there is. You can still write an appeal: it is kept, and past its promised date the restriction is paused until somebody independent has answered. You can also go to a body outside or to a court, as described above.',
    afterAppeal: 'When you have sent an appeal you can call the panel here.',
    call: 'Call a panel',
    callText:
      'Members are drawn a few hours later, so that nobody can know now who it will be. You can check the draw.',
    called: 'A panel is called. It is drawn on',
    drawn: 'The panel is drawn and at work.',
    deliberating: 'The panel talks about it. It answers at the latest on',
    concluded: 'The panel has answered.',
    failed: 'A panel could not be formed.',
    failures: failures as Readonly<Record<PanelFailed['because'], string>>,
    lot: 'Check the draw',
    outside: 'Somebody from outside hears it:',
    outsideWhy: 'Why they are independent:',
    outsideNamed: 'Named by',
    outsideUntil: 'until',
  },
  reopening: {
    title: 'New facts',
    lead: 'This decision is final. If something is known now that was not known then, it can be looked at again. Asking never makes it worse.',
    box: 'What is known now that was not known then?',
    send: 'Ask to look again',
    asked: 'Asked',
    answerBy: 'You have an answer by',
    waiting: 'Somebody independent reads it. If nobody has answered by then, it is heard again.',
    accepted: 'It is heard again, as an appeal.',
    declined: 'It is not opened again.',
    overtaken: 'The decision was undone or replaced meanwhile, so nothing is left to look at.',
    reasons: 'Their reasons',
  },
  dispute: {
    title: 'Bodies outside',
    lead: 'If you have turned to an out-of-court body, tell us. While it looks at it, this decision counts for nothing in your standing, does not become final, and nothing about it is erased.',
    body: 'Which body?',
    reference: 'Its reference',
    send: 'Tell us',
    told: 'Told us',
    open: 'It is being looked at.',
    ended: 'It has ended:',
    done: 'What we did:',
    outcomes: disputeOutcomes as Readonly<Record<DisputeOutcome, string>>,
    implementations: implementations as Readonly<Record<Implementation, string>>,
  },
  staff: {
    links: 'Beside the appeals:',
    reopenings: 'Requests to look again',
    disputes: 'Disputes outside',
    unheard: 'Appeals nobody here can hear',
    noReopenings: 'Nobody waits for an answer.',
    answer: 'Your answer',
    accept: 'Hear it again',
    decline: 'Leave it',
    reasons: 'Your reasons, to whoever asked',
    sendAnswer: 'Send the answer',
    answerMissing: 'Choose whether it is heard again.',
    notOpen: 'Not for you:',
    by: { respondent: 'the member', staff: 'staff, for the member' },
    from: 'From',
    facts: 'What is said to be new',
    noDisputes: 'No dispute is open.',
    endDispute: 'Record how it ended',
    outcome: 'What the body found',
    implemented: 'What was done',
    account: 'What was done, or why not; the member reads it',
    sendEnd: 'Record it',
    choose: 'Choose one.',
    noUnheard: 'Somebody independent can hear every appeal that waits.',
    unheardLead:
      'For each of these, call a panel of members or name somebody from outside. Until somebody hears it, the restriction is paused once the promised date has passed.',
    part: 'You are part of this matter, so somebody else looks after it.',
    name: 'Name somebody from outside',
    knownAs: 'As what the member will know them',
    knownAsHint: 'A function or a pseudonym, such as “the parents’ council”. No legal name.',
    why: 'Why they are independent; the member reads it',
    days: 'For how many days',
    sendName: 'Name them',
    daysWrong: 'Write a number of days from 1 to 30.',
    named: 'Their link',
    namedText:
      'Hand this to the person by a way that only they can read. It is shown once and opens this one appeal.',
    revoke: 'End their mandate',
    revokeWhy: 'Why?',
    askTitle: 'New facts in the member’s favour',
    askLead: 'You can ask somebody independent to look at this final decision again.',
  },
} as const;
