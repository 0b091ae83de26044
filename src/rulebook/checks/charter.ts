import { durationMs } from '../../kernel/duration.ts';
import type { Check } from '../draft.ts';
import { placeAt } from '../field.ts';

const HELP = 'stay within `charter` of `rulebook.yaml`, or have the community change it';

/** No rule and no ladder goes beyond what the community has agreed to in its charter (R8). */
export const checkCharter: Check = ({ rulebook, families, rules }, remarks) => {
  const { charter } = rulebook;
  if (charter === undefined) return;
  for (const { rule, head } of rules) {
    const beyond = (field: string, message: string): void =>
      remarks.error('charter', placeAt(head, field), message, HELP);
    const kind = rule.appliesTo.find((one) => charter.appliesTo?.includes(one) === false);
    if (kind !== undefined) beyond('applies-to', `the charter has no rules about \`${kind}\``);
    if (charter.gravityMax !== undefined && rule.gravity > charter.gravityMax) {
      beyond('gravity', `the charter ends at gravity ${charter.gravityMax}`);
    }
    if (rule.effect !== undefined && charter.effects?.includes(rule.effect.kind) === false) {
      beyond('effect', `the charter does not let a machine \`${rule.effect.kind}\``);
    }
  }
  for (const { family, head } of families) {
    for (const [at, rung] of family.ladder.entries()) {
      for (const [index, measure] of rung.measures.entries()) {
        const place = placeAt(head, 'ladder', String(at), 'measures', String(index), 'kind');
        if (charter.measures?.includes(measure.kind) === false) {
          remarks.error('charter', place, `the charter has no \`${measure.kind}\``, HELP);
        }
        const longest = charter.longest === undefined ? Infinity : durationMs(charter.longest);
        if (durationMs(measure.for) > longest) {
          remarks.error('charter', place, `the charter ends at \`${charter.longest}\``, HELP);
        }
      }
    }
  }
};
