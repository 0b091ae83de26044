import { actKeys } from '../domain/decision/acts.ts';
import type { Measure } from '../domain/decision/event.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import type { ReportOutcome } from '../domain/report/event.ts';
import type { Imposition } from '../domain/restriction/event.ts';
import type { ImposedRestriction } from '../domain/restriction/state.ts';
import { type Duration, durationMs } from '../kernel/duration.ts';
import type {
  CaseId,
  DecisionId,
  ItemId,
  MemberId,
  RestrictionId,
  StatementId,
} from '../kernel/identifier.ts';
import { addDuration, later } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { isItemMeasure } from '../rulebook/model.ts';
import { cases, decisions, reports, restrictions, staffMembers } from './aggregates.ts';
import { announce, decisionPayload, reportPayload, restrictionPayload } from './announce.ts';
import { makeStatement } from './make-statement.ts';
import { openReportKey } from './reports.ts';
import type { Runtime } from './runtime.ts';
import type { Work } from './work.ts';

const CLOCK = { kind: 'clock' } as const;

/**
 * The moment a decision takes effect. Restrictions, statement, the case's end, the reporters' outcomes
 * and every message leave in one transaction: a restriction without its reasons cannot exist (N1).
 */
export async function issueDecision(
  runtime: Runtime,
  work: Work,
  id: DecisionId,
  options: { readonly shortenedByMs?: number } = {},
): Promise<void> {
  const held = (await work.load(decisions, id)) as MadeDecision;
  const author = await work.load(staffMembers, held.made.decidedBy);
  const statement = held.made.outcome === 'breach' ? (work.newId() as StatementId) : undefined;
  const issued = (await work.apply(
    decisions,
    id,
    { type: 'issue-decision', author, ...(statement === undefined ? {} : { statement }) },
    CLOCK,
  )) as MadeDecision;
  let statementUrl: string | undefined;
  if (statement === undefined) {
    work.send('decision-final', { decision: id }, addDuration(work.at, limits.appealWindowMin));
  } else {
    statementUrl = await takeEffect(runtime, work, { id, decision: issued, statement, ...options });
  }
  await announce(work, 'decision.issued', decisionPayload(id, issued, statementUrl));
  if (issued.made.inAppeal === undefined) await closeCase(work, issued);
}

interface Effect {
  readonly id: DecisionId;
  readonly decision: MadeDecision;
  readonly statement: StatementId;
  /** Time already served under a decision that this one replaces. */
  readonly shortenedByMs?: number;
}

async function takeEffect(runtime: Runtime, work: Work, effect: Effect): Promise<string> {
  const measures = effect.decision.made.measures.flatMap((measure) => {
    const remaining = remainingTerm(measure.for, effect.shortenedByMs ?? 0);
    return remaining === undefined ? [] : [{ ...measure, for: remaining }];
  });
  const imposed: ImposedRestriction[] = [];
  for (const measure of measures) imposed.push(await impose(work, effect, measure));
  const stated = { ...effect, measures, restrictions: imposed };
  const statementUrl = await makeStatement(runtime, work, stated);
  for (const restriction of imposed) {
    work.send(
      'restriction-expiry',
      { restriction: restriction.imposed.restriction },
      restriction.imposed.endsAt,
    );
    await announce(work, 'restriction.imposed', restrictionPayload(restriction));
  }
  return statementUrl;
}

async function impose(work: Work, effect: Effect, measure: Measure): Promise<ImposedRestriction> {
  const restriction = work.newId() as RestrictionId;
  const state = await work.apply(
    restrictions,
    restriction,
    {
      type: 'impose',
      restriction,
      statement: effect.statement,
      for: measure.for,
      ...impositionOf(effect, measure),
    },
    { kind: 'staff', id: effect.decision.made.decidedBy },
  );
  return state as ImposedRestriction;
}

function impositionOf(effect: Effect, measure: Measure): Imposition {
  const { made } = effect.decision;
  const basis = { kind: 'decision', decision: effect.id, decidedBy: made.decidedBy } as const;
  const member = made.respondent.id as MemberId;
  const { kind } = measure;
  if (isItemMeasure(kind)) {
    const subjectItem = made.subject.kind === 'item' ? made.subject.item : undefined;
    const item = measure.item ?? subjectItem ?? (made.acts[0] as ItemId);
    return { target: { kind: 'item', item, author: member }, measure: kind, basis };
  }
  const group = measure.group === undefined ? {} : { group: measure.group };
  return { target: { kind: 'member', member, ...group }, measure: kind, basis };
}

function remainingTerm(term: Duration, servedMs: number): Duration | undefined {
  const leftSeconds = Math.floor((durationMs(term) - servedMs) / 1_000);
  if (servedMs === 0) return term;
  return leftSeconds <= 0 ? undefined : secondsDuration(leftSeconds);
}

function secondsDuration(seconds: number): Duration {
  const days = Math.floor(seconds / 86_400);
  const rest = seconds % 86_400;
  if (days === 0) return `PT${rest}S` as Duration;
  return (rest === 0 ? `P${days}D` : `P${days}DT${rest}S`) as Duration;
}

async function closeCase(work: Work, { made }: MadeDecision): Promise<void> {
  await work.apply(cases, made.case, { type: 'close-decided', outcome: made.outcome }, CLOCK);
  await tellReporters(work, made.case, made.outcome);
}

/** Everybody who reported hears the outcome once, and nothing about the other person's history. */
export async function tellReporters(work: Work, id: CaseId, outcome: ReportOutcome): Promise<void> {
  const file = await work.load(cases, id);
  if (file.phase === 'none') return;
  for (const matter of file.matters) {
    if (matter.kind !== 'report') continue;
    const before = await work.load(reports, matter.report);
    const report = await work.apply(
      reports,
      matter.report,
      { type: 'tell-outcome', outcome },
      CLOCK,
    );
    if (report === before || report.phase === 'none') continue;
    const open = openReportKey(report);
    if (open !== undefined) work.release(open);
    await announce(work, 'report.decided', reportPayload(matter.report, outcome));
  }
}

/** A held decision that will not be issued: the case opens again and the conduct can be judged anew. */
export async function withdrawDecision(
  work: Work,
  id: DecisionId,
  reason: 'undone' | 'authority-ended' | 'second-person-disagreed',
): Promise<void> {
  const decision = await work.load(decisions, id);
  if (decision.phase === 'none') return;
  for (const key of actKeys(decision.made)) work.release(key);
  await work.apply(cases, decision.made.case, { type: 'detach-decision', reason }, CLOCK);
  const file = await work.load(cases, decision.made.case);
  if (file.phase === 'none') return;
  // The promise may have passed while the decision was pending; then it is looked at again at once.
  const due = later(file.opened.promisedBy, work.at);
  work.send('case-promise', { case: decision.made.case }, due);
}
