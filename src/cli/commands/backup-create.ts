import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeBackupNote } from '../backup/backup-note.ts';
import { createBackup } from '../backup/create-backup.ts';
import { type Command, DIRECTORY_OPTION, directoryOf } from '../command.ts';
import { readConfiguration } from '../read-configuration.ts';

export const backupCreate: Command = {
  name: 'backup create',
  summary: 'Copy a data directory while its server runs: database, record, configuration; no keys.',
  usage: 'TO',
  options: DIRECTORY_OPTION,
  takes: { least: 1, most: 1 },
  run: async (invocation) => {
    const { terminal, positionals, cwd } = invocation;
    const directory = directoryOf(invocation);
    const to = resolve(cwd, positionals[0] ?? '');
    const configuration = readConfiguration(directory);
    if (configuration.ok && configuration.value.database !== undefined) {
      terminal.complain(
        'this community is kept in PostgreSQL: back it up with PostgreSQL’s own tools, as ' +
          'docs/guides/postgresql.md says, and copy the keys of its texts with ' +
          '`evenhand backup keys`',
      );
      return 2;
    }
    if (!existsSync(join(directory, 'evenhand.sqlite'))) {
      terminal.complain(`${directory} is no data directory; say with \`--directory\` where it is`);
      return 2;
    }
    if (existsSync(to)) {
      terminal.complain(`${to} is there already; give the backup a name of its own`);
      return 2;
    }
    const manifest = await createBackup(directory, to, new Date().toISOString());
    writeBackupNote(directory, { createdAt: manifest.createdAt, to });
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    terminal.result(
      { to, events: manifest.events, files: manifest.files.length, bytes },
      `${to}: ${manifest.events} events, ${manifest.files.length} files, ${bytes} bytes.\n` +
        'Not in it, and to be kept apart: evenhand.log-key, evenhand.master-key and a copy of ' +
        'the keys (`evenhand backup keys`). Check it with `evenhand backup verify`.',
    );
    return 0;
  },
};
