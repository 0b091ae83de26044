import type { Figures } from '../../domain/figures/figures.ts';
import type { Waiting } from '../../domain/figures/waiting.ts';
import type { CaseId, DecisionId, RuleId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { AccessCount, AccessView } from './break-glass.ts';
import type { Answer, Call } from './call.ts';
import type { LetterPhase } from './letters.ts';

/** An open case about how staff or the operator acted. Not who brought it, nor whom it is about. */
export interface OpenComplaint {
  readonly case: CaseId;
  readonly about: 'staff-conduct' | 'operator-conduct';
  readonly openedAt: Instant;
  readonly promisedBy: Instant;
}

/** A decision that left the ladder's suggestion, with the reason that was given. Not by whom. */
export interface Deviation {
  readonly decision: DecisionId;
  readonly case: CaseId;
  readonly rule?: RuleId;
  readonly suggested?: string;
  readonly chosen?: string;
  readonly reason: string;
  readonly issuedAt: Instant;
}

/** How far what is sent arrives. */
export interface DeliveryHealth {
  /** Letters by phase; absent where none are sent. */
  readonly letters?: Readonly<Record<LetterPhase, number>>;
  /** Messages to platforms that wait to be delivered. */
  readonly webhooksWaiting: number;
  readonly endpoints: readonly {
    readonly id: string;
    readonly url: string;
    readonly disabledBecause?: string;
    /** Of the newest deliveries, see `limits.deliveriesLookedAt`. */
    readonly lookedAt: number;
    readonly failed: number;
  }[];
}

/** What only a lead or the ombud sees: it would show a reviewer decisions they have yet to hear. */
export interface LeadMatters {
  readonly complaints: readonly OpenComplaint[];
  /** Open complaints of which whoever asks is a part: counted, and shown to others (O2). */
  readonly complaintsNotShown: number;
  /** Newest first; none under an appeal that waits, which has to be heard blind. */
  readonly deviations: readonly Deviation[];
  readonly delivery: DeliveryHealth;
  readonly health: { readonly ready: boolean; readonly problems: readonly string[] };
}

/** How the work stands, for those who look after it. No figure in it is about one person. */
export interface Overview {
  readonly at: Instant;
  readonly figures: Figures;
  readonly cases: Waiting;
  readonly appeals: Waiting;
  /** What one person alone opened, names before a finding among it; as the public reads it (O7). */
  readonly opened: readonly AccessCount[];
  /** Emergency accesses that are open or wait for a second person. */
  readonly accesses: readonly AccessView[];
  readonly lead?: LeadMatters;
}

export interface FiguresArea {
  /** For everybody. At most a minute old. */
  read(): Promise<Figures>;
  /** For reviewers, leads and the ombud. */
  overview(call: Call): Answer<Overview>;
}
