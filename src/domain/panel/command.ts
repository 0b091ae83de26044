import type {
  AppealId,
  DecisionId,
  MemberId,
  PanelId,
  PartId,
  StaffId,
} from '../../kernel/identifier.ts';
import type { PartText } from '../text.ts';
import type { Candidate, PeopleOfAppeal } from './eligibility.ts';
import type { BallotChoice, LotTicket, PanelFailed } from './event.ts';
import type { Digest } from './lot.ts';
import type { FirstAnswer } from './majority.ts';

export type PanelCommand =
  | {
      readonly type: 'call-panel';
      readonly panel: PanelId;
      readonly appeal: AppealId;
      readonly decision: DecisionId;
      readonly size: number;
      readonly commitment: LotTicket;
      readonly sealed: PartId;
      /** Staff who could hear this appeal; a panel is for where there is nobody (O6). */
      readonly independentStaff: readonly StaffId[];
      /** How many could be drawn if the pool closed now. */
      readonly eligible: number;
    }
  | {
      readonly type: 'draw-lot';
      readonly seed: string;
      readonly digest: Digest;
      readonly candidates: readonly (Candidate & { readonly ticket: LotTicket })[];
      readonly people: PeopleOfAppeal;
    }
  | {
      readonly type: 'cast-ballot' | 'confirm-ballot';
      readonly member: MemberId;
      readonly choice: BallotChoice;
      readonly reasons: PartText;
      readonly first: FirstAnswer;
      /** Handles and addresses of reporters, which no reasons may quote (N3). */
      readonly reporterTraces: readonly string[];
    }
  /** Somebody who was drawn steps back, and need not say more than why in one word. */
  | {
      readonly type: 'leave-seat';
      readonly member: MemberId;
      readonly because: 'stands-too-close' | 'cannot-serve';
    }
  /** By the clock: replaces who is late, opens the deliberation, counts at its end. */
  | { readonly type: 'take-turn'; readonly first: FirstAnswer }
  | { readonly type: 'give-up'; readonly because: PanelFailed['because'] };
