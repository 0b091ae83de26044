import type { DecisionCommand } from '../domain/decision/command.ts';
import type { DecisionId } from '../kernel/identifier.ts';
import { nothingHere, type StaffCaller, staffCaller } from './access.ts';
import { decisions } from './aggregates.ts';
import { issueIfNotHeld, showDecision } from './cases.ts';
import type { Answer, Call } from './contract/call.ts';
import type { Decisions, DecisionView } from './contract/cases.ts';
import { decisionView } from './decision-view.ts';
import { expectVersion } from './expected-version.ts';
import { loadCase, loadDecision } from './first-instance.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { withdrawDecision } from './issue.ts';
import { caseRoles } from './roles.ts';
import type { Runtime } from './runtime.ts';
import { stewardsOf } from './stewards-of.ts';
import type { Work } from './work.ts';

/** Between making and issuing: a second person for grave ones, and a short time to undo. */
export function createDecisions(runtime: Runtime): Decisions {
  return {
    read: (id, call) =>
      answer(async () => {
        const work = newWork(runtime);
        await staffCaller(work, call, [...caseRoles, 'auditor']);
        return await decisionView(work, id);
      }),
    confirm: (id, call) =>
      act(runtime, { id, call }, async (work, caller) => {
        const file = await fileOf(work, id);
        const stewards = await stewardsOf(work, file.opened.subject);
        const command = { type: 'confirm-decision', staff: caller.record, stewards, file } as const;
        await apply(work, id, command, caller);
        await scheduleIssue(runtime, work, id);
      }),
    reject: (id, input, call) =>
      act(runtime, { id, call }, async (work, caller) => {
        const file = await fileOf(work, id);
        const reason = work.text('second-disagreed', input.reason, `staff:${caller.id}`);
        const stewards = await stewardsOf(work, file.opened.subject);
        await apply(
          work,
          id,
          { type: 'reject-decision', staff: caller.record, stewards, file, reason },
          caller,
        );
        await withdrawDecision(work, id, { reason: 'second-person-disagreed', by: caller.actor });
      }),
    undo: (id, call) =>
      act(runtime, { id, call }, async (work, caller) => {
        await apply(work, id, { type: 'undo-decision', staff: caller.record }, caller);
        await withdrawDecision(work, id, { reason: 'undone', by: caller.actor });
      }),
  };
}

async function act(
  runtime: Runtime,
  on: { readonly id: DecisionId; readonly call: Call },
  task: (work: Work, caller: StaffCaller) => Promise<void>,
): Answer<DecisionView> {
  const done = await handle(runtime, on.call, async (work) => {
    const caller = await staffCaller(work, on.call, caseRoles);
    await expectVersion(work, { collection: 'decision', id: on.id }, on.call);
    await task(work, caller);
    return { decision: on.id };
  });
  return await showDecision(runtime, done);
}

async function apply(
  work: Work,
  id: DecisionId,
  command: DecisionCommand,
  caller: StaffCaller,
): Promise<void> {
  await work.apply(decisions, id, command, caller.actor);
}

async function fileOf(
  work: Work,
  id: DecisionId,
): Promise<NonNullable<Awaited<ReturnType<typeof loadCase>>>> {
  const decision = await loadDecision(work, id);
  const file = decision === undefined ? undefined : await loadCase(work, decision.made.case);
  return file ?? stop(nothingHere());
}

async function scheduleIssue(runtime: Runtime, work: Work, id: DecisionId): Promise<void> {
  const decision = await loadDecision(work, id);
  if (decision?.heldUntil === undefined) return;
  work.send('issue-decision', { decision: id }, decision.heldUntil);
  await issueIfNotHeld(runtime, work, id);
}
