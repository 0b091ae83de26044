import type { ReportOutcome } from '../../../domain/report/event.ts';

const outcomeWords: Readonly<Record<ReportOutcome, string>> = {
  breach: 'We looked and found that a rule was broken. We acted on it.',
  'no-breach': 'We looked and found that no rule was broken.',
  'closed-in-favour':
    'We did not decide in the time we promise, so the matter was closed in favour of the person it is about. That is our failing, not yours.',
  'reversed-on-appeal':
    'We had found a breach. On appeal somebody else looked again and came to another view.',
  'reversed-on-review':
    'We had found a breach. Somebody else reviewed the decision, and it does not stand.',
  'closed-without-case': 'We closed this report without opening a case.',
};

/** Reporting something, and what becomes of it. */
export const reportWords = {
  outcomes: outcomeWords as Readonly<Record<ReportOutcome, string>>,
  form: {
    title: 'Report something',
    lead: 'You need no account and no name. The person you report never learns who you are.',
    what: 'What is it about?',
    item: 'Something that was posted',
    member: 'A member and how they act',
    itemId: 'Link or number of the post',
    itemIdHint:
      'Copy it from the address bar, or from “share”. Leave it empty when it is about a member.',
    author: 'Handle of the person',
    authorHint:
      'As shown beside the post, for example m-0412. For a post you may leave it empty, unless we do not know the post yet.',
    text: 'What is wrong with it?',
    textHint: 'A few sentences are enough. Say what happened and where.',
    quote: 'What does it say?',
    quoteHint: 'Copy the words. It helps if the post is gone when we look.',
    private: 'It is from a private conversation that I took part in',
    privateHint: 'We look at private messages only when somebody who took part shows them to us.',
    rule: 'Which rule?',
    noRule: 'I am not sure',
    alleges: 'What do you think is wrong?',
    againstRules: 'It breaks a rule of the community',
    againstLaw: 'It is against the law',
    contact: 'Where can we tell you the outcome?',
    contactHint:
      'An e-mail address, kept apart and shown to nobody. Without it you can still look up the outcome on the page you get next.',
    goodFaith: 'As far as I know, what I write here is true.',
    childAbuse: 'This is about sexual abuse of a child',
    childAbuseHint: 'Then we ask for no name and no address, and we look at it first.',
    more: 'More that helps',
    send: 'Send the report',
    itemMissing: 'Say which post it is: its link or its number.',
    memberMissing: 'Say who it is: the handle shown beside their posts.',
  },
  receipt: {
    title: 'Your report arrived',
    thanks: 'Thank you. Here is your receipt.',
    keep: 'Keep this address. It is the only way to this page, and it is given once:',
  },
  page: {
    title: 'Your report',
    number: 'Receipt number',
    received: 'Received',
    promised: 'We answer by',
    where: 'Where it is',
    steps: ['Received', 'A person looks', 'Outcome'],
    waiting: 'A person will look at it. You need do nothing.',
    outcome: 'Outcome',
    late: 'The promised day has passed. We are sorry. You lose nothing by it.',
    privacy:
      'We tell you the outcome, and nothing about the other person’s history. They are not told who reported.',
    appealTitle: 'You see it differently?',
    appealText:
      'Somebody who had nothing to do with the first decision looks again. One text is enough; there is no special form.',
    appealBox: 'What should we look at again?',
    appealSend: 'Ask for another look',
    notAppealable: 'There is no decision here that you can appeal now.',
    appealed: 'Your appeal arrived. Somebody else looks again.',
  },
} as const;
