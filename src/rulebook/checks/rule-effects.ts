import { durationMs } from '../../kernel/duration.ts';
import { limits } from '../../kernel/limits.ts';
import type { Check } from '../draft.ts';
import { placeAt } from '../field.ts';

/** A condition and its effect come together, and a hold is at most 72 hours (X8). */
export const checkRuleEffects: Check = ({ rules }, remarks) => {
  for (const { rule, head } of rules) {
    if (rule.when !== undefined && rule.effect === undefined && !head.entries.has('effect')) {
      const message = `\`${rule.id}\` has a condition but does not say what follows`;
      remarks.error('effect', placeAt(head, 'when'), message, 'add `effect: review`');
    }
    if (rule.when === undefined && rule.effect !== undefined) {
      const message = `\`${rule.id}\` has an effect but no condition, so no machine runs it`;
      remarks.error('effect', placeAt(head, 'effect'), message, 'add `when:` or leave it out');
    }
    const held = rule.effect?.kind === 'hold' ? durationMs(rule.effect.for) : 1;
    if (held <= 0 || held > durationMs(limits.holdMax)) {
      const place = placeAt(head, 'hold-for');
      const message = 'a machine may hold something back for at most 72 hours';
      remarks.error('hold-length', place, message, 'write for example `hold-for: 12h`');
    }
  }
};
