import type { SetAside } from '../../app/contract/aside.ts';
import { asideReader } from '../../main.ts';
import { asOperator } from '../callers.ts';
import { type Command, DIRECTORY_OPTION } from '../command.ts';
import { report, withApplication } from './local.ts';

export const asideList: Command = {
  name: 'aside list',
  summary: 'Show what was set aside because it could not be worked on, and why.',
  usage: '',
  options: DIRECTORY_OPTION,
  takes: { least: 0, most: 0 },
  run: async (invocation) =>
    await withApplication(invocation, async (application, { community }) => {
      const listed = await application.aside.list(asOperator(community));
      return report(invocation, listed, (entries) =>
        entries.length === 0 ? 'Nothing is set aside.' : entries.map(lineOf).join('\n'),
      );
    }),
};

export const asideTakeUp: Command = {
  name: 'aside take-up',
  summary: 'Try what was set aside once more, after an upgrade or a change of a rule.',
  usage: '',
  options: DIRECTORY_OPTION,
  takes: { least: 0, most: 0 },
  run: async (invocation) =>
    await withApplication(invocation, async (application, { community }) => {
      const read = asideReader(community, application.now());
      const taken = await application.aside.takeUp(read, asOperator(community));
      // The server does it at once too; here nobody else looks.
      if (taken.ok) await application.tick();
      return report(
        invocation,
        taken,
        ({ takenUp, stillAside }) =>
          `Taken up: ${takenUp.length}. Still set aside: ${stillAside.length}.`,
      );
    }),
};

function lineOf(entry: SetAside): string {
  switch (entry.kind) {
    case 'unknown-activity':
      return `${entry.at}  activity ${entry.id} of ${entry.source}: \`${entry.type}\` is not known`;
    case 'unanswered-activity': {
      const reasons = entry.rules.map(({ rule, reason }) => `${rule}: ${reason}`).join('; ');
      return `${entry.at}  activity ${entry.id} of ${entry.source}: ${reasons}`;
    }
    case 'work':
      return `${entry.at}  work (${entry.topic}) ${entry.item}: ${entry.reason}`;
  }
}
