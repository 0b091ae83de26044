import type { LeftOutBecause } from '../domain/bulk/event.ts';
import { sampleOf } from '../domain/bulk/sample.ts';
import type { OpenBulk } from '../domain/bulk/state.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import type { BulkId, CaseId, DecisionId } from '../kernel/identifier.ts';
import type { ListedView } from '../store/port.ts';
import { nothingHere } from './access.ts';
import { decisions } from './aggregates.ts';
import { bulkJobs } from './bulk-aggregate.ts';
import { precedentOf } from './case-view.ts';
import type { BulkCaseRow, BulkInput, BulkRow, BulkView } from './contract/bulks.ts';
import type { DecisionInput, Precedent } from './contract/cases.ts';
import { stop } from './handle.ts';
import { textOf } from './texts.ts';
import { idOf, type Work } from './work.ts';

/** The decision as it was written once for all cases of a job, without its reasons. */
type BulkDraft = Omit<BulkInput, 'cases' | 'reasons'>;

export async function loadBulk(work: Work, id: BulkId): Promise<OpenBulk> {
  const job = await work.load(bulkJobs, id);
  return job.phase === 'none' ? stop(nothingHere()) : job;
}

/** What one case of the job is decided with; its facts are its own. */
export async function inputOf(
  work: Work,
  job: OpenBulk,
  id: CaseId,
): Promise<Omit<DecisionInput, 'factsReliedOn'>> {
  const { opened } = job;
  const draft = await work.part(opened.draft);
  if (draft === undefined) return stop(nothingHere());
  const own = opened.cases.find((listed) => listed.case === id)?.reasons;
  const reasons = await textOf(work, own ?? opened.reasons);
  return { ...(draft.body as unknown as BulkDraft), reasons, outcome: 'breach' };
}

/** A job as staff read it: no names, and what became of each case. */
export async function bulkView(work: Work, id: BulkId): Promise<BulkView> {
  const job = await loadBulk(work, id);
  const { opened, rejected, vacated } = job;
  const stored = await work.store.view(`bulk-${id}`);
  const sample = new Set(sampleOf(job));
  const cases = await Promise.all(
    opened.cases.map((listed) => caseRow(work, job, { case: listed.case, sample })),
  );
  return {
    bulk: id,
    version: stored?.version ?? 0,
    phase: job.phase,
    author: opened.author,
    openedAt: opened.at,
    rule: opened.rule,
    rung: opened.rung,
    reasons: await textOf(work, opened.reasons),
    needsSecondPerson: opened.needsSecondPerson,
    precedents: await precedentsShown(work, opened.precedents),
    ...(job.second === undefined ? {} : { second: job.second.staff }),
    ...(job.heldUntil === undefined ? {} : { heldUntil: job.heldUntil }),
    ...(rejected === undefined
      ? {}
      : { rejected: { ...rejected, reason: await textOf(work, rejected.reason) } }),
    ...(vacated === undefined
      ? {}
      : {
          vacated: {
            at: vacated.at,
            by: vacated.by,
            reasons: await textOf(work, vacated.reasons),
          },
        }),
    progress: progressOf(job),
    cases,
  };
}

async function precedentsShown(
  work: Work,
  ids: readonly DecisionId[],
): Promise<readonly Precedent[]> {
  const shown = ids.map(async (id) =>
    precedentOf(work, id, (await work.load(decisions, id)) as MadeDecision),
  );
  return await Promise.all(shown);
}

async function caseRow(
  work: Work,
  job: OpenBulk,
  listed: { readonly case: CaseId; readonly sample: ReadonlySet<CaseId> },
): Promise<BulkCaseRow> {
  const { case: id, sample } = listed;
  const result = job.results[id];
  const openedAt = job.sampleOpened[id];
  const confirmedAt = job.sampleConfirmed[id];
  const reversal = job.vacated?.reversals[id];
  return {
    case: id,
    inSample: sample.has(id),
    ...(openedAt === undefined ? {} : { openedAt }),
    ...(confirmedAt === undefined ? {} : { confirmedAt }),
    ...(result?.kind === 'decided' ? { decision: result.decision, decidedAt: result.at } : {}),
    ...(result?.kind === 'left-out'
      ? { leftOut: { at: result.at, ...(await leftOutWords(work, result.because)) } }
      : {}),
    ...(reversal === undefined
      ? {}
      : reversal.refused === undefined
        ? { reversedAt: reversal.at }
        : { notReversed: reversal.refused.detail }),
  };
}

async function leftOutWords(
  work: Work,
  because: LeftOutBecause,
): Promise<Omit<NonNullable<BulkCaseRow['leftOut']>, 'at'>> {
  return because.kind === 'refused'
    ? { code: because.code, sentence: because.detail }
    : { sentence: await textOf(work, because.reason) };
}

function progressOf({ opened, results, vacated }: OpenBulk): BulkView['progress'] {
  const all = Object.values(results);
  const decided = all.filter(({ kind }) => kind === 'decided').length;
  const reversals = Object.values(vacated?.reversals ?? {});
  return {
    decided,
    leftOut: all.length - decided,
    waiting: opened.cases.length - all.length,
    reversed: reversals.filter(({ refused }) => refused === undefined).length,
  };
}

export function bulkRow(view: ListedView): BulkRow {
  const job = view.body as unknown as OpenBulk;
  const { author, at, rule, rung, cases } = job.opened;
  return {
    bulk: idOf(view.stream) as BulkId,
    version: view.version,
    phase: job.phase,
    author,
    openedAt: at,
    rule,
    rung,
    cases: cases.length,
    decided: progressOf(job).decided,
  };
}
