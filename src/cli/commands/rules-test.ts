import { resolve } from 'node:path';
import { runRuleTests } from '../../engine/rule-tests.ts';
import { instant } from '../../kernel/instant.ts';
import { renderDiagnostic } from '../../rulebook/diagnostic.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import type { RulebookVersion } from '../../rulebook/model.ts';
import type { Command } from '../command.ts';
import { readRulebookFiles } from './rulebook-files.ts';

export const rulesTest: Command = {
  name: 'rules test',
  summary: 'Run the tests that stand in the rules of a rulebook directory.',
  usage: 'DIR',
  options: {},
  takes: { least: 1, most: 1 },
  run: async ({ positionals, terminal, cwd }) => {
    const files = readRulebookFiles(resolve(cwd, positionals[0] ?? ''));
    const loaded = loadRulebook(files);
    if (!loaded.ok) {
      const shown = loaded.error.map((one) => renderDiagnostic(one, files));
      terminal.result({ ok: false, problems: loaded.error }, shown.join('\n\n'));
      return 3;
    }
    const results = runRuleTests(unpublished(loaded.value));
    const failed = results.filter((result) => !result.passed);
    const lines = results.map(
      (result) => `${result.passed ? 'ok  ' : 'FAIL'} ${result.rule}: ${result.test}`,
    );
    terminal.result(
      { ok: failed.length === 0, results },
      `${lines.join('\n')}\n\n${results.length - failed.length} of ${results.length} tests passed.`,
    );
    return failed.length === 0 ? 0 : 3;
  },
};

// Tests run against the directory as it is; it counts as in force since ever.
function unpublished(rulebook: RulebookVersion['rulebook']): RulebookVersion {
  const always = instant('1970-01-01T00:00:00Z');
  return {
    number: 1,
    hash: '',
    publishedAt: always,
    effectiveFrom: always,
    rulebook,
    ruleHashes: {},
  };
}
