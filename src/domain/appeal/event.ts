import type {
  AppealId,
  CaseId,
  DecisionId,
  PartId,
  ReportId,
  StaffId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Breach } from '../case/event.ts';
import type { Recorded } from '../decider.ts';
import type { Person } from '../person.ts';
import type { AppealPause } from './pause.ts';

export type Appellant =
  | { readonly kind: 'respondent'; readonly person: Person }
  | { readonly kind: 'reporter'; readonly report: ReportId };

export interface AppealReceived extends Recorded {
  readonly type: 'appeal-received';
  readonly appeal: AppealId;
  readonly decision: DecisionId;
  readonly case: CaseId;
  readonly appellant: Appellant;
  readonly text: PartId;
  /**
   * Receipt and promise in one: before half of the restriction has run, at most 72 hours when one
   * is in force.
   */
  readonly promisedBy: Instant;
  /** Present while a measure against misuse lets further appeals wait (A9). */
  readonly pause?: AppealPause;
}

export interface AppealLeased extends Recorded {
  readonly type: 'appeal-leased';
  readonly holder: StaffId;
  readonly until: Instant;
}

/** Recorded before the first decision is shown. */
export interface AppealFindingRecorded extends Recorded {
  readonly type: 'appeal-finding-recorded';
  readonly holder: StaffId;
  readonly breach: Breach;
}

/** The reviewer opened the first decision, which the server withheld until the finding. */
export interface FirstDecisionOpened extends Recorded {
  readonly type: 'first-decision-opened';
  readonly holder: StaffId;
}

export type AppealOutcome = 'decision-upheld' | 'decision-varied' | 'decision-reversed';

export interface AppealDecided extends Recorded {
  readonly type: 'appeal-decided';
  readonly holder: StaffId;
  readonly outcome: AppealOutcome;
  readonly reasons: PartId;
  /** The milder decision that replaces the first one, for `decision-varied`. */
  readonly replacement?: DecisionId;
}

/** The promise passed: the restriction is stayed until the outcome. */
export interface AppealBecameLate extends Recorded {
  readonly type: 'appeal-became-late';
}

/** What it waited for ended early; it is promised anew from then. */
export interface AppealResumed extends Recorded {
  readonly type: 'appeal-resumed';
  readonly promisedBy: Instant;
}

export type AppealEvent =
  | AppealReceived
  | AppealLeased
  | AppealFindingRecorded
  | FirstDecisionOpened
  | AppealDecided
  | AppealBecameLate
  | AppealResumed;
