import type { ClauseGap } from '../../engine/rule-coverage.ts';
import type { RuleMutation } from '../../engine/rule-mutants.ts';
import type { RuleTestResult } from '../../engine/rule-tests.ts';

export function resultLine({ passed, rule, test }: RuleTestResult): string {
  return `${passed ? 'ok  ' : 'FAIL'} ${rule}: ${test}`;
}

export function gapLine({ rule, clause, never }: ClauseGap): string {
  return `warning: ${rule}: \`${clause}\` is never ${never.join(' or ')} in its tests`;
}

/** Survivors of one rule, and reasons that no survivor has any more. */
export function mutationLines(mutation: RuleMutation): readonly string[] {
  const { rule, survivors, needless } = mutation;
  return [
    ...survivors.map(({ text, before, after, reason }) =>
      reason === undefined
        ? `SURVIVES ${rule}: with \`${after}\` for \`${before}\` every test passes\n  ${text}`
        : `accepted ${rule}: ${text}\n  ${reason}`,
    ),
    ...needless.map(
      (text) => `warning: ${rule}: \`mutants\` has a reason for \`${text}\`, which needs none`,
    ),
  ];
}

export function mutationSummary(mutations: readonly RuleMutation[]): string {
  const sum = (count: (one: RuleMutation) => number): number =>
    mutations.reduce((total, one) => total + count(one), 0);
  const [tried, same, refused] = [
    sum((one) => one.tried),
    sum((one) => one.same),
    sum((one) => one.refused),
  ];
  const survived = sum(({ survivors }) => survivors.length);
  const accepted = sum(
    ({ survivors }) => survivors.filter(({ reason }) => reason !== undefined).length,
  );
  return (
    `${tried - survived} of ${tried} changes were noticed, ${accepted} more are accepted; ` +
    `left out: ${same} the same as another, ${refused} no rule may say.`
  );
}
