import type { EarlyEndOutcome } from '../../domain/early-end/event.ts';
import type { CaseId, RestrictionId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Answer, Call, Page, PageQuery } from './call.ts';
import type { RestrictionView } from './members.ts';

/** What a member asked about one restriction and how it was answered, oldest first. */
export interface EarlyEndView {
  readonly restriction: RestrictionView;
  readonly requests: readonly {
    readonly askedAt: Instant;
    readonly text: string;
    readonly answer?: {
      readonly at: Instant;
      readonly outcome: EarlyEndOutcome;
      readonly reasons: string;
    };
  }[];
  /** Whether the member can ask now, and from when if they cannot yet. */
  readonly canAsk: boolean;
  readonly askAgainFrom?: Instant;
}

/** A request that waits for an answer. */
export interface EarlyEndRow {
  readonly restriction: RestrictionId;
  readonly kind: RestrictionView['kind'];
  readonly until: Instant;
  readonly askedAt: Instant;
  readonly case?: CaseId;
}

export interface EarlyEnds {
  /** One text is all it takes; an answer within the last 30 days refuses it honestly. */
  ask(id: RestrictionId, input: { readonly text: string }, call: Call): Answer<EarlyEndView>;
  read(id: RestrictionId, call: Call): Answer<EarlyEndView>;
  queue(query: PageQuery, call: Call): Answer<Page<EarlyEndRow>>;
  /** Lifts the restriction or keeps it, with reasons; the member and the platform are told. */
  answer(
    id: RestrictionId,
    input: { readonly outcome: EarlyEndOutcome; readonly reasons: string },
    call: Call,
  ): Answer<EarlyEndView>;
}
