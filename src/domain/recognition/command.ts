import type { MemberId, RecognitionId } from '../../kernel/identifier.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';
import type { Deed } from './deed.ts';

/** What a giver says. `staff` is their record when they speak as staff. */
export interface Said {
  readonly deed: Deed;
  /** Id of the published criterion it rests on. */
  readonly criterion: string;
  readonly reason: PartText;
  readonly staff?: StaffState;
}

/**
 * There is no command that takes a recognition away: the giver may only put right what they wrote,
 * and everything else is the receiver's word (G3).
 */
export type RecognitionCommand =
  | ({
      readonly type: 'give-recognition';
      readonly recognition: RecognitionId;
      readonly receiver: MemberId;
    } & Said)
  | ({ readonly type: 'correct-recognition'; readonly why: PartText } & Said)
  | { readonly type: 'show-recognition' }
  | { readonly type: 'hide-recognition' }
  | { readonly type: 'decline-recognition' };
