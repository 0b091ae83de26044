import type { DecisionId, StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Breach } from '../case/event.ts';
import type { Lease } from '../case/state.ts';
import type { Actor } from '../person.ts';
import type { AppealOutcome, AppealReceived } from './event.ts';

export interface FiledAppeal {
  readonly phase: 'waiting' | 'decided';
  readonly received: Omit<AppealReceived, 'type'>;
  readonly lease?: Lease;
  readonly finding?: { readonly holder: StaffId; readonly at: Instant; readonly breach: Breach };
  readonly openedFirst?: { readonly holder: StaffId; readonly at: Instant };
  readonly lateSince?: Instant;
  readonly decided?: {
    readonly at: Instant;
    /** Absent when a panel or somebody from outside heard it. */
    readonly holder?: StaffId;
    readonly by: Actor;
    readonly outcome: AppealOutcome;
    readonly reasons: string;
    readonly replacement?: DecisionId;
  };
}

export type AppealState = { readonly phase: 'none' } | FiledAppeal;
