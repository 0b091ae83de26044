import type { LanguageTag } from '../../kernel/identifier.ts';
import type { WrittenLetter } from '../writer.ts';

/** A letter on its way: to one address, and nothing in it but text. */
export interface OutgoingLetter extends WrittenLetter {
  /** Stays the same over all tries; the receiver's server sees it as the Message-ID. */
  readonly id: string;
  readonly to: string;
  readonly language: LanguageTag;
}

/**
 * What became of one try. `accepted` says that a mail server took the letter over, and no more than
 * that: whether anybody reads it is not known, and it can still come back.
 */
export type MailOutcome =
  | { readonly kind: 'accepted' }
  /** This address or this letter is refused for good: trying again would change nothing. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** Not now. `unreachable`: the server itself does not answer, so other letters need not try. */
  | { readonly kind: 'put-off'; readonly problem: string; readonly unreachable: boolean };

/** Hands letters to a mail server. Never throws. */
export interface Mailer {
  send(letter: OutgoingLetter): Promise<MailOutcome>;
}
