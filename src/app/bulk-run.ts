import { waits } from '../domain/bulk/running.ts';
import type { OpenBulk } from '../domain/bulk/state.ts';
import { waitsForReversal } from '../domain/bulk/vacating.ts';
import type { BulkId, CaseId, DecisionId, StaffId } from '../kernel/identifier.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { nothingHere, type StaffCaller } from './access.ts';
import { cases, decisions, staffMembers } from './aggregates.ts';
import { bulkJobs } from './bulk-aggregate.ts';
import { inputOf, loadBulk } from './bulk-view.ts';
import { issueIfNotHeld } from './cases.ts';
import { loadCase } from './first-instance.ts';
import { handle, stop } from './handle.ts';
import { makeDecision } from './make-decision.ts';
import type { Runtime } from './runtime.ts';
import { stewardsOf } from './stewards-of.ts';
import { vacateDecision } from './vacate-decision.ts';
import type { Work } from './work.ts';

const CLOCK = { kind: 'clock' } as const;
const NOBODY = { by: { kind: 'anonymous' } } as const;

/** One waiting item of a job: the job, and the case it is about. */
export interface BulkStep {
  readonly bulk: BulkId;
  readonly case: CaseId;
}

type Step = Promise<Result<boolean, Refusal>>;

/** Whether the store could not take it now; every other refusal is an answer. */
export function isBusy({ refused }: Refusal): boolean {
  return ['storage_full', 'unavailable', 'version_changed'].includes(refused);
}

/** The hold is over: every case of the job becomes an item that acts once. */
export async function runBulk(runtime: Runtime, { bulk }: Pick<BulkStep, 'bulk'>): Step {
  return await handle(runtime, NOBODY, async (work) => {
    const before = await loadBulk(work, bulk);
    if (before.phase !== 'held') return false;
    const job = (await work.apply(bulkJobs, bulk, { type: 'run-bulk' }, CLOCK)) as OpenBulk;
    for (const { case: id } of job.opened.cases) {
      if (waits(job, { case: id })) work.send('bulk-case', { bulk, case: id });
    }
    return true;
  });
}

/**
 * Decides one case of a job and says so in the job, in one transaction. A case that cannot be
 * decided so is left out with the sentence of the refusal, and nothing of it is half done.
 */
export async function decideInBulk(runtime: Runtime, step: BulkStep): Step {
  const decided = await handle(runtime, NOBODY, async (work) => {
    const job = await loadBulk(work, step.bulk);
    if (!waits(job, step)) return false;
    const decision = work.newId() as DecisionId;
    await decideOne(runtime, work, { job, case: step.case, decision });
    const note = { type: 'note-decided', case: step.case, decision } as const;
    await work.apply(bulkJobs, step.bulk, note, CLOCK);
    return true;
  });
  if (decided.ok || isBusy(decided.error)) return decided;
  const note = { type: 'note-refused', case: step.case, refusal: decided.error } as const;
  return await handle(runtime, NOBODY, async (work) => {
    if (waits(await loadBulk(work, step.bulk), step)) {
      await work.apply(bulkJobs, step.bulk, note, CLOCK);
    }
    return false;
  });
}

/** Reverses one decision of a vacated job, in the name of whoever vacated it. */
export async function reverseInBulk(runtime: Runtime, step: BulkStep): Step {
  const reversed = await handle(runtime, NOBODY, async (work) => {
    const job = await loadBulk(work, step.bulk);
    const result = job.results[step.case];
    if (!waitsForReversal(job, step) || result?.kind !== 'decided') return false;
    const { decision } = result;
    const by = job.vacated?.by ?? stop(nothingHere());
    await vacateDecision(work, { decision, bulk: step.bulk, by: await callerOf(work, by) });
    await work.apply(bulkJobs, step.bulk, { type: 'note-reversed', case: step.case }, CLOCK);
    return true;
  });
  if (reversed.ok || isBusy(reversed.error)) return reversed;
  const note = { type: 'note-not-reversed', case: step.case, refusal: reversed.error } as const;
  return await handle(runtime, NOBODY, async (work) => {
    if (waitsForReversal(await loadBulk(work, step.bulk), step)) {
      await work.apply(bulkJobs, step.bulk, note, CLOCK);
    }
    return false;
  });
}

// The steps of a single decision in their order, each by its own command and judged as ever.
async function decideOne(
  runtime: Runtime,
  work: Work,
  one: { readonly job: OpenBulk; readonly case: CaseId; readonly decision: DecisionId },
): Promise<void> {
  const { job, case: id, decision } = one;
  const caller = await callerOf(work, job.opened.author);
  const input = await inputOf(work, job, id);
  await prepare(work, { job, case: id, caller, confidence: input.confidence });
  const file = (await loadCase(work, id)) ?? stop(nothingHere());
  const listed = job.opened.cases.find((candidate) => candidate.case === id);
  const factsReliedOn = file.evidence.slice(0, listed?.evidence).map((fact) => fact.evidence);
  const made = { id, decision, file, input: { ...input, factsReliedOn }, caller, bulk: job };
  await makeDecision(work, made);
  await agree(work, one);
  await issueIfNotHeld(runtime, work, decision);
}

// Whoever found the same in this case before keeps that finding.
async function prepare(
  work: Work,
  on: {
    readonly job: OpenBulk;
    readonly case: CaseId;
    readonly caller: StaffCaller;
    readonly confidence: 'low' | 'medium' | 'high';
  },
): Promise<void> {
  const { job, case: id, caller, confidence } = on;
  const { record: staff, actor } = caller;
  const before = (await loadCase(work, id)) ?? stop(nothingHere());
  const stewards = await stewardsOf(work, before.opened.subject);
  const by = { staff, stewards };
  const found = { breach: 'breach', rule: job.opened.rule } as const;
  await work.apply(cases, id, { type: 'lease-case', ...by }, actor);
  const finding = (await loadCase(work, id))?.finding;
  if (finding?.breach !== found.breach || finding.rule !== found.rule) {
    await work.apply(cases, id, { type: 'record-finding', ...by, ...found, confidence }, actor);
  }
  const { precedents } = job.opened;
  await work.apply(cases, id, { type: 'see-precedents', ...by, precedents, ...found }, actor);
}

async function agree(
  work: Work,
  one: { readonly job: OpenBulk; readonly case: CaseId; readonly decision: DecisionId },
): Promise<void> {
  const { job, decision } = one;
  const made = await work.load(decisions, decision);
  if (made.phase !== 'awaiting-second-person') return;
  const second = await callerOf(work, job.second?.staff ?? stop(secondMissing()));
  const file = (await loadCase(work, one.case)) ?? stop(nothingHere());
  const command = { type: 'confirm-decision', staff: second.record, file, bulk: job } as const;
  await work.apply(decisions, decision, command, second.actor);
}

/** Rights are looked up now: a role that ended since decides nothing. */
async function callerOf(work: Work, id: StaffId): Promise<StaffCaller> {
  return { id, record: await work.load(staffMembers, id), actor: { kind: 'staff', id } };
}

function secondMissing(): Refusal {
  return refuse(
    'second_person_required',
    'This case needs a second person, and the bulk job has none. Decide it by itself.',
  );
}
