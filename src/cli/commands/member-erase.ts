import type { MemberId } from '../../kernel/identifier.ts';
import { asStaff } from '../callers.ts';
import { type Command, DIRECTORY_OPTION, text } from '../command.ts';
import { report, withApplication } from './local.ts';

export const memberErase: Command = {
  name: 'member erase',
  summary: 'Erase what is stored about a member; what is still needed follows by itself.',
  usage: 'MEMBER --as OPERATOR',
  options: { ...DIRECTORY_OPTION, as: { type: 'string' } },
  takes: { least: 1, most: 1 },
  run: async (invocation) => {
    const member = (invocation.positionals[0] ?? '') as MemberId;
    const by = asStaff(text(invocation, 'as', 'operator-1'));
    return await withApplication(invocation, async (application) => {
      const asked = await application.erasures.ask(member, by);
      // The server does it at once too; here nobody else looks.
      if (asked.ok) await application.tick();
      const now = asked.ok ? await application.erasures.ofMember(member, by) : asked;
      return report(invocation, now, ({ erasure, phase, waiting }) =>
        phase === 'completed'
          ? `Everything about ${member} is erased (erasure ${erasure}).`
          : `What is not needed any more is erased. Still needed: ${waiting.length} (erasure ${erasure}).`,
      );
    });
  },
};
