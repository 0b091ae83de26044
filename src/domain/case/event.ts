import type {
  ActivityId,
  CaseId,
  CommunityId,
  DecisionId,
  EvidenceId,
  FamilyId,
  FindingId,
  ItemId,
  MemberId,
  PartId,
  ReportId,
  RuleId,
  StaffId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { RuleRef } from '../../rulebook/model.ts';
import type { Recorded } from '../decider.ts';
import type { DutyEvidence } from '../duty/evidence.ts';
import type { Person, Subject } from '../person.ts';
import type { SourceType } from '../report/event.ts';
import type { Hearing, HearingEvent } from './hearing-event.ts';

/**
 * A machine's remark that a rule held over activities: it opens or joins a case and decides
 * nothing.
 */
export interface FindingMatter {
  readonly kind: 'finding';
  readonly finding: FindingId;
  readonly rule: RuleRef;
  readonly activities: readonly ActivityId[];
}

export interface ReportMatter {
  readonly kind: 'report';
  readonly report: ReportId;
  readonly reporter?: Person;
}

/**
 * What brought a case: findings and reports join; their number is shown in bands and never votes
 * (E6).
 */
export type Matter =
  | FindingMatter
  | ReportMatter
  | { readonly kind: 'own-initiative'; readonly reason: PartId };

/** A snapshot that belongs to this case and no other. The snapshot itself is a part. */
export interface EvidenceTaken {
  readonly evidence: EvidenceId;
  readonly part: PartId;
  /** SHA-256 of the snapshot's canonical JSON, in hex: it can never be another one later (E3). */
  readonly digest: string;
  readonly community: CommunityId;
  readonly activity?: ActivityId;
  readonly item?: ItemId;
  readonly author?: MemberId;
  /** When the conduct happened; the rule is judged as of this moment (R1). */
  readonly occurredAt: Instant;
  readonly provenance: 'activity' | 'report' | 'participant';
  /** In a steward's case: what this shows of a duty. */
  readonly duty?: DutyEvidence;
}

export interface CaseOpened extends Recorded {
  readonly type: 'case-opened';
  readonly case: CaseId;
  readonly community: CommunityId;
  readonly subject: Subject;
  readonly source: SourceType;
  /** Family of the rule that brought the case; absent when a report named none. */
  readonly family?: FamilyId;
  readonly promisedBy: Instant;
  readonly automatedDetection: boolean;
}

export interface MatterJoined extends Recorded {
  readonly type: 'matter-joined';
  readonly matter: Matter;
  readonly evidence: readonly EvidenceTaken[];
}

/**
 * What came out of order changed what a finding's windows counted: its rule does not hold any more,
 * or holds again. Nothing follows by itself; whoever decides, and whoever it is about, can see it.
 */
export interface FindingOvertaken extends Recorded {
  readonly type: 'finding-overtaken';
  readonly finding: FindingId;
  readonly holds: boolean;
}

export interface CaseLeased extends Recorded {
  readonly type: 'case-leased';
  readonly holder: StaffId;
  readonly until: Instant;
  readonly takenOver?: { readonly from: StaffId; readonly reason: PartId };
}

export interface LeaseReleased extends Recorded {
  readonly type: 'lease-released';
  readonly holder: StaffId;
}

export type Breach = 'breach' | 'no-breach' | 'cannot-tell';
export type Confidence = 'low' | 'medium' | 'high';

/** Recorded while names, standing, reporters and their number are withheld by the server. */
export interface FindingRecorded extends Recorded {
  readonly type: 'finding-recorded';
  readonly holder: StaffId;
  readonly breach: Breach;
  readonly rule?: RuleId;
  readonly confidence: Confidence;
}

export interface PrecedentsSeen extends Recorded {
  readonly type: 'precedents-seen';
  readonly holder: StaffId;
  readonly precedents: readonly DecisionId[];
  readonly kept: boolean;
  /** The finding after the precedents; equal to the first one when kept. */
  readonly breach: Breach;
  readonly rule?: RuleId;
}

/** Names were shown before the finding. Counted, never hidden. */
export interface IdentityRevealed extends Recorded {
  readonly type: 'identity-revealed';
  readonly holder: StaffId;
  readonly reason: PartId;
}

export interface NoteAdded extends Recorded {
  readonly type: 'note-added';
  readonly author: StaffId;
  readonly note: PartId;
}

export interface CaseHandedOver extends Recorded {
  readonly type: 'case-handed-over';
  readonly from: StaffId;
  readonly to?: StaffId;
  readonly reason: PartId;
}

/** A decision was made on the case; `case-decided` follows when it is issued. */
export interface DecisionAttached extends Recorded {
  readonly type: 'decision-attached';
  readonly decision: DecisionId;
}

/** The held decision was undone, or its author's authority ended before it was issued. */
export interface DecisionDetached extends Recorded {
  readonly type: 'decision-detached';
  readonly decision: DecisionId;
  readonly reason: 'undone' | 'authority-ended' | 'second-person-disagreed' | 'promise-passed';
}

export interface CaseDecided extends Recorded {
  readonly type: 'case-decided';
  readonly decision: DecisionId;
  readonly outcome: 'breach' | 'no-breach';
}

/** The promise passed: the case closes in the member's favour (D8). */
export interface CaseClosedInFavour extends Recorded {
  readonly type: 'case-closed-in-favour';
  readonly promisedBy: Instant;
}

export interface CaseMerged extends Recorded {
  readonly type: 'case-merged';
  readonly into: CaseId;
}

/**
 * Another case turned out to be about the same thing. What it holds goes on here; its own trail
 * stays where it is and can be read there.
 */
export interface CaseTakenIn extends Recorded {
  readonly type: 'case-taken-in';
  readonly from: CaseId;
  /** What the other case was about: matters that would have joined it join this one. */
  readonly subject: Subject;
  readonly family?: FamilyId;
  readonly matters: readonly Matter[];
  readonly evidence: readonly EvidenceTaken[];
  /** Whoever acted on the other case acted on this one (A2). */
  readonly touchedBy: readonly StaffId[];
  /** The earlier of the two promises. */
  readonly promisedBy: Instant;
  /** How far the person was heard there; absent when they were asked here already. */
  readonly hearing?: Hearing;
}

/** The case waits until a moment before its promise, and comes back by itself. */
export interface CasePutAside extends Recorded {
  readonly type: 'case-put-aside';
  readonly holder: StaffId;
  readonly until: Instant;
  readonly reason: PartId;
}

export type CaseEvent =
  | HearingEvent
  | CaseTakenIn
  | CasePutAside
  | CaseOpened
  | MatterJoined
  | FindingOvertaken
  | CaseLeased
  | LeaseReleased
  | FindingRecorded
  | PrecedentsSeen
  | IdentityRevealed
  | NoteAdded
  | CaseHandedOver
  | DecisionAttached
  | DecisionDetached
  | CaseDecided
  | CaseClosedInFavour
  | CaseMerged;
