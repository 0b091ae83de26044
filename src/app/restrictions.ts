import type { ImposedRestriction } from '../domain/restriction/state.ts';
import type { RestrictionId } from '../kernel/identifier.ts';
import { refuse } from '../kernel/refusal.ts';
import { nothingHere, platformOrStaff, staffCaller } from './access.ts';
import { restrictionSubject, restrictions } from './aggregates.ts';
import { announce, restrictionPayload } from './announce.ts';
import type { Answer, Call } from './contract/call.ts';
import type { Restrictions, RestrictionView } from './contract/members.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { resumeAppeals } from './misuse-pause.ts';
import { pageOf } from './pages.ts';
import { restrictionView } from './restriction-view.ts';
import { caseRoles } from './roles.ts';
import type { Runtime } from './runtime.ts';
import type { Work } from './work.ts';

/** What binds whom until when. Every entry has an end and a statement. */
export function createRestrictions(runtime: Runtime): Restrictions {
  return {
    ofSubject: (query, call) =>
      answer(async () => {
        const work = newWork(runtime);
        await mayRead(work, call, query.subject);
        return await pageOf(work.store, query, {
          index: 'restrictions-of',
          key: query.subject,
          direction: 'descending',
          row: (view) => restrictionView(view.body as unknown as ImposedRestriction, work.at),
        });
      }),
    read: (id, call) =>
      answer(async () => {
        const work = newWork(runtime);
        const state = await work.load(restrictions, id);
        await mayRead(work, call, restrictionSubject(state));
        return state.phase === 'none' ? stop(nothingHere()) : restrictionView(state, work.at);
      }),
    lift: (id, input, call) => lift(runtime, id, input.reason, call),
  };
}

async function mayRead(work: Work, call: Call, subject: string): Promise<void> {
  if (!/^(?:member|item):./.test(subject)) {
    stop(
      refuse('invalid_value', 'Write `member:` or `item:` and the id, for example `member:m-17`.', {
        pointer: '/subject',
      }),
    );
  }
  if (call.by.kind === 'member') {
    if (subject !== `member:${call.by.member}`) stop(nothingHere());
    return;
  }
  await platformOrStaff(work, call, 'restrictions:read', [...caseRoles, 'reviewer', 'auditor']);
}

async function lift(
  runtime: Runtime,
  id: RestrictionId,
  reason: string,
  call: Call,
): Answer<RestrictionView> {
  return await handle(runtime, call, async (work) => {
    const caller = await staffCaller(work, call, caseRoles);
    const state = await work.apply(
      restrictions,
      id,
      {
        type: 'lift',
        staff: caller.record,
        reason: work.text('lift-reason', reason, `staff:${caller.id}`),
      },
      caller.actor,
    );
    if (state.phase === 'none') return stop(nothingHere());
    await resumeAppeals(work, state);
    await announce(work, 'restriction.ended', restrictionPayload(state, 'lifted'));
    return restrictionView(state, work.at);
  });
}
