import type { Checked } from '../cel/checked.ts';
import { type Expression, partsOf } from '../cel/expression.ts';
import { limits } from '../kernel/limits.ts';

/** Most entries of the lists that an activity brings along. */
const LENGTHS: Readonly<Record<string, number>> = {
  'content.links': limits.activityLinksMax,
  'content.domains': limits.activityLinksMax,
  'content.mentions': limits.activityMentionsMax,
  'content.hashes': limits.activityHashesMax,
};
/** Assumed of lists that the condition makes itself; the engine stops longer ones. */
const MADE_LENGTH = 1_000;
/** Steps of going once through the longest text an activity can have. */
const TEXT_STEPS: number = limits.activityTextLengthMax / 1_000;

/**
 * The most steps one evaluation can take: a step is a turn of a loop, or going through a thousand
 * characters. What is over `limits.conditionStepsMax` is refused when the rule is written, so that
 * the engine need not stop it when it runs.
 */
export function stepsOf(part: Expression, checked: Checked): number {
  if (part.kind === 'comprehension') {
    const turns = lengthOf(part.range, checked);
    const inside = [part.condition, part.step].map((one) => stepsOf(one, checked));
    const outside = [part.range, part.init, part.result].map((one) => stepsOf(one, checked));
    return sum(outside) + turns * (1 + sum(inside));
  }
  const own = checked.variableOf(part) === 'content.text' ? TEXT_STEPS : 0;
  return own + sum(partsOf(part).map((inner) => stepsOf(inner, checked)));
}

function lengthOf(range: Expression, checked: Checked): number {
  if (range.kind === 'list') return range.items.length;
  return LENGTHS[checked.variableOf(range) ?? ''] ?? MADE_LENGTH;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
