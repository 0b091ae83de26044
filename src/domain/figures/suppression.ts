import { limits } from '../../kernel/limits.ts';

/** A count as it is published; `null` when it is withheld, which is never the same as none. */
export type ShownCount = number | null;

/**
 * Which parts of a published sum can be published beside it. Fewer than five are withheld, and so
 * are the next smallest as long as what is withheld could be worked out: by taking the others from
 * the sum, or because all withheld parts would have to be four. Equal parts go together, because
 * which of them was chosen would tell.
 *
 * `forced` are parts withheld for another reason. Where the sum itself is not published, nothing
 * can be taken from it, and `sum: 'withheld'` adds no further part.
 */
export function shownParts(
  parts: readonly number[],
  how: { readonly forced?: readonly boolean[]; readonly sum?: 'withheld' } = {},
): readonly boolean[] {
  const shown = parts.map((part, index) => isEnough(part) && how.forced?.[index] !== true);
  if (how.sum === 'withheld') return shown;
  while (givenAway(parts, shown)) {
    const smallest = Math.min(...parts.filter((_part, index) => shown[index] === true));
    if (smallest === Infinity) break;
    parts.forEach((part, index) => {
      if (part === smallest) shown[index] = false;
    });
  }
  return shown;
}

function givenAway(parts: readonly number[], shown: readonly boolean[]): boolean {
  const hidden = parts.filter((_part, index) => shown[index] !== true);
  if (hidden.length === 0) return false;
  const rest = hidden.reduce((sum, part) => sum + part, 0);
  const all = limits.figureMin - 1;
  return hidden.length === 1 || !isEnough(rest) || hidden.every((part) => part === all);
}

/** Whether so many can be published at all. */
export function isEnough(count: number): boolean {
  return count >= limits.figureMin;
}

/**
 * Whether a count of a longer time lets one of a shorter time be published beside it: what happened
 * in between is their difference. That nothing did says of nobody.
 */
export function agreesWithLonger(count: number, longer: ShownCount): boolean {
  return longer !== null && (longer === count || isEnough(longer - count));
}
