import type { DutyId, ItemId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';

/**
 * What a piece of evidence in a steward's case shows beside its text: that nothing was done, with
 * when the steward came to know of it, or what the steward says about it (O4).
 */
export type DutyEvidence =
  | {
      readonly kind: 'omission';
      readonly duty: DutyId;
      /** Absent while nobody can say that the steward knew. */
      readonly deliveredAt?: Instant;
      readonly dueAt?: Instant;
      /** What the matter was about, which the case may then show beside the omission. */
      readonly item?: ItemId;
      /** Until then the steward may be heard, unless they have been. */
      readonly defenceUntil: Instant;
    }
  | { readonly kind: 'defence'; readonly duty: DutyId };
