import type { FirstInstance } from '../domain/appeal/command.ts';
import type { FiledAppeal } from '../domain/appeal/state.ts';
import { actKeys } from '../domain/decision/acts.ts';
import type { AppealId, DecisionId } from '../kernel/identifier.ts';
import { elapsedMs } from '../kernel/instant.ts';
import { refuse } from '../kernel/refusal.ts';
import type { StaffCaller } from './access.ts';
import { appeals, decisions, restrictions } from './aggregates.ts';
import { announce, appealPayload, restrictionPayload } from './announce.ts';
import type { OutcomeInput } from './application.ts';
import { openCase } from './case-files.ts';
import { stop } from './handle.ts';
import { issueDecision, tellReporters } from './issue.ts';
import { restrictionsByDecision } from './restriction-view.ts';
import type { Runtime } from './runtime.ts';
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
    await work.apply(restrictions, imposed.restriction, { type: 'resume', appeal }, caller.actor);
  }
}

/** Undoes every effect: restrictions, standing (computed from what stands), the reporters' outcome (A6). */
async function reverse(
  runtime: Runtime,
  work: Work,
  outcome: Outcome,
  decision: DecisionId,
): Promise<void> {
  const { id: appeal, caller, first } = outcome;
  await work.apply(decisions, decision, { type: 'reverse-on-appeal', appeal }, caller.actor);
  if (first.decision.made.outcome === 'no-breach') {
    await lookAgain(runtime, work, outcome);
    return;
  }
  for (const key of actKeys(first.decision.made)) work.release(key);
  await endRestrictions(work, { decision, appeal, caller, because: 'appeal-reversed' });
  await tellReporters(work, first.decision.made.case, 'reversed-on-appeal');
}

// "No breach" was wrong: a new case of its own, with its own blind finding and its own statement (A5).
async function lookAgain(runtime: Runtime, work: Work, outcome: Outcome): Promise<void> {
  const { file } = outcome.first;
  const matter = file.matters[0];
  if (matter === undefined) return;
  await openCase(runtime, work, {
    subject: file.opened.subject,
    source: file.opened.source,
    ...(file.opened.family === undefined ? {} : { family: file.opened.family }),
    automatedDetection: file.opened.automatedDetection,
    matter,
    evidence: file.evidence,
    by: outcome.caller.actor,
  });
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
  await endRestrictions(work, { decision, appeal, caller, because: 'decision-overridden' });
  const issuedAt = first.decision.issuedAt ?? work.at;
  await issueDecision(runtime, work, replacement, { shortenedByMs: elapsedMs(issuedAt, work.at) });
  await work.apply(decisions, replacement, { type: 'uphold-on-appeal', appeal }, caller.actor);
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
    const reason = because === 'appeal-reversed' ? 'reversed' : 'replaced';
    await announce(work, 'restriction.reversed', restrictionPayload(after, reason));
  }
}
