import type { AppealId, DecisionId } from '../../kernel/identifier.ts';
import type { Breach } from '../case/event.ts';
import type { OpenCase } from '../case/state.ts';
import type { MadeDecision } from '../decision/state.ts';
import type { ImposedRestriction } from '../restriction/state.ts';
import type { StaffState } from '../staff/state.ts';
import type { AvailableStatement } from '../statement/state.ts';
import type { PartText } from '../text.ts';
import type { AppealOutcome, Appellant } from './event.ts';

/**
 * The first instance, for the reviewer's independence: whoever touched it cannot hear the appeal
 * (A2).
 */
export interface FirstInstance {
  readonly file: OpenCase;
  readonly decision: MadeDecision;
}

export type AppealCommand =
  | ({
      readonly type: 'file-appeal';
      readonly appeal: AppealId;
      readonly decisionId: DecisionId;
      readonly appellant: Appellant;
      /** The only thing asked of an appellant (A8). */
      readonly text: PartText;
      /** The respondent's statement, for the window; absent when a reporter appeals "no action". */
      readonly statement?: AvailableStatement;
      /** Restrictions of the decision, for the promise. */
      readonly restrictions: readonly ImposedRestriction[];
      /** A measure against misuse of appeals that is in force on the appellant; looked up. */
      readonly misuse?: ImposedRestriction;
    } & FirstInstance)
  | ({ readonly type: 'lease-appeal'; readonly staff: StaffState } & FirstInstance)
  | ({
      readonly type: 'record-appeal-finding';
      readonly staff: StaffState;
      readonly breach: Breach;
    } & FirstInstance)
  | ({ readonly type: 'open-first-decision'; readonly staff: StaffState } & FirstInstance)
  | ({
      readonly type: 'decide-appeal';
      readonly staff: StaffState;
      readonly outcome: AppealOutcome;
      readonly reasons: PartText;
      /** Handles and addresses of reporters, which the reasons must not quote (N3). */
      readonly reporterTraces: readonly string[];
      readonly replacement?: DecisionId;
    } & FirstInstance)
  | { readonly type: 'resume-appeal'; readonly restrictions: readonly ImposedRestriction[] }
  | { readonly type: 'note-late' };
