import { DAY_MS } from '../../../kernel/duration.ts';
import type { SeenRecord } from '../record/record.ts';
import type { SeenDecision } from '../record/seen.ts';
import { LONGEST_MS, personalMs } from './measures.ts';
import type { Monitor } from './monitor.ts';

/** Acts that are not further apart belong together. */
const APART_MS: number = 14 * DAY_MS;

/** For how long a decision binds a person, or did until somebody ended it. */
function boundMs(record: SeenRecord, { made, issuedAt, restrictions }: SeenDecision): number {
  if (issuedAt === undefined) return personalMs(made.measures);
  const terms = restrictions.flatMap((id) => {
    const known = record.restrictions.get(id);
    if (known?.imposed.target.kind !== 'member') return [];
    const { startsAt, endsAt } = known.imposed;
    const end = known.endedAt !== undefined && known.endedAt < endsAt ? known.endedAt : endsAt;
    return Date.parse(end) - Date.parse(startsAt);
  });
  return Math.max(0, ...terms);
}

/** All decisions of one course of conduct, in the order of the first act of each. */
function courseWith(record: SeenRecord, id: string): readonly SeenDecision[] {
  const own = record.decisions.get(id);
  if (own === undefined) return [];
  const { kind, id: person } = own.made.respondent;
  const family = (record.decisionsAbout.get(`${kind}:${person}`) ?? [])
    .flatMap((one) => record.decisions.get(one) ?? [])
    .filter(({ made, phase }) => {
      return phase !== 'withdrawn' && made.weight?.family === own.made.weight?.family;
    })
    .toSorted((one, other) => firstActMs(one) - firstActMs(other));
  let course: SeenDecision[] = [];
  let lastActMs = Number.NEGATIVE_INFINITY;
  for (const one of family) {
    if (firstActMs(one) - lastActMs > APART_MS) {
      if (course.includes(own)) return course;
      course = [];
    }
    course.push(one);
    lastActMs = Math.max(lastActMs, Date.parse(one.made.conductAt));
  }
  return course;
}

function firstActMs({ made }: SeenDecision): number {
  return Date.parse(made.conductFrom ?? made.conductAt);
}

export const underTheCap: Monitor = {
  id: 'X4',
  on: {
    'decision-made': ({ decision, measures, overrideOf }, { record }) => {
      if (overrideOf !== undefined || personalMs(measures) === 0) return undefined;
      const course = courseWith(record, decision);
      const sum = course.reduce((total, one) => total + boundMs(record, one), 0);
      if (sum <= LONGEST_MS) return undefined;
      return `${sum / DAY_MS} days for one course of ${course.length} decisions`;
    },
    'restriction-imposed': ({ basis, target }, { record }) => {
      if (basis.kind !== 'decision' || target.kind !== 'member') return undefined;
      const made = record.decisions.get(basis.decision)?.made;
      // A milder decision goes on where the first one stopped: time served counts.
      const ids = [basis.decision, made?.overrideOf ?? ''];
      const ends = ids.flatMap((id) =>
        (record.decisions.get(id)?.restrictions ?? []).flatMap(
          (one) => record.restrictions.get(one)?.imposed ?? [],
        ),
      );
      const first = Math.min(...ends.map(({ startsAt }) => Date.parse(startsAt)));
      const last = Math.max(...ends.map(({ endsAt }) => Date.parse(endsAt)));
      return last - first > LONGEST_MS ? `${(last - first) / DAY_MS} days for one act` : undefined;
    },
  },
};
