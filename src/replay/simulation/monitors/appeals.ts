import { DAY_MS, durationMs } from '../../../kernel/duration.ts';
import type { SeenRecord } from '../record/record.ts';
import { besides, staffOf } from '../record/seen-commit.ts';
import type { Monitor } from './monitor.ts';

/** Six months at their longest. */
const WINDOW_MS: number = 184 * DAY_MS;

const sixMonths: Monitor = {
  id: 'A1',
  on: {
    'statement-delivered': ({ at, appealUntil }) =>
      Date.parse(appealUntil) - Date.parse(at) < WINDOW_MS
        ? `delivered at ${at}, open until ${appealUntil}`
        : undefined,
    'decision-became-final': ({ because, at }, { id, record }) => {
      if (because === 'upheld-on-appeal') return undefined;
      // What was settled before stays settled when the dispute outside has ended.
      if (because === 'dispute-ended' && record.beside.settled.has(id)) return undefined;
      const decision = record.decisions.get(id);
      const until = record.statements.get(decision?.statement ?? '')?.appealUntil;
      const early =
        decision?.made.outcome === 'breach'
          ? until === undefined || at <= until
          : Date.parse(at) - Date.parse(decision?.issuedAt ?? at) < WINDOW_MS;
      return early ? `${id} was final at ${at}, before its window ended` : undefined;
    },
  },
};

const independentReviewer: Monitor = {
  id: 'A2',
  on: {
    'appeal-decided': ({ holder }, { id, record }) => {
      const received = record.appeals.get(id)?.received;
      const first = record.decisions.get(received?.decision ?? '');
      const file = record.cases.get(received?.case ?? '');
      if (first === undefined || file === undefined) return 'an appeal against nothing';
      // A panel and somebody from outside are no staff, and have their own ways in.
      if (holder === undefined) return undefined;
      const touched = first.takenPartIn.has(holder) || file.touchedBy.has(holder);
      return touched ? `${holder} took part in the first decision` : undefined;
    },
  },
};

const personDecides: Monitor = {
  id: 'A3',
  on: {
    'appeal-decided': ({ holder, by }, { record }) => {
      const outside = by.kind === 'panel' || by.kind === 'outside-reviewer';
      if (holder === undefined) return outside ? undefined : `decided by ${by.kind}`;
      const own = staffOf(by) === holder && record.staff.has(holder);
      return own ? undefined : `decided by ${by.kind}`;
    },
  },
};

const reasoned: Monitor = {
  id: 'A4',
  on: {
    'appeal-decided': ({ reasons }, { commit }) => {
      const text = commit.parts.get(reasons);
      return typeof text === 'string' && text.trim().length >= 20 ? undefined : 'no reasons';
    },
  },
};

const neverHarsher: Monitor = {
  id: 'A5',
  on: {
    'decision-made': (made, { record }) => {
      const first = record.decisions.get(made.overrideOf ?? '')?.made;
      if (first === undefined) return undefined;
      const longest = (measures: typeof made.measures): number =>
        Math.max(0, ...measures.map(({ for: length }) => durationMs(length)));
      return longest(made.measures) > longest(first.measures)
        ? `${made.decision} is longer than ${first.decision}`
        : undefined;
    },
    'restriction-imposed': ({ restriction, endsAt, basis }, { record }) => {
      if (basis.kind !== 'decision') return undefined;
      const first = record.decisions.get(basis.decision)?.made.overrideOf;
      if (first === undefined) return undefined;
      const last = lastEndOf(record, first);
      return endsAt > last ? `${restriction} ends at ${endsAt}, the first at ${last}` : undefined;
    },
  },
};

function lastEndOf(record: SeenRecord, decision: string): string {
  const ids = record.decisions.get(decision)?.restrictions ?? [];
  const ends = ids.map((id) => record.restrictions.get(id)?.imposed.endsAt ?? '');
  return ends.toSorted().at(-1) ?? '';
}

const reversalUndoesAll: Monitor = {
  id: 'A6',
  on: {
    'appeal-decided': ({ outcome, at }, { id, record, commit }) => {
      if (outcome !== 'decision-reversed') return undefined;
      const decision = record.appeals.get(id)?.received.decision ?? '';
      const seen = record.decisions.get(decision);
      const reversed = besides(commit, 'decision-reversed', (_, own) => own === decision);
      if (reversed === undefined && seen?.phase !== 'reversed') {
        return `${decision} still stands`;
      }
      const left = seen?.restrictions.find((one) => {
        const known = record.restrictions.get(one);
        return known?.endedAt === undefined && (known?.imposed.endsAt ?? '') > at;
      });
      return left && `${left} still binds after the reversal`;
    },
  },
};

const reporterMayAppeal: Monitor = {
  id: 'A7',
  answered: ({ does, by, refusal }) =>
    does === 'appeals that nothing was found' && refusal?.refused === 'role_required'
      ? `${by} was refused with ${refusal.refused}`
      : undefined,
  on: {
    'appeal-received': ({ appellant, decision }, { record }) => {
      const outcome = record.decisions.get(decision)?.made.outcome;
      const wanted = appellant.kind === 'reporter' ? 'no-breach' : 'breach';
      return outcome === wanted ? undefined : `a ${appellant.kind} appealed ${outcome}`;
    },
  },
};

/** Every appeal has its outcome at last, or what it is about does not bind. */
const decidedOrStayed: Monitor = {
  id: 'liveness',
  atLast: (record) => {
    for (const id of record.waitingAppeals) {
      const appeal = record.appeals.get(id);
      if (appeal?.late !== true) return `appeal ${id} waits, and nobody noted that it is late`;
      const ids = record.decisions.get(appeal.received.decision)?.restrictions ?? [];
      const bound = ids.find((one) => {
        const known = record.restrictions.get(one);
        const over =
          known?.endedAt !== undefined || (known?.imposed.endsAt ?? '') <= record.newestAt;
        return !over && known?.stayed !== true;
      });
      if (bound !== undefined) return `${bound} binds while appeal ${id} waits`;
    }
    return undefined;
  },
};

export const appealMonitors: readonly Monitor[] = [
  sixMonths,
  independentReviewer,
  personDecides,
  reasoned,
  neverHarsher,
  reversalUndoesAll,
  reporterMayAppeal,
  decidedOrStayed,
];
