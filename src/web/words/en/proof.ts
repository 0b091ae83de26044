/** The page that checks a receipt of the record, in the reader's own browser. */
export const proofWords = {
  title: 'Check a receipt',
  lead: 'A receipt shows that a decision stands in the record as it was given. This page checks it in your browser; nothing you put in here is sent anywhere.',
  what: 'What is checked',
  receipt: 'The receipt',
  receiptHint: 'All of it, as the page of the decision or a file has it.',
  keys: 'Keys of the record',
  keysHint:
    'What this server names today. A server that lies could name keys of its own: compare them with those that you, or somebody you trust, kept before.',
  check: 'Check',
  results: 'Result',
  good: 'It holds. Everything below stands in the record, unchanged.',
  pending:
    'What can be checked holds, but not all of it is under a published checkpoint yet. Load the receipt again in a minute.',
  bad: 'It does not hold.',
  parts: 'Parts of the record that are proven:',
  of: 'of',
  size: 'Entries in the record when it was signed:',
  origin: 'The record is that of',
  whichEntry: 'This is about part number',
  faults: {
    'keys-unreadable': 'The keys are not keys of one record, each on a line.',
    'receipt-unreadable': 'This is not a receipt, or not all of one.',
    'sections-differ':
      'What the receipt says is not what was recorded: a word of it was changed, left out or added.',
    'proof-unreadable': 'Its proof is not readable.',
    'checkpoint-not-signed': 'The checkpoint in it is not signed by any of these keys.',
    'checkpoint-unreadable': 'What was signed is not a checkpoint.',
    'other-log': 'It is about the record of somebody else.',
    'not-included': 'What it says is not in the record that was signed.',
  },
  shows: 'What it shows',
  without: 'Without this page',
  withoutText:
    'Save the receipt and the keys as files, and let a program check them that you have from somewhere else:',
  noScript: 'Your browser runs no script of this page. The last section says how else to check.',
  record: 'The record',
  recordText:
    'What is decided here is in a record that only grows. Whoever has a receipt can check that it was not changed.',
  entries: 'Entries:',
  witnessedBy: 'Witnessed by',
  witnessedUpTo: 'Entries it has signed:',
  notYetWitnessedBy: 'Not yet witnessed by',
  notWitnessed:
    'Not witnessed: nobody outside has signed that everybody is shown the same record. Compare a checkpoint with others to be sure.',
  mine: 'Check this decision in the record',
  mineText:
    'The decision is in a record that nobody can change unseen. You can check that yourself.',
} as const;
