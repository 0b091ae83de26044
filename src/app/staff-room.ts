import type { StaffCommand } from '../domain/staff/command.ts';
import type { StaffState } from '../domain/staff/state.ts';
import type { StaffId } from '../kernel/identifier.ts';
import { nothingHere, platformOrStaff } from './access.ts';
import { staffMembers } from './aggregates.ts';
import type { Answer, Call } from './contract/call.ts';
import type { StaffRoom, StaffView } from './contract/staff-room.ts';
import { answer, handle, newWork, stop } from './handle.ts';
import { readWhole } from './pages.ts';
import type { Runtime } from './runtime.ts';
import { idOf } from './work.ts';

/** Who holds which role, since when, and which conflicts of interest they declared. */
export function createStaffRoom(runtime: Runtime): StaffRoom {
  const act = (staff: StaffId, command: StaffInput, call: Call): Answer<StaffView> =>
    actOnStaff(runtime, { staff, command, call });
  return {
    list: (call) =>
      answer(async () => {
        const work = newWork(runtime);
        await platformOrStaff(work, call, 'staff:manage', ['operator', 'lead', 'ombud', 'auditor']);
        const views = await readWhole(work.store, { index: 'staff', key: 'all' });
        return views.map((view) =>
          staffView(idOf(view.stream) as StaffId, view.version, view.body as unknown as StaffState),
        );
      }),
    appoint: (input, call) => act(input.staff, { type: 'appoint-staff', ...input }, call),
    grantRole: (staff, input, call) => act(staff, { type: 'grant-role', ...input }, call),
    endRole: (staff, input, call) => endRole(runtime, { staff, input, call }),
    declareRelation: (staff, input, call) =>
      act(staff, { type: 'declare-relation', ...input }, call),
  };
}

type RoleChange = Extract<StaffCommand, { readonly type: 'grant-role' | 'end-role' }>;
/** A command as it is asked for, with its reason not yet stored. */
type StaffInput =
  | Exclude<StaffCommand, RoleChange>
  | (Omit<RoleChange, 'reason'> & { readonly reason: string });

async function actOnStaff(
  runtime: Runtime,
  act: { readonly staff: StaffId; readonly command: StaffInput; readonly call: Call },
): Answer<StaffView> {
  const { staff, command, call } = act;
  return await handle(runtime, call, async (work) => {
    const own = call.by.kind === 'staff' && call.by.staff === staff;
    // Declaring one's own conflict of interest needs nobody's leave.
    const by =
      own && command.type === 'declare-relation'
        ? ({ kind: 'staff', id: staff } as const)
        : await platformOrStaff(work, call, 'staff:manage', ['operator', 'lead']);
    const version = await work.version('staff', staff);
    const granter = by.kind === 'staff' ? await work.load(staffMembers, by.id) : undefined;
    const before = await work.load(staffMembers, staff);
    const reason =
      'reason' in command ? work.text('role-reason', command.reason, `staff:${staff}`) : undefined;
    const judged = {
      ...command,
      ...(reason === undefined ? {} : { reason }),
      ...(granter === undefined ? {} : { granter }),
    } as StaffCommand;
    const state = await work.apply(staffMembers, staff, judged, by);
    // A role that is held already is not granted again, and needs no reason.
    if (state === before && reason !== undefined) work.discard(reason.part);
    return staffView(staff, version + 1, state);
  });
}

/**
 * The sessions of that person end with the role; held decisions are looked at again when they are
 * due.
 */
async function endRole(
  runtime: Runtime,
  end: {
    readonly staff: StaffId;
    readonly input: Parameters<StaffRoom['endRole']>[1];
    readonly call: Call;
  },
): Answer<StaffView> {
  const { staff, input, call } = end;
  const ended = await actOnStaff(runtime, { staff, command: { type: 'end-role', ...input }, call });
  if (ended.ok) await runtime.store.removeTicketsOf(`staff:${staff}`);
  return ended;
}

function staffView(staff: StaffId, version: number, state: StaffState): StaffView {
  if (state.phase === 'none') return stop(nothingHere());
  return { staff, version, roles: state.roles, relations: state.relations };
}
