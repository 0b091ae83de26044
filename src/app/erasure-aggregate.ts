import type { ErasureCommand } from '../domain/erasure/command.ts';
import { erasureDecider } from '../domain/erasure/decide.ts';
import type { ErasureEvent } from '../domain/erasure/event.ts';
import type { ErasureRefusalCode } from '../domain/erasure/refusal.ts';
import type { ErasureState } from '../domain/erasure/state.ts';
import type { Aggregate } from './aggregates.ts';

/** Erasures, by the member who asked. Whoever comes back and leaves again has another one. */
export const erasures: Aggregate<ErasureState, ErasureCommand, ErasureEvent, ErasureRefusalCode> = {
  collection: 'erasure',
  decider: erasureDecider,
  indexes: (_id, state) =>
    state.phase === 'none'
      ? []
      : [{ index: 'erasures-of', key: `member:${state.member}`, order: state.askedAt }],
};
