import type { DecisionMade } from '../../../domain/decision/event.ts';
import type { SeenRecord } from '../record/record.ts';
import type { Monitor } from './monitor.ts';

const measures: Readonly<Record<string, string | undefined>> = {
  'reporter-misuse': 'pause-reports',
  'appellant-misuse': 'pause-appeals',
};

function withoutWarning(made: DecisionMade, record: SeenRecord): string | undefined {
  const { decision, subject, respondent, conductAt, factors } = made;
  const pause = made.measures.find(({ kind }) => kind.startsWith('pause-'));
  if (pause === undefined) return undefined;
  if (measures[subject.kind] !== pause.kind) return `${decision} is no case about misuse`;
  if (factors === undefined) return `${decision} weighs nothing`;
  const about = record.decisionsAbout.get(`${respondent.kind}:${respondent.id}`) ?? [];
  const warned = about.some((id) => {
    const earlier = record.decisions.get(id);
    const stands = earlier?.phase === 'issued' || earlier?.phase === 'final';
    const same = earlier?.made.subject.kind === subject.kind && earlier.made.outcome === 'breach';
    return stands && same && (earlier.issuedAt ?? conductAt) < conductAt;
  });
  return warned ? undefined : `${decision} came without a warning before it`;
}

const warnedFirst: Monitor = {
  id: 'D4',
  on: {
    'decision-made': (made, { record }) =>
      made.overrideOf === undefined ? withoutWarning(made, record) : undefined,
  },
};

/** Whether a pause of this kind binds a member. */
export function isPaused(
  record: SeenRecord,
  member: string | undefined,
  measure: 'pause-reports' | 'pause-appeals',
  at: string,
): boolean {
  return [...(record.binding.get(member ?? '') ?? [])].some((id) => {
    const { imposed, stayed } = record.restrictions.get(id) ?? {};
    if (imposed?.measure !== measure || stayed === true) return false;
    return imposed.startsAt <= at && at < imposed.endsAt;
  });
}

const onlyByPause: Monitor = {
  id: 'A9',
  on: {
    'appeal-received': ({ appeal, appellant, pause, at }, { record }) => {
      if (pause === undefined) return undefined;
      const member =
        appellant.kind === 'respondent'
          ? appellant.person.id
          : record.reports.get(appellant.report)?.received.reporter?.id;
      return isPaused(record, member, 'pause-appeals', at)
        ? undefined
        : `${appeal} waits under no measure`;
    },
    'report-closed-without-case': ({ reason, at }, { id, record }) => {
      if (reason !== 'misuse-measure') return undefined;
      const reporter = record.reports.get(id)?.received.reporter?.id;
      return isPaused(record, reporter, 'pause-reports', at)
        ? undefined
        : `${id} was closed under no measure`;
    },
  },
};

export const misuseMonitors: readonly Monitor[] = [warnedFirst, onlyByPause];
