import { resolve } from 'node:path';
import { restoreBackup } from '../backup/restore-backup.ts';
import { type Command, DIRECTORY_OPTION, directoryOf } from '../command.ts';

export const backupRestore: Command = {
  name: 'backup restore',
  summary: 'Put a backup into a new data directory, after it was found whole.',
  usage: 'BACKUP --directory NEW',
  options: DIRECTORY_OPTION,
  takes: { least: 1, most: 1 },
  run: async (invocation) => {
    const { terminal, positionals, cwd } = invocation;
    const directory = directoryOf(invocation);
    const { manifest, problems } = await restoreBackup(
      resolve(cwd, positionals[0] ?? ''),
      directory,
    );
    if (manifest === undefined || problems.length > 0) {
      terminal.result({ ok: false, problems }, problems.join('\n'));
      return 3;
    }
    terminal.result(
      { ok: true, directory, createdAt: manifest.createdAt, events: manifest.events },
      `${directory}: ${manifest.events} events, as of ${manifest.createdAt}.\n` +
        'Put beside them before the server starts: evenhand.keys and evenhand.master-key, which ' +
        'open the texts; evenhand.log-key and evenhand.high-water: with those it goes on signing the record, or says that this backup is too old for it.',
    );
    return 0;
  },
};
