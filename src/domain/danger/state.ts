import type { PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { AuthorityTold, DangerRecorded } from './event.ts';

export interface Danger {
  readonly phase: 'recorded' | 'told';
  readonly recorded: Omit<DangerRecorded, 'type'>;
  /** Everybody who was told, in the order of the entries. */
  readonly told: readonly {
    readonly recordedAt: Instant;
    readonly authority: AuthorityTold['authority'];
    readonly toldAt: Instant;
    readonly sent: PartId;
  }[];
}

export type DangerState = { readonly phase: 'none' } | Danger;
