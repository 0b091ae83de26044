import { independentHearers } from '../domain/appeal/hearers.ts';
import type { FiledAppeal } from '../domain/appeal/state.ts';
import type { OutsideReviewCommand } from '../domain/outside-review/command.ts';
import { mandateAt, type NamedReview } from '../domain/outside-review/state.ts';
import type { Actor } from '../domain/person.ts';
import type { Role } from '../domain/staff/event.ts';
import type { AppealId, OutsideReviewId } from '../kernel/identifier.ts';
import { refuse } from '../kernel/refusal.ts';
import { nothingHere, type StaffCaller, staffCaller } from './access.ts';
import { appeals } from './aggregates.ts';
import { carryOutOutcome } from './appeal-outcome.ts';
import { milderRungs } from './appeal-view.ts';
import type { OutcomeInput } from './contract/appeals.ts';
import type { Answer, Call } from './contract/call.ts';
import type { OutsideReviews, OutsideReviewView } from './contract/panels.ts';
import type { OutsideReviewer } from './contract/redress.ts';
import { firstInstance, refuseConflict } from './first-instance.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { concludingHearer } from './hearer.ts';
import { outsideReviewer, outsideReviewOf } from './hearer-view.ts';
import { outsideReviews } from './panel-aggregates.ts';
import { allStaff } from './panel-people.ts';
import { recordReading } from './readings.ts';
import { redactedFile } from './redacted-file.ts';
import type { Runtime } from './runtime.ts';
import { openTicket, ticketOf } from './tickets.ts';
import type { Work } from './work.ts';

const naming: readonly Role[] = ['operator', 'lead'];

/** Somebody from outside hears one appeal by a secret link: for a time, and on the record. */
export function createOutsideReviews(runtime: Runtime): OutsideReviews {
  return {
    name: (appeal, input, call) => name(runtime, appeal, { input, call }),
    revoke: (id, input, call) => revoke(runtime, id, { reason: input.reason, call }),
    read: (secret) => read(runtime, secret),
    recordFinding: (secret, { breach }, call) =>
      act(runtime, { secret, call }, { type: 'record-finding', breach }),
    openFirst: (secret, call) => act(runtime, { secret, call }, { type: 'open-first' }),
    decide: (secret, input, call) => decide(runtime, { secret, call }, input),
  };
}

type Named = OutsideReviewer & { readonly secret: string; readonly url: string };

async function name(
  runtime: Runtime,
  id: AppealId,
  named: { readonly input: Parameters<OutsideReviews['name']>[1]; readonly call: Call },
): Answer<Named> {
  const { input, call } = named;
  const secret = runtime.newSecret();
  // What is answered holds a secret, so it is never kept to be answered again.
  return await handle(runtime, { by: call.by }, async (work) => {
    const caller = await staffCaller(work, call, naming);
    const appeal = await work.load(appeals, id);
    if (appeal.phase === 'none') return stop(nothingHere());
    const review = work.newId() as OutsideReviewId;
    const state = await nameFor(work, { appeal, caller, review, input });
    work.issueTicket(
      ticketOf({
        kind: 'outside-review',
        secret,
        holder: `outside-review:${review}`,
        body: { review },
        expiresAt: state.named.until,
      }),
    );
    const shown = await outsideReviewer(work, state);
    return { ...shown, secret, url: `${runtime.publicUrl}/o/${secret}` };
  });
}

async function nameFor(
  work: Work,
  naming: {
    readonly appeal: FiledAppeal;
    readonly caller: StaffCaller;
    readonly review: OutsideReviewId;
    readonly input: Parameters<OutsideReviews['name']>[1];
  },
): Promise<NamedReview> {
  const { appeal, caller, review, input } = naming;
  const { decision, appeal: id } = appeal.received;
  const first = await firstInstance(work, decision);
  await refuseConflict(work, caller.record, first.file);
  const earlier = await outsideReviewOf(work, id);
  const running = earlier !== undefined && mandateAt(earlier, work.at) === 'open';
  if (running || appeal.phase === 'decided') {
    return stop(refuse('already_decided', 'This appeal has its outcome, or somebody was named.'));
  }
  const state = await work.apply(
    outsideReviews,
    review,
    {
      type: 'name-reviewer',
      review,
      appeal: id,
      decision,
      knownAs: input.knownAs,
      reason: work.text('mandate-reason', input.reason, `staff:${caller.id}`),
      until: input.until,
      granter: caller.record,
      independentStaff: independentHearers(await allStaff(work), first, work.at),
    },
    caller.actor,
  );
  // Two who name somebody at one moment name one.
  work.claim(`outside-review/${id}/${earlier?.named.review ?? 'first'}`, review);
  return state.phase === 'none' ? stop(nothingHere()) : state;
}

async function revoke(
  runtime: Runtime,
  id: OutsideReviewId,
  how: { readonly reason: string; readonly call: Call },
): Answer<OutsideReviewer> {
  const { reason, call } = how;
  const revoked = await handle(runtime, call, async (work) => {
    const caller = await staffCaller(work, call, naming);
    const command = {
      type: 'revoke',
      granter: caller.record,
      reason: work.text('mandate-reason', reason, `staff:${caller.id}`),
    } as const;
    const state = await work.apply(outsideReviews, id, command, caller.actor);
    return state.phase === 'none' ? stop(nothingHere()) : await outsideReviewer(work, state);
  });
  if (revoked.ok) await runtime.store.removeTicketsOf(`outside-review:${id}`);
  return revoked;
}

interface ByLink {
  readonly secret: string;
  readonly call: Call;
}

interface Mandate {
  readonly id: OutsideReviewId;
  readonly state: NamedReview;
  readonly actor: Actor;
}

async function mandateOf(runtime: Runtime, work: Work, secret: string): Promise<Mandate> {
  const ticket = await openTicket(runtime, 'outside-review', secret);
  const { review: id } = ticket.body as unknown as { review: OutsideReviewId };
  const state = await work.load(outsideReviews, id);
  if (state.phase === 'none' || mandateAt(state, work.at) === 'revoked') return stop(nothingHere());
  return { id, state, actor: { kind: 'outside-reviewer', id } };
}

/** Each reading of the file is on record (O5). */
async function read(runtime: Runtime, secret: string): Answer<OutsideReviewView> {
  return await handle(runtime, { by: { kind: 'anonymous' } }, async (work) => {
    const { id, state, actor } = await mandateOf(runtime, work, secret);
    await recordReading(work, { reader: actor, of: 'appeal', id: state.named.appeal });
    return await reviewView(work, id);
  });
}

async function act(
  runtime: Runtime,
  { secret, call }: ByLink,
  command: OutsideReviewCommand,
): Answer<OutsideReviewView> {
  const done = await handle(runtime, call, async (work) => {
    const { id, actor } = await mandateOf(runtime, work, secret);
    await work.apply(outsideReviews, id, command, actor);
    return { review: id };
  });
  return done.ok ? await answer(() => reviewView(newWork(runtime), done.value.review)) : done;
}

async function decide(
  runtime: Runtime,
  { secret, call }: ByLink,
  input: OutcomeInput,
): Answer<OutsideReviewView> {
  const done = await handle(runtime, call, async (work) => {
    const { id, state, actor } = await mandateOf(runtime, work, secret);
    const { outcome, rung } = input;
    const command = {
      type: 'conclude',
      outcome,
      ...(rung === undefined ? {} : { rung }),
    } as const;
    const review = await work.apply(outsideReviews, id, command, actor);
    const hearer = concludingHearer({ kind: 'outside-reviewer', review });
    if (hearer === undefined) return stop(nothingHere());
    const { appeal, decision } = state.named;
    const first = await firstInstance(work, decision);
    await carryOutOutcome(runtime, work, { id: appeal, hearer, first, input });
    return { review: id };
  });
  return done.ok ? await answer(() => reviewView(newWork(runtime), done.value.review)) : done;
}

async function reviewView(work: Work, id: OutsideReviewId): Promise<OutsideReviewView> {
  const state = (await work.load(outsideReviews, id)) as NamedReview;
  const appeal = (await work.load(appeals, state.named.appeal)) as FiledAppeal;
  const first = await firstInstance(work, state.named.decision);
  const opened = state.openedFirst !== undefined;
  const { namedBy: _, ...mandate } = await outsideReviewer(work, state);
  return {
    ...mandate,
    version: (await work.store.view(`outside-${id}`))?.version ?? 0,
    file: await redactedFile(work, appeal, { first, opened }),
    promisedBy: appeal.received.promisedBy,
    ...(state.finding === undefined ? {} : { finding: state.finding }),
    ...(opened ? { milderRungs: milderRungs(work, first) } : {}),
    ...(state.concluded === undefined ? {} : { outcome: state.concluded.outcome }),
  };
}
