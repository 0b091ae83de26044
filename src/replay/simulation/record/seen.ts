import type { AppealDecided, AppealReceived } from '../../../domain/appeal/event.ts';
import type { BulkOpened } from '../../../domain/bulk/event.ts';
import type { CaseOpened, EvidenceTaken } from '../../../domain/case/event.ts';
import type { DecisionMade } from '../../../domain/decision/event.ts';
import type { ReportOutcome, ReportReceived } from '../../../domain/report/event.ts';
import type { RestrictionImposed } from '../../../domain/restriction/event.ts';
import type { StatementMadeAvailable } from '../../../domain/statement/event.ts';

/**
 * What an outsider makes of the events. It is kept apart from the application's own states on
 * purpose: a fault in `evolve` must not hide from those who check.
 */
export interface SeenCase {
  readonly opened: CaseOpened;
  readonly evidence: EvidenceTaken[];
  /** `personKey` of everybody known who reported. */
  readonly reporters: Set<string>;
  readonly reports: string[];
  readonly findings: Set<string>;
  readonly touchedBy: Set<string>;
  phase: 'open' | 'pending' | 'decided' | 'closed' | 'merged';
  decision?: string;
  /** How the person was asked and heard before the decision, and after an urgent one. */
  before?: SeenHearing;
  after?: SeenHearing;
}

/** A job that decides many cases, as far as it has come. */
export interface SeenJob {
  readonly opened: BulkOpened;
  phase: 'checking' | 'waiting' | 'held' | 'ran' | 'vacated';
}

export interface SeenHearing {
  readonly askedAt: string;
  readonly until: string;
  givenAt?: string;
}

export interface SeenDecision {
  readonly made: DecisionMade;
  /** Made, confirmed or rejected it. */
  readonly takenPartIn: Set<string>;
  phase: 'waiting' | 'held' | 'withdrawn' | 'issued' | 'final' | 'reversed' | 'replaced';
  issuedAt?: string;
  finalAt?: string;
  undoneAt?: string;
  statement?: string;
  readonly restrictions: string[];
}

export interface SeenRestriction {
  readonly imposed: RestrictionImposed;
  endedAt?: string;
  endedBecause?: 'lifted' | 'reversed' | 'vacated' | 'replaced' | 'released';
  stayed: boolean;
}

export interface SeenStatement {
  readonly made: StatementMadeAvailable;
  appealUntil?: string;
}

export interface SeenAppeal {
  readonly received: AppealReceived;
  late: boolean;
  decided?: AppealDecided;
}

export interface SeenReport {
  readonly received: ReportReceived;
  case?: string;
  readonly told: ReportOutcome[];
}

export interface SeenStaff {
  readonly id: string;
  readonly member?: string;
  readonly roles: Set<string>;
  /** `personKey` of those they declared a relation to. */
  readonly relations: Set<string>;
}
