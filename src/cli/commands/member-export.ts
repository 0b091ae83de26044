import type { MemberId } from '../../kernel/identifier.ts';
import { asStaff } from '../callers.ts';
import { type Command, DIRECTORY_OPTION, text } from '../command.ts';
import { report, withApplication } from './local.ts';

export const memberExport: Command = {
  name: 'member export',
  summary: 'Print everything kept about one member, for that member (GDPR Articles 15 and 20).',
  usage: 'MEMBER --as STAFF',
  options: { ...DIRECTORY_OPTION, as: { type: 'string' } },
  takes: { least: 1, most: 1 },
  run: async (invocation) => {
    const staff = text(invocation, 'as', '');
    if (staff === '') {
      invocation.terminal.complain('say with `--as STAFF` who reads the file; reading is recorded');
      return 2;
    }
    const member = (invocation.positionals[0] ?? '') as MemberId;
    return await withApplication(invocation, async (application) => {
      const file = await application.members.export(member, asStaff(staff));
      return report(invocation, file, (value) => JSON.stringify(value, null, 2));
    });
  },
};
