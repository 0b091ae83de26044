import type { EvidenceTaken } from '../../domain/case/event.ts';
import type { OpenCase } from '../../domain/case/state.ts';
import type {
  DecisionGround,
  Factors,
  HeardBefore,
  Measure,
  MilderRange,
  StandingWeight,
} from '../../domain/decision/event.ts';
import type { Subject } from '../../domain/person.ts';
import type { ReportReceived, SourceType } from '../../domain/report/event.ts';
import type {
  BulkId,
  CaseId,
  DecisionId,
  EvidenceId,
  LanguageTag,
  RuleId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Gravity, RuleRef } from '../../rulebook/model.ts';
import type { ToldAccess } from './break-glass.ts';
import type { DecisionView, OvertakenView } from './cases.ts';
import type { DutyView } from './duties.ts';
import type { GroupView } from './groups.ts';
import type { AppealStatus } from './members.ts';
import type { ToldOrder } from './orders.ts';
import type { OfferView } from './panels.ts';
import type { RecognitionGivenView, RecognitionView } from './recognitions.ts';
import type { DisputeView, ReopeningView } from './redress.ts';
import type { ReportStatus } from './reports.ts';
import type { StaffView } from './staff-room.ts';

/** A case about the member. What is in it is added when it is closed. */
export interface CaseInFile {
  readonly case: CaseId;
  readonly phase: OpenCase['phase'];
  readonly subject: Subject;
  readonly source: SourceType;
  readonly openedAt: Instant;
  readonly promisedBy: Instant;
  readonly closedAt?: Instant;
  readonly outcome?: 'breach' | 'no-breach';
  /** The case in which this one goes on. */
  readonly mergedInto?: CaseId;
  /** Remarks of the machine whose rule holds no more, since something came out of order. */
  readonly overtaken: readonly OvertakenView[];
  readonly evidence: readonly {
    readonly evidence: EvidenceId;
    readonly occurredAt: Instant;
    readonly provenance: EvidenceTaken['provenance'];
    readonly digest: string;
    readonly text: string;
    readonly links: readonly string[];
  }[];
  /** What handlers wrote, those left out that would tell who reported. */
  readonly notes: readonly string[];
}

export type HeardInFile =
  | Exclude<HeardBefore, { readonly kind: 'urgent' }>
  | { readonly kind: 'urgent'; readonly urgency: string };

/** A decision about the member that was issued. */
export interface DecisionInFile {
  readonly decision: DecisionId;
  readonly case: CaseId;
  readonly phase: DecisionView['phase'];
  readonly outcome: 'breach' | 'no-breach';
  readonly rule?: RuleRef;
  readonly gravity?: Gravity;
  readonly ground: DecisionGround;
  readonly legalGround?: string;
  /** When the first of the acts happened, and when the last. */
  readonly conductFrom?: Instant;
  readonly conductAt: Instant;
  readonly acts: readonly string[];
  readonly factsReliedOn: readonly EvidenceId[];
  readonly reasons: string;
  readonly deviationReason?: string;
  readonly rungSuggested?: string;
  readonly rungChosen?: string;
  /** Set when the rule got milder since, so that the milder one was applied. */
  readonly milder?: MilderRange;
  /** What was weighed before a suspension or against misuse. */
  readonly factors?: Factors<string>;
  /** Whether the member was heard first, and why not if it could not wait. */
  readonly heard?: HeardInFile;
  readonly measures: readonly Measure[];
  readonly weight?: StandingWeight;
  readonly decidedAt: Instant;
  readonly issuedAt?: Instant;
  readonly finalAt?: Instant;
  readonly reversedAt?: Instant;
  readonly replacedBy?: DecisionId;
  readonly statement?: StatementId;
  /** Present when it was made, or undone, as one of a job over many cases. */
  readonly bulk?: BulkId;
}

/** An appeal that the member filed, as the one a decision binds or as a reporter. */
export interface AppealInFile extends AppealStatus {
  readonly decision: DecisionId;
  readonly by: 'respondent' | 'reporter';
  readonly text: string;
}

/** A report that the member filed, as they wrote it. */
export interface ReportInFile extends ReportStatus {
  readonly source: SourceType;
  readonly subject: Subject;
  readonly text: string;
  readonly contact?: string;
  readonly language: LanguageTag;
  readonly rule?: RuleId;
  readonly alleges: ReportReceived['alleges'];
  readonly childAbuse: boolean;
  readonly goodFaith: boolean;
  readonly participant: boolean;
}

/** What the member does for others, was told of, and asked for against decisions about them. */
export interface RolesInFile {
  /** Groups of which they are or were a steward, with their own place only. */
  readonly stewardships: readonly GroupView[];
  readonly duties: readonly DutyView[];
  /** What was opened about them in an emergency, once they were told. */
  readonly accesses: readonly ToldAccess[];
  /** Their offer to serve on panels, and the panels they are on. */
  readonly panels: OfferView;
  readonly reopenings: readonly ReopeningView[];
  readonly disputes: readonly DisputeView[];
}

/** What belongs to the member beside statements, restrictions and standing. */
export interface RestOfMemberFile {
  readonly cases: readonly CaseInFile[];
  readonly decisions: readonly DecisionInFile[];
  readonly appeals: readonly AppealInFile[];
  readonly reportsFiled: readonly ReportInFile[];
  readonly recognitionsReceived: readonly RecognitionView[];
  readonly recognitionsGiven: readonly RecognitionGivenView[];
  readonly orders: readonly ToldOrder[];
  /** When somebody on the staff opened the member's file or one of these records. */
  readonly readings: readonly { readonly at: Instant; readonly file: string }[];
  /** The record on the staff, when the member is on it. */
  readonly staff: readonly StaffView[];
}
