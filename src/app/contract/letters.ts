import type { Person } from '../../domain/person.ts';
import type { LanguageTag, ReportId, StatementId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Answer, Call, Page, PageQuery } from './call.ts';

export const letterKinds = [
  'statement',
  'restriction-changed',
  'report-receipt',
  'report-outcome',
  'appeal-receipt',
  'appeal-outcome',
  'case-closed',
  'hearing',
  'hearing-answer',
  'early-end-answer',
  'decision-reversed',
  'confirmation',
] as const;
export type LetterKind = (typeof letterKinds)[number];

/**
 * `accepted`: a mail server took it over. `failed`: nobody will, so the page alone is left.
 * `returned`: it was taken over and came back.
 */
export const letterPhases = ['waiting', 'accepted', 'failed', 'returned'] as const;
export type LetterPhase = (typeof letterPhases)[number];

/** A letter without its text and without any address. */
export interface LetterView {
  readonly letter: string;
  readonly kind: LetterKind;
  /** A reporter is known by their report alone. */
  readonly to: Person | { readonly kind: 'report'; readonly id: ReportId };
  readonly statement?: StatementId;
  readonly language: LanguageTag;
  readonly phase: LetterPhase;
  readonly createdAt: Instant;
  /** SHA-256 of the text as it was sent. */
  readonly digest: string;
  readonly attempts: readonly { readonly at: Instant; readonly problem?: string }[];
  readonly nextAt?: Instant;
  readonly returnedAt?: Instant;
}

export interface Letters {
  /** Whether this community sends letters at all. */
  sends(): boolean;
  list(query: PageQuery & { readonly phase: LetterPhase }, call: Call): Answer<Page<LetterView>>;
  /** Tries a failed or returned letter again, as it was written. */
  retry(letter: string, call: Call): Answer<LetterView>;
  /** A letter that was taken over came back. The clock that it started no longer counts. */
  noteReturned(letter: string, call: Call): Answer<LetterView>;
}
