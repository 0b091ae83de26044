import type { StaffId } from '../../kernel/identifier.ts';
import { ok } from '../../kernel/result.ts';
import { asOperator } from '../callers.ts';
import { type Command, DIRECTORY_OPTION } from '../command.ts';
import { report, withApplication } from './local.ts';

export const staffSignIn: Command = {
  name: 'staff sign-in',
  summary: 'Print a one-time link with which a member of staff signs in.',
  usage: 'PSEUDONYM',
  options: DIRECTORY_OPTION,
  takes: { least: 1, most: 1 },
  run: async (invocation) => {
    const staff = (invocation.positionals[0] ?? '') as StaffId;
    return await withApplication(invocation, async (application, { community, publicUrl }) => {
      const link = await application.signIn.issueLink(
        { kind: 'staff', id: staff },
        asOperator(community),
      );
      const shown = link.ok
        ? ok({ url: `${publicUrl}/sign-in/${link.value.secret}`, expiresAt: link.value.expiresAt })
        : link;
      return report(
        invocation,
        shown,
        ({ url, expiresAt }) => `${url}\nWorks once, until ${expiresAt}.`,
      );
    });
  },
};
