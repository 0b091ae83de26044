import type { Family, Gravity, Rule, Rung } from '../rulebook/model.ts';
import { activeIn, type Standing } from './standing/standing.ts';

export interface LadderSuggestion {
  readonly suggested: Rung;
  /** The step before and the step after, where they exist inside the rule's range. */
  readonly neighbours: readonly Rung[];
  /**
   * How many upheld decisions of the same family still count: the whole reason for the suggestion.
   */
  readonly counting: number;
}

/**
 * The rung a family's ladder suggests: it starts where the gravity says and goes one step up for
 * each final, upheld decision of the same family that still counts. It only suggests; a person
 * decides.
 */
export function suggestRung(rule: Rule, family: Family, standing: Standing): LadderSuggestion {
  const range = rungsInRange(rule, family);
  const counting = activeIn(standing, family.id).length;
  const step = family.startsAt[rule.gravity as Gravity] + counting;
  const wanted = family.ladder[Math.min(step, family.ladder.length - 1)];
  const suggested = nearestInRange(range, family, wanted);
  const index = range.indexOf(suggested);
  const neighbours = [range[index - 1], range[index + 1]].filter((rung) => rung !== undefined);
  return { suggested, neighbours, counting };
}

/**
 * The rungs a person may choose for this rule, mildest first. Never empty: the rulebook is checked
 * at load.
 */
export function rungsInRange(rule: Rule, family: Family): readonly Rung[] {
  const from = family.ladder.findIndex((rung) => rung.name === rule.range.from);
  const to = family.ladder.findIndex((rung) => rung.name === rule.range.to);
  return family.ladder.slice(Math.max(from, 0), to + 1);
}

function nearestInRange(range: readonly Rung[], family: Family, wanted: Rung | undefined): Rung {
  const first = range[0];
  const last = range.at(-1);
  if (first === undefined || last === undefined) {
    throw new TypeError(`family ${family.id} has no rung in the rule's range`);
  }
  if (wanted === undefined) return last;
  if (range.includes(wanted)) return wanted;
  return family.ladder.indexOf(wanted) < family.ladder.indexOf(first) ? first : last;
}
