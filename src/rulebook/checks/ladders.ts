import { nearestNameHelp } from '../../kernel/nearest-name.ts';
import type { Check } from '../draft.ts';
import { placeAt } from '../field.ts';
import type { Gravity } from '../model.ts';

const GRAVITIES: readonly Gravity[] = [1, 2, 3, 4];

/**
 * Every family has a ladder; its rungs have different names, and each gravity starts on one of
 * them.
 */
export const checkLadders: Check = ({ families }, remarks) => {
  for (const { family, head } of families) {
    const names = family.ladder.map((rung) => rung.name);
    if (names.length === 0) {
      remarks.error(
        'ladder',
        placeAt(head, 'ladder'),
        `the family \`${family.id}\` has no ladder, so nobody can see what a breach may lead to`,
        'add `ladder:` with rungs from a reminder upwards',
      );
      continue;
    }
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) {
      const message = `the family \`${family.id}\` has two rungs called \`${twice}\``;
      remarks.error('ladder', placeAt(head, 'ladder'), message, 'give each rung its own name');
    }
    for (const gravity of GRAVITIES) {
      if (family.startsAt[gravity] >= 0) continue;
      const place = placeAt(head, 'starts-at', String(gravity));
      const message = `gravity ${gravity} starts on a rung that is not in the ladder`;
      remarks.error('ladder', place, message, nearestNameHelp('', names));
    }
  }
};
