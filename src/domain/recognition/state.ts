import type { PartId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { RecognitionGiven } from './event.ts';

export interface Recognition {
  /** `offered` until the receiver has said what becomes of it; shown to others only as `shown`. */
  readonly phase: 'offered' | 'shown' | 'hidden' | 'declined';
  /** As it reads now, corrections included; `at` is when it was first given. */
  readonly given: Omit<RecognitionGiven, 'type'>;
  readonly corrections: readonly {
    readonly at: Instant;
    readonly why: PartId;
    /** What the giver had written before. */
    readonly before: PartId;
  }[];
  /** When the receiver last said what becomes of it. */
  readonly chosenAt?: Instant;
}

export type RecognitionState = { readonly phase: 'none' } | Recognition;
