import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyKeyFile, KEY_FILE } from '../../main.ts';
import { type Command, DIRECTORY_OPTION, directoryOf } from '../command.ts';

export const backupKeys: Command = {
  name: 'backup keys',
  summary: 'Copy the keys of all texts while the server runs; delete older copies soon.',
  usage: 'TO',
  options: DIRECTORY_OPTION,
  takes: { least: 1, most: 1 },
  run: async (invocation) => {
    const { terminal, positionals, cwd } = invocation;
    const directory = directoryOf(invocation);
    const to = resolve(cwd, positionals[0] ?? '');
    if (!existsSync(join(directory, KEY_FILE))) {
      terminal.complain(`${directory} has no ${KEY_FILE}; say with \`--directory\` where it is`);
      return 2;
    }
    if (existsSync(to)) {
      terminal.complain(`${to} is there already; give the copy a name of its own`);
      return 2;
    }
    copyKeyFile(directory, to);
    terminal.result(
      { to },
      `${to}: the keys of all texts, as they are now. Whoever is erased is forgotten by every ` +
        'backup once no copy of the keys from before is left.',
    );
    return 0;
  },
};
