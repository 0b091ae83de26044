import type {
  CaseId,
  CommunityId,
  DecisionId,
  FamilyId,
  FindingId,
  RuleId,
  StaffId,
} from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Steward } from '../conflict.ts';
import type { Subject } from '../person.ts';
import type { SourceType } from '../report/event.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';
import type { Breach, Confidence, DecisionDetached, EvidenceTaken, Matter } from './event.ts';
import type { ViewOutcome } from './hearing-event.ts';
import type { CaseState, OpenCase } from './state.ts';

/** The record of whoever acts, so that role and conflict of interest are judged inside the core. */
export interface ByStaff {
  readonly staff: StaffState;
  /** Who else answers for the group of the case, where it is about one. */
  readonly stewards?: readonly Steward[];
}

export type CaseCommand =
  | {
      readonly type: 'open-case';
      readonly case: CaseId;
      readonly community: CommunityId;
      readonly subject: Subject;
      readonly source: SourceType;
      readonly family?: FamilyId;
      readonly automatedDetection: boolean;
      readonly matter: Matter;
      readonly evidence: readonly EvidenceTaken[];
    }
  | {
      readonly type: 'join-matter';
      readonly matter: Matter;
      readonly evidence: readonly EvidenceTaken[];
    }
  /** By the engine, when it looked again at what the finding was about. */
  | { readonly type: 'overtake-finding'; readonly finding: FindingId; readonly holds: boolean }
  | ({ readonly type: 'lease-case'; readonly takeOver?: { readonly reason: PartText } } & ByStaff)
  | ({ readonly type: 'release-lease' } & ByStaff)
  | ({
      readonly type: 'record-finding';
      readonly breach: Breach;
      readonly rule?: RuleId;
      readonly confidence: Confidence;
    } & ByStaff)
  | ({
      readonly type: 'see-precedents';
      readonly precedents: readonly DecisionId[];
      readonly breach: Breach;
      readonly rule?: RuleId;
    } & ByStaff)
  | ({ readonly type: 'reveal-identity'; readonly reason: PartText } & ByStaff)
  | ({ readonly type: 'add-note'; readonly note: PartText } & ByStaff)
  | ({
      readonly type: 'hand-over';
      readonly to?: StaffId;
      /** The record of whoever is to get it, so that their conflicts stop it at once. */
      readonly receiver?: StaffState;
      readonly reason: PartText;
    } & ByStaff)
  | ({ readonly type: 'attach-decision'; readonly decision: DecisionId } & ByStaff)
  | { readonly type: 'detach-decision'; readonly reason: DecisionDetached['reason'] }
  | { readonly type: 'close-decided'; readonly outcome: 'breach' | 'no-breach' }
  | { readonly type: 'close-in-favour' }
  | ({
      readonly type: 'merge-into';
      readonly into: CaseId;
      /** The other case as loaded. */
      readonly target: CaseState;
    } & ByStaff)
  | ({ readonly type: 'take-in'; readonly from: OpenCase } & ByStaff)
  | ({ readonly type: 'put-aside'; readonly until: Instant; readonly reason: PartText } & ByStaff)
  | HearingCommand;

export type HearingCommand =
  | ({ readonly type: 'request-view' } & ByStaff)
  /** By the clock, as an urgent decision takes effect. */
  | { readonly type: 'request-view-after' }
  /** By the respondent alone. */
  | { readonly type: 'give-view'; readonly view: PartText }
  | ({
      readonly type: 'answer-view';
      readonly outcome: ViewOutcome;
      readonly reasons: PartText;
      /** Handles and addresses of reporters: what the person reads must not quote them (N3). */
      readonly reporterTraces: readonly string[];
    } & ByStaff)
  /** By the clock: nobody answered in time, so the restriction is lifted. */
  | { readonly type: 'leave-view-unanswered' };
