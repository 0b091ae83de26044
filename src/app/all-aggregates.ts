import type { RefusalCode } from '../kernel/refusal.ts';
import { accesses } from './access-aggregate.ts';
import {
  type Aggregate,
  appeals,
  cases,
  decisions,
  reports,
  restrictions,
  staffMembers,
  statements,
} from './aggregates.ts';
import { bulkJobs } from './bulk-aggregate.ts';
import { correspondences } from './correspondence-aggregate.ts';
import { dangers } from './danger-aggregate.ts';
import { disputes } from './dispute-aggregate.ts';
import { earlyEnds } from './early-end-aggregate.ts';
import { erasures } from './erasure-aggregate.ts';
import { orders } from './order-aggregate.ts';
import { outsideReviews, panels, reopenings, volunteers } from './panel-aggregates.ts';
import { recognitions } from './recognition-aggregate.ts';
import { duties, groups } from './stewardship-aggregates.ts';
import { tellings } from './told.ts';

/** An aggregate to whoever folds it without looking into it. */
export type AnyAggregate = Aggregate<unknown, never, never, RefusalCode>;

const all: readonly unknown[] = [
  accesses,
  appeals,
  bulkJobs,
  cases,
  correspondences,
  dangers,
  decisions,
  disputes,
  duties,
  earlyEnds,
  erasures,
  groups,
  orders,
  outsideReviews,
  panels,
  recognitions,
  reopenings,
  reports,
  restrictions,
  staffMembers,
  statements,
  tellings,
  volunteers,
];

/** Every aggregate by its collection. Other streams are the shell's, and their views no fold. */
export const aggregatesByCollection: ReadonlyMap<string, AnyAggregate> = new Map(
  (all as readonly AnyAggregate[]).map((aggregate) => [aggregate.collection, aggregate]),
);
