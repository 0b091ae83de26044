import type { AppealId, PartId, StaffId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ReopeningAsked } from './event.ts';

export interface AskedReopening {
  readonly phase: 'waiting' | 'accepted' | 'declined' | 'overtaken';
  readonly asked: Omit<ReopeningAsked, 'type'>;
  readonly answered?: {
    readonly at: Instant;
    readonly holder?: StaffId;
    readonly reasons?: PartId;
    readonly appeal?: AppealId;
  };
}

export type ReopeningState = { readonly phase: 'none' } | AskedReopening;
