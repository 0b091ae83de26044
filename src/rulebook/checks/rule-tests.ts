import type { Check } from '../draft.ts';
import { placeAt } from '../field.ts';

/** A rule that a machine runs shows by tests what it matches and what it leaves alone. */
export const checkRuleTests: Check = ({ rules }, remarks) => {
  for (const { rule, head, sections } of rules) {
    if (rule.when === undefined) {
      if (rule.mutants === undefined) continue;
      const message = `\`${rule.id}\` has no condition whose changes \`mutants\` could accept`;
      remarks.error('tests', placeAt(head, 'mutants'), message, 'leave `mutants` out');
      continue;
    }
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
