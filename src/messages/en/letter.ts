import type { LetterWords } from '../catalogue.ts';

/** English: receipts, outcomes and everything else that is sent. */
export const letterWords: LetterWords = {
  'report-receipt.subject': 'Your report arrived at {$community}',
  'report-receipt.received': 'Thank you. Your report arrived on {$at :moment}.',
  'report-receipt.promise':
    'A person will look at it. You have an answer by {$until :moment} at the latest.',
  'report-receipt.privacy':
    'Whoever you reported is not told who you are. We use this address only to tell you about this report.',
  'report-outcome.subject': 'The outcome of your report to {$community}',
  'report-outcome.about': 'This is about the report that you sent us on {$at :moment}.',
  'report-outcome.outcome': `.input {$outcome :string}
.match $outcome
breach {{A person looked at it and found that a rule was broken. Something was done about it.}}
no-breach {{A person looked at it and found that no rule was broken. Nothing was done.}}
closed-in-favour {{We did not manage to decide in the time we had promised. The case is closed, and nothing was done. That says nothing about whether you were right to report.}}
reversed-on-appeal {{There was an appeal, and another person decided otherwise. What we told you before no longer stands.}}
reversed-on-review {{We looked at the matter again ourselves. What we told you before no longer stands.}}
varied-on-appeal {{There was an appeal, and another person looked again. It is still a breach, and what follows from it is milder.}}
* {{Your report was closed without a case. Nothing was done.}}`,
  'report-outcome.appeal':
    'If you see it differently, you can appeal on your page. Somebody else will then look at it afresh.',
  'report.page': 'This is your own page about the report. Keep its address to yourself:',
  'appeal-receipt.subject': 'Your appeal arrived at {$community}',
  'appeal-receipt.received': 'Your appeal arrived on {$at :moment}.',
  'appeal-receipt.promise': 'You have an answer by {$until :moment}.',
  'appeal-receipt.late':
    'If we are late, any restriction from it is paused until the answer is there.',
  'appeal-receipt.who':
    'Somebody who had nothing to do with the first decision reads it. They look at the evidence before they see what was decided.',
  'appeal-receipt.harm': 'Appealing never counts against you.',
  'appeal-outcome.subject': 'The answer to your appeal to {$community}',
  'appeal-outcome.about': 'This is the answer to the appeal that you sent us on {$at :moment}.',
  'appeal-outcome.member': `.input {$outcome :string}
.match $outcome
decision-upheld {{The decision stays as it is.}}
decision-varied {{The decision became milder. You get a new statement of reasons with it.}}
* {{The decision is reversed. All its effects are undone, and nothing of it counts.}}`,
  'appeal-outcome.reporter': `.input {$outcome :string}
.match $outcome
decision-upheld {{It stays as it was: no rule was broken.}}
* {{You were right to ask. The first answer no longer stands, and the case is looked at again.}}`,
  'appeal-outcome.reasons': 'The reasons, as the person who decided the appeal wrote them:',
  'appeal-outcome.further': 'If you do not agree with this, these ways are open to you:',
  'case-closed.subject': 'Closed in your favour at {$community}',
  'case-closed.text':
    'There was a question whether something of yours went against a rule. We had promised to decide by {$until :moment} and did not. So the case is closed in your favour.',
  'case-closed.meaning':
    'Nothing counts against you, nothing stays restricted, and you do not have to do anything.',
  'restriction.subject': 'Something changed about a restriction at {$community}',
  'restriction.change': `.input {$change :string}
.match $change
begins {{This restriction begins:}}
resumed {{The appeal is decided, and this restriction holds again. Its end has not moved:}}
ended {{This restriction is over. What stands here no longer holds:}}
lifted {{A person lifted this restriction before its end. What stands here no longer holds:}}
released {{Your item is free again. What stands here no longer holds:}}
* {{We are late with your appeal. Until it is decided, this does not hold:}}`,
  'restriction.until': 'It ends by itself on {$until :moment}.',
  'hearing.subject': '{$community} would like to hear from you',
  'hearing.about':
    'We are asking ourselves whether something of yours goes against the rule “{$title}”. Nobody has decided anything yet.',
  'hearing.about-unnamed':
    'We are asking ourselves whether something of yours goes against a rule. Nobody has decided anything yet.',
  'hearing.invitation':
    'Before anybody decides, we would like to know how you see it. We wait for your answer until {$until :moment}.',
  'hearing.after':
    'A decision about you took effect before you could be heard, because it was urgent.',
  'hearing.after-invitation':
    'Now we would like to know how you see it. If you write to us by {$until :moment}, it is looked at again, and what restricts you is lifted or kept, with reasons.',
  'hearing.how': 'A few words are enough, in any language. You can write to us here:',
  'hearing.silence':
    'You do not have to answer. If you say nothing, that is never held against you.',
  'hearing-answer.subject': 'The answer to what you told {$community}',
  'hearing-answer.about': 'This is the answer to what you told us on {$at :moment}.',
  'hearing-answer.outcome': `.input {$outcome :string}
.match $outcome
lifted {{It was looked at again, and what restricted you is lifted.}}
* {{It was looked at again, and it stays as it was decided. This takes no right to appeal away from you.}}`,
  'hearing-answer.unanswered':
    'Nobody answered in the time we had promised, so what restricted you is lifted.',
  'early-end-answer.subject': 'The answer to your request to {$community}',
  'early-end-answer.about':
    'This is the answer to your request of {$at :moment} to end a restriction early:',
  'early-end-answer.outcome': `.input {$outcome :string}
.match $outcome
lifted {{A person lifted the restriction. It no longer holds.}}
* {{The restriction is kept. It still ends by itself at its time, and no later because you asked.}}`,
  'decision-reversed.subject': 'A decision by {$community} is reversed',
  'decision-reversed.text':
    'We looked again at the decision about you of {$at :moment}, and it is reversed.',
  'decision-reversed.meaning':
    'All its effects are undone, nothing of it counts, and you do not have to do anything.',
  'answer.reasons': 'The reasons, as the person who answered wrote them:',
  'statement-letter.subject': 'A decision by {$community}, and its reasons',
  'statement-letter.page':
    'This page shows you the same, and you can appeal there without signing in. Keep its address to yourself:',
  'statement-letter.hold-page':
    'This page shows you the same without signing in. Keep its address to yourself:',
  'confirmation.subject': 'Is this your address? – {$community}',
  'confirmation.text':
    'Somebody asked that messages from {$community} about their membership be sent to this address.',
  'confirmation.link':
    'If that was you, please say so on this page until {$until :moment}. Nothing is sent here before:',
  'confirmation.ignore':
    'If it was not you, do nothing. The address is then not used, and you can forget this message.',
  'member.page': 'You find everything on your own page:',
  'letter.footer-report':
    'This was sent by {$community}. The address that you gave with your report is used only to write to you about it.',
  'letter.footer':
    'This was sent by {$community}. The address is used only for messages like this one. You can remove it on your page at any time; everything stays readable there.',
};
