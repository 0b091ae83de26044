import type { OpenBulk } from '../domain/bulk/state.ts';
import type { CaseCommand } from '../domain/case/command.ts';
import type { EvidenceTaken } from '../domain/case/event.ts';
import type { OpenCase } from '../domain/case/state.ts';
import { actKeys } from '../domain/decision/acts.ts';
import { personKey, respondentOf } from '../domain/person.ts';
import type { CaseId, DecisionId } from '../kernel/identifier.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { err, type Result } from '../kernel/result.ts';
import { versionInForce } from '../rulebook/model.ts';
import { nothingHere, type StaffCaller, staffCaller } from './access.ts';
import { cases, decisions } from './aggregates.ts';
import { openCase } from './case-files.ts';
import { caseView, precedentsUnder } from './case-view.ts';
import type { Answer, Call, Page, PageQuery } from './contract/call.ts';
import type { Cases, CaseView, DecisionInput, DecisionView, QueueRow } from './contract/cases.ts';
import { decisionView } from './decision-view.ts';
import { expectVersion } from './expected-version.ts';
import { loadCase, refuseConflict } from './first-instance.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { issueDecision } from './issue.ts';
import { pageOf } from './pages.ts';
import { recordReading } from './readings.ts';
import { reporterTraces } from './reporter-traces.ts';
import { caseRoles } from './roles.ts';
import type { Runtime } from './runtime.ts';
import { takeFromActivity, takeFromReport } from './snapshots.ts';
import { standingEntriesOf } from './standing-of.ts';
import { namingWinner, refuseDecided } from './winner.ts';
import { idOf, type Work } from './work.ts';

/** From the queue to a decision, one handler at a time, blind until the finding. */
export function createCases(runtime: Runtime): Cases {
  const act = (
    id: CaseId,
    call: Call,
    command: (caller: StaffCaller, work: Work) => CaseCommand | Promise<CaseCommand>,
  ): Answer<CaseView> => actOnCase(runtime, { id, call, command });
  return {
    queue: (query, call) => queue(runtime, query, call),
    read: (id, call) => read(runtime, id, call),
    openOwnInitiative: (input, call) => openOwnInitiative(runtime, input, call),
    lease: (id, input, call) =>
      act(id, call, ({ record }) => ({
        type: 'lease-case',
        staff: record,
        ...(input.takeOverReason === undefined
          ? {}
          : { takeOver: { reason: input.takeOverReason } }),
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
      act(id, call, ({ record }) => ({ type: 'reveal-identity', staff: record, ...input })),
    addNote: (id, input, call) =>
      act(id, call, ({ record, id: author }, work) => ({
        type: 'add-note',
        staff: record,
        note: work.text('note', input.text, `staff:${author}`),
      })),
    handOver: (id, input, call) =>
      act(id, call, ({ record }) => ({ type: 'hand-over', staff: record, ...input })),
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
      await work.apply(cases, id, await command(caller, work), caller.actor);
    });
    return { case: id };
  });
  return done.ok ? await show(runtime, id) : done;
}

async function show(runtime: Runtime, id: CaseId): Answer<CaseView> {
  return await answer(async () => {
    const work = newWork(runtime);
    const file = (await loadCase(work, id)) ?? stop(nothingHere());
    return await caseView(work, id, file);
  });
}

async function queue(
  runtime: Runtime,
  query: PageQuery & { readonly phase?: 'open' | 'decided' | 'second-person' },
  call: Call,
): Answer<Page<QueueRow>> {
  return await answer(async () => {
    const work = newWork(runtime);
    await staffCaller(work, call, caseRoles);
    if (query.phase === 'second-person') return await secondPersonQueue(work, query);
    const closed = query.phase === 'decided';
    return await pageOf(work.store, query, {
      index: 'cases',
      key: closed ? 'decided' : 'open',
      direction: closed ? 'descending' : 'ascending',
      row: (view) =>
        queueRow(work, idOf(view.stream) as CaseId, view.version, view.body as unknown as OpenCase),
    });
  });
}

async function secondPersonQueue(work: Work, query: PageQuery): Promise<Page<QueueRow>> {
  return await pageOf(work.store, query, {
    index: 'decisions',
    key: 'awaiting',
    row: async (view) => {
      const decision = view.body as unknown as { readonly made: { readonly case: CaseId } };
      const id = decision.made.case;
      const file = (await loadCase(work, id)) ?? stop(nothingHere());
      return queueRow(work, id, await work.version('case', id), file);
    },
  });
}

export function queueRow(work: Work, id: CaseId, version: number, file: OpenCase): QueueRow {
  const { opened } = file;
  const family = versionInForce(work.rulebook, opened.at)?.rulebook.families.find(
    (candidate) => candidate.id === opened.family,
  );
  const leased = file.lease !== undefined && file.lease.until > work.at;
  return {
    case: id,
    version,
    subjectKind: opened.subject.kind,
    ...(family === undefined ? {} : { family: family.title }),
    openedAt: opened.at,
    promisedBy: opened.promisedBy,
    late: file.phase === 'open' && opened.promisedBy < work.at,
    phase: file.phase,
    ...(leased ? { lease: file.lease } : {}),
    automatedDetection: opened.automatedDetection,
  };
}

/**
 * Reading a file is itself recorded, for the auditor (O5); who is part of the case reads nothing
 * (O2).
 */
async function read(runtime: Runtime, id: CaseId, call: Call): Answer<CaseView> {
  const recorded = await handle(runtime, { by: call.by }, async (work) => {
    const caller = await staffCaller(work, call, [...caseRoles, 'auditor']);
    const file = (await loadCase(work, id)) ?? stop(nothingHere());
    refuseConflict(caller.record, file);
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

/** The one place where a decision is made, alone or as one of a job. */
export async function makeDecision(
  work: Work,
  made: {
    id: CaseId;
    decision: DecisionId;
    file: OpenCase;
    input: DecisionInput;
    caller: StaffCaller;
    bulk?: OpenBulk;
  },
): Promise<void> {
  const { id, decision, file, input, caller, bulk } = made;
  const { reasons, deviationReason, ground, ...rest } = input;
  const author = `staff:${caller.id}`;
  const state = await work.apply(
    decisions,
    decision,
    {
      type: 'make-decision',
      decision,
      case: id,
      file,
      staff: caller.record,
      draft: {
        ...rest,
        ground: ground ?? 'incompatible-with-rulebook',
        reasons: work.text('decision-reasons', reasons, author),
        ...(deviationReason === undefined
          ? {}
          : { deviationReason: work.text('deviation-reason', deviationReason, author) }),
      },
      standing: await standingEntriesOf(work, respondentOf(file.opened.subject)),
      reporterTraces: await reporterTraces(work, file),
      ...(bulk === undefined ? {} : { bulk }),
    },
    caller.actor,
  );
  if (state.phase === 'none') return;
  await claimActs(work, decision, actKeys(state.made));
  await work.apply(
    cases,
    id,
    { type: 'attach-decision', decision, staff: caller.record },
    caller.actor,
  );
  if (state.heldUntil !== undefined) work.send('issue-decision', { decision }, state.heldUntil);
}

/** One act is judged once per family (ne bis in idem, D7). */
async function claimActs(work: Work, decision: DecisionId, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const holder = await work.store.holder(key);
    if (holder !== undefined && holder !== decision) {
      stop(
        refuse('already_judged', 'This conduct was already decided under the same rule family.', {
          pointer: '/factsReliedOn',
          facts: { decision: holder },
        }),
      );
    }
    work.claim(key, decision);
  }
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
