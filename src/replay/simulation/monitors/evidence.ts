import type { Monitor } from './monitor.ts';

const oneCaseOnly: Monitor = {
  id: 'E3',
  on: {
    'matter-joined': ({ evidence }, { id, record, commit }) => {
      for (const taken of evidence) {
        const owner = record.evidence.get(taken.evidence);
        if (owner !== id) return `evidence ${taken.evidence} belongs to case ${owner}`;
        if (!commit.parts.has(taken.part)) return `evidence ${taken.evidence} has no snapshot`;
      }
      return undefined;
    },
  },
};

const ownCommunity: Monitor = {
  id: 'E4',
  on: {
    'matter-joined': ({ evidence }, { id, record }) => {
      const own = record.cases.get(id)?.opened.community;
      const other = evidence.find(({ community }) => community !== own);
      return other && `evidence ${other.evidence} is from ${other.community}`;
    },
  },
};

// Whatever was counted: the suggestion follows from standing alone, and standing from decisions.
const privateByParticipant: Monitor = {
  id: 'E2',
  on: {
    'matter-joined': ({ matter, evidence }, { record }) => {
      const shown = evidence.find(({ provenance }) => provenance === 'participant');
      if (shown === undefined) return undefined;
      const report = matter.kind === 'report' ? record.reports.get(matter.report) : undefined;
      return report?.received.participant === true
        ? undefined
        : `private evidence ${shown.evidence} without a participant`;
    },
  },
};

export const evidenceMonitors: readonly Monitor[] = [
  privateByParticipant,
  oneCaseOnly,
  ownCommunity,
];
