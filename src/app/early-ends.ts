import { peopleIn } from '../domain/case/people.ts';
import type { OpenCase } from '../domain/case/state.ts';
import type { ImposedRestriction } from '../domain/restriction/state.ts';
import type { PartText } from '../domain/text.ts';
import type { MemberId, RestrictionId } from '../kernel/identifier.ts';
import type { ListedView } from '../store/port.ts';
import { nothingHere, type StaffCaller, staffCaller } from './access.ts';
import { restrictions } from './aggregates.ts';
import { announce, restrictionPayload } from './announce.ts';
import type { Answer, Call } from './contract/call.ts';
import type { EarlyEndRow, EarlyEnds, EarlyEndView } from './contract/early-ends.ts';
import { earlyEnds } from './early-end-aggregate.ts';
import { earlyEndView } from './early-end-view.ts';
import { loadCase, loadDecision, refuseConflict } from './first-instance.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { resumeAppeals } from './misuse-pause.ts';
import { pageOf } from './pages.ts';
import { reporterTraces } from './reporter-traces.ts';
import { caseRoles } from './roles.ts';
import type { Runtime } from './runtime.ts';
import { idOf, type Work } from './work.ts';

type Given = Parameters<EarlyEnds['answer']>[1];

/** The member asks that a restriction end before its time, and a person answers with reasons. */
export function createEarlyEnds(runtime: Runtime): EarlyEnds {
  return {
    ask: (id, input, call) =>
      act(runtime, { id, call }, async (work, restriction) => {
        const member = ownMember(restriction, call);
        const text = work.text('early-end', input.text, `member:${member}`);
        const command = { type: 'ask-early-end', member, restriction, text } as const;
        await work.apply(earlyEnds, id, command, { kind: 'member', id: member });
      }),
    read: (id, call) =>
      answer(async () => {
        const work = newWork(runtime);
        const restriction = await loaded(work, id);
        await mayRead(work, restriction, call);
        return await earlyEndView(work, restriction);
      }),
    queue: (query, call) =>
      answer(async () => {
        const work = newWork(runtime);
        await staffCaller(work, call, caseRoles);
        return await pageOf(work.store, query, {
          index: 'early-ends',
          key: 'asked',
          row: (view) => row(work, view),
        });
      }),
    answer: (id, input, call) =>
      act(runtime, { id, call }, async (work, restriction) => {
        const caller = await staffCaller(work, call, caseRoles);
        await respond(work, { id, restriction, input, caller });
      }),
  };
}

async function act(
  runtime: Runtime,
  on: { readonly id: RestrictionId; readonly call: Call },
  task: (work: Work, restriction: ImposedRestriction) => Promise<void>,
): Answer<EarlyEndView> {
  const done = await handle(runtime, on.call, async (work) => {
    await task(work, await loaded(work, on.id));
    return { restriction: on.id };
  });
  if (!done.ok) return done;
  return await answer(async () => {
    const work = newWork(runtime);
    return await earlyEndView(work, await loaded(work, on.id));
  });
}

async function respond(
  work: Work,
  given: {
    readonly id: RestrictionId;
    readonly restriction: ImposedRestriction;
    readonly input: Given;
    readonly caller: StaffCaller;
  },
): Promise<void> {
  const { id, restriction, input, caller } = given;
  const file = (await caseOf(work, restriction)) ?? stop(nothingHere());
  const { outcome } = input;
  const reasons = work.text('early-end-reasons', input.reasons, `staff:${caller.id}`);
  await work.apply(
    earlyEnds,
    id,
    {
      type: 'answer-early-end',
      staff: caller.record,
      restriction,
      people: peopleIn(file),
      outcome,
      reasons,
      reporterTraces: await reporterTraces(work, file),
    },
    caller.actor,
  );
  if (outcome === 'lifted') await lift(work, id, { caller, reason: reasons });
  const { statement, target } = restriction.imposed;
  await announce(work, 'early-end.answered', { restriction: id, target, statement, outcome });
}

// The reasons are those of the answer, where the member reads them.
async function lift(
  work: Work,
  id: RestrictionId,
  { caller, reason }: { readonly caller: StaffCaller; readonly reason: PartText },
): Promise<void> {
  const command = { type: 'lift', staff: caller.record, reason } as const;
  const state = await work.apply(restrictions, id, command, caller.actor);
  if (state.phase === 'none') return;
  await resumeAppeals(work, state);
  await announce(work, 'restriction.ended', restrictionPayload(state, 'lifted'));
}

async function loaded(work: Work, id: RestrictionId): Promise<ImposedRestriction> {
  const state = await work.load(restrictions, id);
  return state.phase === 'none' || state.imposed.basis.kind !== 'decision'
    ? stop(nothingHere())
    : state;
}

async function caseOf(work: Work, { imposed }: ImposedRestriction): Promise<OpenCase | undefined> {
  if (imposed.basis.kind !== 'decision') return undefined;
  const decision = await loadDecision(work, imposed.basis.decision);
  return decision && (await loadCase(work, decision.made.case));
}

function ownMember({ imposed }: ImposedRestriction, call: Call): MemberId {
  const { target } = imposed;
  const bound = target.kind === 'member' ? target.member : target.author;
  return call.by.kind === 'member' && call.by.member === bound ? bound : stop(nothingHere());
}

async function mayRead(work: Work, restriction: ImposedRestriction, call: Call): Promise<void> {
  if (call.by.kind === 'member') {
    ownMember(restriction, call);
    return;
  }
  const caller = await staffCaller(work, call, [...caseRoles, 'auditor']);
  const file = await caseOf(work, restriction);
  if (file !== undefined) await refuseConflict(work, caller.record, file);
}

async function row(work: Work, view: ListedView): Promise<EarlyEndRow> {
  const id = idOf(view.stream) as RestrictionId;
  const { imposed } = await loaded(work, id);
  const file = await caseOf(work, await loaded(work, id));
  return {
    restriction: id,
    kind: imposed.measure,
    until: imposed.endsAt,
    askedAt: view.order as EarlyEndRow['askedAt'],
    ...(file === undefined ? {} : { case: file.opened.case }),
  };
}
