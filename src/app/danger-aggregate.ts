import type { DangerCommand } from '../domain/danger/command.ts';
import { dangerDecider } from '../domain/danger/decide.ts';
import type { DangerEvent } from '../domain/danger/event.ts';
import type { DangerRefusalCode } from '../domain/danger/refusal.ts';
import type { DangerState } from '../domain/danger/state.ts';
import type { Aggregate } from './aggregates.ts';

/** One list by time, and no index by person: there is nobody's name in it to index (T6). */
export const dangers: Aggregate<DangerState, DangerCommand, DangerEvent, DangerRefusalCode> = {
  collection: 'danger',
  decider: dangerDecider,
  indexes: (_id, state) =>
    state.phase === 'none' ? [] : [{ index: 'dangers', key: 'all', order: state.recorded.at }],
};
