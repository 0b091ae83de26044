import type { AppealId, DecisionId, ReopeningId } from '../../kernel/identifier.ts';
import type { FirstInstance } from '../appeal/command.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';

export type ReopeningCommand =
  | ({
      readonly type: 'ask-reopening';
      readonly reopening: ReopeningId;
      readonly decisionId: DecisionId;
      readonly facts: PartText;
      /** Present when staff ask in the member's favour. */
      readonly staff?: StaffState;
    } & FirstInstance)
  | ({
      readonly type: 'answer-reopening';
      readonly staff: StaffState;
      readonly answer: 'accept' | 'decline';
      readonly reasons: PartText;
      readonly reporterTraces: readonly string[];
      /** The appeal that an acceptance begins. */
      readonly appeal: AppealId;
    } & FirstInstance)
  /** By the clock: nobody answered in time, so the decision is heard again if it still stands. */
  | {
      readonly type: 'accept-unanswered';
      readonly appeal: AppealId;
      readonly decision: FirstInstance['decision'];
    };
