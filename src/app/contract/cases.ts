import type { AppealOutcome } from '../../domain/appeal/event.ts';
import type { Breach, Confidence } from '../../domain/case/event.ts';
import type { ViewOutcome } from '../../domain/case/hearing-event.ts';
import type {
  DeciderId,
  DecisionGround,
  Factors,
  Measure,
  MilderRange,
} from '../../domain/decision/event.ts';
import type { Person, Subject } from '../../domain/person.ts';
import type { SourceType } from '../../domain/report/event.ts';
import type { Standing } from '../../domain/standing/standing.ts';
import type {
  ActivityId,
  CaseId,
  DecisionId,
  EvidenceId,
  ItemId,
  RestrictionId,
  RuleId,
  StaffId,
  StatementId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Rule, RuleRef, Rung } from '../../rulebook/model.ts';
import type { Answer, Call, Page, PageQuery } from './call.ts';
import type { EarlyEndView } from './early-ends.ts';

/** A page of the queue, and how much waits elsewhere. */
export interface CaseQueue extends Page<QueueRow> {
  /** Cases put aside for now: the queue hides them until their moment. */
  readonly aside: number;
  /** Cases in which somebody was heard after an urgent decision and waits for an answer. */
  readonly toAnswer: number;
}

export const casePhases = ['open', 'aside', 'to-answer', 'decided', 'second-person'] as const;
/** Which list of cases is asked for. */
export type CaseList = (typeof casePhases)[number];

export interface QueueRow {
  readonly case: CaseId;
  readonly version: number;
  readonly subjectKind: Subject['kind'];
  readonly family?: string;
  readonly openedAt: Instant;
  readonly promisedBy: Instant;
  readonly late: boolean;
  readonly phase: 'open' | 'decision-pending' | 'decided' | 'closed-in-favour' | 'merged';
  readonly lease?: { readonly holder: StaffId; readonly until: Instant };
  /** Until when it is put aside. */
  readonly asideUntil?: Instant;
  readonly automatedDetection: boolean;
}

/** Evidence as a handler sees it. Authors are `A`, `B`, … until the finding is recorded. */
export interface EvidenceView {
  readonly evidence: EvidenceId;
  readonly occurredAt: Instant;
  readonly author: string;
  readonly kind: string;
  readonly text: string;
  readonly links: readonly string[];
  readonly item?: ItemId;
  readonly activity?: ActivityId;
  /** Spans of the text that a rule's condition matched, as [start, end) UTF-16 offsets. */
  readonly spans: readonly (readonly [number, number])[];
}

export interface ContextLine {
  readonly occurredAt: Instant;
  readonly author: string;
  readonly text: string;
}

/**
 * What stands in a case before the finding: no names, no standing, no reporter, no number of
 * reports.
 */
export interface BlindCase {
  readonly case: CaseId;
  readonly version: number;
  readonly phase: QueueRow['phase'];
  readonly subjectKind: Subject['kind'];
  readonly openedAt: Instant;
  readonly promisedBy: Instant;
  readonly source: SourceType;
  readonly automatedDetection: boolean;
  readonly lease?: { readonly holder: StaffId; readonly until: Instant };
  readonly evidence: readonly EvidenceView[];
  readonly before: readonly ContextLine[];
  readonly after: readonly ContextLine[];
  /** Rules in force when it happened, with their text as of then. */
  readonly rules: readonly {
    readonly ref: RuleRef;
    readonly rule: Rule;
    readonly hinted: boolean;
  }[];
  readonly notes: readonly {
    readonly author: StaffId;
    readonly at: Instant;
    readonly text: string;
  }[];
  readonly finding?: {
    readonly breach: Breach;
    readonly rule?: RuleId;
    readonly confidence: Confidence;
    readonly at: Instant;
  };
  readonly aside?: {
    readonly by: StaffId;
    readonly at: Instant;
    readonly until: Instant;
    readonly reason: string;
  };
  /** Items that a rule holds back, each until its end: they are released by themselves (X8). */
  readonly holds: readonly HoldView[];
  /** Whether the person was asked; what they said is shown with the names. */
  readonly hearing?: {
    readonly askedAt: Instant;
    readonly until: Instant;
    readonly givenAt?: Instant;
  };
  readonly mergedInto?: CaseId;
  /** Cases that go on in this one. */
  readonly takenIn: readonly { readonly case: CaseId; readonly at: Instant }[];
  /** Remarks of the machine whose rule holds no more, since something came out of order. */
  readonly overtaken: readonly OvertakenView[];
}

export interface OvertakenView {
  readonly rule: RuleRef;
  readonly activity: ActivityId;
  readonly at: Instant;
}

export interface HoldView {
  readonly restriction: RestrictionId;
  readonly item: ItemId;
  readonly from: Instant;
  readonly until: Instant;
}

/** What the person said, in their own words. */
export interface GivenView {
  readonly at: Instant;
  readonly text: string;
}

/** An urgent decision, after which the person was or will be heard. */
export interface LaterHearingView {
  readonly decision: DecisionId;
  readonly askedAt: Instant;
  readonly until: Instant;
  readonly given?: GivenView;
  /** When nobody has answered by then, what restricts the person is lifted. */
  readonly answerBy?: Instant;
  readonly answered?: {
    readonly at: Instant;
    readonly outcome: ViewOutcome;
    readonly by?: StaffId;
    readonly reasons?: string;
  };
}

/** What is added once the finding stands, or identity was revealed for a written reason. */
export interface OpenedCase {
  readonly respondent: Person;
  readonly subject: Subject;
  readonly reportsBand: '0' | '1' | '2-4' | '5+';
  /** What the reports say, without who says it; at most `limits.reportTextsShown`, oldest first. */
  readonly reportTexts: readonly string[];
  readonly burst: boolean;
  readonly precedents: readonly Precedent[];
  readonly precedentsSeen: boolean;
  readonly standing: Standing;
  /** The ladder's word for the rule of the finding; absent for no breach. */
  readonly suggestion?: {
    readonly rule: RuleRef;
    readonly suggested: Rung;
    readonly range: readonly Rung[];
    readonly counting: number;
    readonly needsSecondPerson: boolean;
    /** How much a breach weighs in standing. */
    readonly points: number;
    /** The rule got milder since the conduct: the range and what is suggested are the milder. */
    readonly milder?: MilderRange;
  };
  readonly decision?: DecisionView;
  /** What the person said before the decision. */
  readonly view?: GivenView;
  readonly laterHearing?: LaterHearingView;
  /** Other open cases about the same person, into which this one could be merged. */
  readonly otherCases: readonly CaseId[];
  /** What the member asked about the restrictions of the decision; absent when nothing. */
  readonly earlyEnds?: readonly EarlyEndView[];
}

export interface Precedent {
  readonly decision: DecisionId;
  readonly rule: RuleRef;
  readonly outcome: 'breach' | 'no-breach';
  readonly rung?: string;
  readonly decidedAt: Instant;
  readonly afterAppeal?: AppealOutcome;
  readonly reasons: string;
}

export interface CaseView {
  readonly blind: BlindCase;
  readonly opened?: OpenedCase;
}

export interface FindingInput {
  readonly breach: Breach;
  readonly rule?: RuleId;
  readonly confidence: Confidence;
}

export interface ViewAnswerInput {
  readonly outcome: ViewOutcome;
  readonly reasons: string;
}

export interface DecisionInput {
  readonly outcome: 'breach' | 'no-breach';
  readonly rule?: RuleId;
  readonly ground?: DecisionGround;
  readonly legalGround?: string;
  readonly factsReliedOn: readonly EvidenceId[];
  readonly reasons: string;
  readonly rung?: string;
  readonly deviationReason?: string;
  /** Why the person could not be heard first; they will read it (D3). */
  readonly urgency?: string;
  /** What DSA Article 23(3) has weighed; asked for before suspensions and against misuse. */
  readonly factors?: Factors<string>;
  readonly measures?: readonly Measure[];
  readonly confidence: Confidence;
}

export interface DecisionView {
  readonly decision: DecisionId;
  readonly version: number;
  readonly case: CaseId;
  readonly phase:
    | 'awaiting-second-person'
    | 'held'
    | 'undone'
    | 'rejected'
    | 'issued'
    | 'final'
    | 'reversed'
    | 'overridden';
  readonly outcome: 'breach' | 'no-breach';
  readonly rule?: RuleRef;
  readonly rung?: string;
  readonly milder?: MilderRange;
  readonly measures: readonly Measure[];
  readonly decidedBy: DeciderId;
  /** Whose id `decidedBy` is, when it is nobody on the staff. */
  readonly heardBy?: 'panel' | 'outside-reviewer';
  readonly decidedAt: Instant;
  readonly heldUntil?: Instant;
  readonly statement?: StatementId;
  readonly reasons: string;
}

/** Who holds which open case, now and as it changes: no more than the queue shows. */
export interface LiveLeases {
  /** Holders by case, as of now. */
  held(): Readonly<Record<CaseId, StaffId>>;
  /** Calls when it changed, until the answer is called. */
  onChange(tell: () => void): () => void;
}

export interface Cases {
  queue(query: PageQuery & { readonly phase?: CaseList }, call: Call): Answer<CaseQueue>;
  /** For whoever may see the queue. Reading it is not recorded: it tells nothing of any person. */
  leases(call: Call): Answer<LiveLeases>;
  /** What the caller may see of it; reading is recorded (O5). */
  read(id: CaseId, call: Call): Answer<CaseView>;
  openOwnInitiative(
    input: {
      readonly subject: Subject;
      readonly reason: string;
      readonly rule?: RuleId;
      /** What was seen, where no activity shows it: a moderator's own conduct, for example. */
      readonly shown?: { readonly text: string; readonly occurredAt: Instant };
    },
    call: Call,
  ): Answer<{ readonly case: CaseId }>;
  lease(id: CaseId, input: { readonly takeOverReason?: string }, call: Call): Answer<CaseView>;
  release(id: CaseId, call: Call): Answer<CaseView>;
  recordFinding(id: CaseId, input: FindingInput, call: Call): Answer<CaseView>;
  seePrecedents(
    id: CaseId,
    input: { readonly breach: Breach; readonly rule?: RuleId },
    call: Call,
  ): Answer<CaseView>;
  reveal(id: CaseId, input: { readonly reason: string }, call: Call): Answer<CaseView>;
  addNote(id: CaseId, input: { readonly text: string }, call: Call): Answer<CaseView>;
  handOver(
    id: CaseId,
    input: { readonly to?: StaffId; readonly reason: string },
    call: Call,
  ): Answer<CaseView>;
  /** Hides the case from the queue until a moment before its promise. */
  putAside(
    id: CaseId,
    input: { readonly until: Instant; readonly reason: string },
    call: Call,
  ): Answer<CaseView>;
  /** Answers the other case, in which this one goes on. */
  mergeInto(id: CaseId, input: { readonly into: CaseId }, call: Call): Answer<CaseView>;
  /** Asks the respondent how they see it (D3). */
  requestView(id: CaseId, call: Call): Answer<CaseView>;
  /** Lifts or keeps what an urgent decision restricts, after the person was heard. */
  answerView(id: CaseId, input: ViewAnswerInput, call: Call): Answer<CaseView>;
  /** Asks for the case's version: `version_required` without, `version_changed` when stale. */
  decide(id: CaseId, input: DecisionInput, call: Call): Answer<DecisionView>;
}

export interface Decisions {
  read(id: DecisionId, call: Call): Answer<DecisionView>;
  confirm(id: DecisionId, call: Call): Answer<DecisionView>;
  reject(id: DecisionId, input: { readonly reason: string }, call: Call): Answer<DecisionView>;
  undo(id: DecisionId, call: Call): Answer<DecisionView>;
}
