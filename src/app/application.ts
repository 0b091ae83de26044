import type { Activity } from '../domain/activity.ts';
import type { AppealOutcome } from '../domain/appeal/event.ts';
import type { Breach, Confidence } from '../domain/case/event.ts';
import type { DecisionGround, Measure } from '../domain/decision/event.ts';
import type { Person, Subject } from '../domain/person.ts';
import type { MemberPowers } from '../domain/powers/powers.ts';
import type { ReportOutcome, ReportReceived, SourceType } from '../domain/report/event.ts';
import type { RestrictionPhase } from '../domain/restriction/state.ts';
import type { RelationDeclared, Role } from '../domain/staff/event.ts';
import type { Relation, RoleHeld } from '../domain/staff/state.ts';
import type { Standing } from '../domain/standing/standing.ts';
import type { StatementText } from '../domain/statement/text.ts';
import type {
  ActivityId,
  AppealId,
  CaseId,
  DecisionId,
  EvidenceId,
  GroupId,
  ItemId,
  LanguageTag,
  MemberId,
  ReportId,
  RestrictionId,
  RuleId,
  StaffId,
  StatementId,
} from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import type {
  MeasureKind,
  Rule,
  RulebookHistory,
  RulebookVersion,
  RuleRef,
  Rung,
} from '../rulebook/model.ts';
import type { Principal } from './principal.ts';

/** What every call carries beside its input. */
export interface Call {
  readonly by: Principal;
  /** Present on every write over HTTP. */
  readonly idempotency?: {
    readonly key: string;
    /** Method and path. */
    readonly route: string;
    /** SHA-256 of the raw body, in hex. */
    readonly fingerprint: string;
  };
  /** From If-Match, where the resource asks for it. */
  readonly expectedVersion?: number;
}

export type Answer<Value> = Promise<Result<Value, Refusal>>;

/** One page of a list and where the next one starts. */
export interface Page<Row> {
  readonly items: readonly Row[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

export interface PageQuery {
  readonly cursor?: string;
  readonly limit?: number;
}

// ── Intake ───────────────────────────────────────────────────────────────────────────────────────

/** Outcome for one activity of a batch, at the same index. */
export type ActivityResult =
  | { readonly id: string; readonly result: 'accepted' | 'duplicate' | 'late' }
  /**
   * Type or version unknown to this server: kept aside, visible to staff, replayable after an
   * upgrade.
   */
  | { readonly id: string; readonly result: 'set-aside'; readonly code: 'unknown_version' }
  | { readonly id: string | null; readonly result: 'refused'; readonly refusal: Refusal };

/** One element of a batch after the edge has looked at it. */
export type ActivityInput =
  | { readonly kind: 'activity'; readonly activity: Activity }
  | {
      readonly kind: 'unknown';
      readonly id: string;
      readonly source: string;
      readonly type: string;
      readonly raw: string;
    }
  | { readonly kind: 'refused'; readonly id: string | null; readonly refusal: Refusal };

/** What a rule says about something before it is published. Nothing is stored. */
export interface Screening {
  readonly findings: readonly {
    readonly rule: RuleRef;
    readonly title: string;
    readonly text: string;
    readonly effect: 'nudge' | 'review' | 'hold';
    readonly holdFor?: string;
    readonly why: readonly string[];
  }[];
}

export interface Intake {
  take(batch: readonly ActivityInput[], call: Call): Answer<readonly ActivityResult[]>;
  screen(activity: Activity, call: Call): Answer<Screening>;
}

// ── Reports ──────────────────────────────────────────────────────────────────────────────────────

export interface ReportInput {
  readonly source: SourceType;
  readonly subject: Subject;
  readonly reporter?: Person;
  /** E-mail or URL for receipt and outcome; kept apart and never shown. */
  readonly contact?: string;
  readonly text: string;
  readonly language?: LanguageTag;
  readonly rule?: RuleId;
  readonly alleges: ReportReceived['alleges'];
  readonly childAbuse?: boolean;
  readonly goodFaith: boolean;
  readonly participant?: boolean;
  /** What the reporter shows of a private conversation, or of an item no activity is known for. */
  readonly shown?: {
    readonly text: string;
    readonly occurredAt: Instant;
    readonly private: boolean;
  };
  /** Id given by the sending platform: the same one is the same report. */
  readonly externalId?: string;
}

export interface ReportReceipt {
  readonly report: ReportId;
  readonly receivedAt: Instant;
  readonly promisedBy: Instant;
  /** Secret of the reporter's own status page `/r/{secret}`; given once. */
  readonly secret: string;
  readonly duplicateOf?: ReportId;
}

export interface ReportStatus {
  readonly report: ReportId;
  readonly phase: 'received' | 'joined' | 'closed-without-case' | 'outcome-told';
  readonly receivedAt: Instant;
  readonly promisedBy: Instant;
  readonly outcome?: { readonly at: Instant; readonly outcome: ReportOutcome };
  /** Decision that can be appealed by the reporter: only for "no breach" (A7). */
  readonly appealable?: DecisionId;
}

export interface Reports {
  file(input: ReportInput, call: Call): Answer<ReportReceipt>;
  /** By the secret of the receipt. */
  status(secret: string): Answer<ReportStatus>;
}

// ── Cases ────────────────────────────────────────────────────────────────────────────────────────

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
}

/** What is added once the finding stands, or identity was revealed for a written reason. */
export interface OpenedCase {
  readonly respondent: Person;
  readonly subject: Subject;
  readonly reportsBand: '0' | '1' | '2-4' | '5+';
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
  };
  readonly decision?: DecisionView;
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

export interface DecisionInput {
  readonly outcome: 'breach' | 'no-breach';
  readonly rule?: RuleId;
  readonly ground?: DecisionGround;
  readonly legalGround?: string;
  readonly factsReliedOn: readonly EvidenceId[];
  readonly reasons: string;
  readonly rung?: string;
  readonly deviationReason?: string;
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
  readonly measures: readonly Measure[];
  readonly decidedBy: StaffId;
  readonly decidedAt: Instant;
  readonly heldUntil?: Instant;
  readonly statement?: StatementId;
  readonly reasons: string;
}

export interface Cases {
  queue(
    query: PageQuery & { readonly phase?: 'open' | 'decided' | 'second-person' },
    call: Call,
  ): Answer<Page<QueueRow>>;
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
  /** Asks for the case's version: `version_required` without, `version_changed` when stale. */
  decide(id: CaseId, input: DecisionInput, call: Call): Answer<DecisionView>;
}

export interface Decisions {
  read(id: DecisionId, call: Call): Answer<DecisionView>;
  confirm(id: DecisionId, call: Call): Answer<DecisionView>;
  reject(id: DecisionId, input: { readonly reason: string }, call: Call): Answer<DecisionView>;
  undo(id: DecisionId, call: Call): Answer<DecisionView>;
}

// ── Members ──────────────────────────────────────────────────────────────────────────────────────

export interface RestrictionView {
  readonly restriction: RestrictionId;
  readonly kind: MeasureKind;
  readonly target:
    | { readonly kind: 'member'; readonly member: MemberId; readonly group?: GroupId }
    | { readonly kind: 'item'; readonly item: ItemId };
  readonly phase: RestrictionPhase;
  readonly from: Instant;
  readonly until: Instant;
  readonly statement: StatementId;
  readonly decision?: DecisionId;
}

/** The statement as the member reads it, with where an appeal stands. */
export interface StatementView {
  readonly statement: StatementId;
  readonly version: number;
  readonly to: Person;
  readonly text: StatementText;
  readonly digest: string;
  readonly availableAt: Instant;
  readonly deliveredAt?: Instant;
  readonly appealUntil?: Instant;
  readonly decision?: DecisionId;
  readonly decisionPhase?: DecisionView['phase'];
  readonly restrictions: readonly RestrictionView[];
  readonly appeal?: AppealStatus;
  /** All evidence used, reporters never among it (E5). */
  readonly evidence: readonly {
    readonly evidence: EvidenceId;
    readonly occurredAt: Instant;
    readonly text: string;
  }[];
}

export interface AppealStatus {
  readonly appeal: AppealId;
  readonly phase: 'waiting' | 'decided';
  readonly filedAt: Instant;
  readonly promisedBy: Instant;
  readonly lateSince?: Instant;
  readonly outcome?: AppealOutcome;
  readonly decidedAt?: Instant;
  readonly reasons?: string;
}

/** Everything Evenhand keeps about one member, for themselves (GDPR Article 15 and 20). */
export interface MemberFile {
  readonly member: MemberId;
  readonly exportedAt: Instant;
  readonly standing: Standing;
  readonly statements: readonly StatementView[];
  readonly restrictions: readonly RestrictionView[];
  readonly reportsFiled: readonly ReportStatus[];
  /** What is left out, and why. */
  readonly redactions: readonly string[];
}

export interface Members {
  /** The hot path for platforms; synchronous inside one process. */
  powers(member: MemberId): MemberPowers;
  standing(member: MemberId, call: Call): Answer<Standing>;
  statements(member: MemberId, call: Call): Answer<readonly StatementView[]>;
  export(member: MemberId, call: Call): Answer<MemberFile>;
}

export interface Statements {
  read(id: StatementId, call: Call): Answer<StatementView>;
  /** The member opened it, or a delivery was confirmed: starts the appeal clock once. */
  markDelivered(
    id: StatementId,
    channel: 'page' | 'webhook' | 'mail',
    call: Call,
  ): Answer<StatementView>;
  /**
   * What a signed link `/d/{secret}` opens; works signed out and suspended. Neutral when unknown,
   * cut or expired.
   */
  byLink(secret: string): Answer<{ readonly statement: StatementId; readonly person: Person }>;
}

export interface Restrictions {
  ofSubject(
    query: PageQuery & { readonly subject: string },
    call: Call,
  ): Answer<Page<RestrictionView>>;
  read(id: RestrictionId, call: Call): Answer<RestrictionView>;
  lift(id: RestrictionId, input: { readonly reason: string }, call: Call): Answer<RestrictionView>;
}

// ── Appeals ──────────────────────────────────────────────────────────────────────────────────────

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

// ── Rules, staff, integration ────────────────────────────────────────────────────────────────────

export interface Rulebooks {
  history(): RulebookHistory;
  current(): RulebookVersion | undefined;
  /**
   * Directory as path → text. Immutable once published. Without `effectiveFrom` it takes effect at
   * once; a moment in the past is refused.
   */
  publish(
    input: { readonly files: Readonly<Record<string, string>>; readonly effectiveFrom?: Instant },
    call: Call,
  ): Answer<RulebookVersion>;
}

export interface StaffView {
  readonly staff: StaffId;
  readonly version: number;
  readonly roles: readonly RoleHeld[];
  readonly relations: readonly Relation[];
}

export interface StaffRoom {
  list(call: Call): Answer<readonly StaffView[]>;
  appoint(
    input: { readonly staff: StaffId; readonly role: Role; readonly member?: MemberId },
    call: Call,
  ): Answer<StaffView>;
  grantRole(
    staff: StaffId,
    input: { readonly role: Role; readonly reason: string },
    call: Call,
  ): Answer<StaffView>;
  endRole(
    staff: StaffId,
    input: { readonly role: Role; readonly reason: string },
    call: Call,
  ): Answer<StaffView>;
  declareRelation(
    staff: StaffId,
    input: { readonly to: Person; readonly relation: RelationDeclared['relation'] },
    call: Call,
  ): Answer<StaffView>;
}

export const webhookTopics = [
  'decision.issued',
  'restriction.imposed',
  'restriction.ended',
  'restriction.reversed',
  'appeal.received',
  'appeal.decided',
  'report.decided',
] as const;
export type WebhookTopic = (typeof webhookTopics)[number];

export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  readonly topics: readonly WebhookTopic[];
  readonly createdAt: Instant;
  readonly disabledAt?: Instant;
  readonly disabledBecause?: string;
}

export interface Delivery {
  readonly id: string;
  readonly endpoint: string;
  readonly topic: WebhookTopic;
  readonly createdAt: Instant;
  readonly attempts: readonly {
    readonly at: Instant;
    readonly status: number | null;
    readonly problem?: string;
  }[];
  readonly phase: 'waiting' | 'delivered' | 'failed';
  readonly nextAt?: Instant;
}

export interface Webhooks {
  /** Answers the secrets once: `whsec_…` for v1 and the public key `whpk_…` for v1a. */
  add(
    input: { readonly url: string; readonly topics: readonly WebhookTopic[] },
    call: Call,
  ): Answer<WebhookEndpoint & { readonly secret: string; readonly publicKey: string }>;
  list(call: Call): Answer<readonly WebhookEndpoint[]>;
  remove(id: string, call: Call): Answer<WebhookEndpoint>;
  deliveries(query: PageQuery & { readonly endpoint: string }, call: Call): Answer<Page<Delivery>>;
  redeliver(id: string, call: Call): Answer<Delivery>;
}

export interface SignIn {
  /** A one-time link's secret: for staff and members, printed by `demo` and by `staff sign-in`. */
  issueLink(
    person: Person,
    call: Call,
  ): Answer<{ readonly secret: string; readonly expiresAt: Instant }>;
  /** Consumes the link and opens a session. */
  redeemLink(
    secret: string,
  ): Answer<{ readonly session: string; readonly person: Person; readonly expiresAt: Instant }>;
  /** Who a session secret belongs to, roles looked up now (rights end at once). */
  session(secret: string): Promise<Principal | undefined>;
  end(secret: string): Promise<void>;
  /** A service token `evh_…`, shown once. */
  issueToken(
    input: { readonly name: string; readonly scopes: readonly string[] },
    call: Call,
  ): Answer<{ readonly token: string; readonly id: string }>;
  token(secret: string): Promise<Principal | undefined>;
  revokeToken(id: string, call: Call): Answer<{ readonly id: string }>;
}

/**
 * The application: everything the rim can ask of it. `api`, `web` and `cli` hold no rules of their
 * own.
 */
export interface Application {
  readonly intake: Intake;
  readonly reports: Reports;
  readonly cases: Cases;
  readonly decisions: Decisions;
  readonly members: Members;
  readonly statements: Statements;
  readonly restrictions: Restrictions;
  readonly appeals: Appeals;
  readonly rulebooks: Rulebooks;
  readonly staffRoom: StaffRoom;
  readonly webhooks: Webhooks;
  readonly signIn: SignIn;
  now(): Instant;
  /**
   * Runs everything that is due: releases, promises, stays, announcements, deliveries, retention.
   */
  tick(): Promise<TickReport>;
  /** Whether the server can answer: store open, rulebook loaded, clock trusted. */
  health(): Promise<{ readonly ready: boolean; readonly problems: readonly string[] }>;
  close(): Promise<void>;
}

export interface TickReport {
  readonly issued: number;
  readonly closedInFavour: number;
  readonly stayed: number;
  readonly madeFinal: number;
  readonly announced: number;
  readonly findingsJoined: number;
  readonly delivered: number;
  readonly failed: number;
}
