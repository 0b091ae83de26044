import type { MemberId, PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type {
  BallotChoice,
  LotPlace,
  PanelCalled,
  PanelConcluded,
  PanelFailed,
  PanelistReplaced,
} from './event.ts';

export interface Ballot {
  readonly choice: BallotChoice;
  readonly reasons: PartId;
  readonly at: Instant;
}

/** A place on the panel. The number stands for the person wherever others read. */
export interface Seat {
  readonly number: number;
  readonly member: MemberId;
  readonly ballotBy: Instant;
  /** What they thought before they knew what the others think. */
  readonly first?: Ballot;
  /** What they said after the deliberation, whether or not it changed. */
  readonly last?: Ballot;
}

export interface CalledPanel {
  readonly phase: 'called' | 'drawn' | 'deliberating' | 'concluded' | 'failed';
  readonly called: Omit<PanelCalled, 'type'>;
  readonly drawn?: {
    readonly at: Instant;
    readonly seed: string;
    readonly order: readonly LotPlace[];
  };
  readonly seats: readonly Seat[];
  /** Who stands by, in the order of the lot. */
  readonly standBy: readonly MemberId[];
  readonly left: readonly {
    readonly member: MemberId;
    readonly because: PanelistReplaced['because'];
    readonly at: Instant;
  }[];
  readonly deliberation?: { readonly since: Instant; readonly until: Instant };
  readonly concluded?: Omit<PanelConcluded, 'type' | 'by'>;
  readonly failed?: { readonly at: Instant; readonly because: PanelFailed['because'] };
}

export type PanelState = { readonly phase: 'none' } | CalledPanel;
