import type { CaseCommand } from '../domain/case/command.ts';
import type { EvidenceTaken } from '../domain/case/event.ts';
import type { CaseState } from '../domain/case/state.ts';
import { personKey, respondentOf } from '../domain/person.ts';
import type { PartText } from '../domain/text.ts';
import type { CaseId, DecisionId } from '../kernel/identifier.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, type Result } from '../kernel/result.ts';
import { versionInForce } from '../rulebook/model.ts';
import { nothingHere, type StaffCaller, staffCaller } from './access.ts';
import { cases, decisions, staffMembers } from './aggregates.ts';
import { openCase } from './case-files.ts';
import { answerView, requestView } from './case-hearing.ts';
import { caseQueue, liveLeases } from './case-queue.ts';
import { caseView, precedentsUnder } from './case-view.ts';
import type { Answer, Call } from './contract/call.ts';
import type { Cases, CaseView, DecisionInput, DecisionView } from './contract/cases.ts';
import { decisionView } from './decision-view.ts';
import { expectVersion } from './expected-version.ts';
import { loadCase, refuseConflict } from './first-instance.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { issueDecision } from './issue.ts';
import { makeDecision } from './make-decision.ts';
import { mergeCases } from './merge-cases.ts';
import { recordReading } from './readings.ts';
import { caseRoles } from './roles.ts';
import type { Runtime } from './runtime.ts';
import { takeFromActivity, takeFromReport } from './snapshots.ts';
import { stewardsOf } from './stewards-of.ts';
import { namingWinner, refuseDecided } from './winner.ts';
import type { Work } from './work.ts';

/** From the queue to a decision, one handler at a time, blind until the finding. */
export function createCases(runtime: Runtime): Cases {
  const act = (
    id: CaseId,
    call: Call,
    command: (caller: StaffCaller, work: Work) => CaseCommand | Promise<CaseCommand>,
  ): Answer<CaseView> => actOnCase(runtime, { id, call, command });
  return {
    queue: (query, call) => caseQueue(runtime, query, call),
    leases: (call) => liveLeases(runtime, call),
    read: (id, call) => read(runtime, id, call),
    openOwnInitiative: (input, call) => openOwnInitiative(runtime, input, call),
    lease: (id, input, call) =>
      act(id, call, ({ record, id: author }, work) => ({
        type: 'lease-case',
        staff: record,
        ...(input.takeOverReason === undefined
          ? {}
          : {
              takeOver: {
                reason: work.text('take-over-reason', input.takeOverReason, `staff:${author}`),
              },
            }),
      })),
    release: (id, call) =>
      act(id, call, ({ record }) => ({ type: 'release-lease', staff: record })),
    recordFinding: (id, input, call) =>
      act(id, call, ({ record }) => ({ type: 'record-finding', staff: record, ...input })),
    seePrecedents: (id, input, call) =>
      act(id, call, async ({ record }, work) => {
        const shown = input.rule === undefined ? [] : await precedentsUnder(work, input.rule);
        const precedents = shown.map((precedent) => precedent.decision);
        return { type: 'see-precedents', staff: record, precedents, ...input };
      }),
    reveal: (id, input, call) =>
      act(id, call, ({ record, id: author }, work) => ({
        type: 'reveal-identity',
        staff: record,
        reason: work.text('reveal-reason', input.reason, `staff:${author}`),
      })),
    addNote: (id, input, call) =>
      act(id, call, ({ record, id: author }, work) => ({
        type: 'add-note',
        staff: record,
        note: work.text('note', input.text, `staff:${author}`),
      })),
    handOver: (id, input, call) =>
      act(id, call, async ({ record, id: author }, work) => {
        const { to } = input;
        const receiver =
          to === undefined ? {} : { to, receiver: await work.load(staffMembers, to) };
        const reason = work.text('hand-over-reason', input.reason, `staff:${author}`);
        return { type: 'hand-over', staff: record, ...receiver, reason };
      }),
    putAside: (id, { until, reason }, call) =>
      act(id, call, ({ record, id: author }, work) => ({
        type: 'put-aside',
        staff: record,
        until,
        reason: work.text('aside-reason', reason, `staff:${author}`),
      })),
    mergeInto: (id, input, call) => shown(runtime, mergeCases(runtime, { ...input, id }, call)),
    requestView: (id, call) => shown(runtime, requestView(runtime, id, call)),
    answerView: (id, input, call) => shown(runtime, answerView(runtime, id, { input, call })),
    decide: (id, input, call) => decide(runtime, id, input, call),
  };
}

async function actOnCase(
  runtime: Runtime,
  act: {
    id: CaseId;
    call: Call;
    command: (caller: StaffCaller, work: Work) => CaseCommand | Promise<CaseCommand>;
  },
): Answer<CaseView> {
  const { id, call, command } = act;
  const done = await handle(runtime, call, async (work) => {
    const caller = await staffCaller(work, call, caseRoles);
    await expectVersion(work, { collection: 'case', id }, call);
    await namingWinner(work, id, async () => {
      const file = await loadCase(work, id);
      const stewards = file === undefined ? [] : await stewardsOf(work, file.opened.subject);
      const asked = await command(caller, work);
      const after = await work.apply(cases, id, { ...asked, stewards }, caller.actor);
      forgetUnused(work, asked, after);
    });
    return { case: id };
  });
  return done.ok ? await show(runtime, id) : done;
}

/** Taking what one has, or uncovering what is open, needs no reason and keeps none. */
function forgetUnused(work: Work, asked: CaseCommand, after: CaseState): void {
  const reason = asked.type === 'lease-case' ? asked.takeOver?.reason : reasonOf(asked);
  if (reason === undefined || after.phase === 'none') return;
  const { handlingReasons = [], reveals } = after;
  const named = [...handlingReasons, ...reveals.map((reveal) => reveal.reason)];
  if (!named.includes(reason.part)) work.discard(reason.part);
}

function reasonOf(asked: CaseCommand): PartText | undefined {
  return asked.type === 'reveal-identity' || asked.type === 'hand-over' ? asked.reason : undefined;
}

async function shown(runtime: Runtime, done: Answer<{ readonly case: CaseId }>): Answer<CaseView> {
  const acted = await done;
  return acted.ok ? await show(runtime, acted.value.case) : acted;
}

async function show(runtime: Runtime, id: CaseId): Answer<CaseView> {
  return await answer(async () => {
    const work = newWork(runtime);
    const file = (await loadCase(work, id)) ?? stop(nothingHere());
    return await caseView(work, id, file);
  });
}

/**
 * Reading a file is itself recorded, for the auditor (O5); who is part of the case reads nothing
 * (O2).
 */
async function read(runtime: Runtime, id: CaseId, call: Call): Answer<CaseView> {
  const recorded = await handle(runtime, { by: call.by }, async (work) => {
    const caller = await staffCaller(work, call, [...caseRoles, 'auditor']);
    const file = (await loadCase(work, id)) ?? stop(nothingHere());
    await refuseConflict(work, caller.record, file);
    await recordReading(work, { reader: caller.actor, of: 'case', id });
    return null;
  });
  return recorded.ok ? await show(runtime, id) : recorded;
}

async function openOwnInitiative(
  runtime: Runtime,
  input: Parameters<Cases['openOwnInitiative']>[0],
  call: Call,
): Answer<{ readonly case: CaseId }> {
  return await handle(runtime, call, async (work) => {
    const caller = await staffCaller(work, call, caseRoles);
    const rules = versionInForce(work.rulebook, work.at)?.rulebook.rules ?? [];
    const rule = rules.find((candidate) => candidate.id === input.rule);
    if (input.rule !== undefined && rule === undefined) {
      stop(refuse('rule_not_in_force', 'No such rule is in force.', { pointer: '/rule' }));
    }
    const reason = work.keep(
      'own-initiative',
      input.reason,
      personKey({ kind: 'staff', id: caller.id }),
    );
    const id = await openCase(runtime, work, {
      subject: input.subject,
      source: 'own-initiative',
      ...(rule === undefined ? {} : { family: rule.family }),
      automatedDetection: false,
      matter: { kind: 'own-initiative', reason },
      evidence: await ownInitiativeEvidence(runtime, work, input),
      by: caller.actor,
    });
    return { case: id };
  });
}

async function ownInitiativeEvidence(
  runtime: Runtime,
  work: Work,
  { subject, shown }: Parameters<Cases['openOwnInitiative']>[0],
): Promise<readonly EvidenceTaken[]> {
  const item = subject.kind === 'item' ? { item: subject.item } : {};
  const author = respondentOf(subject);
  const about = { author, community: runtime.community, ...item };
  const taken =
    shown === undefined ? [] : [takeFromReport(work, { ...shown, private: false }, about)];
  if (subject.kind !== 'item') return taken;
  const seen = await work.store.activitiesOfItem(subject.item, 50);
  const latest = seen.findLast((activity) => activity.content !== undefined);
  return latest === undefined ? taken : [takeFromActivity(work, latest), ...taken];
}

async function decide(
  runtime: Runtime,
  id: CaseId,
  input: DecisionInput,
  call: Call,
): Answer<DecisionView> {
  if (call.expectedVersion === undefined) return err(versionRequired());
  const decision = runtime.newId() as DecisionId;
  const done = await handle(runtime, call, async (work) => {
    const caller = await staffCaller(work, call, caseRoles);
    await refuseDecided(work, id);
    await expectVersion(work, { collection: 'case', id }, call);
    const file = (await loadCase(work, id)) ?? stop(nothingHere());
    await makeDecision(work, { id, decision, file, input, caller });
    await issueIfNotHeld(runtime, work, decision);
    return { decision };
  });
  return await showDecision(runtime, done);
}

/** A rulebook may publish a hold of zero; then the decision is issued in the same transaction. */
export async function issueIfNotHeld(
  runtime: Runtime,
  work: Work,
  decision: DecisionId,
): Promise<void> {
  const made = await work.load(decisions, decision);
  if (made.phase !== 'held' || made.heldUntil === undefined || made.heldUntil > work.at) return;
  await issueDecision(runtime, work, decision);
}

export async function showDecision(
  runtime: Runtime,
  done: Result<{ readonly decision: DecisionId }, Refusal>,
): Answer<DecisionView> {
  if (!done.ok) return done;
  return await answer(() => decisionView(newWork(runtime), done.value.decision));
}

function versionRequired(): Refusal {
  return refuse(
    'version_required',
    'Send If-Match with the version of the case you read, so that you decide what you saw.',
  );
}
