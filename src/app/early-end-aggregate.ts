import type { EarlyEndCommand } from '../domain/early-end/command.ts';
import { earlyEndDecider } from '../domain/early-end/decide.ts';
import type { EarlyEndEvent } from '../domain/early-end/event.ts';
import type { EarlyEndRefusalCode } from '../domain/early-end/refusal.ts';
import type { EarlyEndState } from '../domain/early-end/state.ts';
import type { Aggregate } from './aggregates.ts';

/** Requests for an early end: one stream for each restriction, under the restriction's id. */
export const earlyEnds: Aggregate<
  EarlyEndState,
  EarlyEndCommand,
  EarlyEndEvent,
  EarlyEndRefusalCode
> = {
  collection: 'earlyend',
  decider: earlyEndDecider,
  indexes: (_id, state) => {
    const order = state.phase === 'none' ? undefined : state.requests.at(-1)?.at;
    if (state.phase !== 'asked' || order === undefined) return [];
    return [{ index: 'early-ends', key: 'asked', order }];
  },
};
