import { faultsAmong, type RecordFault } from '../../app/record/audit-record.ts';
import { openRecord } from '../../main.ts';
import type { RecordSource } from '../../store/port.ts';
import { publishedRecordProblems } from '../backup/published-record.ts';
import { type Command, DIRECTORY_OPTION, directoryOf } from '../command.ts';
import { readConfiguration } from '../read-configuration.ts';

const AT_ONCE = 1_000;
/** So many faults are shown; whoever finds more has another problem than to read them. */
const SHOWN = 100;

export const logAudit: Command = {
  name: 'log audit',
  summary: 'Hold every event in the database to what the log has committed to.',
  usage: '',
  options: DIRECTORY_OPTION,
  takes: { least: 0, most: 0 },
  run: async (invocation) => {
    const { terminal } = invocation;
    const directory = directoryOf(invocation);
    const configuration = readConfiguration(directory);
    if (!configuration.ok) {
      terminal.complain(configuration.error);
      return 1;
    }
    const source = await openRecord(directory, configuration.value);
    const { entries, faults } = await audit(source);
    const problems = [
      ...faults.map(wordsOf),
      ...(await publishedRecordProblems(directory, source)),
    ];
    if (problems.length === 0) {
      const words = `Whole: ${entries} entries, and every event is the one that was recorded.`;
      terminal.result({ ok: true, entries }, words);
      return 0;
    }
    const more = problems.length > SHOWN ? [`and ${problems.length - SHOWN} more`] : [];
    const shown = [...problems.slice(0, SHOWN), ...more];
    terminal.result({ ok: false, entries, problems: shown }, shown.join('\n'));
    return 3;
  },
};

interface Audit {
  readonly entries: number;
  readonly faults: readonly RecordFault[];
}

async function audit(source: RecordSource): Promise<Audit> {
  const faults: RecordFault[] = [];
  for (let from = 0; ; ) {
    const entries = await source.recordEntries(from, AT_ONCE);
    if (entries.length === 0) return { entries: from, faults };
    faults.push(...(await faultsAmong(source, entries)));
    from += entries.length;
  }
}

function wordsOf({ index, position, problem }: RecordFault): string {
  return position === undefined
    ? `entry ${index}: ${problem}`
    : `entry ${index}, event ${position}: ${problem}`;
}
