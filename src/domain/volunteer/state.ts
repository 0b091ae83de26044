import type { MemberId, PanelId, PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';

export interface Volunteer {
  readonly phase: 'offered' | 'withdrawn';
  readonly member: MemberId;
  readonly offeredAt: Instant;
  readonly withdrawnAt?: Instant;
  readonly relatedTo: readonly MemberId[];
  readonly salt: PartId;
  readonly served: readonly { readonly panel: PanelId; readonly at: Instant }[];
}

export type VolunteerState = { readonly phase: 'none' } | Volunteer;
