import { independentHearers } from '../domain/appeal/hearers.ts';
import type { FiledAppeal } from '../domain/appeal/state.ts';
import { commitmentTo } from '../domain/panel/lot.ts';
import type { CalledPanel } from '../domain/panel/state.ts';
import type { Actor } from '../domain/person.ts';
import type { AppealId, MemberId, PanelId } from '../kernel/identifier.ts';
import { limits } from '../kernel/limits.ts';
import { refuse } from '../kernel/refusal.ts';
import { nothingHere, staffCaller } from './access.ts';
import { appeals } from './aggregates.ts';
import { appellantOf } from './appellant.ts';
import type { Answer, Call } from './contract/call.ts';
import type { BallotInput, OfferView, Panels, PanelView } from './contract/panels.ts';
import type { HearingView, LinkSecrets } from './contract/redress.ts';
import { firstInstance } from './first-instance.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { hearingView, panelOfAppeal } from './hearer-view.ts';
import { panels, volunteers } from './panel-aggregates.ts';
import { allStaff, countEligible } from './panel-people.ts';
import { afterTurn, seatOf } from './panel-turn.ts';
import { lotView, offerView, panelView } from './panel-view.ts';
import { recordReading } from './readings.ts';
import { firstAnswerOf } from './redacted-file.ts';
import { reporterTraces } from './reporter-traces.ts';
import type { Runtime } from './runtime.ts';
import { sha256Hex } from './snapshots.ts';
import type { Work } from './work.ts';

type MemberActor = Extract<Actor, { kind: 'member' }>;

/** Members drawn by lot, where nobody on the staff is independent of an appeal (O6). */
export function createPanels(runtime: Runtime): Panels {
  return {
    call: (appeal, input, call) => callPanel(runtime, appeal, { input, call }),
    mine: (call) => answer(async () => await offerView(newWork(runtime), memberOf(call).id)),
    offer: (input, call) =>
      change(runtime, call, async (work, by) => {
        const salt = work.keep('lot-salt', runtime.newSecret(), `member:${by.id}`);
        const { relatedTo } = input;
        const command = { type: 'volunteer', member: by.id, relatedTo, salt } as const;
        await work.apply(volunteers, by.id, command, by);
      }),
    withdraw: (call) =>
      change(runtime, call, async (work, by) => {
        await work.apply(volunteers, by.id, { type: 'withdraw-offer' }, by);
      }),
    read: (id, call) => read(runtime, id, call),
    cast: (id, input, call) => ballot(runtime, id, { type: 'cast-ballot', input, call }),
    confirm: (id, input, call) => ballot(runtime, id, { type: 'confirm-ballot', input, call }),
    leave: (id, { because }, call) =>
      change(runtime, call, async (work, by) => {
        const before = await seated(work, id, by.id);
        const command = { type: 'leave-seat', member: by.id, because } as const;
        await work.apply(panels, id, command, by);
        await afterTurn(runtime, work, { id, before });
      }),
    lot: (id) =>
      answer(async () => {
        const panel = await newWork(runtime).load(panels, id);
        return panel.phase === 'none' ? stop(nothingHere()) : lotView(panel);
      }),
  };
}

function memberOf({ by }: Call): MemberActor {
  if (by.kind === 'member') return { kind: 'member', id: by.member };
  if (by.kind === 'anonymous') return stop(refuse('not_signed_in', 'Sign in as a member first.'));
  return stop(nothingHere());
}

async function change(
  runtime: Runtime,
  call: Call,
  task: (work: Work, by: MemberActor) => Promise<void>,
): Answer<OfferView> {
  const done = await handle(runtime, call, async (work) => {
    await task(work, memberOf(call));
    return null;
  });
  return done.ok ? await answer(() => offerView(newWork(runtime), memberOf(call).id)) : done;
}

/** Whoever appeals calls a panel, or staff who see that nobody here can hear it. */
async function callPanel(
  runtime: Runtime,
  id: AppealId,
  called: { readonly input: { readonly size?: number } & LinkSecrets; readonly call: Call },
): Answer<HearingView> {
  const { call, input } = called;
  const done = await handle(runtime, call, async (work) => {
    const appeal = await waitingAppeal(work, id);
    const { decision } = appeal.received;
    const first = await firstInstance(work, decision);
    const by = await callerOf(runtime, work, { appeal, input, call });
    const running = await panelOfAppeal(work, id);
    if (running !== undefined && running.phase !== 'failed') {
      return stop(refuse('already_decided', 'A panel was called for this appeal already.'));
    }
    const staff = await allStaff(work);
    const seed = runtime.newSecret();
    const panel = work.newId() as PanelId;
    const state = await work.apply(
      panels,
      panel,
      {
        type: 'call-panel',
        panel,
        appeal: id,
        decision,
        size: input.size ?? limits.panelSizeDefault,
        commitment: commitmentTo(seed, sha256Hex),
        sealed: work.keep('lot-seed', seed),
        independentStaff: independentHearers(staff, first, work.at),
        eligible: await countEligible(work, first, staff),
      },
      by,
    );
    // Two calls at one moment call one panel.
    work.claim(`panel/${id}/${running?.called.panel ?? 'first'}`, panel);
    if (state.phase === 'none') return stop(nothingHere());
    work.send('panel-turn', { panel }, state.called.poolClosesAt);
    return { decision };
  });
  if (!done.ok) return done;
  return await answer(async () => {
    const work = newWork(runtime);
    return await hearingView(work, await firstInstance(work, done.value.decision), id);
  });
}

async function callerOf(
  runtime: Runtime,
  work: Work,
  called: {
    readonly appeal: FiledAppeal;
    readonly input: LinkSecrets;
    readonly call: Call;
  },
): Promise<Actor> {
  const { appeal, input, call } = called;
  const { appellant, decision } = appeal.received;
  const own = appellant.kind === 'respondent' ? appellant.person : undefined;
  const isOwn = own?.kind === 'staff' && call.by.kind === 'staff' && own.id === call.by.staff;
  if (call.by.kind === 'staff' && !isOwn) {
    return (await staffCaller(work, call, ['lead', 'ombud', 'operator', 'reviewer'])).actor;
  }
  const first = await firstInstance(work, decision);
  const caller = await appellantOf(runtime, work, { first, input, call });
  if (caller.kind !== appellant.kind) return stop(nothingHere());
  return caller.kind === 'respondent' ? caller.person : { kind: 'reporter', report: caller.report };
}

async function waitingAppeal(work: Work, id: AppealId): Promise<FiledAppeal> {
  const appeal = await work.load(appeals, id);
  if (appeal.phase === 'none') return stop(nothingHere());
  if (appeal.phase === 'waiting') return appeal;
  return stop(refuse('already_decided', 'This appeal has its outcome.'));
}

async function seated(work: Work, id: PanelId, member: MemberId): Promise<CalledPanel> {
  const panel = await work.load(panels, id);
  if (panel.phase === 'none' || seatOf(panel, member) === undefined) return stop(nothingHere());
  return panel;
}

/** Reading the file is itself on record, also by members who sit on a panel (O5). */
async function read(runtime: Runtime, id: PanelId, call: Call): Answer<PanelView> {
  return await handle(runtime, { by: call.by }, async (work) => {
    const by = memberOf(call);
    const { called } = await seated(work, id, by.id);
    await recordReading(work, { reader: by, of: 'appeal', id: called.appeal });
    return await panelView(work, id, by.id);
  });
}

async function ballot(
  runtime: Runtime,
  id: PanelId,
  cast: {
    readonly type: 'cast-ballot' | 'confirm-ballot';
    readonly input: BallotInput;
    readonly call: Call;
  },
): Answer<PanelView> {
  const { type, input, call } = cast;
  const done = await handle(runtime, call, async (work) => {
    const by = memberOf(call);
    const before = await seated(work, id, by.id);
    await waitingAppeal(work, before.called.appeal);
    const first = await firstInstance(work, before.called.decision);
    const { reasons, ...choice } = input;
    await work.apply(
      panels,
      id,
      {
        type,
        member: by.id,
        choice,
        reasons: work.text('ballot-reasons', reasons, `member:${by.id}`),
        first: firstAnswerOf(work, first),
        reporterTraces: await reporterTraces(work, first.file),
      },
      by,
    );
    await afterTurn(runtime, work, { id, before });
    return { panel: id };
  });
  return done.ok ? await answer(() => panelView(newWork(runtime), id, memberOf(call).id)) : done;
}
