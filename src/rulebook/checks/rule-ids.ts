import { limits } from '../../kernel/limits.ts';
import type { Check } from '../draft.ts';
import { placeAt } from '../field.ts';

/** Every rule has its own id, and there are not too many rules to know. */
export const checkRuleIds: Check = ({ rules, head }, remarks) => {
  const files = new Map<string, string>();
  for (const { rule, head: front, file } of rules) {
    const other = files.get(rule.id);
    files.set(rule.id, other ?? file);
    if (other === undefined) continue;
    const message = `\`${rule.id}\` is already the id of the rule in ${other}`;
    remarks.error('duplicate-id', placeAt(front, 'id'), message, 'give this rule another id');
  }
  if (rules.length > limits.rulesMax) {
    const help = `at most ${limits.rulesMax} rules are accepted`;
    remarks.error('too-large', placeAt(head, 'name'), 'there are too many rules', help);
  }
};
