import type { MemberId, PanelId, PartId } from '../../kernel/identifier.ts';
import type { Recorded } from '../decider.ts';

/** A member offers to serve on panels, and says whom they stand too close to. */
export interface Volunteered extends Recorded {
  readonly type: 'volunteered';
  readonly member: MemberId;
  readonly relatedTo: readonly MemberId[];
  /** Part with the secret that hides the member in a published pool. */
  readonly salt: PartId;
}

export interface OfferWithdrawn extends Recorded {
  readonly type: 'offer-withdrawn';
}

/** They took a seat on a panel, and rest for a while after it. */
export interface Served extends Recorded {
  readonly type: 'served-on-panel';
  readonly panel: PanelId;
}

export type VolunteerEvent = Volunteered | OfferWithdrawn | Served;
