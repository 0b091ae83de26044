import type { AppealId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Correction, TellingSubject, ToldReceiver } from './event.ts';

/** One receiver and what they heard about, with when it was put right. */
export interface ToldEntry {
  readonly to: ToldReceiver;
  readonly about: TellingSubject;
  readonly at: Instant;
  readonly corrected?: {
    readonly at: Instant;
    readonly appeal: AppealId;
    readonly because: Correction;
  };
}

/** Everybody who was told what follows from one decision. */
export interface ToldState {
  readonly entries: readonly ToldEntry[];
}
