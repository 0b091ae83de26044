import type { CaseState, OpenCase } from '../domain/case/state.ts';
import { phaseAt } from '../domain/restriction/state.ts';
import type { StaffState } from '../domain/staff/state.ts';
import type { PartText } from '../domain/text.ts';
import type { CaseId, DecisionId } from '../kernel/identifier.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { nothingHere, staffCaller } from './access.ts';
import { cases, restrictions } from './aggregates.ts';
import { announce, restrictionPayload, targetOf } from './announce.ts';
import type { Call } from './contract/call.ts';
import type { ViewAnswerInput } from './contract/cases.ts';
import { expectVersion } from './expected-version.ts';
import { loadCase, loadDecision } from './first-instance.ts';
import { handle, stop } from './handle.ts';
import { newHearingLink } from './hearing-link.ts';
import { reporterTraces } from './reporter-traces.ts';
import { restrictionsByDecision } from './restriction-view.ts';
import { caseRoles } from './roles.ts';
import type { Runtime } from './runtime.ts';
import { stewardsOf } from './stewards-of.ts';
import type { Work } from './work.ts';

const CLOCK = { kind: 'clock' } as const;
/** What the restriction's own record says; the reasons are a part of the case. */

type Done = Promise<Result<{ readonly case: CaseId }, Refusal>>;

/** The handler asks the person a case is about how they see it (D3). */
export async function requestView(runtime: Runtime, id: CaseId, call: Call): Done {
  return await handle(runtime, call, async (work) => {
    const { record: staff, actor } = await staffCaller(work, call, caseRoles);
    await expectVersion(work, { collection: 'case', id }, call);
    const before = (await loadCase(work, id)) ?? stop(nothingHere());
    const stewards = await stewardsOf(work, before.opened.subject);
    const after = await work.apply(cases, id, { type: 'request-view', staff, stewards }, actor);
    if (after !== before) await invite(runtime, work, after);
    return { case: id };
  });
}

/** Whoever an urgent decision restricts is asked as it takes effect (D3). */
export async function requestViewAfter(runtime: Runtime, work: Work, id: CaseId): Promise<void> {
  const after = await work.apply(cases, id, { type: 'request-view-after' }, CLOCK);
  await invite(runtime, work, after);
}

async function invite(runtime: Runtime, work: Work, file: CaseState): Promise<void> {
  if (file.phase === 'none') return;
  const asked = (file.laterHearing ?? file.hearing)?.asked;
  if (asked === undefined) return;
  const { case: id, subject } = file.opened;
  await announce(work, 'hearing.requested', {
    case: id,
    target: targetOf(subject),
    until: asked.until,
    ...(file.laterHearing === undefined ? {} : { decision: file.laterHearing.decision }),
    hearingUrl: newHearingLink(runtime, work, { file, until: asked.until }),
  });
}

/** A handler read what was said after the decision, and lifts what restricts the person or not. */
export async function answerView(
  runtime: Runtime,
  id: CaseId,
  asked: { readonly input: ViewAnswerInput; readonly call: Call },
): Done {
  const { input, call } = asked;
  return await handle(runtime, call, async (work) => {
    const { record: staff, actor, id: author } = await staffCaller(work, call, caseRoles);
    await expectVersion(work, { collection: 'case', id }, call);
    const file = (await loadCase(work, id)) ?? stop(nothingHere());
    const reasons = work.text('view-answer', input.reasons, `staff:${author}`);
    const command = {
      type: 'answer-view',
      outcome: input.outcome,
      reasons,
      reporterTraces: await reporterTraces(work, file),
      staff,
      stewards: await stewardsOf(work, file.opened.subject),
    } as const;
    await work.apply(cases, id, command, actor);
    if (input.outcome === 'lifted') await liftAll(work, file, { staff, reason: reasons });
    await announceAnswer(work, id);
    return { case: id };
  });
}

/** Nobody answered in time what was said after the decision: it is lifted. */
export async function liftUnanswered(work: Work, id: CaseId): Promise<boolean> {
  const file = await work.load(cases, id);
  if (file.phase === 'none' || file.laterHearing?.answered !== undefined) return false;
  await work.apply(cases, id, { type: 'leave-view-unanswered' }, CLOCK);
  await liftAll(work, file);
  await announceAnswer(work, id);
  return true;
}

// Without a person, time gives back what it would otherwise keep from whoever spoke.
async function liftAll(
  work: Work,
  { laterHearing }: OpenCase,
  lifted?: { readonly staff: StaffState; readonly reason: PartText },
): Promise<void> {
  if (laterHearing === undefined) return;
  const { staff, reason } = lifted ?? {};
  // A milder decision may have taken its place on appeal meanwhile.
  const decision = await loadDecision(work, laterHearing.decision);
  const standing = decision?.overridden?.replacement ?? laterHearing.decision;
  for (const before of await restrictionsByDecision(work, standing)) {
    const phase = phaseAt(before, work.at);
    if (phase !== 'in-force' && phase !== 'stayed') continue;
    const { restriction } = before.imposed;
    const after =
      staff === undefined || staff.phase === 'none' || reason === undefined
        ? await work.apply(
            restrictions,
            restriction,
            { type: 'reverse', because: 'released' },
            CLOCK,
          )
        : await work.apply(
            restrictions,
            restriction,
            { type: 'lift', staff, reason },
            { kind: 'staff', id: staff.staff },
          );
    if (after.phase === 'none') continue;
    const because = after.lifted === undefined ? 'released' : 'lifted';
    await announce(work, 'restriction.ended', restrictionPayload(after, because));
  }
}

async function announceAnswer(work: Work, id: CaseId): Promise<void> {
  const file = await work.load(cases, id);
  if (file.phase === 'none' || file.laterHearing?.answered === undefined) return;
  await announce(work, 'hearing.answered', {
    case: id,
    target: targetOf(file.opened.subject),
    decision: file.laterHearing.decision satisfies DecisionId,
    outcome: file.laterHearing.answered.outcome,
  });
}
