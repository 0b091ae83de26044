import { HOUR_MS } from '../../../kernel/duration.ts';
import type { SeenRecord } from '../record/record.ts';
import type { SeenRestriction } from '../record/seen.ts';
import { besides } from '../record/seen-commit.ts';
import { underTheCap } from './courses.ts';
import { LONGEST_MS, onItems, takes } from './measures.ts';
import type { Monitor } from './monitor.ts';

const HOLD_MS: number = 72 * HOUR_MS;

const inside: ReadonlySet<string> = new Set(takes['suspension']);
const untouchable: ReadonlySet<string> = new Set(['read-own-file', 'appeal', 'export', 'leave']);

function termMs({ imposed }: SeenRestriction): number {
  return Date.parse(imposed.endsAt) - Date.parse(imposed.startsAt);
}

const hasAnEnd: Monitor = {
  id: 'X1',
  on: {
    'restriction-imposed': ({ restriction, startsAt, endsAt }) => {
      const ms = Date.parse(endsAt) - Date.parse(startsAt);
      return ms > 0 && ms <= LONGEST_MS ? undefined : `${restriction} ends at ${endsAt}`;
    },
  },
};

const endsByItself: Monitor = {
  id: 'X2',
  powers: ({ at, member, limits }) => {
    const over = limits.find(({ until }) => until <= at);
    return over && `${member} lacks ${over.power} at ${at}, which ended at ${over.until}`;
  },
  atLast: (record) => {
    for (const [id, { imposed, endedAt }] of record.restrictions) {
      if (endedAt === undefined && imposed.endsAt > record.newestAt) return `${id} did not end`;
    }
    return undefined;
  },
};

const neverExtended: Monitor = {
  id: 'X3',
  on: {
    'restriction-imposed': (event, { id, record, commit }) => {
      if (record.restrictions.get(id)?.imposed !== event) return `${id} was imposed again`;
      const { basis } = event;
      if (basis.kind !== 'decision') return undefined;
      const issued = besides(commit, 'decision-issued', (_, own) => own === basis.decision);
      return issued === undefined ? `${id} came later than its decision` : undefined;
    },
  },
};

const givenBackAtOnce: Monitor = {
  id: 'X5',
  on: {
    'early-end-answered': ({ outcome }, { id, commit }) => {
      if (outcome === 'kept') return undefined;
      const lifted = besides(commit, 'restriction-lifted', (_, own) => own === id);
      return lifted === undefined ? `${id} was to end early and goes on` : undefined;
    },
  },
  powers: ({ member, limits }, record) => {
    const back = limits.find(({ restriction }) => {
      const known = record.restrictions.get(restriction);
      return known !== undefined && (known.endedAt !== undefined || known.stayed);
    });
    return back && `${member} still lacks ${back.power} by ${back.restriction}`;
  },
};

const onlyInside: Monitor = {
  id: 'X6',
  on: {
    'restriction-imposed': ({ measure, target }) => {
      const known =
        target.kind === 'member' ? takes[measure] !== undefined : onItems.includes(measure);
      return known ? undefined : `${measure} on a ${target.kind}`;
    },
  },
  powers: ({ limits }) => limits.find(({ power }) => !inside.has(power))?.power,
};

const neverTouched: Monitor = {
  id: 'X7',
  powers: ({ limits }) => limits.find(({ power }) => untouchable.has(power))?.power,
  answered: ({ does, by, refusal }) =>
    refusal !== undefined && ['exports their file', 'reads their standing'].includes(does)
      ? `${by} was refused with ${refusal.refused}`
      : undefined,
};

const shortHolds: Monitor = {
  id: 'X8',
  on: {
    'restriction-imposed': ({ restriction, basis, target }, { record }) => {
      if (basis.kind !== 'hold') return undefined;
      if (target.kind !== 'item') return `${restriction} holds a person back`;
      const known = record.restrictions.get(restriction);
      return known !== undefined && termMs(known) > HOLD_MS
        ? `${restriction} holds for ${termMs(known) / HOUR_MS} hours`
        : undefined;
    },
  },
};

/** Powers and records say the same: nothing is withheld without a record, and none is forgotten. */
const onRecord: Monitor = {
  id: 'N7',
  powers: ({ at, member, limits }, record) => {
    const shown = limits.map(({ restriction, power }) => `${restriction} ${power}`);
    const expected = limitsOf(record, member, at);
    const more = shown.find((one) => !expected.has(one));
    if (more !== undefined) return `${member} lacks ${more}, which no record explains`;
    return shown.length === expected.size ? undefined : `${member} should lack more powers`;
  },
};

function limitsOf(record: SeenRecord, member: string, at: string): ReadonlySet<string> {
  const limits = new Set<string>();
  for (const id of record.binding.get(member) ?? []) {
    const { imposed, stayed } = record.restrictions.get(id) ?? {};
    if (imposed === undefined || stayed === true) continue;
    if (at < imposed.startsAt || at >= imposed.endsAt) continue;
    for (const power of takes[imposed.measure] ?? []) limits.add(`${id} ${power}`);
  }
  return limits;
}

export const restrictionMonitors: readonly Monitor[] = [
  hasAnEnd,
  endsByItself,
  neverExtended,
  underTheCap,
  givenBackAtOnce,
  onlyInside,
  neverTouched,
  shortHolds,
  onRecord,
];
