import type { AppealOutcome } from '../../domain/appeal/event.ts';
import type { Breach } from '../../domain/case/event.ts';
import type { Measure } from '../../domain/decision/event.ts';
import type { BallotChoice, LotTicket, PanelFailed } from '../../domain/panel/event.ts';
import type { AppealId, MemberId, OutsideReviewId, PanelId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Rung } from '../../rulebook/model.ts';
import type { OutcomeInput } from './appeals.ts';
import type { Answer, Call } from './call.ts';
import type { BlindCase } from './cases.ts';
import type { HearingView, LinkSecrets, OutsideReviewer, PanelProgress } from './redress.ts';

/** One piece of evidence without ids that lead to a person. */
export interface RedactedEvidence {
  readonly occurredAt: Instant;
  readonly author: string;
  readonly kind: string;
  readonly text: string;
  readonly links: readonly string[];
}

/** The first decision without whoever made it. */
export interface RedactedDecision {
  readonly outcome: 'breach' | 'no-breach';
  readonly rung?: string;
  readonly measures: readonly Measure[];
  readonly reasons: string;
}

/**
 * What people who are not on the staff read of a case: handles replaced by roles, reporters never.
 */
export interface RedactedFile {
  readonly appellant: 'respondent' | 'reporter';
  readonly text: string;
  readonly evidence: readonly RedactedEvidence[];
  readonly rules: BlindCase['rules'];
  /** Steps a ballot can choose from; none where no breach was found first. */
  readonly rungs: readonly Rung[];
  readonly first?: RedactedDecision;
}

export interface SeatRow {
  readonly panel: PanelId;
  readonly phase: PanelProgress['phase'];
  /** What is asked of this member now. */
  readonly asked: 'ballot' | 'confirmation' | 'nothing';
  readonly until?: Instant;
}

export interface BallotView {
  /** The seat's number stands for the person. */
  readonly seat: number;
  readonly choice: BallotChoice;
  readonly reasons: string;
}

export interface PanelView extends SeatRow {
  readonly version: number;
  readonly seat: number;
  readonly file: RedactedFile;
  /** One's own ballot, as soon as it is cast. */
  readonly own?: BallotView;
  /** Everybody's, once all are in. */
  readonly ballots?: readonly BallotView[];
  readonly outcome?: AppealOutcome;
}

export interface OfferView {
  readonly phase: 'offered' | 'withdrawn' | 'none';
  readonly since?: Instant;
  readonly relatedTo: readonly MemberId[];
  readonly seats: readonly SeatRow[];
}

export interface BallotInput extends BallotChoice {
  readonly reasons: string;
}

/**
 * Everything a stranger needs to draw the lot again: SHA-256 of the seed before the pool was known,
 * then the seed and the pool, each member behind a ticket.
 */
export interface LotView {
  readonly panel: PanelId;
  readonly size: number;
  readonly calledAt: Instant;
  readonly commitment: LotTicket;
  readonly poolClosesAt: Instant;
  readonly drawnAt?: Instant;
  readonly seed?: string;
  /** Sorted, so that their order tells nothing. */
  readonly pool?: readonly LotTicket[];
  /** The whole pool in the order of the lot; the first places serve. */
  readonly order?: readonly LotTicket[];
  readonly failedBecause?: PanelFailed['because'];
}

export interface Panels {
  call(
    appeal: AppealId,
    input: { readonly size?: number } & LinkSecrets,
    call: Call,
  ): Answer<HearingView>;
  /** The member's own offer and the panels they sit on. */
  mine(call: Call): Answer<OfferView>;
  offer(input: { readonly relatedTo: readonly MemberId[] }, call: Call): Answer<OfferView>;
  withdraw(call: Call): Answer<OfferView>;
  read(id: PanelId, call: Call): Answer<PanelView>;
  cast(id: PanelId, input: BallotInput, call: Call): Answer<PanelView>;
  confirm(id: PanelId, input: BallotInput, call: Call): Answer<PanelView>;
  leave(
    id: PanelId,
    input: { readonly because: 'stands-too-close' | 'cannot-serve' },
    call: Call,
  ): Answer<OfferView>;
  /** Public. */
  lot(id: PanelId): Answer<LotView>;
}

export interface OutsideReviewView extends Omit<OutsideReviewer, 'namedBy'> {
  readonly version: number;
  readonly file: RedactedFile;
  readonly promisedBy: Instant;
  readonly finding?: { readonly at: Instant; readonly breach: Breach };
  readonly milderRungs?: readonly Rung[];
  readonly outcome?: AppealOutcome;
}

/** Somebody from outside: named by staff, acting by their link alone. */
export interface OutsideReviews {
  name(
    appeal: AppealId,
    input: { readonly knownAs: string; readonly reason: string; readonly until: Instant },
    call: Call,
  ): Answer<OutsideReviewer & { readonly secret: string; readonly url: string }>;
  revoke(
    id: OutsideReviewId,
    input: { readonly reason: string },
    call: Call,
  ): Answer<OutsideReviewer>;
  read(secret: string): Answer<OutsideReviewView>;
  recordFinding(
    secret: string,
    input: { readonly breach: Breach },
    call: Call,
  ): Answer<OutsideReviewView>;
  openFirst(secret: string, call: Call): Answer<OutsideReviewView>;
  decide(secret: string, input: OutcomeInput, call: Call): Answer<OutsideReviewView>;
}
