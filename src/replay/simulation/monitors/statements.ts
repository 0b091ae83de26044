import type { StatementText } from '../../../domain/statement/text.ts';
import type { Json } from '../../../kernel/canonical-json.ts';
import type { SeenRecord } from '../record/record.ts';
import { besides } from '../record/seen-commit.ts';
import { isPaused } from './misuse.ts';
import type { Monitor, Place } from './monitor.ts';

const oneTransaction: Monitor = {
  id: 'N1',
  on: {
    'restriction-imposed': ({ restriction, statement, basis }, { commit, record }) => {
      // What an authority ordered is told apart, and later only while an authority forbids it.
      if (basis.kind === 'order') return toldOfOrder(basis.order, { commit, record });
      const made = besides(commit, 'statement-made-available', (_, id) => id === statement);
      if (made === undefined) return `${restriction} came without its statement`;
      if (!made.restrictions.includes(restriction)) return `${statement} is silent about it`;
      const text = commit.parts.get(made.text) as unknown as StatementText | undefined;
      const missing = text === undefined ? 'its text' : missingIn(text);
      return missing && `${statement} lacks ${missing}`;
    },
    'decision-issued': ({ statement }, { id, commit, record }) => {
      if (record.decisions.get(id)?.made.outcome === 'no-breach') return undefined;
      const made = besides(commit, 'statement-made-available', (_, own) => own === statement);
      return made === undefined ? `${id} was issued without a statement` : undefined;
    },
  },
};

function toldOfOrder(
  id: string,
  { commit, record }: Pick<Place, 'commit' | 'record'>,
): string | undefined {
  const told = besides(commit, 'order-member-told', (_, own) => own === id);
  const { silentUntil, answeredAt = '' } = record.beside.orders.get(id) ?? {};
  if (silentUntil !== undefined && silentUntil > answeredAt) return undefined;
  if (told === undefined) return `${id} took effect and its member does not know`;
  return commit.parts.has(told.text) ? undefined : `${id} was told without a text`;
}

/** The field of DSA Article 17(3) that says nothing, if there is one. */
function missingIn(text: StatementText): string | undefined {
  if (text.measures.some(({ scope, until }) => scope === '' || until === undefined))
    return 'an end';
  if (text.facts.length === 0) return 'facts';
  if (text.rule.text === '' || text.rule.title === '') return 'the rule';
  if (text.reasons.length < 20) return 'reasons';
  const { appeal, outOfCourt, court } = text.redress;
  if (appeal.path === '' || outOfCourt === '' || court === '') return 'redress';
  return text.plain === '' ? 'its words' : undefined;
}

const notLaterThanRestriction: Monitor = {
  id: 'N2',
  on: {
    'restriction-imposed': ({ statement, startsAt, basis }, { record }) => {
      if (basis.kind === 'order') return undefined;
      const at = record.statements.get(statement)?.made.at;
      return at === undefined || at > startsAt ? `statement ${at}, start ${startsAt}` : undefined;
    },
  },
};

const withoutReporter: Monitor = {
  id: 'N3',
  on: {
    'statement-made-available': ({ decision, text, to }, { commit, record }) => {
      const made = record.decisions.get(decision ?? '')?.made;
      const reporters = record.cases.get(made?.case ?? '')?.reporters ?? new Set<string>();
      const body = commit.parts.get(text);
      for (const reporter of reporters) {
        const id = reporter.slice(reporter.indexOf(':') + 1);
        if (id !== to.id && names(body, id)) return `the statement names ${reporter}`;
      }
      return undefined;
    },
  },
};

function names(body: Json | undefined, id: string): boolean {
  if (typeof body === 'string') return body.includes(id);
  if (typeof body !== 'object' || body === null) return false;
  return Object.values(body).some((value) => names(value as Json, id));
}

const readableAlways: Monitor = {
  id: 'N4',
  answered: ({ does, by, what, refusal }, record) => {
    if (refusal === undefined || !['reads their statement', 'appeals'].includes(does)) {
      return undefined;
    }
    // Of what was undone already there is nothing to appeal.
    const undone = record.decisions.get(what)?.undoneAt !== undefined;
    if (undone && refusal.refused === 'not_in_force') return undefined;
    return refusedToAppellant(by, refusal.refused);
  },
};

// What has ended stays ended; nothing about a restriction may ever stand in the way.
const mayStandInTheWay: readonly string[] = [
  'deadline_passed',
  'already_decided',
  'invalid_value',
  'in_progress',
  'idempotency_key_reused',
];

function refusedToAppellant(by: string, code: string): string | undefined {
  return mayStandInTheWay.includes(code) ? undefined : `${by} was refused with ${code}`;
}

const corrections: readonly string[] = [
  'reversed-on-appeal',
  'reversed-on-review',
  'varied-on-appeal',
];

const outcomeTold: Monitor = {
  id: 'N5',
  on: {
    'case-decided': (_, { id, record }) => untoldIn(record, id),
    'case-closed-in-favour': (_, { id, record }) => untoldIn(record, id),
    'report-outcome-told': ({ outcome }, { id, record }) => {
      const told = record.reports.get(id)?.told ?? [];
      const again = told.length > 1 && !corrections.includes(outcome);
      return again ? `report ${id} was told ${told.join(', then ')}` : undefined;
    },
    'report-received': ({ report, promisedBy, reporter, at }, { commit, record }) => {
      const joined = besides(commit, 'report-joined-case', (_, id) => id === report);
      const paused = isPaused(record, reporter?.id, 'pause-reports', at);
      if (joined !== undefined && promisedBy !== undefined) return undefined;
      const told = besides(commit, 'report-outcome-told', (_, id) => id === report);
      return paused && told !== undefined ? undefined : `${report} was left`;
    },
  },
  atLast: (record) => {
    const [untold] = record.untold;
    return untold && `report ${untold} has no outcome`;
  },
};

function untoldIn(record: SeenRecord, id: string): string | undefined {
  const untold = record.cases.get(id)?.reports.find((report) => record.untold.has(report));
  return untold && `report ${untold} was told nothing when its case ended`;
}

export const statementMonitors: readonly Monitor[] = [
  oneTransaction,
  notLaterThanRestriction,
  withoutReporter,
  readableAlways,
  outcomeTold,
];
