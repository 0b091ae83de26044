import { resolve } from 'node:path';
import { rulebookDifference } from '../../rulebook/difference/rulebook-difference.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import type { Command } from '../command.ts';
import { readRulebookFiles } from './rulebook-files.ts';

export const rulesDiff: Command = {
  name: 'rules diff',
  summary: 'Say in words what one rulebook directory changes against another.',
  usage: 'BEFORE AFTER',
  options: {},
  takes: { least: 2, most: 2 },
  run: async ({ positionals, terminal, cwd }) => {
    const [before, after] = positionals.map((directory) =>
      loadRulebook(readRulebookFiles(resolve(cwd, directory))),
    );
    if (before?.ok !== true || after?.ok !== true) {
      const broken = positionals[before?.ok === true ? 1 : 0] ?? '';
      terminal.complain(`${broken} has problems; run \`evenhand rules lint ${broken}\``);
      return 3;
    }
    const differences = rulebookDifference(before.value, after.value);
    const lines = differences.map(({ about, change }) => `${about}: ${change}`);
    terminal.result({ differences }, lines.length === 0 ? 'No difference.' : lines.join('\n'));
    return 0;
  },
};
