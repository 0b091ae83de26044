import type { Check } from '../draft.ts';

/** A rule that a machine runs shows by tests what it matches and what it leaves alone. */
export const checkRuleTests: Check = ({ rules }, remarks) => {
  for (const { rule, sections } of rules) {
    if (rule.when === undefined) continue;
    for (const expect of ['match', 'no-match'] as const) {
      if (rule.tests.some((test) => test.expect === expect)) continue;
      remarks.error(
        'tests',
        sections.tests,
        `\`${rule.id}\` has no test with \`expect: ${expect}\``,
        'add one under `## Tests` in a block that starts with ```yaml',
      );
    }
  }
};
