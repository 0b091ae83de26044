import type { GroupCommand } from '../domain/group/command.ts';
import type { OpenGroup } from '../domain/group/state.ts';
import type { Actor } from '../domain/person.ts';
import type { Role } from '../domain/staff/event.ts';
import type { StaffState } from '../domain/staff/state.ts';
import type { GroupId, MemberId } from '../kernel/identifier.ts';
import { nothingHere, platformOrStaff } from './access.ts';
import { staffMembers } from './aggregates.ts';
import { announce } from './announce.ts';
import type { Answer, Call } from './contract/call.ts';
import type { AppointStewardInput, Groups, GroupView } from './contract/groups.ts';
import { expectVersion } from './expected-version.ts';
import { groupView, restrictedStewards } from './group-view.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { pageOf, readWhole } from './pages.ts';
import type { Runtime } from './runtime.ts';
import { groups } from './stewardship-aggregates.ts';
import { idOf, type Work } from './work.ts';

const readers: readonly Role[] = ['operator', 'lead', 'moderator', 'reviewer', 'ombud', 'auditor'];
const appointers: readonly Role[] = ['operator', 'lead'];

interface Caller {
  readonly actor: Actor;
  /** The record of staff who act; absent for the platform and for stewards themselves. */
  readonly staff?: StaffState;
}

/** Groups, who stewards them under which charter, and who acts while somebody cannot. */
export function createGroups(runtime: Runtime): Groups {
  const own = (
    group: GroupId,
    call: Call,
    command: (steward: MemberId) => GroupCommand,
  ): Answer<GroupView> => actAsSteward(runtime, { group, call, command });
  return {
    list: (query, call) =>
      answer(async () => {
        const work = newWork(runtime);
        await platformOrStaff(work, call, 'groups:write', readers);
        return await pageOf(work.store, query, {
          index: 'groups',
          key: 'all',
          row: ({ body, version }) =>
            groupView(runtime, work, { group: body as unknown as OpenGroup, version }),
        });
      }),
    read: (group, call) => answer(() => read(runtime, group, call)),
    own: (member, call) =>
      answer(async () => {
        if (memberOf(call) !== member) stop(nothingHere());
        return await ownGroups(runtime, call);
      }),
    open: (group, call) =>
      actAsAppointer(runtime, { group, call }, async (work, { actor, staff }) => {
        const by = staff === undefined ? {} : { staff };
        await work.apply(groups, group, { type: 'open-group', group, ...by }, actor);
      }),
    appoint: (group, input, call) =>
      actAsAppointer(runtime, { group, call }, (work, caller) =>
        appoint(runtime, work, { group, input, caller }),
      ),
    recordGone: (group, { steward, reason }, call) =>
      actAsAppointer(runtime, { group, call }, async (work, { actor, staff }) => {
        const text = work.text('steward-gone', reason, `member:${steward}`);
        const by = staff === undefined ? {} : { staff };
        const command = { type: 'record-gone', steward, reason: text, ...by } as const;
        await work.apply(groups, group, command, actor);
      }),
    accept: (group, { version }, call) =>
      own(group, call, (steward) => ({ type: 'accept-charter', steward, version })),
    resign: (group, call) => own(group, call, (steward) => ({ type: 'resign', steward })),
    comeBack: (group, call) => own(group, call, (steward) => ({ type: 'come-back', steward })),
    declareRelation: (group, input, call) =>
      own(group, call, (steward) => ({ type: 'declare-steward-relation', steward, ...input })),
  };
}

async function appoint(
  runtime: Runtime,
  work: Work,
  appointed: {
    readonly group: GroupId;
    readonly input: AppointStewardInput;
    readonly caller: Caller;
  },
): Promise<void> {
  const { group, input, caller } = appointed;
  const { steward, seat, charter, until } = input;
  const state = await work.load(groups, group);
  const place = { steward, lastVersion: 0, relations: [] };
  // Also whoever is new here may be restricted.
  const stewards = state.phase === 'none' ? [] : [...state.stewards, place];
  const text = work.text('charter', charter.text, `member:${steward}`);
  await work.apply(
    groups,
    group,
    {
      type: 'appoint-steward',
      steward,
      seat,
      charter: { text, duties: charter.duties },
      ...(until === undefined ? {} : { until }),
      restricted: restrictedStewards(runtime, { group, stewards }, work.at),
      ...(caller.staff === undefined ? {} : { staff: caller.staff }),
    },
    caller.actor,
  );
}

async function actAsAppointer(
  runtime: Runtime,
  on: { readonly group: GroupId; readonly call: Call },
  task: (work: Work, caller: Caller) => Promise<void>,
): Answer<GroupView> {
  const { group, call } = on;
  const done = await handle(runtime, call, async (work) => {
    const actor = await platformOrStaff(work, call, 'groups:write', appointers);
    await expectVersion(work, { collection: 'group', id: group }, call);
    const before = await work.load(groups, group);
    const record = actor.kind === 'staff' ? await work.load(staffMembers, actor.id) : undefined;
    await task(work, { actor, ...(record === undefined ? {} : { staff: record }) });
    if ((await work.load(groups, group)) !== before) await tell(work, group);
    return { group };
  });
  return done.ok ? await answer(() => show(runtime, group)) : done;
}

async function actAsSteward(
  runtime: Runtime,
  act: {
    readonly group: GroupId;
    readonly call: Call;
    readonly command: (steward: MemberId) => GroupCommand;
  },
): Answer<GroupView> {
  const { group, call, command } = act;
  const done = await handle(runtime, call, async (work) => {
    const steward = memberOf(call);
    const before = await work.load(groups, group);
    const actor = { kind: 'member', id: steward } as const;
    const after = await work.apply(groups, group, command(steward), actor);
    if (after !== before) await tell(work, group);
    return { group };
  });
  return done.ok ? await answer(() => show(runtime, group, memberOf(call))) : done;
}

// The platform reads who acts now: a message could be late and say what no longer holds.
async function tell(work: Work, group: GroupId): Promise<void> {
  await announce(work, 'stewardship.changed', { group });
}

async function read(runtime: Runtime, group: GroupId, call: Call): Promise<GroupView> {
  if (call.by.kind === 'member') {
    const found = await ownGroups(runtime, call);
    return found.find((one) => one.group === group) ?? stop(nothingHere());
  }
  const work = newWork(runtime);
  await platformOrStaff(work, call, 'groups:write', readers);
  return await show(runtime, group);
}

async function ownGroups(runtime: Runtime, call: Call): Promise<readonly GroupView[]> {
  const own = memberOf(call);
  const work = newWork(runtime);
  const views = await readWhole(work.store, { index: 'groups-of', key: `member:${own}` });
  return await Promise.all(views.map((view) => show(runtime, idOf(view.stream) as GroupId, own)));
}

async function show(runtime: Runtime, id: GroupId, own?: MemberId): Promise<GroupView> {
  const work = newWork(runtime);
  const group = await work.load(groups, id);
  if (group.phase === 'none') return stop(nothingHere());
  const version = await work.version('group', id);
  return await groupView(runtime, work, {
    group,
    version,
    ...(own === undefined ? {} : { own }),
  });
}

function memberOf(call: Call): MemberId {
  return call.by.kind === 'member' ? call.by.member : stop(nothingHere());
}
