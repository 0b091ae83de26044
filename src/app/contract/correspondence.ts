import type { LanguageTag, MemberId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Answer, Call } from './call.ts';

/** How a member is written to. */
export interface CorrespondenceView {
  readonly member: MemberId;
  /** What letters and statements are written in from now on. */
  readonly language: LanguageTag;
  /** When the member, or the platform for them, chose it; absent while nobody has. */
  readonly languageChosenAt?: Instant;
  readonly languages: readonly LanguageTag[];
  readonly address?: {
    readonly givenAt: Instant;
    /** Nothing is sent before that but the question whose address it is. */
    readonly confirmedAt?: Instant;
    /** For the member alone. */
    readonly text?: string;
  };
  /** Whether this community sends letters at all. */
  readonly mail: 'sent' | 'not-sent';
}

/** Members say how they want to be written to; a platform may say it for its members. */
export interface Correspondence {
  read(member: MemberId, call: Call): Answer<CorrespondenceView>;
  chooseLanguage(
    member: MemberId,
    input: { readonly language: LanguageTag },
    call: Call,
  ): Answer<CorrespondenceView>;
  /** One that a member gives is asked for by a letter first; a platform answers for its own. */
  giveAddress(
    member: MemberId,
    input: { readonly address: string },
    call: Call,
  ): Answer<CorrespondenceView>;
  /** Deletes the address itself. */
  removeAddress(member: MemberId, call: Call): Answer<CorrespondenceView>;
  /** Whether the secret of a letter still waits for an answer; changes nothing. */
  question(secret: string): Answer<{ readonly until: Instant }>;
  confirm(secret: string, call: Call): Answer<{ readonly confirmed: true }>;
}
