import type { FirstInstance } from '../domain/appeal/command.ts';
import type { Appellant } from '../domain/appeal/event.ts';
import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { Matter } from '../domain/case/event.ts';
import { actKeys } from '../domain/decision/acts.ts';
import { phaseAt } from '../domain/restriction/state.ts';
import type { AppealId, DecisionId } from '../kernel/identifier.ts';
import { elapsedMs, type Instant } from '../kernel/instant.ts';
import { refuse } from '../kernel/refusal.ts';
import type { StaffCaller } from './access.ts';
import { appeals, decisions, restrictions } from './aggregates.ts';
import { announce, appealPayload, restrictionPayload } from './announce.ts';
import { openCase } from './case-files.ts';
import type { OutcomeInput } from './contract/appeals.ts';
import { stop } from './handle.ts';
import { issueDecision, tellReporters } from './issue.ts';
import { resumeAppeals } from './misuse-pause.ts';
import { reporterTraces } from './reporter-traces.ts';
import { restrictionsByDecision } from './restriction-view.ts';
import type { Runtime } from './runtime.ts';
import { retake } from './snapshots.ts';
import type { Work } from './work.ts';

interface Outcome {
  readonly id: AppealId;
  readonly caller: StaffCaller;
  readonly first: FirstInstance;
  readonly input: OutcomeInput;
}

/** Decides an appeal and carries out everything that follows, in one transaction. */
export async function carryOutOutcome(
  runtime: Runtime,
  work: Work,
  outcome: Outcome,
): Promise<void> {
  const { id, caller, first, input } = outcome;
  const before = (await work.load(appeals, id)) as FiledAppeal;
  const replacement =
    input.outcome === 'decision-varied' ? (work.newId() as DecisionId) : undefined;
  const decided = (await work.apply(
    appeals,
    id,
    {
      type: 'decide-appeal',
      staff: caller.record,
      outcome: input.outcome,
      reasons: work.text('appeal-reasons', input.reasons, `staff:${caller.id}`),
      reporterTraces: await reporterTraces(work, first.file),
      ...(replacement === undefined ? {} : { replacement }),
      ...first,
    },
    caller.actor,
  )) as FiledAppeal;
  const decision = before.received.decision;
  if (input.outcome === 'decision-upheld') await uphold(work, id, decision, caller);
  else if (input.outcome === 'decision-reversed') await reverse(runtime, work, outcome, decision);
  else await vary(runtime, work, outcome, { decision, replacement: replacement ?? decision });
  await announce(work, 'appeal.decided', appealPayload(id, decided));
}

async function uphold(
  work: Work,
  appeal: AppealId,
  decision: DecisionId,
  caller: StaffCaller,
): Promise<void> {
  await work.apply(decisions, decision, { type: 'uphold-on-appeal', appeal }, caller.actor);
  for (const { imposed } of await restrictionsByDecision(work, decision)) {
    const id = imposed.restriction;
    const before = await work.load(restrictions, id);
    const after = await work.apply(restrictions, id, { type: 'resume', appeal }, caller.actor);
    if (after === before || after.phase === 'none') continue;
    // The platform was told that it does not bind while the appeal was late; now it does again.
    await announce(work, 'restriction.imposed', restrictionPayload(after));
  }
}

/**
 * Undoes every effect: restrictions, standing (computed from what stands), the reporters' outcome
 * (A6).
 */
async function reverse(
  runtime: Runtime,
  work: Work,
  outcome: Outcome,
  decision: DecisionId,
): Promise<void> {
  const { id: appeal, caller, first } = outcome;
  await work.apply(decisions, decision, { type: 'reverse-on-appeal', appeal }, caller.actor);
  if (first.decision.phase === 'reversed') return;
  if (first.decision.made.outcome === 'no-breach') {
    await tellReporters(work, first.decision.made.case, 'reversed-on-appeal');
    await lookAgain(runtime, work, outcome);
    return;
  }
  for (const key of actKeys(first.decision.made)) work.release(key);
  await endRestrictions(work, { decision, appeal, caller, because: 'appeal-reversed' });
  await tellReporters(work, first.decision.made.case, 'reversed-on-appeal');
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
    by: outcome.caller.actor,
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
  const { id: appeal, caller, first, input } = outcome;
  const { decision, replacement } = ids;
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
      staff: caller.record,
      reasons: work.text('decision-reasons', input.reasons, `staff:${caller.id}`),
      rung: input.rung ?? '',
      ...(input.measures === undefined ? {} : { measures: input.measures }),
    },
    caller.actor,
  );
  await work.apply(decisions, decision, { type: 'override', replacement, appeal }, caller.actor);
  const lastEnd = await lastRunningEnd(work, decision);
  await endRestrictions(work, { decision, appeal, caller, because: 'decision-overridden' });
  const servedMs = elapsedMs(first.decision.issuedAt ?? work.at, work.at);
  const replaces = { servedMs, endsBy: lastEnd ?? work.at };
  await issueDecision(runtime, work, replacement, { replaces });
  await work.apply(decisions, replacement, { type: 'uphold-on-appeal', appeal }, caller.actor);
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
    readonly caller: StaffCaller;
    readonly because: 'appeal-reversed' | 'decision-overridden';
  },
): Promise<void> {
  const { decision, appeal, caller, because } = end;
  for (const before of await restrictionsByDecision(work, decision)) {
    const id = before.imposed.restriction;
    const after = await work.apply(
      restrictions,
      id,
      { type: 'reverse', because, appeal },
      caller.actor,
    );
    if (after.phase === 'none') continue;
    await resumeAppeals(work, after);
    const reason = because === 'appeal-reversed' ? 'reversed' : 'replaced';
    await announce(work, 'restriction.reversed', restrictionPayload(after, reason));
  }
}
