import type { AccessId, CaseId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { OpenCase } from '../case/state.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';
import type { AccessKind, AccessWay } from './event.ts';

/** Telling the person concerned later than usual, because it would endanger somebody. */
export interface ToldLater {
  readonly until: Instant;
  readonly because: PartText;
}

export type AccessCommand =
  | {
      readonly type: 'ask-access';
      readonly access: AccessId;
      readonly kind: AccessKind;
      readonly way: AccessWay;
      readonly case: CaseId;
      readonly file: OpenCase;
      readonly staff: StaffState;
      readonly reason: PartText;
      readonly later?: ToldLater;
    }
  | { readonly type: 'confirm-access'; readonly staff: StaffState; readonly file: OpenCase }
  | {
      readonly type: 'decline-access';
      readonly staff: StaffState;
      readonly file: OpenCase;
      readonly reason: PartText;
    }
  /** By the clock, when the time to tell has come. */
  | { readonly type: 'tell-concerned' };
