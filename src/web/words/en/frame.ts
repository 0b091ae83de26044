/** What surrounds every page, and what is said when a page cannot be shown. */
export const frameWords = {
  unnamed: 'Community rules',
  skip: 'Skip to the page',
  navigation: 'Pages',
  rules: 'Rules',
  report: 'Report',
  me: 'My page',
  cases: 'Cases',
  second: 'Second person',
  appeals: 'Appeals',
  groups: 'Groups',
  emergency: 'Emergency access',
  record: 'My record',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: 'Signed in as',
  footer: 'Decisions here are made by people, have an end, give reasons and can be appealed.',
  problemTitle: 'That did not work yet',
  nothingLost: 'Nothing you typed is lost: it is still in the form.',
  optional: 'optional',
  language: 'Language',
  next: 'Next page',

  notFound: {
    title: 'Nothing here',
    text: 'There is nothing at this address that you can see. It may be cut off, too old, or meant for somebody else.',
    hint: 'If a link in a message brought you here, copy it whole, or ask for a new one in the community.',
  },
  signInNeeded: {
    title: 'Please sign in',
    text: 'This page is for people who are signed in.',
  },
  crossSite: {
    title: 'This did not come from our page',
    text: 'The request came from another site, so nothing was done. Go to our page and try it there.',
  },
  notYours: { title: 'This is not open to you' },
  conflict: {
    title: 'Something changed meanwhile',
    kept: 'What you typed, to copy',
    decidedBy: 'Decided by',
  },
  unavailable: {
    title: 'Please try again in a moment',
    text: 'The server cannot answer right now. Nothing was changed.',
  },
  refused: { title: 'That did not work' },
  tooLarge: { title: 'That is too much text', text: 'Please shorten it and send it again.' },
  unreadable: {
    title: 'The form could not be read',
    text: 'Please go back to the page, and send the form from there.',
  },
  back: 'Back to the page',
  toFront: 'To the front page',

  sign: {
    title: 'Sign in',
    linkReady: 'Your sign-in link is ready',
    linkExplained:
      'The button uses the link up. It works once, so that nobody can use it again after you.',
    button: 'Sign in now',
    hintTitle: 'How to sign in',
    hint: 'You sign in with a one-time link. There is no password to remember or lose.',
    member:
      'Members: use “My standing” or “Sign in” on the community’s own pages, or ask the staff for a link.',
    staff: 'Staff: whoever runs the server makes a link for you on the command line.',
    without:
      'To read the rules, to report something, or to open a decision by its link you need not sign in.',
  },
} as const;
