import { durationMs } from '../../kernel/duration.ts';
import { limits } from '../../kernel/limits.ts';
import type { Check } from '../draft.ts';
import { placeAt } from '../field.ts';

/** No measure is longer than 365 days (X1, X4). One without an end is refused while reading. */
export const checkMeasureLength: Check = ({ families }, remarks) => {
  for (const { family, head } of families) {
    for (const [rungIndex, rung] of family.ladder.entries()) {
      for (const [index, measure] of rung.measures.entries()) {
        const length = durationMs(measure.for);
        if (length > 0 && length <= durationMs(limits.restrictionMax)) continue;
        remarks.error(
          'measure-length',
          placeAt(head, 'ladder', String(rungIndex), 'measures', String(index), 'for'),
          `\`${measure.kind}\` on the rung \`${rung.name}\` lasts \`${measure.for}\``,
          'write a length above zero and at most `365d`',
        );
      }
    }
  }
};
