/** When reports or appeals wait because they were misused. */
export const misuseWords = {
  reportClosed:
    'It was closed without being looked at: a decision about you lets no report of yours be looked at until',
  reportWay:
    'You can read that decision on your page and appeal it. If a child is in danger, say so on the form, and it is looked at all the same.',
  reportAgain:
    'It was closed without being looked at, under a decision that is over now. You can report it again.',
  appealWaits: 'Your appeal arrived. A decision about you lets further appeals wait until',
  appealClock:
    'No time runs out meanwhile, and the promised day counts from then. An appeal against that decision itself is heard at once.',
} as const;
