import type { DecisionId, DisputeId } from '../../kernel/identifier.ts';
import type { FirstInstance } from '../appeal/command.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';
import type { DisputeOutcome, Implementation } from './event.ts';

export type DisputeCommand =
  | ({
      readonly type: 'tell-dispute';
      readonly dispute: DisputeId;
      readonly decisionId: DecisionId;
      readonly body: PartText;
      readonly reference: PartText;
      /** How many were told of this decision before. */
      readonly before: number;
    } & FirstInstance)
  | ({
      readonly type: 'end-dispute';
      readonly staff: StaffState;
      readonly outcome: DisputeOutcome;
      readonly implemented: Implementation;
      readonly account: PartText;
      readonly reporterTraces: readonly string[];
    } & FirstInstance);
