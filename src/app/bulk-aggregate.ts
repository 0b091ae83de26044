import type { BulkCommand } from '../domain/bulk/command.ts';
import { bulkDecider } from '../domain/bulk/decide.ts';
import type { BulkEvent } from '../domain/bulk/event.ts';
import type { BulkRefusalCode } from '../domain/bulk/refusal.ts';
import type { BulkState } from '../domain/bulk/state.ts';
import type { Aggregate } from './aggregates.ts';

export const bulkJobs: Aggregate<BulkState, BulkCommand, BulkEvent, BulkRefusalCode> = {
  collection: 'bulk',
  decider: bulkDecider,
  indexes: (_id, state) =>
    state.phase === 'none' ? [] : [{ index: 'bulks', key: 'all', order: state.opened.at }],
};
