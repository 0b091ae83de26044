import type { CaseView, QueueRow } from '../../app/contract/cases.ts';
import type { CaseId } from '../../kernel/identifier.ts';
import { asStaff } from '../callers.ts';
import { type Command, DIRECTORY_OPTION, text } from '../command.ts';
import { report, withApplication } from './local.ts';

export const caseCommand: Command = {
  name: 'case',
  summary: 'List open cases, or show one as its handler sees it.',
  usage: '[CASE] --as STAFF',
  options: { ...DIRECTORY_OPTION, as: { type: 'string' } },
  takes: { least: 0, most: 1 },
  run: async (invocation) => {
    const staff = text(invocation, 'as', '');
    if (staff === '') {
      invocation.terminal.complain('say with `--as STAFF` who reads; reading a case is recorded');
      return 2;
    }
    const id = invocation.positionals[0] as CaseId | undefined;
    return await withApplication(invocation, async (application) => {
      if (id !== undefined) {
        return report(invocation, await application.cases.read(id, asStaff(staff)), describe);
      }
      const page = await application.cases.queue({ limit: 200 }, asStaff(staff));
      return report(
        invocation,
        page,
        ({ items }) => items.map(line).join('\n') || 'No open cases.',
      );
    });
  },
};

function line(row: QueueRow): string {
  const holder = row.lease === undefined ? '' : `  leased by ${row.lease.holder}`;
  return `${row.case}  ${row.family ?? 'no family yet'}  due ${row.promisedBy}${holder}`;
}

function describe({ blind }: CaseView): string {
  const evidence = blind.evidence.map(
    (item) => `  ${item.occurredAt} ${item.author}: ${item.text}`,
  );
  const hinted = blind.rules.filter((rule) => rule.hinted).map((rule) => rule.rule.title);
  return [
    `Case ${blind.case}, ${blind.phase}, first decision promised by ${blind.promisedBy}`,
    `Rules that may apply: ${hinted.join('; ') || 'none hinted'}`,
    'Evidence:',
    ...evidence,
  ].join('\n');
}
