import type { AccessId, CaseId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { OpenCase } from '../case/state.ts';
import type { Steward } from '../conflict.ts';
import type { StaffState } from '../staff/state.ts';
import type { PartText } from '../text.ts';
import type { AccessKind, AccessWay } from './event.ts';

/** Telling the person concerned later than usual, because it would endanger somebody. */
export interface ToldLater {
  readonly until: Instant;
  readonly because: PartText;
}

/** Who acts on which file, and who else answers for the group that it is about. */
export interface OnFile {
  readonly staff: StaffState;
  readonly file: OpenCase;
  readonly stewards?: readonly Steward[];
}

export type AccessCommand =
  | (OnFile & {
      readonly type: 'ask-access';
      readonly access: AccessId;
      readonly kind: AccessKind;
      readonly way: AccessWay;
      readonly case: CaseId;
      readonly reason: PartText;
      readonly later?: ToldLater;
    })
  | (OnFile & { readonly type: 'confirm-access' })
  | (OnFile & { readonly type: 'decline-access'; readonly reason: PartText })
  /** By the clock, when the time to tell has come. */
  | { readonly type: 'tell-concerned' };
