import type { DecisionDetached } from '../domain/case/event.ts';
import { actKeys } from '../domain/decision/acts.ts';
import type { Measure } from '../domain/decision/event.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import type { Actor } from '../domain/person.ts';
import type { ReportOutcome } from '../domain/report/event.ts';
import type { Imposition } from '../domain/restriction/event.ts';
import { type ImposedRestriction, phaseAt } from '../domain/restriction/state.ts';
import { type Duration, durationFromMs, durationMs, SECOND_MS } from '../kernel/duration.ts';
import type {
  CaseId,
  DecisionId,
  ItemId,
  MemberId,
  RestrictionId,
  StatementId,
} from '../kernel/identifier.ts';
import { addDuration, elapsedMs, type Instant, later } from '../kernel/instant.ts';
import { limits } from '../kernel/limits.ts';
import { isItemMeasure } from '../rulebook/model.ts';
import { cases, decisions, reports, restrictions, staffMembers } from './aggregates.ts';
import { announce, decisionPayload, reportPayload, restrictionPayload } from './announce.ts';
import { requestViewAfter } from './case-hearing.ts';
import { makeStatement } from './make-statement.ts';
import { openReportKey } from './reports.ts';
import { restrictionsOf } from './restriction-view.ts';
import { justAfter, type Runtime } from './runtime.ts';
import type { Work } from './work.ts';

const CLOCK = { kind: 'clock' } as const;

/**
 * The moment a decision takes effect. Restrictions, statement, the case's end, the reporters'
 * outcomes and every message leave in one transaction: a restriction without its reasons cannot
 * exist (N1).
 */
export async function issueDecision(
  runtime: Runtime,
  work: Work,
  id: DecisionId,
  options: { readonly replaces?: ReplacedTerm } = {},
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
    work.send(
      'decision-final',
      { decision: id },
      justAfter(addDuration(work.at, limits.appealWindowMin)),
    );
  } else {
    statementUrl = await takeEffect(runtime, work, { id, decision: issued, statement, ...options });
  }
  await announce(work, 'decision.issued', decisionPayload(id, issued, statementUrl));
  if (issued.made.inAppeal === undefined) await closeCase(runtime, work, issued);
}

interface Effect {
  readonly id: DecisionId;
  readonly decision: MadeDecision;
  readonly statement: StatementId;
  readonly replaces?: ReplacedTerm;
}

/** What a decision that this one replaces already took, and when it would have ended. */
export interface ReplacedTerm {
  readonly servedMs: number;
  readonly endsBy: Instant;
}

async function takeEffect(runtime: Runtime, work: Work, effect: Effect): Promise<string> {
  const measures = effect.decision.made.measures.flatMap((measure) => {
    const remaining = remainingTerm(measure.for, effect.replaces, work.at);
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

// Time served counts, and the end is never later than it was (A5).
function remainingTerm(
  term: Duration,
  replaces: ReplacedTerm | undefined,
  at: Instant,
): Duration | undefined {
  if (replaces === undefined) return term;
  const ownMs = durationMs(term) - replaces.servedMs;
  const leftMs = Math.min(ownMs, elapsedMs(at, replaces.endsBy));
  return leftMs < SECOND_MS ? undefined : durationFromMs(leftMs);
}

async function closeCase(runtime: Runtime, work: Work, { made }: MadeDecision): Promise<void> {
  await work.apply(cases, made.case, { type: 'close-decided', outcome: made.outcome }, CLOCK);
  await releaseHolds(work, made.case);
  await tellReporters(work, made.case, made.outcome);
  if (made.hearing?.kind === 'urgent') await requestViewAfter(runtime, work, made.case);
}

/** What a machine held back until somebody has looked is free once the case is closed (X8). */
export async function releaseHolds(work: Work, id: CaseId): Promise<void> {
  const file = await work.load(cases, id);
  if (file.phase === 'none') return;
  const findings = new Set(
    file.matters.flatMap((matter) => (matter.kind === 'finding' ? [matter.finding] : [])),
  );
  const items = new Set(file.evidence.flatMap(({ item }) => item ?? []));
  for (const item of items) {
    for (const { imposed } of await restrictionsOf(work, `item:${item}`)) {
      if (imposed.basis.kind !== 'hold' || !findings.has(imposed.basis.finding)) continue;
      await releaseHold(work, imposed.restriction);
    }
  }
}

async function releaseHold(work: Work, id: RestrictionId): Promise<void> {
  const before = await work.load(restrictions, id);
  if (before.phase === 'none' || phaseAt(before, work.at) !== 'in-force') return;
  const release = { type: 'reverse', because: 'released' } as const;
  const after = await work.apply(restrictions, id, release, CLOCK);
  if (after.phase === 'none') return;
  await announce(work, 'restriction.ended', restrictionPayload(after, 'released'));
}

/**
 * Everybody who reported hears the outcome once, and nothing about the other person's history. Only
 * a reversal corrects what was told.
 */
export async function tellReporters(work: Work, id: CaseId, outcome: ReportOutcome): Promise<void> {
  const file = await work.load(cases, id);
  if (file.phase === 'none') return;
  for (const matter of file.matters) {
    if (matter.kind !== 'report') continue;
    const before = await work.load(reports, matter.report);
    const wasTold = before.phase !== 'none' && before.told !== undefined;
    const corrects = outcome === 'reversed-on-appeal' || outcome === 'reversed-on-review';
    if (wasTold && !corrects) continue;
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

/**
 * A held decision that will not be issued: the case opens again and the conduct can be judged anew.
 */
export async function withdrawDecision(
  work: Work,
  id: DecisionId,
  because: {
    readonly reason: DecisionDetached['reason'];
    /** Whoever withdrew it took part in the case and cannot hear an appeal in it later (A2). */
    readonly by: Actor;
  },
): Promise<void> {
  const { reason, by } = because;
  const decision = await work.load(decisions, id);
  if (decision.phase === 'none') return;
  for (const key of actKeys(decision.made)) work.release(key);
  await work.apply(cases, decision.made.case, { type: 'detach-decision', reason }, by);
  const file = await work.load(cases, decision.made.case);
  if (file.phase === 'none') return;
  // The promise may have passed while the decision was pending; then it is looked at again at once.
  const due = later(file.opened.promisedBy, work.at);
  work.send('case-promise', { case: decision.made.case }, due);
}
