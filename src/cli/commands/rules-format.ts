import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatRulebook } from '../../rulebook/format.ts';
import type { Command } from '../command.ts';
import { readRulebookFiles } from './rulebook-files.ts';

export const rulesFormat: Command = {
  name: 'rules format',
  summary: 'Write the rules of a directory in one form. With --check nothing is written.',
  usage: 'DIR [--check]',
  options: { check: { type: 'boolean' } },
  takes: { least: 1, most: 1 },
  run: async ({ positionals, options, terminal, cwd }) => {
    const directory = resolve(cwd, positionals[0] ?? '');
    const files = readRulebookFiles(directory);
    const formatted = formatRulebook(files);
    const changed = Object.keys(formatted).filter((path) => formatted[path] !== files[path]);
    const checking = options['check'] === true;
    if (!checking) {
      for (const path of changed) writeFileSync(join(directory, path), formatted[path] ?? '');
    }
    const done = checking ? 'would change' : 'changed';
    const lines = changed.map((path) => `${done} ${path}`);
    terminal.result({ changed }, lines.length === 0 ? 'Nothing to change.' : lines.join('\n'));
    return checking && changed.length > 0 ? 3 : 0;
  },
};
