import { nearestNameHelp } from '../../kernel/nearest-name.ts';
import type { Check } from '../draft.ts';
import { placeAt } from '../field.ts';

/** A rule's family exists, and its range is a stretch of that family's ladder (D5). */
export const checkRuleFamilies: Check = ({ rules, families }, remarks) => {
  const known = families.map(({ family }) => family.id);
  for (const { rule, head } of rules) {
    const family = families.find((candidate) => candidate.family.id === rule.family)?.family;
    if (family === undefined) {
      const help = nearestNameHelp(rule.family, known);
      const place = placeAt(head, 'family');
      remarks.error('family', place, `there is no family \`${rule.family}\``, help);
      continue;
    }
    const names = family.ladder.map((rung) => rung.name);
    // A family without a ladder is told once, by its own check.
    if (names.length === 0) continue;
    const ends = [rule.range.from, rule.range.to].map((name) => names.indexOf(name));
    for (const [end, index] of [
      ['from', ends[0]],
      ['to', ends[1]],
    ] as const) {
      const name = rule.range[end];
      // A range that was left out means the whole ladder.
      if (name === '' || index !== -1) continue;
      const place = placeAt(head, 'range', end);
      const message = `the ladder of \`${family.id}\` has no rung \`${name}\``;
      remarks.error('range', place, message, nearestNameHelp(name, names));
    }
    const [from = -1, to = -1] = ends;
    if (from >= 0 && to >= 0 && from > to) {
      const message = 'the range starts on a harsher rung than it ends';
      remarks.error('range', placeAt(head, 'range', 'from'), message, 'swap `from` and `to`');
    }
  }
};
