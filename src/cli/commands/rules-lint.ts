import { resolve } from 'node:path';
import { renderDiagnostic } from '../../rulebook/diagnostic.ts';
import { inspectRulebook } from '../../rulebook/load.ts';
import type { Command } from '../command.ts';
import { readRulebookFiles } from './rulebook-files.ts';
import { sarifOf } from './sarif.ts';
import { packageVersion } from './version.ts';

export const rulesLint: Command = {
  name: 'rules lint',
  summary: 'Check a rulebook directory: every problem with its place and what to write instead.',
  usage: 'DIR [--sarif]',
  options: { sarif: { type: 'boolean' } },
  takes: { least: 1, most: 1 },
  run: async ({ positionals, options, terminal, cwd }) => {
    const files = readRulebookFiles(resolve(cwd, positionals[0] ?? ''));
    const { rulebook, diagnostics } = inspectRulebook(files);
    if (options['sarif'] === true) {
      const sarif = sarifOf(diagnostics, packageVersion());
      terminal.result(sarif, JSON.stringify(sarif, null, 2));
      return rulebook === undefined ? 3 : 0;
    }
    const shown = diagnostics.map((one) => renderDiagnostic(one, files));
    if (rulebook !== undefined) {
      const { rules, families } = rulebook;
      const warned = diagnostics.length === 0 ? 'no problems' : 'with warnings';
      const summary = `${rulebook.name}: ${rules.length} rules in ${families.length} families`;
      terminal.result(
        { ok: true, rules: rules.length, families: families.length, problems: diagnostics },
        [...shown, `${summary}, ${warned}.`].join('\n\n'),
      );
      return 0;
    }
    const count = diagnostics.length;
    terminal.result(
      { ok: false, problems: diagnostics },
      `${shown.join('\n\n')}\n\n${count} ${count === 1 ? 'problem' : 'problems'}.`,
    );
    return 3;
  },
};
