import { viewAnswerDue } from '../domain/case/hearing.ts';
import type { OpenCase } from '../domain/case/state.ts';
import { type Person, personKey, respondentOf, samePerson } from '../domain/person.ts';
import type { CaseId } from '../kernel/identifier.ts';
import { refuse } from '../kernel/refusal.ts';
import { nothingHere } from './access.ts';
import { cases } from './aggregates.ts';
import type { Answer, Call } from './contract/call.ts';
import type { Hearings, HearingView } from './contract/hearings.ts';
import { loadCase } from './first-instance.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { hearingsOf, hearingView } from './hearing-view.ts';
import type { Runtime } from './runtime.ts';
import { openTicket } from './tickets.ts';
import type { Work } from './work.ts';

/** Where the person a case is about says how they see it (D3). */
export function createHearings(runtime: Runtime): Hearings {
  return {
    mine: (call) =>
      answer(async () => {
        const person = personOf(call) ?? stop(signIn());
        return await hearingsOf(newWork(runtime), person);
      }),
    read: (id, call) =>
      answer(async () => {
        const work = newWork(runtime);
        const file = await ownFile(work, id, personOf(call));
        return await hearingView(work, file);
      }),
    give: (id, input, call) => give(runtime, id, { input, call }),
    byLink: (secret) => answer(() => linked(runtime, secret)),
  };
}

type Given = Parameters<Hearings['give']>[1];

async function give(
  runtime: Runtime,
  id: CaseId,
  given: { readonly input: Given; readonly call: Call },
): Answer<HearingView> {
  const { input, call } = given;
  const done = await handle(runtime, call, async (work) => {
    const person = await speakerOf(runtime, id, given);
    const { opened } = await ownFile(work, id, person);
    const view = work.text('view', input.text, person && personKey(person));
    const by = respondentOf(opened.subject);
    const after = await work.apply(cases, opened.case, { type: 'give-view', view }, by);
    const due = after.phase === 'none' ? undefined : viewAnswerDue(after);
    if (due !== undefined) work.send('view-unanswered', { case: opened.case }, due);
    return { case: opened.case };
  });
  if (!done.ok) return done;
  return await answer(async () => {
    const work = newWork(runtime);
    return await hearingView(work, (await loadCase(work, done.value.case)) ?? stop(nothingHere()));
  });
}

// Whoever has the link is the person it was given to.
async function speakerOf(
  runtime: Runtime,
  id: CaseId,
  { input, call }: { readonly input: Given; readonly call: Call },
): Promise<Person | undefined> {
  if (input.secret === undefined) return personOf(call);
  const link = await linked(runtime, input.secret);
  return link.case === id ? link.person : stop(nothingHere());
}

async function linked(
  runtime: Runtime,
  secret: string,
): Promise<{ readonly case: CaseId; readonly person: Person }> {
  const ticket = await openTicket(runtime, 'hearing', secret);
  return ticket.body as unknown as { case: CaseId; person: Person };
}

/**
 * The file in which somebody was asked: the same answer for what is not theirs and what is not
 * there. A case that was merged is heard in the one it goes on in.
 */
async function ownFile(work: Work, id: CaseId, person: Person | undefined): Promise<OpenCase> {
  const file = (await loadCase(work, id)) ?? stop(nothingHere());
  const isTheirs = person !== undefined && samePerson(respondentOf(file.opened.subject), person);
  if (!isTheirs || (file.hearing ?? file.laterHearing) === undefined) return stop(nothingHere());
  if (file.mergedInto === undefined) return file;
  return await ownFile(work, file.mergedInto, person);
}

function personOf({ by }: Call): Person | undefined {
  if (by.kind === 'member') return { kind: 'member', id: by.member };
  return by.kind === 'staff' ? { kind: 'staff', id: by.staff } : undefined;
}

function signIn(): ReturnType<typeof refuse<'not_signed_in'>> {
  return refuse('not_signed_in', 'Sign in to see what you were asked.');
}
