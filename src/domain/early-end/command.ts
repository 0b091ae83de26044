import type { MemberId } from '../../kernel/identifier.ts';
import type { PeopleInFile } from '../conflict.ts';
import type { ImposedRestriction } from '../restriction/state.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';
import type { EarlyEndOutcome } from './event.ts';

export type EarlyEndCommand =
  | {
      readonly type: 'ask-early-end';
      readonly member: MemberId;
      readonly restriction: ImposedRestriction;
      /** The only thing asked of the member. */
      readonly text: PartText;
    }
  | {
      readonly type: 'answer-early-end';
      readonly staff: StaffState;
      readonly restriction: ImposedRestriction;
      /** Everybody in the case the restriction came from. */
      readonly people: PeopleInFile;
      readonly outcome: EarlyEndOutcome;
      readonly reasons: PartText;
      /** Handles and addresses of reporters, which the reasons must not quote (N3). */
      readonly reporterTraces: readonly string[];
    };
