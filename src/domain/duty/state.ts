import type { CaseId, PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { MatterBrought, MatterDelivered } from './event.ts';

export interface BroughtDuty {
  readonly phase: 'brought' | 'delivered' | 'answered' | 'neglected' | 'lapsed';
  readonly brought: Omit<MatterBrought, 'type'>;
  readonly delivered?: Omit<MatterDelivered, 'type'>;
  readonly answered?: { readonly at: Instant; readonly answer: PartId };
  readonly neglected?: {
    readonly at: Instant;
    readonly case: CaseId;
    readonly defenceUntil: Instant;
  };
  readonly lapsedAt?: Instant;
  readonly defences: readonly { readonly at: Instant; readonly defence: PartId }[];
}

export type DutyState = { readonly phase: 'none' } | BroughtDuty;
