import type { AppealOutcome } from '../../domain/appeal/event.ts';
import type { AccessKind } from '../../domain/break-glass/event.ts';
import type { Person } from '../../domain/person.ts';
import type { RelationDeclared, Role } from '../../domain/staff/event.ts';
import type { CaseId, DecisionId, StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Answer, Call } from './call.ts';

/** Who recorded something, as the person it is about may know it. */
export type RecordedBy = StaffId | 'platform' | 'clock' | 'withheld';

/** One thing that was recorded about a staff member. */
export type StaffRecordLine = { readonly at: Instant; readonly by: RecordedBy } & (
  | { readonly kind: 'appointed'; readonly role: Role }
  | { readonly kind: 'role-granted'; readonly role: Role; readonly reason: string }
  | { readonly kind: 'role-ended'; readonly role: Role; readonly reason: string }
  | {
      readonly kind: 'relation-declared';
      readonly to: Person;
      readonly relation: RelationDeclared['relation'];
    }
  | { readonly kind: 'relation-ended'; readonly to: Person }
  | { readonly kind: 'identity-revealed'; readonly case: CaseId; readonly reason: string }
  | { readonly kind: 'emergency-access'; readonly case: CaseId; readonly reason: string }
  | { readonly kind: 'deviation'; readonly decision: DecisionId; readonly reason: string }
  /** Somebody opened what was withheld about them, and they have been told. */
  | { readonly kind: 'opened-about-them'; readonly what: AccessKind }
  | {
      readonly kind: 'changed-on-appeal';
      readonly decision: DecisionId;
      readonly outcome: Exclude<AppealOutcome, 'decision-upheld'>;
    }
  /** It was undone with the whole bulk job that made it. */
  | { readonly kind: 'undone-in-bulk'; readonly decision: DecisionId }
);

/** A case about the person's conduct: the day, and how it ended. Not who brought it or why. */
export interface ComplaintView {
  readonly openedOn: Instant;
  readonly phase: 'open' | 'closed';
  readonly outcome?: 'breach' | 'no-breach' | 'closed-in-favour' | 'changed-on-appeal';
}

/**
 * Everything recorded about a staff member, for themselves. It holds no figure of how fast they
 * work: such a figure pushes people to decide before they have looked.
 */
export interface StaffRecord {
  readonly staff: StaffId;
  readonly readAt: Instant;
  readonly lines: readonly StaffRecordLine[];
  /** Cases they took part in. */
  readonly casesHandled: number;
  readonly decisionsMade: number;
  readonly decisionsChangedOnAppeal: number;
  readonly complaints: readonly ComplaintView[];
}

export interface StaffRecords {
  read(staff: StaffId, call: Call): Answer<StaffRecord>;
}
