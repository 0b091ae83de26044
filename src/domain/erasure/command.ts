import type { MemberId } from '../../kernel/identifier.ts';

export type ErasureCommand =
  | { readonly type: 'ask-erasure'; readonly member: MemberId }
  | { readonly type: 'withdraw-erasure' }
  /** Time itself completes it, when nothing waits any more. */
  | { readonly type: 'complete-erasure'; readonly waiting: number };
