import type { ViewAnswered } from '../../../domain/case/hearing-event.ts';
import type { DecisionMade } from '../../../domain/decision/event.ts';
import { HOUR_MS } from '../../../kernel/duration.ts';
import type { SeenRecord } from '../record/record.ts';
import type { SeenCase } from '../record/seen.ts';
import { besides, type SeenCommit } from '../record/seen-commit.ts';
import { personalMs } from './measures.ts';
import { GRACE_MS, type Monitor, type Place } from './monitor.ts';
import { respondentKey } from './people.ts';

/** Nobody can say anything in earnest in less. */
const LEAST_MS: number = 6 * HOUR_MS;
/** How long what was said after an urgent decision may wait for its answer. */
const ANSWER_MS: number = 72 * HOUR_MS;

/** Whoever a decision restricts was heard, was silent for long enough, or it says why not. */
function unheard(made: DecisionMade, { commit, record }: Place): string | undefined {
  const { at, hearing, decision } = made;
  const instead = made.overrideOf !== undefined || made.inAppeal !== undefined;
  if (instead || made.outcome === 'no-breach' || personalMs(made.measures) === 0) return undefined;
  const asked = record.cases.get(made.case)?.before;
  const heard = asked?.givenAt !== undefined && asked.givenAt <= at;
  const silent = asked !== undefined && asked.until <= at;
  const says = hearing?.kind ?? 'nothing';
  if (heard || silent) {
    const told = says === (heard ? 'heard' : 'silent');
    return told ? undefined : `${decision} says ${says} about how they were heard`;
  }
  if (hearing?.kind !== 'urgent') return `${decision} says ${says}, and nobody was heard before it`;
  return isText(commit, hearing.urgency) ? undefined : `${decision} does not say why it is urgent`;
}

function isText(commit: SeenCommit, part: string | undefined): boolean {
  const text = commit.parts.get(part ?? '');
  return typeof text === 'string' && text.trim().length >= 20;
}

/** Restrictions that still bind a person by a case's decision, or by the one in its place. */
function stillBinding(record: SeenRecord, file: SeenCase, at: string): readonly string[] {
  const about = record.decisionsAbout.get(respondentKey(file.opened.subject)) ?? [];
  const standing = about.flatMap((id) => {
    const known = record.decisions.get(id);
    const own = id === file.decision || known?.made.overrideOf === file.decision;
    return own ? (known?.restrictions ?? []) : [];
  });
  return standing.filter((id) => {
    const { imposed, endedAt } = record.restrictions.get(id) ?? {};
    return imposed?.target.kind === 'member' && endedAt === undefined && imposed.endsAt > at;
  });
}

function answeredBadly(answer: ViewAnswered, { id, commit, record }: Place): string | undefined {
  const { outcome, by, reasons, at } = answer;
  const file = record.cases.get(id);
  if (file?.after?.givenAt === undefined) return `${id} has nothing to answer`;
  if (outcome === 'kept') {
    const inPerson = by.kind === 'staff' && isText(commit, reasons);
    return inPerson ? undefined : `${id} was answered by ${by.kind} without reasons`;
  }
  const [left] = stillBinding(record, file, at);
  return left && `${left} still binds after it was to be lifted`;
}

/** Nobody stands in the way of who wants to be heard; only what is over is over. */
const over: readonly string[] = ['already_heard', 'deadline_passed', 'case_closed', 'in_progress'];

export const heardFirst: Monitor = {
  id: 'D3',
  on: {
    'decision-made': unheard,
    'decision-issued': (_, { id, commit, record }) => {
      const made = record.decisions.get(id)?.made;
      // One that replaces another was asked for by the person, who is heard in the appeal.
      if (made?.hearing?.kind !== 'urgent' || made.overrideOf !== undefined) return undefined;
      const asked = besides(commit, 'view-requested-after', ({ decision }) => decision === id);
      return asked === undefined ? `nobody is heard after ${id}, which was urgent` : undefined;
    },
    'view-requested': ({ at, until }, { id, record }) => {
      const promisedBy = record.cases.get(id)?.opened.promisedBy ?? '';
      const hasTime = Date.parse(until) - Date.parse(at) >= LEAST_MS && until < promisedBy;
      return hasTime ? undefined : `asked at ${at} with time until ${until}`;
    },
    'view-given': ({ person, by }, { id, record }) => {
      const subject = record.cases.get(id)?.opened.subject;
      const respondent = subject && respondentKey(subject);
      const own = `${person.kind}:${person.id}` === respondent && by.kind === person.kind;
      return own ? undefined : `${person.id} spoke for ${respondent}`;
    },
    'view-answered': answeredBadly,
  },
  answered: ({ does, by, refusal }) =>
    does === 'gives their view' && refusal !== undefined && !over.includes(refusal.refused)
      ? `${by} was refused with ${refusal.refused}`
      : undefined,
  turned: (now, record) => {
    const late = Date.parse(now) - ANSWER_MS - GRACE_MS;
    for (const id of record.viewsToAnswer) {
      const givenAt = record.cases.get(id)?.after?.givenAt ?? now;
      if (Date.parse(givenAt) < late) return `what was said in ${id} at ${givenAt} has no answer`;
    }
    return undefined;
  },
  atLast: (record) => {
    const [left] = record.viewsToAnswer;
    return left && `what was said in ${left} was never answered`;
  },
};
