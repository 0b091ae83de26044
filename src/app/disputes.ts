import type { MadeDecision } from '../domain/decision/state.ts';
import type { ToldDispute } from '../domain/dispute/state.ts';
import { personKey } from '../domain/person.ts';
import type { Role } from '../domain/staff/event.ts';
import type { DecisionId, DisputeId } from '../kernel/identifier.ts';
import type { Instant } from '../kernel/instant.ts';
import { nothingHere, staffCaller } from './access.ts';
import { decisions, statements } from './aggregates.ts';
import type { Answer, Call } from './contract/call.ts';
import type { DisputeEndInput, Disputes, DisputeView, LinkSecrets } from './contract/redress.ts';
import { disputes } from './dispute-aggregate.ts';
import { disputeView } from './dispute-view.ts';
import { expectVersion } from './expected-version.ts';
import { firstInstance } from './first-instance.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { pageOf } from './pages.ts';
import { respondentCaller } from './redress.ts';
import { reporterTraces } from './reporter-traces.ts';
import { justAfter, type Runtime } from './runtime.ts';
import type { Work } from './work.ts';

/** Who keeps the register. */
const keepers: readonly Role[] = ['lead', 'ombud', 'operator', 'reviewer'];

/** Disputes before bodies outside of the community (DSA Article 21). */
export function createDisputes(runtime: Runtime): Disputes {
  return {
    tell: (decision, input, call) => tell(runtime, decision, { input, call }),
    open: (query, call) =>
      answer(async () => {
        const work = newWork(runtime);
        await staffCaller(work, call, [...keepers, 'auditor']);
        return await pageOf(work.store, query, {
          index: 'disputes',
          key: 'open',
          row: (view) => disputeView(work, view),
        });
      }),
    end: (id, input, call) => end(runtime, id, { input, call }),
  };
}

async function tell(
  runtime: Runtime,
  decision: DecisionId,
  telling: {
    readonly input: { readonly body: string; readonly reference: string } & LinkSecrets;
    readonly call: Call;
  },
): Answer<DisputeView> {
  const { input, call } = telling;
  const done = await handle(runtime, call, async (work) => {
    const first = await firstInstance(work, decision);
    const by = await respondentCaller(runtime, work, { first, input, call });
    const id = work.newId() as DisputeId;
    const author = personKey(first.decision.made.respondent);
    await work.apply(
      disputes,
      id,
      {
        type: 'tell-dispute',
        dispute: id,
        decisionId: decision,
        body: work.text('dispute-body', input.body, author),
        reference: work.text('dispute-reference', input.reference, author),
        before: await work.store.count('disputes-of-decision', decision),
        ...first,
      },
      by,
    );
    // What is disputed counts for nothing until it is known how the dispute ends (S3).
    if (first.decision.phase === 'final') {
      const because = { kind: 'dispute', dispute: id } as const;
      await work.apply(decisions, decision, { type: 'reopen', because }, by);
    }
    return { dispute: id };
  });
  return done.ok ? await show(runtime, done.value.dispute) : done;
}

async function end(
  runtime: Runtime,
  id: DisputeId,
  ending: { readonly input: DisputeEndInput; readonly call: Call },
): Answer<DisputeView> {
  const { input, call } = ending;
  const done = await handle(runtime, call, async (work) => {
    const caller = await staffCaller(work, call, keepers);
    const dispute = await work.load(disputes, id);
    if (dispute.phase === 'none') return stop(nothingHere());
    await expectVersion(work, { collection: 'dispute', id }, call);
    const first = await firstInstance(work, dispute.told.decision);
    await work.apply(
      disputes,
      id,
      {
        type: 'end-dispute',
        staff: caller.record,
        outcome: input.outcome,
        implemented: input.implemented,
        account: work.text('dispute-account', input.account, `staff:${caller.id}`),
        reporterTraces: await reporterTraces(work, first.file),
        ...first,
      },
      caller.actor,
    );
    await settleDecision(work, dispute, id);
    return { dispute: id };
  });
  return done.ok ? await show(runtime, id) : done;
}

// When nothing outside is open any more, what had been settled before is settled again.
async function settleDecision(work: Work, { told }: ToldDispute, ended: DisputeId): Promise<void> {
  const { decision } = told;
  const open = await work.store.list({
    index: 'disputes-open-of-decision',
    key: decision,
    limit: 2,
  });
  const others = open.filter((view) => view.stream !== `dispute-${ended}`);
  const waiting = await work.store.list({ index: 'appeals-against', key: decision, limit: 50 });
  const appealed = waiting.some((view) => (view.body as { phase?: string }).phase === 'waiting');
  if (others.length > 0 || appealed) return;
  const state = (await work.load(decisions, decision)) as MadeDecision;
  const appealWindowEndsAt = await windowEnd(work, state);
  const window = appealWindowEndsAt === undefined ? {} : { appealWindowEndsAt };
  await work.apply(decisions, decision, { type: 'settle', ...window }, { kind: 'clock' });
  if (appealWindowEndsAt !== undefined && appealWindowEndsAt >= work.at) {
    work.send('decision-final', { decision }, justAfter(appealWindowEndsAt));
  }
}

async function windowEnd(
  work: Work,
  { statement: id }: MadeDecision,
): Promise<Instant | undefined> {
  if (id === undefined) return undefined;
  const statement = await work.load(statements, id);
  return statement.phase === 'none' ? undefined : statement.delivered?.appealUntil;
}

async function show(runtime: Runtime, id: DisputeId): Answer<DisputeView> {
  return await answer(async () => {
    const view = await runtime.store.view(`dispute-${id}`);
    return view === undefined ? stop(nothingHere()) : await disputeView(newWork(runtime), view);
  });
}
