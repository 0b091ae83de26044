import type { SeenRecord } from '../record/record.ts';
import type { SeenRestriction } from '../record/seen.ts';

/** What happened in one or many simulated communities, in numbers that add up. */
export interface Tally {
  seeds: number;
  days: number;
  steps: number;
  events: number;
  activities: number;
  reports: number;
  cases: number;
  decisions: number;
  restrictions: number;
  closedInFavour: number;
  appeals: number;
  upheld: number;
  varied: number;
  reversed: number;
  stayed: number;
  /** Restrictions that an appeal ended while they still ran. */
  undone: number;
  /** Appeals that members drawn by lot or somebody from outside decided. */
  byOthers: number;
  neglected: number;
  orders: number;
  thanks: number;
  opened: number;
  disputes: number;
  reopened: number;
  paused: number;
  letters: number;
  stops: number;
  deliveries: number;
  readonly refusals: Record<string, number>;
}

export function emptyTally(): Tally {
  return {
    ...{ seeds: 0, days: 0, steps: 0, events: 0, activities: 0, reports: 0, cases: 0 },
    ...{ decisions: 0, restrictions: 0, closedInFavour: 0, appeals: 0, upheld: 0, varied: 0 },
    ...{ reversed: 0, stayed: 0, undone: 0, stops: 0, deliveries: 0, byOthers: 0, neglected: 0 },
    ...{ orders: 0, thanks: 0, opened: 0, disputes: 0, reopened: 0, paused: 0, letters: 0 },
    refusals: {},
  };
}

/** Adds one tally to another. */
export function addTally(sum: Tally, more: Tally): void {
  for (const [name, amount] of Object.entries(more) as [keyof Tally, number][]) {
    if (name !== 'refusals') sum[name] += amount;
  }
  for (const [code, amount] of Object.entries(more.refusals)) {
    sum.refusals[code] = (sum.refusals[code] ?? 0) + amount;
  }
}

/** Reads off a record what happened in it. */
export function completeTally(tally: Tally, record: SeenRecord): void {
  const appeals = [...record.appeals.values()];
  const decidedAs = (outcome: string): number =>
    appeals.filter(({ decided }) => decided?.outcome === `decision-${outcome}`).length;
  const cases = [...record.cases.values()];
  const decisions = [...record.decisions.values()];
  Object.assign(tally, {
    seeds: 1,
    events: record.events,
    reports: record.reports.size,
    cases: cases.length,
    decisions: decisions.filter(({ issuedAt }) => issuedAt !== undefined).length,
    restrictions: record.restrictions.size,
    closedInFavour: cases.filter(({ phase }) => phase === 'closed').length,
    appeals: appeals.length,
    upheld: decidedAs('upheld'),
    varied: decidedAs('varied'),
    reversed: decidedAs('reversed'),
    stayed: appeals.filter(({ late }) => late).length,
    undone: [...record.restrictions.values()].filter(isUndone).length,
    ...besideOf(record),
  });
}

function besideOf(record: SeenRecord): Partial<Tally> {
  const { duties, orders, recognitions, accesses, disputes, reopenings, takenOver } = record.beside;
  const appeals = [...record.appeals.values()];
  const restrictions = [...record.restrictions.values()];
  return {
    byOthers: appeals.filter(({ decided }) => decided !== undefined && decided.holder === undefined)
      .length,
    neglected: [...duties.values()].filter(({ phase }) => phase === 'neglected').length,
    orders: [...orders.values()].filter(({ effect }) => effect !== undefined).length,
    thanks: recognitions.size,
    opened: [...accesses.values()].filter(({ broken }) => broken !== undefined).length,
    disputes: disputes.size,
    reopened: [...reopenings.values()].filter(({ answered }) => answered).length,
    paused: restrictions.filter(({ imposed }) => imposed.measure.startsWith('pause-')).length,
    letters: takenOver.size,
  };
}

function isUndone({ imposed, endedAt, endedBecause }: SeenRestriction): boolean {
  const byAppeal = endedBecause === 'reversed' || endedBecause === 'replaced';
  return byAppeal && endedAt !== undefined && endedAt < imposed.endsAt;
}
