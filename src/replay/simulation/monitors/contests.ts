import type { SeenRecord } from '../record/record.ts';
import { besides } from '../record/seen-commit.ts';
import { GRACE_MS, type Monitor } from './monitor.ts';
import { conflictIn } from './people.ts';

/** What is contested, here or outside, weighs nothing until it is known how it ends. */
const openIsNotFinal: Monitor = {
  id: 'S3',
  on: {
    'decision-became-final': (_, { id, record }) => {
      const open = record.beside.openDisputes.get(id)?.size ?? 0;
      if (open > 0) return `${id} became final while it is disputed outside`;
      const waits = [...record.waitingAppeals].find(
        (appeal) => record.appeals.get(appeal)?.received.decision === id,
      );
      return waits && `${id} became final while appeal ${waits} waits`;
    },
  },
};

const answeredByOthers: Monitor = {
  id: 'O2',
  on: {
    'dispute-ended': ({ holder }, { id, record }) =>
      aboutDecision(record, record.beside.disputes.get(id)?.decision, holder),
    'reopening-accepted': ({ holder }, { id, record }) => answeredWrongly(record, id, holder),
    'reopening-declined': ({ holder }, { id, record }) => answeredWrongly(record, id, holder),
  },
};

function aboutDecision(
  record: SeenRecord,
  decision: string | undefined,
  holder: string,
): string | undefined {
  const file = record.cases.get(record.decisions.get(decision ?? '')?.made.case ?? '');
  return file === undefined ? 'it is about nothing' : conflictIn(record, file, holder);
}

// Whoever decided first does not say whether new facts matter.
function answeredWrongly(
  record: SeenRecord,
  id: string,
  holder: string | undefined,
): string | undefined {
  const decision = record.beside.reopenings.get(id)?.asked.decision;
  if (holder === undefined) return undefined;
  if (record.decisions.get(decision ?? '')?.takenPartIn.has(holder) === true) {
    return `${holder} answered ${id} and took part in ${decision}`;
  }
  return aboutDecision(record, decision, holder);
}

/** Nobody who brings new facts is left without an answer, and none of it is held against them. */
const newFactsAreAnswered: Monitor = {
  id: 'A5',
  on: {
    'reopening-accepted': ({ appeal }, { id, record, commit }) => {
      const decision = record.beside.reopenings.get(id)?.asked.decision;
      const filed = besides(commit, 'appeal-received', (_, own) => own === appeal);
      return filed?.decision === decision ? undefined : `${id} was accepted and is not heard`;
    },
    'decision-reopened': (_, { id, record }) => {
      const known = record.decisions.get(id);
      return known?.undoneAt === undefined ? undefined : `${id} was undone and is open again`;
    },
  },
  turned: (now, { beside }) => {
    for (const id of beside.reopeningsToAnswer) {
      const promisedBy = beside.reopenings.get(id)?.asked.promisedBy ?? now;
      if (Date.parse(promisedBy) + GRACE_MS < Date.parse(now)) {
        return `${id} has no answer at ${now}, promised by ${promisedBy}`;
      }
    }
    return undefined;
  },
  atLast: ({ beside }) => {
    const [left] = beside.reopeningsToAnswer;
    return left && `${left} was never answered`;
  },
};

export const contestMonitors: readonly Monitor[] = [
  openIsNotFinal,
  answeredByOthers,
  newFactsAreAnswered,
];
