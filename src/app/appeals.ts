import type { FirstInstance } from '../domain/appeal/command.ts';
import type { Appellant } from '../domain/appeal/event.ts';
import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { MadeDecision } from '../domain/decision/state.ts';
import { type Actor, type Person, personKey } from '../domain/person.ts';
import type { ImposedRestriction } from '../domain/restriction/state.ts';
import type { AvailableStatement } from '../domain/statement/state.ts';
import type { PartText } from '../domain/text.ts';
import type { AppealId, DecisionId, ReopeningId } from '../kernel/identifier.ts';
import { nothingHere, type StaffCaller, staffCaller } from './access.ts';
import { appeals, decisions, reports, statements } from './aggregates.ts';
import { announce, appealPayload } from './announce.ts';
import { carryOutOutcome } from './appeal-outcome.ts';
import { appealRow, appealView } from './appeal-view.ts';
import { appellantOf } from './appellant.ts';
import type { Appeals, AppealView } from './contract/appeals.ts';
import type { Answer, Call } from './contract/call.ts';
import type { AppealStatus } from './contract/members.ts';
import { expectVersion } from './expected-version.ts';
import { firstInstance, refuseConflict } from './first-instance.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { staffHearer } from './hearer.ts';
import { pauseInForce } from './misuse-pause.ts';
import { pageOf } from './pages.ts';
import { recordReading } from './readings.ts';
import { restrictionsByDecision } from './restriction-view.ts';
import { appealRoles } from './roles.ts';
import { justAfter, type Runtime } from './runtime.ts';
import { appealStatus } from './statement-view.ts';
import { deliver } from './statements.ts';
import type { Work } from './work.ts';

type FileInput = Parameters<Appeals['file']>[1];

/** From one text box to an outcome with reasons, by somebody who never touched the case. */
export function createAppeals(runtime: Runtime): Appeals {
  return {
    file: (decision, input, call) => file(runtime, decision, { input, call }),
    queue: (query, call) =>
      answer(async () => {
        const work = newWork(runtime);
        const caller = await staffCaller(work, call, appealRoles);
        return await pageOf(work.store, query, {
          index: 'appeals',
          key: 'waiting',
          row: (view) => appealRow(work, view, caller),
        });
      }),
    read: (id, call) => read(runtime, id, call),
    lease: (id, call) =>
      act(runtime, { id, call }, async (work, caller, first) => {
        await work.apply(
          appeals,
          id,
          { type: 'lease-appeal', staff: caller.record, ...first },
          caller.actor,
        );
      }),
    recordFinding: (id, input, call) =>
      act(runtime, { id, call }, async (work, caller, first) => {
        const { breach } = input;
        const command = {
          type: 'record-appeal-finding',
          staff: caller.record,
          breach,
          ...first,
        } as const;
        await work.apply(appeals, id, command, caller.actor);
      }),
    openFirst: (id, call) =>
      act(runtime, { id, call }, async (work, caller, first) => {
        const command = { type: 'open-first-decision', staff: caller.record, ...first } as const;
        await work.apply(appeals, id, command, caller.actor);
      }),
    decide: (id, input, call) =>
      act(runtime, { id, call }, async (work, caller, first) => {
        const hearer = staffHearer(caller);
        await carryOutOutcome(runtime, work, { id, hearer, first, input });
      }),
  };
}

async function act(
  runtime: Runtime,
  on: { readonly id: AppealId; readonly call: Call },
  task: (work: Work, caller: StaffCaller, first: FirstInstance) => Promise<void>,
): Answer<AppealView> {
  const done = await handle(runtime, on.call, async (work) => {
    const caller = await staffCaller(work, on.call, appealRoles);
    const appeal = await work.load(appeals, on.id);
    if (appeal.phase === 'none') return stop(nothingHere());
    // An answered appeal is refused with who answered it, whatever version somebody had read.
    if (appeal.phase !== 'decided') {
      await expectVersion(work, { collection: 'appeal', id: on.id }, on.call);
    }
    await task(work, caller, await firstInstance(work, appeal.received.decision));
    return { appeal: on.id };
  });
  return done.ok ? await show(runtime, on.id) : done;
}

async function read(runtime: Runtime, id: AppealId, call: Call): Answer<AppealView> {
  const recorded = await handle(runtime, { by: call.by }, async (work) => {
    const caller = await staffCaller(work, call, [...appealRoles, 'auditor']);
    const appeal = await work.load(appeals, id);
    if (appeal.phase === 'none') return stop(nothingHere());
    const { file } = await firstInstance(work, appeal.received.decision);
    await refuseConflict(work, caller.record, file);
    await recordReading(work, { reader: caller.actor, of: 'appeal', id });
    return null;
  });
  return recorded.ok ? await show(runtime, id) : recorded;
}

async function show(runtime: Runtime, id: AppealId): Answer<AppealView> {
  return await answer(() => appealView(newWork(runtime), id));
}

/** One text is enough (A8). A second filing answers the first one (bad input 41). */
async function file(
  runtime: Runtime,
  decision: DecisionId,
  filing: { readonly input: FileInput; readonly call: Call },
): Answer<AppealStatus> {
  const { input, call } = filing;
  const done = await handle(runtime, call, async (work) => {
    const first = await firstInstance(work, decision);
    const appellant = await appellantOf(runtime, work, { first, ...filing });
    const key = `appeal/${decision}/${appellant.kind}`;
    const earlier = await work.store.holder(key);
    if (earlier !== undefined) return { appeal: earlier as AppealId };
    const id = work.newId() as AppealId;
    work.claim(key, id);
    const text = work.text('appeal', input.text, authorOf(appellant));
    await receiveAppeal(work, { id, decision, first, appellant, text });
    return { appeal: id };
  });
  if (!done.ok) return done;
  return await answer(async () => {
    const work = newWork(runtime);
    const appeal = (await work.load(appeals, done.value.appeal)) as FiledAppeal;
    return await appealStatus(work, done.value.appeal, appeal);
  });
}

export async function receiveAppeal(
  work: Work,
  filed: {
    readonly id: AppealId;
    readonly decision: DecisionId;
    readonly first: FirstInstance;
    readonly appellant: Appellant;
    readonly text: PartText;
    readonly reopening?: { readonly id: ReopeningId; readonly by: Actor };
  },
): Promise<void> {
  const { id, decision, first, appellant, reopening } = filed;
  const restrictions = await restrictionsByDecision(work, decision);
  const statement = await deliveredStatement(work, first.decision, appellant);
  const by =
    appellant.kind === 'reporter'
      ? ({ kind: 'reporter', report: appellant.report } as const)
      : appellant.person;
  const state = await work.apply(
    appeals,
    id,
    {
      type: 'file-appeal',
      appeal: id,
      decisionId: decision,
      appellant,
      text: filed.text,
      ...(reopening === undefined ? {} : { reopening: reopening.id }),
      ...(statement === undefined ? {} : { statement }),
      restrictions,
      ...(await misuseOf(work, appellant)),
      ...first,
    },
    reopening?.by ?? by,
  );
  if (state.phase === 'none') return;
  if (appellant.kind === 'respondent' && first.decision.phase === 'final') {
    // What is appealed weighs nothing until it is known how it ends (S3).
    const because = { kind: 'appeal', appeal: id } as const;
    await work.apply(decisions, decision, { type: 'reopen', because }, reopening?.by ?? by);
  }
  work.send('appeal-promise', { appeal: id }, justAfter(state.received.promisedBy));
  await announce(work, 'appeal.received', appealPayload(id, state));
}

// Of an appellant who is known; of somebody without an account nobody can say it.
async function misuseOf(
  work: Work,
  appellant: Appellant,
): Promise<{ readonly misuse?: ImposedRestriction }> {
  const misuse = await pauseInForce(work, await personOf(work, appellant), 'pause-appeals');
  return misuse === undefined ? {} : { misuse };
}

async function personOf(work: Work, appellant: Appellant): Promise<Person | undefined> {
  if (appellant.kind === 'respondent') return appellant.person;
  const report = await work.load(reports, appellant.report);
  return report.phase === 'none' ? undefined : report.received.reporter;
}

// Whoever appeals has read the statement: the clock starts here if it has not yet.
async function deliveredStatement(
  work: Work,
  decision: MadeDecision,
  appellant: Appellant,
): Promise<AvailableStatement | undefined> {
  if (appellant.kind === 'reporter' || decision.statement === undefined) return undefined;
  const statement = await work.load(statements, decision.statement);
  if (statement.phase === 'none') return undefined;
  if (statement.delivered === undefined)
    await deliver(work, decision.statement, { channel: 'page', by: appellant.person });
  return statement;
}

function authorOf(appellant: Appellant): string {
  return appellant.kind === 'reporter' ? `report:${appellant.report}` : personKey(appellant.person);
}
