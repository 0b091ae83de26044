import type { Application } from '../../app/application.ts';
import type { Answer } from '../../app/contract/call.ts';
import type { StaffView } from '../../app/contract/staff-room.ts';
import { type Role, roles } from '../../domain/staff/event.ts';
import type { MemberId, StaffId } from '../../kernel/identifier.ts';
import { refuse } from '../../kernel/refusal.ts';
import { err } from '../../kernel/result.ts';
import { asStaff } from '../callers.ts';
import { type Command, DIRECTORY_OPTION, type Invocation, text } from '../command.ts';
import { report, withApplication } from './local.ts';

export const staffAppoint: Command = {
  name: 'staff appoint',
  summary: 'Appoint somebody to a role: moderator, reviewer, lead, ombud, operator or auditor.',
  usage: 'PSEUDONYM ROLE --as OPERATOR',
  options: {
    ...DIRECTORY_OPTION,
    as: { type: 'string' },
    member: { type: 'string' },
    reason: { type: 'string' },
  },
  takes: { least: 2, most: 2 },
  run: async (invocation) => {
    const [staff = '', wanted = ''] = invocation.positionals;
    const role = roles.find((candidate: Role) => candidate === wanted);
    if (role === undefined) {
      invocation.terminal.complain(`there is no role \`${wanted}\`; roles are ${roles.join(', ')}`);
      return 2;
    }
    const asked = { staff: staff as StaffId, role, by: text(invocation, 'as', 'operator-1') };
    return await withApplication(invocation, async (application) => {
      const appointed = await appoint(invocation, application, asked);
      return report(invocation, appointed, () => `${staff} is now ${role}.`);
    });
  },
};

/** A first role is an appointment; a further one is granted, and for that somebody says why. */
async function appoint(
  invocation: Invocation,
  { staffRoom }: Application,
  asked: { readonly staff: StaffId; readonly role: Role; readonly by: string },
): Answer<StaffView> {
  const { staff, role } = asked;
  const by = asStaff(asked.by);
  const reason = text(invocation, 'reason', '');
  const known = await staffRoom.list(by);
  if (!known.ok) return known;
  if (!known.value.some((view) => view.staff === staff)) {
    const member = text(invocation, 'member', '');
    const identity = member === '' ? {} : { member: member as MemberId };
    return await staffRoom.appoint({ staff, role, ...identity }, by);
  }
  if (reason !== '') return await staffRoom.grantRole(staff, { role, reason }, by);
  const detail = `${staff} is on the staff already; say with \`--reason\` why they get this role too.`;
  return err(refuse('required', detail));
}
