import type { DutyCommand } from '../domain/duty/command.ts';
import type { BroughtDuty } from '../domain/duty/state.ts';
import { type Actor, type Person, personKey } from '../domain/person.ts';
import type { Role } from '../domain/staff/event.ts';
import type { DutyId, GroupId, MemberId } from '../kernel/identifier.ts';
import { nothingHere, platformOrStaff, requireScope, staffCaller } from './access.ts';
import { cases, staffMembers } from './aggregates.ts';
import { announce } from './announce.ts';
import type { Answer, Call } from './contract/call.ts';
import type { BringInput, Duties, DutyView } from './contract/duties.ts';
import { dutyView } from './duty-view.ts';
import { caseItGoesOnIn } from './first-instance.ts';
import { restrictedStewards } from './group-view.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { pageOf, readWhole } from './pages.ts';
import { recordReading } from './readings.ts';
import { caseRoles } from './roles.ts';
import { justAfter, type Runtime } from './runtime.ts';
import { takeFromDuty } from './snapshots.ts';
import { duties, groups } from './stewardship-aggregates.ts';
import { idOf, type Work } from './work.ts';

const readers: readonly Role[] = [...caseRoles, 'operator', 'auditor'];

/** What is brought to stewards: delivered, answered in time, or looked at in a case (O4). */
export function createDuties(runtime: Runtime): Duties {
  return {
    bring: (group, input, call) => bring(runtime, group, { input, call }),
    read: (duty, call) => read(runtime, duty, call),
    own: (member, call) =>
      answer(async () => {
        if (memberOf(call) !== member) stop(nothingHere());
        const work = newWork(runtime);
        const key = personKey({ kind: 'member', id: member });
        const found = await readWhole(work.store, {
          index: 'duties-of',
          key,
          direction: 'descending',
        });
        return await Promise.all(
          found.map((view) => dutyView(work, idOf(view.stream) as DutyId, { withCase: false })),
        );
      }),
    inGroup: (group, query, call) =>
      handle(runtime, { by: call.by }, async (work) => {
        const caller = await staffCaller(work, call, readers);
        await recordReading(work, { reader: caller.actor, of: 'group', id: group });
        return await pageOf(work.store, query, {
          index: 'duties-in',
          key: group,
          direction: 'descending',
          row: (view) => dutyView(work, idOf(view.stream) as DutyId, { withCase: true }),
        });
      }),
    markDelivered: (duty, { channel }, call) => markDelivered(runtime, duty, { channel, call }),
    answer: (duty, { text }, call) =>
      actAsSteward(runtime, { duty, call }, async (work, actor) => {
        const part = work.text('duty-answer', text, personKey(actor));
        await work.apply(duties, duty, { type: 'answer-duty', answer: part }, actor);
      }),
    defend: (duty, { text }, call) =>
      actAsSteward(runtime, { duty, call }, (work, actor) =>
        defend(runtime, work, { duty, text, actor }),
      ),
  };
}

async function bring(
  runtime: Runtime,
  group: GroupId,
  brought: { readonly input: BringInput; readonly call: Call },
): Answer<{ readonly duty: DutyId }> {
  const { input, call } = brought;
  return await handle(runtime, call, async (work) => {
    const by = await bringerOf(work, call);
    const duty = work.newId() as DutyId;
    const state = await work.load(groups, group);
    const record = by.kind === 'staff' ? await work.load(staffMembers, by.id) : undefined;
    const restricted = state.phase === 'none' ? [] : restrictedStewards(runtime, state, work.at);
    const after = await work.apply(
      duties,
      duty,
      {
        type: 'bring-matter',
        duty,
        kind: input.kind,
        matter: work.text('duty', input.text, 'id' in by ? `${by.kind}:${by.id}` : undefined),
        ...(input.item === undefined ? {} : { item: input.item }),
        concerns: await concernedBy(work, input, by),
        ...(record === undefined ? {} : { staff: record }),
        group: state,
        restricted,
      },
      by,
    );
    if (after.phase !== 'none') await tellOfDuty(work, after);
    return { duty };
  });
}

async function tellOfDuty(work: Work, { brought }: BroughtDuty): Promise<void> {
  const { duty, group, steward, within } = brought;
  await announce(work, 'duty.brought', { duty, group, steward, within });
}

async function bringerOf(work: Work, call: Call): Promise<Actor> {
  if (call.by.kind === 'member') return { kind: 'member', id: call.by.member };
  return await platformOrStaff(work, call, 'groups:write', [...caseRoles, 'operator']);
}

/** Whoever brings it and whose item it is about, so that no steward looks into their own. */
async function concernedBy(
  work: Work,
  { item }: BringInput,
  by: Actor,
): Promise<readonly Person[]> {
  const bringer: readonly Person[] = by.kind === 'member' || by.kind === 'staff' ? [by] : [];
  if (item === undefined) return bringer;
  const [known] = await work.store.activitiesOfItem(item, 1);
  return known === undefined ? bringer : [...bringer, { kind: 'member', id: known.actor.id }];
}

async function read(runtime: Runtime, id: DutyId, call: Call): Answer<DutyView> {
  return await handle(runtime, { by: call.by }, async (work) => {
    if (call.by.kind === 'member') {
      const view = await dutyView(work, id, { withCase: false });
      return view.steward === call.by.member ? view : stop(nothingHere());
    }
    const caller = await staffCaller(work, call, readers);
    await recordReading(work, { reader: caller.actor, of: 'duty', id });
    return await dutyView(work, id, { withCase: true });
  });
}

async function markDelivered(
  runtime: Runtime,
  id: DutyId,
  how: {
    readonly channel: Parameters<Duties['markDelivered']>[1]['channel'];
    readonly call: Call;
  },
): Answer<DutyView> {
  const { channel, call } = how;
  const done = await handle(runtime, call, async (work) => {
    const by = delivererOf(call);
    const before = await work.load(duties, id);
    const command: DutyCommand = { type: 'mark-matter-delivered', channel };
    const after = await work.apply(duties, id, command, by);
    if (after !== before && after.phase !== 'none' && after.delivered !== undefined) {
      work.send('duty-promise', { duty: id }, justAfter(after.delivered.dueAt));
    }
    return { duty: id };
  });
  return done.ok ? await answer(() => dutyView(newWork(runtime), id, { withCase: false })) : done;
}

// Only who received it or who handed it over can say that it came.
function delivererOf(call: Call): Actor {
  if (call.by.kind === 'member') return { kind: 'member', id: call.by.member };
  requireScope(call, 'groups:write');
  return call.by.kind === 'platform'
    ? { kind: 'platform', id: call.by.token }
    : stop(nothingHere());
}

async function actAsSteward(
  runtime: Runtime,
  on: { readonly duty: DutyId; readonly call: Call },
  task: (work: Work, actor: Extract<Actor, { kind: 'member' }>) => Promise<void>,
): Answer<DutyView> {
  const { duty, call } = on;
  const done = await handle(runtime, call, async (work) => {
    await task(work, { kind: 'member', id: memberOf(call) });
    return { duty };
  });
  return done.ok ? await answer(() => dutyView(newWork(runtime), duty, { withCase: false })) : done;
}

/** What the steward says goes into the file of the case, where whoever decides reads it. */
async function defend(
  runtime: Runtime,
  work: Work,
  given: {
    readonly duty: DutyId;
    readonly text: string;
    readonly actor: Extract<Actor, { kind: 'member' }>;
  },
): Promise<void> {
  const { duty, text, actor } = given;
  const defence = work.text('duty-defence', text, personKey(actor));
  const state = await work.apply(duties, duty, { type: 'give-defence', defence }, actor);
  if (state.phase === 'none' || state.neglected === undefined) return;
  const evidence = takeFromDuty(
    work,
    { kind: 'answer of the steward', text, occurredAt: work.at },
    { author: actor, community: runtime.community, duty: { kind: 'defence', duty } },
  );
  const matter = { kind: 'own-initiative', reason: defence.part } as const;
  const join = { type: 'join-matter', matter, evidence: [evidence] } as const;
  const file = (await caseItGoesOnIn(work, state.neglected.case)) ?? stop(nothingHere());
  await work.apply(cases, file.opened.case, join, actor);
}

function memberOf(call: Call): MemberId {
  return call.by.kind === 'member' ? call.by.member : stop(nothingHere());
}
