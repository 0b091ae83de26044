import type { AppealId, DecisionId, OutsideReviewId, StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { AppealOutcome } from '../appeal/event.ts';
import type { Breach } from '../case/event.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';

export type OutsideReviewCommand =
  | {
      readonly type: 'name-reviewer';
      readonly review: OutsideReviewId;
      readonly appeal: AppealId;
      readonly decision: DecisionId;
      readonly knownAs: string;
      readonly reason: PartText;
      readonly until: Instant;
      readonly granter: StaffState;
      /** Staff who could hear this appeal; nobody from outside is needed where there is one. */
      readonly independentStaff: readonly StaffId[];
    }
  | { readonly type: 'record-finding'; readonly breach: Breach }
  | { readonly type: 'open-first' }
  | { readonly type: 'revoke'; readonly granter: StaffState; readonly reason: PartText }
  | { readonly type: 'conclude'; readonly outcome: AppealOutcome; readonly rung?: string };
