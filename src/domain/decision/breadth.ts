import { durationMs } from '../../kernel/duration.ts';
import {
  type ItemMeasure,
  isItemMeasure,
  type MeasureKind,
  type Rung,
  type RungMeasure,
} from '../../rulebook/model.ts';
import { powersLimitedBy } from '../powers/powers.ts';

// What an item can no longer do under one measure, it cannot do under these others either.
const itemsCovered: Readonly<Record<ItemMeasure, readonly ItemMeasure[]>> = {
  remove: ['hide', 'label', 'age-gate', 'limit-replies', 'demote'],
  hide: ['label', 'age-gate', 'limit-replies', 'demote'],
  'age-gate': [],
  'limit-replies': [],
  demote: [],
  label: [],
};

/** Whether one measure takes everything that another takes, so that the other is not broader. */
export function covers(wide: MeasureKind, narrow: MeasureKind): boolean {
  if (wide === narrow) return true;
  if (isItemMeasure(wide)) return isItemMeasure(narrow) && itemsCovered[wide].includes(narrow);
  if (isItemMeasure(narrow)) return false;
  const taken = powersLimitedBy(wide);
  const wanted = powersLimitedBy(narrow);
  return wanted.length > 0 && wanted.every((power) => taken.includes(power));
}

/** Whether every one of these measures takes no more, and for no longer, than a rung does. */
export function withinRung(measures: readonly RungMeasure[], rung: Rung): boolean {
  return measures.every((measure) =>
    rung.measures.some(
      (other) =>
        covers(other.kind, measure.kind) && durationMs(measure.for) <= durationMs(other.for),
    ),
  );
}

/** A rung with its measures shortened, or left out, until none goes beyond another rung. */
export function cutTo(rung: Rung, ceiling: Rung): Rung {
  const measures = rung.measures.flatMap((measure): readonly RungMeasure[] => {
    const lengths = ceiling.measures
      .filter((other) => covers(other.kind, measure.kind))
      .map((other) => other.for)
      .toSorted((a, b) => durationMs(b) - durationMs(a));
    const [longest] = lengths;
    if (longest === undefined) return [];
    return [
      durationMs(measure.for) <= durationMs(longest) ? measure : { ...measure, for: longest },
    ];
  });
  return { ...rung, measures };
}

/**
 * Measures of a choice that are broader than the narrowest one the rung offers: they take a power
 * that the narrowest leaves. Measures on items and on the member are compared apart.
 */
export function broaderThanNarrowest(
  measures: readonly { readonly kind: MeasureKind }[],
  rung: Rung,
): readonly MeasureKind[] {
  const kinds = [...new Set(measures.map(({ kind }) => kind))];
  return kinds.filter((kind) =>
    rung.measures.some((other) => other.kind !== kind && covers(kind, other.kind)),
  );
}
