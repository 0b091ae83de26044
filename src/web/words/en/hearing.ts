/** Being heard: the person's own page, and what handlers see of it. */
export const hearingWords = {
  page: {
    title: 'How do you see it?',
    before:
      'Somebody looks at what is shown here. Nothing is decided yet, and you are asked before anything restricts you.',
    after:
      'A decision took effect before you could be heard, because it was urgent. Say now how you see it: it is looked at again, and what restricts you is lifted or kept, with reasons.',
    to: 'For',
    asked: 'Asked',
    reference: 'Reference',
    about: 'It is about',
    shown: 'What it is about, as you wrote it',
    erased: 'There is nothing of yours to show here.',
    rule: 'The rule it may be about',
    until: 'You can answer until',
    late: 'The time you were given is over, and nothing is decided yet: what you write now is still read.',
    yours: 'What you said',
    read: 'It is with those who decide.',
    box: 'Your view',
    hint: 'A few words of your own are enough. You can write once, so take your time. Saying nothing never counts against you.',
    send: 'Send my view',
    over: 'Nothing can be said here any more.',
    overBefore: 'If something was decided that you do not agree with, you can appeal.',
    answer: 'The answer',
    lifted: 'What restricted you is lifted.',
    kept: 'It stays as it was decided. You can still appeal.',
    unanswered: 'Nobody answered in time, so what restricted you is lifted.',
    answerBy: 'It is answered, or lifted, by',
    statement: 'The decision and its reasons',
  },
  home: {
    title: 'You are asked how you see it',
    waiting: 'waiting for you',
    given: 'said',
    answered: 'answered',
    over: 'over',
    none: 'Nobody asks you anything at the moment.',
    staff: 'You are asked how you see a case about you',
  },
  statement: {
    title: 'Were you heard?',
    notNeeded: 'Nothing in this restricts you as a person, so it did not wait for your view.',
    heard: 'You were asked and said how you see it. It was read before this was decided.',
    silent:
      'You were asked how you see it. Nothing had come when this was decided, and that does not count against you.',
    urgent: 'You were not heard first, because it was urgent:',
    until: 'You can say how you see it until',
  },
  case: {
    title: 'Being heard',
    notAsked: 'The person has not been asked how they see it.',
    needed:
      'A decision that restricts a person comes after they were asked: when they have answered, or when their time is over.',
    ask: 'Ask how they see it',
    askText:
      'They see what they wrote and the rule of your finding. They have time until well before this case has to be decided.',
    waiting: 'They were asked and can answer until',
    silent: 'They were asked and said nothing in the time they had, until',
    given: 'They said how they see it:',
    givenBlind: 'They said how they see it. It is shown with the names, after your finding.',
    later: 'Heard after the urgent decision',
    laterWaiting: 'They were told that they can be heard until',
    laterSilent: 'They said nothing in the time they had, until',
    answerBy: 'Answer by then, or what restricts them is lifted:',
    outcome: 'What follows from it?',
    lifted: 'Lift what restricts them',
    kept: 'Keep it as it is',
    reasons: 'Your reasons, to the member',
    reasonsHint: 'They read exactly this. Name no third person.',
    send: 'Answer',
    wasLifted: 'It was lifted.',
    wasKept: 'It was kept.',
    urgency: 'Why could it not wait?',
    urgencyHint:
      'Only when they could not be heard first. They read this, and are heard after the decision.',
  },
  aside: {
    put: 'Put it aside',
    text: 'The queue hides it until then, and it comes back by itself. It never waits past its promised time.',
    until: 'For how many hours?',
    badHours: 'Write a whole number of hours, from 1 up.',
    reason: 'What does it wait for?',
    waits: 'Put aside until',
    because: 'Because:',
    queue: `.input {$count :integer}
.match $count
one {{One case is put aside for now.}}
* {{{$count} cases are put aside for now.}}`,
    list: 'Put aside',
    answerList: 'Heard after',
    toAnswer: `.input {$count :integer}
.match $count
one {{One person was heard after an urgent decision and waits for an answer.}}
* {{{$count} people were heard after urgent decisions and wait for an answer.}}`,
    tag: 'put aside until',
  },
  overtaken:
    'Something arrived late and changed what was counted. The machine would not remark on this any more:',
  merge: {
    title: 'Join it with another case',
    text: 'For two cases about the same person and the same thing. Reports, evidence and reporters go along, and the earlier promised time counts.',
    into: 'Number of the other case',
    others: 'Other open cases about the same person:',
    send: 'Join them',
    goesOn: 'This case goes on in',
    takenIn: 'Joined into this case:',
  },
  hold: {
    title: 'Held back by a rule',
    text: 'Each is released by itself at its time, also when nobody works on the case, and at once when the case is decided.',
    until: 'released',
  },
} as const;
