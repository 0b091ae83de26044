import type { AppealOutcome } from '../../domain/appeal/event.ts';
import type { Breach } from '../../domain/case/event.ts';
import type { Measure } from '../../domain/decision/event.ts';
import type { AppealId, DecisionId, StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Rung } from '../../rulebook/model.ts';
import type { Answer, Call, Page, PageQuery } from './call.ts';
import type { BlindCase, DecisionView, EvidenceView } from './cases.ts';
import type { AppealStatus } from './members.ts';

export interface AppealRow {
  readonly appeal: AppealId;
  readonly version: number;
  readonly filedAt: Instant;
  readonly promisedBy: Instant;
  readonly late: boolean;
  readonly by: 'respondent' | 'reporter';
  readonly lease?: { readonly holder: StaffId; readonly until: Instant };
  /** Whether the caller may lease it; when not, the reason in words. */
  readonly open: boolean;
  readonly notOpenBecause?: string;
}

/**
 * The appeal as its reviewer sees it; the first decision is absent until the reviewer's own
 * finding.
 */
export interface AppealView {
  readonly appeal: AppealId;
  readonly version: number;
  readonly phase: 'waiting' | 'decided';
  readonly by: 'respondent' | 'reporter';
  readonly filedAt: Instant;
  readonly promisedBy: Instant;
  readonly late: boolean;
  readonly text: string;
  readonly lease?: { readonly holder: StaffId; readonly until: Instant };
  readonly evidence: readonly EvidenceView[];
  readonly rules: BlindCase['rules'];
  readonly finding?: { readonly breach: Breach; readonly at: Instant };
  readonly first?: DecisionView;
  /** Rungs a varied outcome may choose: not harsher than the first. */
  readonly milderRungs?: readonly Rung[];
  readonly outcome?: {
    readonly outcome: AppealOutcome;
    readonly at: Instant;
    readonly reasons: string;
  };
}

export interface OutcomeInput {
  readonly outcome: AppealOutcome;
  readonly reasons: string;
  /** For `decision-varied`. */
  readonly rung?: string;
  readonly measures?: readonly Measure[];
}

export interface Appeals {
  /**
   * By the member (signed in or by link) or by a reporter with the receipt's secret. A second
   * filing answers the first.
   */
  file(
    decision: DecisionId,
    input: {
      readonly text: string;
      readonly reportSecret?: string;
      readonly statementSecret?: string;
    },
    call: Call,
  ): Answer<AppealStatus>;
  queue(query: PageQuery, call: Call): Answer<Page<AppealRow>>;
  read(id: AppealId, call: Call): Answer<AppealView>;
  lease(id: AppealId, call: Call): Answer<AppealView>;
  recordFinding(id: AppealId, input: { readonly breach: Breach }, call: Call): Answer<AppealView>;
  openFirst(id: AppealId, call: Call): Answer<AppealView>;
  decide(id: AppealId, input: OutcomeInput, call: Call): Answer<AppealView>;
}
