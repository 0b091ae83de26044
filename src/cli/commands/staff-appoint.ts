import { type Role, roles } from '../../domain/staff/event.ts';
import type { MemberId, StaffId } from '../../kernel/identifier.ts';
import { asStaff } from '../callers.ts';
import { type Command, DIRECTORY_OPTION, text } from '../command.ts';
import { report, withApplication } from './local.ts';

export const staffAppoint: Command = {
  name: 'staff appoint',
  summary: 'Appoint somebody to a role: moderator, reviewer, lead, ombud, operator or auditor.',
  usage: 'PSEUDONYM ROLE --as OPERATOR',
  options: { ...DIRECTORY_OPTION, as: { type: 'string' }, member: { type: 'string' } },
  takes: { least: 2, most: 2 },
  run: async (invocation) => {
    const [staff = '', wanted = ''] = invocation.positionals;
    const role = roles.find((candidate: Role) => candidate === wanted);
    if (role === undefined) {
      invocation.terminal.complain(`there is no role \`${wanted}\`; roles are ${roles.join(', ')}`);
      return 2;
    }
    const member = text(invocation, 'member', '');
    const by = text(invocation, 'as', 'operator-1');
    return await withApplication(invocation, async (application) => {
      const appointed = await application.staffRoom.appoint(
        {
          staff: staff as StaffId,
          role,
          ...(member === '' ? {} : { member: member as MemberId }),
        },
        asStaff(by),
      );
      return report(invocation, appointed, () => `${staff} is now ${role}.`);
    });
  },
};
