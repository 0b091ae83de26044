/**
 * What a member's file does not hold, and why. All of it is said to everybody, so that no sentence
 * betrays whether there was something to leave out.
 */
export const leftOut = {
  reporters:
    'Who reported you, and in which words, is left out to protect them (DSA Article 17(3)(b)).',
  'open-work':
    'What is in a case that is not decided yet is left out until it is: evidence, notes and drafts.',
  handlers:
    'Which of the staff worked on a case, and their steps on the way to the decision, are left out.',
  jobs: 'When many cases were decided as one job, the job names other people’s cases and is left out. What was decided about you is in here as a decision of your own.',
  record:
    'The public record of events names nobody: it holds commitments, which a receipt for your statement opens. The receipt is on the page of the statement.',
  relations:
    'A conflict of interest that somebody on the staff declared is about them and is left out.',
  'other-people':
    'What somebody else made of a recognition, a report or an appeal of yours is left out if it is theirs.',
  secrets:
    'Sign-in links, sessions and the links to your pages are kept as a hash that opens nothing here.',
  copies:
    'Copies on their way to the platform, and answers kept for repeated requests, say the same again.',
  activities:
    'What the platform told us about what you did is kept for a short time. The platform has all of it; what a case relied on is in here as evidence.',
  'not-yet': 'What the law forbids us to tell you for a time is left out until that time is over.',
  'no-person': 'Records that name no member cannot be looked up by member, and are left out.',
  leaving: 'That you asked to be erased, and what waits, is on the page of your erasure.',
  expired: 'A text that is past the day on which it goes is shown as “(erased)”.',
} as const;
export type LeftOut = keyof typeof leftOut;

/** Said in addition when somebody on the staff makes the file (G2). */
export const leftOutForStaff =
  'Recognitions that their receiver does not show are for the member alone, on their own page.';
