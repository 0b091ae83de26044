import type {
  CaseId,
  CommunityId,
  DecisionId,
  FamilyId,
  RuleId,
  StaffId,
} from '../../kernel/identifier.ts';
import type { Subject } from '../person.ts';
import type { SourceType } from '../report/event.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';
import type { Breach, Confidence, DecisionDetached, EvidenceTaken, Matter } from './event.ts';

/** The record of whoever acts, so that role and conflict of interest are judged inside the core. */
export interface ByStaff {
  readonly staff: StaffState;
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
  | ({ readonly type: 'lease-case'; readonly takeOver?: { readonly reason: string } } & ByStaff)
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
  | ({ readonly type: 'reveal-identity'; readonly reason: string } & ByStaff)
  | ({ readonly type: 'add-note'; readonly note: PartText } & ByStaff)
  | ({ readonly type: 'hand-over'; readonly to?: StaffId; readonly reason: string } & ByStaff)
  | ({ readonly type: 'attach-decision'; readonly decision: DecisionId } & ByStaff)
  | { readonly type: 'detach-decision'; readonly reason: DecisionDetached['reason'] }
  | { readonly type: 'close-decided'; readonly outcome: 'breach' | 'no-breach' }
  | { readonly type: 'close-in-favour' }
  | ({ readonly type: 'merge-into'; readonly into: CaseId } & ByStaff);
