import type { FirstInstance } from '../domain/appeal/command.ts';
import type { AppealOutcome, Appellant } from '../domain/appeal/event.ts';
import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { Matter } from '../domain/case/event.ts';
import { actKeys } from '../domain/decision/acts.ts';
import type { HearingConclusion } from '../domain/hearing-conclusion.ts';
import type { Actor } from '../domain/person.ts';
import { phaseAt } from '../domain/restriction/state.ts';
import type { StaffState } from '../domain/staff/state.ts';
import type { AppealId, DecisionId } from '../kernel/identifier.ts';
import { elapsedMs, type Instant } from '../kernel/instant.ts';
import { refuse } from '../kernel/refusal.ts';
import { appeals, decisions, restrictions } from './aggregates.ts';
import { announce, appealPayload, restrictionPayload } from './announce.ts';
import { openCase } from './case-files.ts';
import type { OutcomeInput } from './contract/appeals.ts';
import { correctEverybody } from './correct.ts';
import { openDisputeOf } from './dispute-aggregate.ts';
import { stop } from './handle.ts';
import type { Hearer } from './hearer.ts';
import { issueDecision } from './issue.ts';
import { resumeAppeals } from './misuse-pause.ts';
import { readWhole } from './pages.ts';
import { reporterTraces } from './reporter-traces.ts';
import { restrictionsByDecision } from './restriction-view.ts';
import type { Runtime } from './runtime.ts';
import { retake } from './snapshots.ts';
import type { Work } from './work.ts';

interface Outcome {
  readonly id: AppealId;
  readonly hearer: Hearer;
  readonly first: FirstInstance;
  readonly input: OutcomeInput;
}

/** Decides an appeal and carries out everything that follows, in one transaction. */
export async function carryOutOutcome(
  runtime: Runtime,
  work: Work,
  outcome: Outcome,
): Promise<void> {
  const { id, hearer, first, input } = outcome;
  const before = (await work.load(appeals, id)) as FiledAppeal;
  const replacement =
    input.outcome === 'decision-varied' ? (work.newId() as DecisionId) : undefined;
  const decided = (await work.apply(
    appeals,
    id,
    {
      ...commandOf(outcome),
      reasons: work.text('appeal-reasons', input.reasons, hearer.author),
      reporterTraces: await reporterTraces(work, first.file),
      ...(replacement === undefined ? {} : { replacement }),
      ...first,
    },
    hearer.actor,
  )) as FiledAppeal;
  const decision = before.received.decision;
  if (input.outcome === 'decision-upheld') await uphold(work, id, decision, hearer);
  else if (input.outcome === 'decision-reversed') await reverse(runtime, work, outcome, decision);
  else await vary(runtime, work, outcome, { decision, replacement: replacement ?? decision });
  await announce(work, 'appeal.decided', appealPayload(id, decided));
}

// What people who are not on the staff came to stands in their record, and not in the command.
function commandOf({
  hearer,
  input,
}: Outcome):
  | { type: 'decide-appeal'; staff: StaffState; outcome: AppealOutcome }
  | { type: 'conclude-appeal'; conclusion: HearingConclusion } {
  const { conclusion, record } = hearer;
  return conclusion === undefined
    ? { type: 'decide-appeal', staff: record, outcome: input.outcome }
    : { type: 'conclude-appeal', conclusion };
}

/** Another appeal against the same decision that waits: new facts may have begun one beside it. */
async function otherAppealAgainst(
  work: Work,
  decision: DecisionId,
  appeal: AppealId,
): Promise<FiledAppeal | undefined> {
  const views = await readWhole(work.store, { index: 'appeals-against', key: decision });
  const filed = views.map(({ body }) => body as unknown as FiledAppeal);
  return filed.find(({ phase, received }) => phase === 'waiting' && received.appeal !== appeal);
}

async function uphold(
  work: Work,
  appeal: AppealId,
  decision: DecisionId,
  { actor }: Hearer,
): Promise<void> {
  const openDispute = await openDisputeOf(work, decision);
  const otherAppeal = await otherAppealAgainst(work, decision, appeal);
  const uphold = {
    type: 'uphold-on-appeal',
    appeal,
    ...(openDispute === undefined ? {} : { openDispute }),
    ...(otherAppeal === undefined ? {} : { otherAppeal: otherAppeal.received.appeal }),
  } as const;
  await work.apply(decisions, decision, uphold, actor);
  // What is stayed for the sake of the other one stays so.
  if (otherAppeal?.lateSince !== undefined) return;
  for (const { imposed } of await restrictionsByDecision(work, decision)) {
    const id = imposed.restriction;
    const before = await work.load(restrictions, id);
    const after = await work.apply(restrictions, id, { type: 'resume', appeal }, actor);
    if (after === before || after.phase === 'none') continue;
    // The platform was told that it does not bind while the appeal was late; now it does again.
    await announce(work, 'restriction.imposed', restrictionPayload(after));
  }
}

/**
 * Undoes every effect: restrictions, standing (computed from what stands), and what anybody was
 * told (A6).
 */
async function reverse(
  runtime: Runtime,
  work: Work,
  outcome: Outcome,
  decision: DecisionId,
): Promise<void> {
  const { id: appeal, hearer, first } = outcome;
  const by = hearer.actor;
  await work.apply(decisions, decision, { type: 'reverse-on-appeal', appeal }, by);
  if (first.decision.phase === 'reversed') return;
  for (const key of actKeys(first.decision.made)) work.release(key);
  await endRestrictions(work, { decision, appeal, by, because: 'appeal-reversed' });
  await correctEverybody(work, { decision, appeal, because: 'decision-reversed', by });
  if (first.decision.made.outcome === 'no-breach') await lookAgain(runtime, work, outcome);
}

// "No breach" was wrong: a new case of its own, with its own blind finding and its own statement
// (A5).
async function lookAgain(runtime: Runtime, work: Work, outcome: Outcome): Promise<void> {
  const { file } = outcome.first;
  const { received } = (await work.load(appeals, outcome.id)) as FiledAppeal;
  const matter = file.matters.find((brought) => isAppellants(brought, received.appellant));
  if (matter === undefined) return;
  await openCase(runtime, work, {
    subject: file.opened.subject,
    source: file.opened.source,
    ...(file.opened.family === undefined ? {} : { family: file.opened.family }),
    automatedDetection: file.opened.automatedDetection,
    matter,
    evidence: await Promise.all(file.evidence.map((item) => retake(work, item))),
    by: outcome.hearer.actor,
  });
}

function isAppellants(matter: Matter, appellant: Appellant): boolean {
  return (
    matter.kind === 'report' && appellant.kind === 'reporter' && matter.report === appellant.report
  );
}

/** A milder decision takes the place of the first, with its own statement; time served counts. */
async function vary(
  runtime: Runtime,
  work: Work,
  outcome: Outcome,
  ids: { readonly decision: DecisionId; readonly replacement: DecisionId },
): Promise<void> {
  const { id: appeal, hearer, first, input } = outcome;
  const { decision, replacement } = ids;
  const { actor, record, author, conclusion } = hearer;
  if (input.rung === undefined) {
    stop(refuse('required', 'Say which milder step takes its place.', { pointer: '/rung' }));
  }
  await work.apply(
    decisions,
    replacement,
    {
      type: 'make-milder-decision',
      decision: replacement,
      appeal,
      first: first.decision,
      firstId: decision,
      staff: record,
      ...(conclusion === undefined ? {} : { heardBy: conclusion }),
      reasons: work.text('decision-reasons', input.reasons, author),
      rung: input.rung ?? '',
      ...(input.measures === undefined ? {} : { measures: input.measures }),
    },
    actor,
  );
  await work.apply(decisions, decision, { type: 'override', replacement, appeal }, actor);
  const lastEnd = await lastRunningEnd(work, decision);
  await endRestrictions(work, { decision, appeal, by: actor, because: 'decision-overridden' });
  const servedMs = elapsedMs(first.decision.issuedAt ?? work.at, work.at);
  const replaces = { servedMs, endsBy: lastEnd ?? work.at };
  await issueDecision(runtime, work, replacement, { replaces });
  await work.apply(decisions, replacement, { type: 'uphold-on-appeal', appeal }, actor);
  const because = 'decision-varied';
  await correctEverybody(work, { decision, appeal, because, by: actor, replacement });
}

// What was lifted or has ended does not come back under a milder name (A5).
async function lastRunningEnd(work: Work, decision: DecisionId): Promise<Instant | undefined> {
  const bound = await restrictionsByDecision(work, decision);
  const running = bound.filter((one) => ['in-force', 'stayed'].includes(phaseAt(one, work.at)));
  return running
    .map(({ imposed }) => imposed.endsAt)
    .toSorted()
    .at(-1);
}

async function endRestrictions(
  work: Work,
  end: {
    readonly decision: DecisionId;
    readonly appeal: AppealId;
    readonly by: Actor;
    readonly because: 'appeal-reversed' | 'decision-overridden';
  },
): Promise<void> {
  const { decision, appeal, by, because } = end;
  for (const { imposed } of await restrictionsByDecision(work, decision)) {
    const id = imposed.restriction;
    const after = await work.apply(restrictions, id, { type: 'reverse', because, appeal }, by);
    if (after.phase !== 'none') await resumeAppeals(work, after);
  }
}
