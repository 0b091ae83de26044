import { resolve } from 'node:path';
import { parseInstant } from '../../kernel/instant.ts';
import { asOperator } from '../callers.ts';
import { type Command, DIRECTORY_OPTION, text } from '../command.ts';
import { report, withApplication } from './local.ts';
import { readRulebookFiles } from './rulebook-files.ts';

export const rulesPublish: Command = {
  name: 'rules publish',
  summary:
    'Publish a rulebook directory as the next version, in force from now or from a later time.',
  usage: 'DIR',
  options: { ...DIRECTORY_OPTION, from: { type: 'string' } },
  takes: { least: 1, most: 1 },
  run: async (invocation) => {
    const files = readRulebookFiles(resolve(invocation.cwd, invocation.positionals[0] ?? ''));
    const wanted = text(invocation, 'from', '');
    const from = wanted === '' ? undefined : parseInstant(wanted);
    if (from !== undefined && !from.ok) {
      invocation.terminal.complain(from.error);
      return 2;
    }
    return await withApplication(invocation, async (application, { community }) => {
      const published = await application.rulebooks.publish(
        { files, ...(from === undefined ? {} : { effectiveFrom: from.value }) },
        asOperator(community),
      );
      return report(
        invocation,
        published,
        (version) =>
          `Version ${version.number} is published, in force from ${version.effectiveFrom}.\nsha256 ${version.hash}`,
      );
    });
  },
};
