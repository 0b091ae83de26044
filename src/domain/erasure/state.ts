import type { MemberId } from '../../kernel/identifier.ts';
import type { Instant } from '../../kernel/instant.ts';

export interface AskedErasure {
  readonly phase: 'asked' | 'withdrawn' | 'completed';
  readonly member: MemberId;
  readonly askedAt: Instant;
  readonly withdrawnAt?: Instant;
  readonly completedAt?: Instant;
}

export type ErasureState = { readonly phase: 'none' } | AskedErasure;
