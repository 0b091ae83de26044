import {
  type KeptFor,
  otherClasses,
  partClasses,
  type RecordClass,
  ticketClasses,
} from '../src/app/retention.ts';

/** What each class of record is for and when it goes, for whoever asks (GDPR Article 13). */
export function retentionPage(): string {
  return [
    '# What is kept, what for, and until when',
    '',
    'Made by `node scripts/reference.ts`; do not edit. An hourly sweep removes what is past its day. A text',
    'that belongs to a record goes with it: a case is over when it is closed, its decision can no longer be',
    'appealed, and no appeal waits; `retention` of the rulebook that was in force when the record began',
    'says how long it is kept from then. Events name handles and rules, hold no text about a person beside',
    'short reasons of the staff, and stay until the member is erased.',
    '',
    '## Texts and snapshots',
    '',
    ...tableOf(partClasses),
    '',
    '## Links and sessions',
    '',
    ...tableOf(ticketClasses),
    '',
    '## Other records',
    '',
    ...tableOf(otherClasses),
    '',
  ].join('\n');
}

function tableOf(classes: Readonly<Record<string, RecordClass>>): readonly string[] {
  const rows = Object.entries(classes).map(
    ([name, { purpose, kept }]) => `| ${name} | ${purpose} | ${untilWhen(kept)} |`,
  );
  return ['| Record | What for | Until when |', '|---|---|---|', ...rows];
}

const ends = {
  case: '`retention.evidence` after the case is over',
  report: '`retention.reports` after its outcome was told and the case is over',
  decision: '`retention.evidence` after the case is over, and as long as it counts in standing',
  statement: 'two years, and `retention.evidence` after the case is over',
  appeal: '`retention.evidence` after its outcome and the end of the case',
  earlyend: '`retention.evidence` after it was answered and the case is over',
  bulk: '`retention.evidence` after every one of its cases is over',
  recognition:
    'three years after its receiver last chose, a month after they declined, 180 days unanswered',
  order: 'three years after it was closed or its effect ended',
  danger: 'three years after the last entry',
  aside: '`retention.activities` after it came',
  endpoint: 'a month after the endpoint was removed',
} as const;

function untilWhen(kept: KeptFor): string {
  switch (kept.kind) {
    case 'with':
      return ends[kept.collection];
    case 'rulebook':
      return `\`retention.${kept.length}\` after it came`;
    case 'after':
      return `\`${kept.length}\` after it was made`;
    case 'not-personal':
      return 'as long as the server runs';
    case 'lasting':
      return kept.why;
  }
}
