import { resolve } from 'node:path';
import { renderDiagnostic } from '../../rulebook/diagnostic.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import type { Command } from '../command.ts';
import { readRulebookFiles } from './rulebook-files.ts';

export const rulesLint: Command = {
  name: 'rules lint',
  summary: 'Check a rulebook directory: every problem with its place and what to write instead.',
  usage: 'DIR',
  options: {},
  takes: { least: 1, most: 1 },
  run: async ({ positionals, terminal, cwd }) => {
    const files = readRulebookFiles(resolve(cwd, positionals[0] ?? ''));
    const loaded = loadRulebook(files);
    if (loaded.ok) {
      const { rules, families } = loaded.value;
      terminal.result(
        { ok: true, rules: rules.length, families: families.length, problems: [] },
        `${loaded.value.name}: ${rules.length} rules in ${families.length} families, no problems.`,
      );
      return 0;
    }
    const shown = loaded.error.map((one) => renderDiagnostic(one, files));
    const count = loaded.error.length;
    terminal.result(
      { ok: false, problems: loaded.error },
      `${shown.join('\n\n')}\n\n${count} ${count === 1 ? 'problem' : 'problems'}.`,
    );
    return 3;
  },
};
