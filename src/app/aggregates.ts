import type { AppealCommand } from '../domain/appeal/command.ts';
import { appealDecider } from '../domain/appeal/decide.ts';
import type { AppealEvent } from '../domain/appeal/event.ts';
import type { AppealRefusalCode } from '../domain/appeal/refusal.ts';
import type { AppealState } from '../domain/appeal/state.ts';
import type { CaseCommand } from '../domain/case/command.ts';
import { caseDecider } from '../domain/case/decide.ts';
import type { CaseEvent } from '../domain/case/event.ts';
import type { CaseRefusalCode } from '../domain/case/refusal.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { Decider } from '../domain/decider.ts';
import type { DecisionCommand } from '../domain/decision/command.ts';
import { decisionDecider } from '../domain/decision/decide.ts';
import type { DecisionEvent } from '../domain/decision/event.ts';
import type { DecisionRefusalCode } from '../domain/decision/refusal.ts';
import type { DecisionState } from '../domain/decision/state.ts';
import { personKey, respondentOf, type Subject } from '../domain/person.ts';
import type { ReportCommand } from '../domain/report/command.ts';
import { reportDecider } from '../domain/report/decide.ts';
import type { ReportEvent } from '../domain/report/event.ts';
import type { ReportRefusalCode } from '../domain/report/refusal.ts';
import type { ReportState } from '../domain/report/state.ts';
import type { RestrictionCommand } from '../domain/restriction/command.ts';
import { restrictionDecider } from '../domain/restriction/decide.ts';
import type { RestrictionEvent } from '../domain/restriction/event.ts';
import type { RestrictionRefusalCode } from '../domain/restriction/refusal.ts';
import type { RestrictionState } from '../domain/restriction/state.ts';
import type { StaffCommand } from '../domain/staff/command.ts';
import { staffDecider } from '../domain/staff/decide.ts';
import type { StaffEvent } from '../domain/staff/event.ts';
import type { StaffRefusalCode } from '../domain/staff/refusal.ts';
import type { StaffState } from '../domain/staff/state.ts';
import type { StatementCommand } from '../domain/statement/command.ts';
import { statementDecider } from '../domain/statement/decide.ts';
import type { StatementEvent } from '../domain/statement/event.ts';
import type { StatementRefusalCode } from '../domain/statement/refusal.ts';
import type { StatementState } from '../domain/statement/state.ts';
import type { FamilyId } from '../kernel/identifier.ts';
import type { RefusalCode } from '../kernel/refusal.ts';
import type { IndexEntry } from '../store/port.ts';

/**
 * One aggregate as the application stores it: its decider, its streams and where its view is
 * indexed.
 */
export interface Aggregate<State, Command, Event, Code extends RefusalCode> {
  readonly collection: string;
  readonly decider: Decider<State, Command, Event, Code>;
  readonly indexes: (id: string, state: State) => readonly IndexEntry[];
}

/** Entries of one index key are listed by time, then by stream. */
function entry(index: string, key: string, order: string): IndexEntry {
  return { index, key, order };
}

export const staffMembers: Aggregate<StaffState, StaffCommand, StaffEvent, StaffRefusalCode> = {
  collection: 'staff',
  decider: staffDecider,
  indexes: (id, state) => (state.phase === 'none' ? [] : [entry('staff', 'all', id)]),
};

export const reports: Aggregate<ReportState, ReportCommand, ReportEvent, ReportRefusalCode> = {
  collection: 'report',
  decider: reportDecider,
  indexes: (_id, state) => {
    if (state.phase === 'none') return [];
    const { received } = state;
    const about = entry('reports-about', personKey(respondentOf(received.subject)), received.at);
    const joined =
      state.case === undefined ? [] : [entry('reports-of-case', state.case, received.at)];
    const reporter =
      received.reporter === undefined
        ? []
        : [entry('reports-by', personKey(received.reporter), received.at)];
    return [about, ...joined, ...reporter];
  },
};

/** The key under which open cases about one person in one rule family are found again. */
export function caseFileKey(subject: Subject, family: FamilyId | undefined): string {
  return `${personKey(respondentOf(subject))}/${family ?? 'any'}`;
}

export const cases: Aggregate<CaseState, CaseCommand, CaseEvent, CaseRefusalCode> = {
  collection: 'case',
  decider: caseDecider,
  indexes: (_id, state) => {
    if (state.phase === 'none') return [];
    const { opened } = state;
    const closed = state.phase !== 'open' && state.phase !== 'decision-pending';
    const order = closed ? (state.closedAt ?? opened.at) : opened.promisedBy;
    const queue = entry('cases', state.phase, order);
    const { subject } = opened;
    // A case that took another one in is found as that one was.
    const found = [opened, ...(state.takenIn ?? [])].flatMap((one) => [
      entry('open-cases-about', caseFileKey(one.subject, one.family), opened.at),
      ...(one.subject.kind === 'item'
        ? [entry('open-cases-on-item', one.subject.item, opened.at)]
        : []),
    ]);
    const about = personKey(respondentOf(subject));
    const { aside, hearing, laterHearing: later } = state;
    const asked = (later ?? hearing)?.asked;
    return [
      queue,
      ...(state.phase === 'open' ? [entry('open-cases-of', about, opened.at), ...found] : []),
      ...(state.phase === 'open' && aside !== undefined
        ? [entry('cases', 'aside', aside.until)]
        : []),
      ...(asked === undefined ? [] : [entry('hearings-of', about, asked.at)]),
      ...(later?.given !== undefined && later.answered === undefined
        ? [entry('cases', 'to-answer', later.given.at)]
        : []),
    ];
  },
};

export const decisions: Aggregate<
  DecisionState,
  DecisionCommand,
  DecisionEvent,
  DecisionRefusalCode
> = {
  collection: 'decision',
  decider: decisionDecider,
  indexes: (_id, state) => {
    if (state.phase === 'none') return [];
    const { made } = state;
    const about = entry('decisions-about', personKey(made.respondent), made.at);
    const second =
      state.phase === 'awaiting-second-person' ? [entry('decisions', 'awaiting', made.at)] : [];
    const issued = state.issuedAt !== undefined && made.rule !== undefined;
    const precedent = issued ? [entry('decisions-under', made.rule.rule, made.at)] : [];
    return [about, ...second, ...precedent];
  },
};

/** The key of whom or what a restriction binds, as in `GET /v1/restrictions?subject=`. */
export function restrictionSubject(state: RestrictionState): string {
  if (state.phase === 'none') return '';
  const { target } = state.imposed;
  return target.kind === 'member' ? `member:${target.member}` : `item:${target.item}`;
}

export const restrictions: Aggregate<
  RestrictionState,
  RestrictionCommand,
  RestrictionEvent,
  RestrictionRefusalCode
> = {
  collection: 'restriction',
  decider: restrictionDecider,
  indexes: (_id, state) => {
    if (state.phase === 'none') return [];
    const { imposed } = state;
    const of = entry('restrictions-of', restrictionSubject(state), imposed.startsAt);
    const basis =
      imposed.basis.kind === 'decision'
        ? [entry('restrictions-by-decision', imposed.basis.decision, imposed.startsAt)]
        : [];
    const over = state.lifted !== undefined || state.reversed !== undefined;
    const open = over ? [] : [entry('restrictions-open', 'all', imposed.endsAt)];
    return [of, ...basis, ...open];
  },
};

export const statements: Aggregate<
  StatementState,
  StatementCommand,
  StatementEvent,
  StatementRefusalCode
> = {
  collection: 'statement',
  decider: statementDecider,
  indexes: (_id, state) =>
    state.phase === 'none' ? [] : [entry('statements-to', personKey(state.made.to), state.made.at)],
};

export const appeals: Aggregate<AppealState, AppealCommand, AppealEvent, AppealRefusalCode> = {
  collection: 'appeal',
  decider: appealDecider,
  indexes: (_id, state) => {
    if (state.phase === 'none') return [];
    const { received } = state;
    const order = state.decided === undefined ? received.promisedBy : state.decided.at;
    return [
      entry('appeals', state.phase, order),
      entry('appeals-against', received.decision, received.at),
      ...(received.pause === undefined || state.phase !== 'waiting'
        ? []
        : [entry('appeals-paused', received.pause.restriction, received.at)]),
    ];
  },
};
