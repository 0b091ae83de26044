import type { FirstInstance } from '../domain/appeal/command.ts';
import { independenceProblem } from '../domain/appeal/review.ts';
import { type Actor, personKey, samePerson } from '../domain/person.ts';
import type { AskedReopening } from '../domain/reopening/state.ts';
import type { Role } from '../domain/staff/event.ts';
import type { AppealId, DecisionId, PartId, ReopeningId } from '../kernel/identifier.ts';
import { refuse } from '../kernel/refusal.ts';
import type { ListedView } from '../store/port.ts';
import { nothingHere, type StaffCaller, staffCaller } from './access.ts';
import { decisions } from './aggregates.ts';
import { receiveAppeal } from './appeals.ts';
import type { Answer, Call } from './contract/call.ts';
import type { LinkSecrets, ReopeningRow, Reopenings, ReopeningView } from './contract/redress.ts';
import { expectVersion } from './expected-version.ts';
import { firstInstance, refuseConflict } from './first-instance.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { pageOf } from './pages.ts';
import { reopenings } from './panel-aggregates.ts';
import { respondentCaller } from './redress.ts';
import { reopeningView } from './reopening-view.ts';
import { reporterTraces } from './reporter-traces.ts';
import { appealRoles } from './roles.ts';
import { justAfter, type Runtime } from './runtime.ts';
import { textOf } from './texts.ts';
import type { Work } from './work.ts';

const askingRoles: readonly Role[] = ['moderator', 'lead', 'reviewer', 'ombud'];

/** New facts open a final decision again: asked, answered with reasons, and heard as an appeal. */
export function createReopenings(runtime: Runtime): Reopenings {
  return {
    ask: (decision, input, call) => ask(runtime, decision, { input, call }),
    queue: (query, call) =>
      answer(async () => {
        const work = newWork(runtime);
        const caller = await staffCaller(work, call, appealRoles);
        return await pageOf(work.store, query, {
          index: 'reopenings',
          key: 'waiting',
          row: (view) => rowOf(work, view, caller),
        });
      }),
    answer: (id, input, call) => answerIt(runtime, id, { input, call }),
  };
}

async function rowOf(work: Work, view: ListedView, caller: StaffCaller): Promise<ReopeningRow> {
  const { asked } = view.body as unknown as AskedReopening;
  const first = await firstInstance(work, asked.decision);
  const closed = independenceProblem(caller.record, first)?.detail;
  const shown = await reopeningView(work, view);
  if (closed === undefined) return { ...shown, open: true };
  return { ...shown, facts: '', open: false, notOpenBecause: closed };
}

async function ask(
  runtime: Runtime,
  decision: DecisionId,
  asking: { readonly input: { readonly facts: string } & LinkSecrets; readonly call: Call },
): Answer<ReopeningView> {
  const { input, call } = asking;
  const done = await handle(runtime, call, async (work) => {
    const first = await firstInstance(work, decision);
    const { by, staff } = await askerOf(runtime, work, { first, input, call });
    const id = work.newId() as ReopeningId;
    const key = reopeningKey(decision);
    if ((await work.store.holder(key)) !== undefined) {
      const detail = 'A request about this decision waits for its answer already.';
      return stop(refuse('already_decided', detail));
    }
    work.claim(key, id);
    const state = await work.apply(
      reopenings,
      id,
      {
        type: 'ask-reopening',
        reopening: id,
        decisionId: decision,
        facts: work.text('new-facts', input.facts, personKey(by)),
        ...(staff === undefined ? {} : { staff: staff.record }),
        ...first,
      },
      by,
    );
    if (state.phase === 'none') return stop(nothingHere());
    work.send('reopening-promise', { reopening: id }, justAfter(state.asked.promisedBy));
    return { reopening: id };
  });
  return done.ok ? await show(runtime, done.value.reopening) : done;
}

// Staff ask in the member's favour; whoever the decision is about asks for themselves.
async function askerOf(
  runtime: Runtime,
  work: Work,
  asking: { readonly first: FirstInstance; readonly input: LinkSecrets; readonly call: Call },
): Promise<{
  readonly by: Extract<Actor, { kind: 'member' | 'staff' }>;
  readonly staff?: StaffCaller;
}> {
  const { first, call } = asking;
  const { respondent } = first.decision.made;
  const self =
    call.by.kind === 'staff' && samePerson(respondent, { kind: 'staff', id: call.by.staff });
  if (call.by.kind !== 'staff' || self) {
    await respondentCaller(runtime, work, asking);
    return { by: respondent };
  }
  const staff = await staffCaller(work, call, askingRoles);
  await refuseConflict(work, staff.record, first.file);
  return { by: { kind: 'staff', id: staff.id }, staff };
}

async function answerIt(
  runtime: Runtime,
  id: ReopeningId,
  given: { readonly input: Parameters<Reopenings['answer']>[1]; readonly call: Call },
): Answer<ReopeningView> {
  const { input, call } = given;
  const done = await handle(runtime, call, async (work) => {
    const caller = await staffCaller(work, call, appealRoles);
    const state = await work.load(reopenings, id);
    if (state.phase === 'none') return stop(nothingHere());
    await expectVersion(work, { collection: 'reopening', id }, call);
    const first = await firstInstance(work, state.asked.decision);
    const appeal = work.newId() as AppealId;
    await work.apply(
      reopenings,
      id,
      {
        type: 'answer-reopening',
        staff: caller.record,
        answer: input.answer,
        reasons: work.text('reopening-reasons', input.reasons, `staff:${caller.id}`),
        reporterTraces: await reporterTraces(work, first.file),
        appeal,
        ...first,
      },
      caller.actor,
    );
    work.release(reopeningKey(state.asked.decision));
    if (input.answer === 'accept') await hearAgain(work, state, { appeal, by: caller.actor });
    return { reopening: id };
  });
  return done.ok ? await show(runtime, id) : done;
}

/** By the clock: past its promise an unanswered request is accepted. */
export async function acceptUnanswered(work: Work, id: ReopeningId): Promise<boolean> {
  const state = await work.load(reopenings, id);
  if (state.phase !== 'waiting') return false;
  const appeal = work.newId() as AppealId;
  const by: Actor = { kind: 'clock' };
  const { decision } = await firstInstance(work, state.asked.decision);
  const command = { type: 'accept-unanswered', appeal, decision } as const;
  const after = await work.apply(reopenings, id, command, by);
  if (after === state) return false;
  work.release(reopeningKey(state.asked.decision));
  if (after.phase === 'accepted') await hearAgain(work, state, { appeal, by });
  return true;
}

/** The decision can change again, and an appeal of its own begins, whatever its window says. */
async function hearAgain(
  work: Work,
  { asked }: AskedReopening,
  { appeal, by }: { readonly appeal: AppealId; readonly by: Actor },
): Promise<void> {
  const { decision, reopening } = asked;
  const because = { kind: 'new-facts', reopening } as const;
  await work.apply(decisions, decision, { type: 'reopen', because }, by);
  const first = await firstInstance(work, decision);
  const facts: PartId = asked.facts;
  await receiveAppeal(work, {
    id: appeal,
    decision,
    first,
    appellant: { kind: 'respondent', person: first.decision.made.respondent },
    text: { part: facts, text: await textOf(work, facts) },
    reopening: { id: reopening, by },
  });
}

function reopeningKey(decision: DecisionId): string {
  return `open-reopening/${decision}`;
}

async function show(runtime: Runtime, id: ReopeningId): Answer<ReopeningView> {
  return await answer(async () => {
    const view = await runtime.store.view(`reopening-${id}`);
    return view === undefined ? stop(nothingHere()) : await reopeningView(newWork(runtime), view);
  });
}
