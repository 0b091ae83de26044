import { durationMs } from '../../../kernel/duration.ts';
import type { SeenRecord } from '../record/record.ts';
import type { SeenDecision } from '../record/seen.ts';
import { besides } from '../record/seen-commit.ts';
import type { Monitor } from './monitor.ts';

/** Points of one decision at a moment, worked out from the events and by nothing of the domain. */
function pointsOf({ made, issuedAt, finalAt, undoneAt }: SeenDecision, at: string): number {
  if (made.outcome !== 'breach' || made.weight === undefined || issuedAt === undefined) return 0;
  if (finalAt === undefined || finalAt > at || (undoneAt !== undefined && undoneAt <= at)) return 0;
  const { points, memory } = made.weight;
  const memoryMs = durationMs(memory);
  const goneMs = Math.max(0, Date.parse(at) - Date.parse(made.countsFrom ?? issuedAt));
  return goneMs >= memoryMs ? 0 : Math.ceil((points * (memoryMs - goneMs)) / memoryMs);
}

function decisionsAbout(record: SeenRecord, member: string): readonly SeenDecision[] {
  const ids = record.decisionsAbout.get(`member:${member}`) ?? [];
  return ids.flatMap((id) => record.decisions.get(id) ?? []);
}

const followsFromDecisions: Monitor = {
  id: 'S1',
  standing: ({ member, standing }, record) => {
    const about = decisionsAbout(record, member);
    const expected = about.reduce((sum, one) => sum + pointsOf(one, standing.at), 0);
    return standing.active === expected
      ? undefined
      : `${member} has ${standing.active} points and should have ${expected}`;
  },
};

const everyPointExplained: Monitor = {
  id: 'S2',
  standing: ({ member, standing }, record) => {
    const sum = standing.lines.reduce((total, { active }) => total + active, 0);
    if (sum !== standing.active) return `the lines of ${member} add up to ${sum}`;
    const stray = standing.lines.find(
      ({ decision }) => record.decisions.get(decision)?.made.respondent.id !== member,
    );
    return stray && `a line of ${member} names ${stray.decision}`;
  },
};

const pendingWeighsNothing: Monitor = {
  id: 'S3',
  standing: ({ standing }, record) => {
    const heavy = standing.lines.find(({ decision, active }) => {
      const phase = record.decisions.get(decision)?.phase;
      return active > 0 && phase !== 'final';
    });
    return heavy && `${heavy.decision} weighs ${heavy.active} and is not final`;
  },
};

const onlyFalls: Monitor = {
  id: 'S4',
  standing: ({ member, standing, before }, record) => {
    const { active, clearAt, at } = standing;
    if (clearAt === null ? active > 0 : clearAt <= at) return `${member} is clear at ${clearAt}`;
    if (before === undefined || active <= before.active) return undefined;
    const added = decisionsAbout(record, member).some(
      // One may have become final at the very moment of the look before.
      ({ finalAt }) => finalAt !== undefined && finalAt >= before.at,
    );
    return added ? undefined : `${member} rose from ${before.active} to ${active} by itself`;
  },
};

const imposesNothing: Monitor = {
  id: 'S8',
  on: {
    'restriction-imposed': ({ restriction, basis, target }, { commit, record }) => {
      if (basis.kind !== 'decision') return undefined;
      const issued = besides(commit, 'decision-issued', (_, id) => id === basis.decision);
      const made = record.decisions.get(basis.decision)?.made;
      const whom = target.kind === 'member' ? target.member : target.author;
      const about = made?.outcome === 'breach' && made.respondent.id === whom;
      return issued === undefined || !about ? `${restriction} follows from no decision` : undefined;
    },
  },
};

const appealingCostsNothing: Monitor = {
  id: 'S9',
  on: {
    'decision-made': ({ weight, overrideOf }, { record }) => {
      const first = record.decisions.get(overrideOf ?? '')?.made.weight;
      if (overrideOf === undefined || weight === undefined) return undefined;
      const worse = first === undefined || weight.points > first.points;
      return worse ? `an appeal made ${first?.points} points ${weight.points}` : undefined;
    },
  },
};

export const standingMonitors: readonly Monitor[] = [
  followsFromDecisions,
  everyPointExplained,
  pendingWeighsNothing,
  onlyFalls,
  imposesNothing,
  appealingCostsNothing,
];
