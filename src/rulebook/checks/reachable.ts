import type { Expression } from '../../cel/expression.ts';
import { parse } from '../../cel/parse.ts';
import { limits } from '../../kernel/limits.ts';
import type { Check } from '../draft.ts';
import { placeAt } from '../field.ts';
import { canNeverHold, negated } from '../satisfiable.ts';

/** A condition that can never hold finds nothing; one that always holds finds everybody. */
export const checkReachable: Check = ({ rules }, remarks) => {
  for (const { rule, head } of rules) {
    const condition = rule.when === undefined ? undefined : parsed(rule.when);
    if (condition === undefined) continue;
    const counts = new Set(
      rule.windows
        .filter(({ aggregate }) => aggregate === 'count' || aggregate === 'distinct')
        .map(({ name }) => name),
    );
    const place = placeAt(head, 'when');
    if (canNeverHold(condition, counts)) {
      const help = 'look for limits that exclude each other, such as `x > 5 && x < 3`';
      remarks.error('unreachable', place, 'this condition can never be true', help);
    } else if (canNeverHold(negated(condition), counts)) {
      const help = 'look for limits that leave nothing out, such as `x > 5 || x <= 5`';
      remarks.error('always-true', place, 'this condition is true of everything', help);
    }
  }
};

function parsed(source: string): Expression | undefined {
  const { conditionNodesMax: nodesMax, conditionDepthMax: depthMax } = limits;
  const result = parse(source, { nodesMax, depthMax });
  return result.ok ? result.value : undefined;
}
