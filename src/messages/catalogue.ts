import type { MessageId } from '../domain/letter/message.ts';

type LetterPart =
  | 'report'
  | 'report-receipt'
  | 'report-outcome'
  | 'appeal-receipt'
  | 'appeal-outcome'
  | 'case-closed'
  | 'restriction'
  | 'hearing'
  | 'hearing-answer'
  | 'early-end-answer'
  | 'decision-reversed'
  | 'answer'
  | 'statement-letter'
  | 'confirmation'
  | 'member'
  | 'letter';

type LetterMessageId = Extract<MessageId, `${LetterPart}.${string}`>;

/** Every message of one language in Unicode MessageFormat 2, by its id; none can be forgotten. */
export type Catalogue = Readonly<Record<MessageId, string>>;
export type LetterWords = Readonly<Record<LetterMessageId, string>>;
export type StatementWords = Readonly<Record<Exclude<MessageId, LetterMessageId>, string>>;
