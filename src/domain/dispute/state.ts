import type { DisputeEnded, DisputeTold } from './event.ts';

export interface ToldDispute {
  readonly phase: 'open' | 'ended';
  readonly told: Omit<DisputeTold, 'type'>;
  readonly ended?: Omit<DisputeEnded, 'type'>;
}

export type DisputeState = { readonly phase: 'none' } | ToldDispute;
