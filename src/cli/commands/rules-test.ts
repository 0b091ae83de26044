import { resolve } from 'node:path';
import { clauseGaps } from '../../engine/rule-coverage.ts';
import { type RuleMutation, runRuleMutants } from '../../engine/rule-mutants.ts';
import { runRuleTests } from '../../engine/rule-tests.ts';
import { instant } from '../../kernel/instant.ts';
import { renderDiagnostic } from '../../rulebook/diagnostic.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import type { RulebookVersion } from '../../rulebook/model.ts';
import type { Command } from '../command.ts';
import { readRulebookFiles } from './rulebook-files.ts';
import { gapLine, mutationLines, mutationSummary, resultLine } from './rules-test-text.ts';

export const rulesTest: Command = {
  name: 'rules test',
  summary: 'Run the tests that stand in the rules of a rulebook directory.',
  usage: 'DIR',
  options: { mutate: { type: 'boolean' } },
  takes: { least: 1, most: 1 },
  run: async ({ positionals, options, terminal, cwd }) => {
    const files = readRulebookFiles(resolve(cwd, positionals[0] ?? ''));
    const loaded = loadRulebook(files);
    if (!loaded.ok) {
      const shown = loaded.error.map((one) => renderDiagnostic(one, files));
      terminal.result({ ok: false, problems: loaded.error }, shown.join('\n\n'));
      return 3;
    }
    const version = unpublished(loaded.value);
    const results = runRuleTests(version);
    const gaps = clauseGaps(version);
    const mutations = options['mutate'] === true ? mutationsOf(version) : undefined;
    const passed = results.filter((result) => result.passed).length;
    const unnoticed = (mutations ?? []).some(({ survivors }) =>
      survivors.some(({ reason }) => reason === undefined),
    );
    const ok = passed === results.length && !unnoticed;
    const blocks = [
      results.map(resultLine),
      gaps.map(gapLine),
      (mutations ?? []).flatMap(mutationLines),
      [
        ...(mutations === undefined ? [] : [mutationSummary(mutations)]),
        `${passed} of ${results.length} tests passed.`,
      ],
    ];
    terminal.result(
      { ok, results, gaps, ...(mutations === undefined ? {} : { mutations }) },
      blocks.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n'),
    );
    return ok ? 0 : 3;
  },
};

function mutationsOf(version: RulebookVersion): readonly RuleMutation[] {
  return version.rulebook.rules.flatMap((rule) => runRuleMutants(version, rule) ?? []);
}

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
