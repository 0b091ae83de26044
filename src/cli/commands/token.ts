import { scopes } from '../../app/principal.ts';
import { asOperator } from '../callers.ts';
import { type Command, DIRECTORY_OPTION, text } from '../command.ts';
import { report, withApplication } from './local.ts';

export const token: Command = {
  name: 'token',
  summary: 'Make a service token for a platform. It is shown once.',
  usage: 'NAME',
  options: { ...DIRECTORY_OPTION, scopes: { type: 'string' } },
  takes: { least: 1, most: 1 },
  run: async (invocation) => {
    const wanted = text(
      invocation,
      'scopes',
      scopes.filter((scope) => scope !== 'staff:manage').join(','),
    )
      .split(',')
      .map((scope) => scope.trim());
    return await withApplication(invocation, async (application, { community }) => {
      const name = invocation.positionals[0] ?? '';
      const made = await application.signIn.issueToken(
        { name, scopes: wanted },
        asOperator(community),
      );
      return report(invocation, made, ({ token: secret }) => secret);
    });
  },
};
