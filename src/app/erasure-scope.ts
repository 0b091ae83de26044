import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { OpenCase } from '../domain/case/state.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import { personKey, respondentOf } from '../domain/person.ts';
import type { ReportState } from '../domain/report/state.ts';
import { type ImposedRestriction, phaseAt } from '../domain/restriction/state.ts';
import type { AvailableStatement } from '../domain/statement/state.ts';
import type { CaseId, DecisionId, MemberId, ReportId } from '../kernel/identifier.ts';
import type { ListedView, StreamName } from '../store/port.ts';
import { inTheEnd } from './case-over.ts';
import type { StillNeeded, WaitingRecord } from './contract/erasures.ts';
import { openDisputeOf } from './dispute-aggregate.ts';
import { readWhole } from './pages.ts';
import { idOf, streamOf, type Work } from './work.ts';

/** What of a member can be erased now, and what is still needed. */
export interface ErasureScope {
  readonly now: ReadonlySet<StreamName>;
  readonly later: ReadonlySet<StreamName>;
  readonly waiting: readonly WaitingRecord[];
}

/** Lists that name a member and belong to no case. */
const ownLists = ['letters-to', 'recognitions-of', 'recognitions-by', 'duties-of'] as const;

/**
 * Every record about a member, by its stream: with their cases go the decisions, statements,
 * appeals, disputes and reports that belong to them.
 */
export async function erasureScope(work: Work, member: MemberId): Promise<ErasureScope> {
  const key = `member:${member}`;
  const listed = async (index: string): Promise<readonly ListedView[]> =>
    await readWhole(work.store, { index, key });
  const now = new Set<StreamName>([streamOf('correspondence', key)]);
  const later = new Set<StreamName>();
  const waiting: WaitingRecord[] = [];
  for (const list of ownLists) for (const view of await listed(list)) now.add(view.stream);
  const statements = await listed('statements-to');
  for (const view of await listed('cases-about')) {
    const file = await caseFile(work, view, statements);
    waiting.push(...file.waiting);
    for (const stream of file.streams) (file.waiting.length > 0 ? later : now).add(stream);
  }
  for (const view of await listed('reports-by')) {
    const needed = await neededReport(work, view);
    waiting.push(...needed);
    (needed.length > 0 ? later : now).add(view.stream);
  }
  // Holds and whatever else was stated without a case.
  for (const { stream } of statements) if (!later.has(stream)) now.add(stream);
  // While something waits, they are written to and can open it by their links.
  if (waiting.length > 0) later.add(streamOf('correspondence', key));
  for (const stream of later) now.delete(stream);
  return { now, later, waiting };
}

interface CaseFile {
  readonly streams: readonly StreamName[];
  readonly waiting: readonly WaitingRecord[];
}

async function caseFile(
  work: Work,
  view: ListedView,
  statements: readonly ListedView[],
): Promise<CaseFile> {
  const id = idOf(view.stream) as CaseId;
  const file = view.body as unknown as OpenCase;
  const streams = new Set<StreamName>([view.stream]);
  const waiting: WaitingRecord[] = [];
  const wait = (because: StillNeeded, until?: WaitingRecord['until']): void => {
    waiting.push({ because, case: id, ...(until === undefined ? {} : { until }) });
  };
  const last = await inTheEnd(work, file);
  if (last.phase === 'open' || last.phase === 'decision-pending') wait('open-case');
  for (const matter of file.matters) {
    if (matter.kind === 'report') streams.add(streamOf('report', matter.report));
  }
  const respondent = respondentOf(file.opened.subject);
  const decisions = await readWhole(work.store, {
    index: 'decisions-about',
    key: personKey(respondent),
  });
  for (const decision of decisions) {
    if ((decision.body as unknown as MadeDecision).made.case !== id) continue;
    streams.add(decision.stream);
    await addDecision(work, idOf(decision.stream) as DecisionId, { streams, wait });
  }
  for (const statement of statements) {
    const { made } = statement.body as unknown as AvailableStatement;
    if (made.case === id) streams.add(statement.stream);
  }
  return { streams: [...streams], waiting };
}

async function addDecision(
  work: Work,
  decision: DecisionId,
  {
    streams,
    wait,
  }: {
    readonly streams: Set<StreamName>;
    readonly wait: (because: StillNeeded, until?: WaitingRecord['until']) => void;
  },
): Promise<void> {
  const of = async (index: string, key: string): Promise<readonly ListedView[]> => {
    const views = await readWhole(work.store, { index, key });
    for (const { stream } of views) streams.add(stream);
    return views;
  };
  for (const view of await of('restrictions-by-decision', decision)) {
    const restriction = view.body as unknown as ImposedRestriction;
    streams.add(streamOf('earlyend', idOf(view.stream)));
    const phase = phaseAt(restriction, work.at);
    if (phase !== 'in-force' && phase !== 'not-yet' && phase !== 'stayed') continue;
    wait('restriction-in-force', restriction.imposed.endsAt);
  }
  for (const view of await of('appeals-against', decision)) {
    const appeal = idOf(view.stream);
    for (const index of ['panels-of-appeal', 'outside-reviews-of-appeal']) await of(index, appeal);
    if ((view.body as unknown as FiledAppeal).decided === undefined) wait('open-appeal');
  }
  await of('disputes-of-decision', decision);
  if ((await openDisputeOf(work, decision)) !== undefined) wait('open-dispute');
  for (const view of await of('reopenings-of-decision', decision)) {
    if ((view.body as { readonly phase?: string }).phase === 'waiting') wait('open-appeal');
  }
}

// What somebody reported is needed as long as the case about it is open.
async function neededReport(work: Work, view: ListedView): Promise<readonly WaitingRecord[]> {
  const report = view.body as unknown as Exclude<ReportState, { phase: 'none' }>;
  const stored = report.case && (await work.store.view(streamOf('case', report.case)));
  if (stored === undefined) return [];
  const last = await inTheEnd(work, stored.body as unknown as OpenCase);
  const open = last.phase === 'open' || last.phase === 'decision-pending';
  return open ? [{ because: 'report-in-open-case', report: idOf(view.stream) as ReportId }] : [];
}
