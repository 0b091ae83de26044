import { type CodePointSet, rangesOf, unionOf } from './code-point-set.ts';
import type { Syntax } from './syntax.ts';

const LAST_UNIT = 0xffff;
const FIRST_HALF = 0xd800;
const LAST_HALF = 0xdbff;

/**
 * Characters of which every matching text has at least one: the fewest that can be named. Undefined
 * when a match may have none.
 */
export function requiredCharacters(syntax: Syntax): CodePointSet | undefined {
  switch (syntax.kind) {
    case 'one-of':
      return syntax.set;
    case 'sequence':
      return syntax.parts.map(requiredCharacters).reduce(fewer, undefined);
    case 'choice':
      return together(syntax.branches.map(requiredCharacters));
    case 'repeat':
      return syntax.min > 0 ? requiredCharacters(syntax.part) : undefined;
    default:
      return undefined;
  }
}

/** All of the sets as one; undefined when one of them is. */
export function together(sets: readonly (CodePointSet | undefined)[]): CodePointSet | undefined {
  return sets.includes(undefined)
    ? undefined
    : unionOf(sets.flatMap((set) => (set === undefined ? [] : [set])));
}

/**
 * Finds the first unit that may belong to a character of the set. A class by itself takes linear
 * time in the platform's own engine, which goes over a text many times faster than code does.
 */
export function unitFinder(set: CodePointSet): RegExp {
  const ranges = rangesOf(set).flatMap(([first, last]) => {
    const halves = last > LAST_UNIT ? [[FIRST_HALF, LAST_HALF] as const] : [];
    return first > LAST_UNIT ? halves : [[first, Math.min(last, LAST_UNIT)] as const, ...halves];
  });
  return new RegExp(`[${ranges.map(([first, last]) => `${unit(first)}-${unit(last)}`).join('')}]`);
}

function unit(value: number): string {
  return `\\u${value.toString(16).padStart(4, '0')}`;
}

function fewer(
  one: CodePointSet | undefined,
  other: CodePointSet | undefined,
): CodePointSet | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return sizeOf(one) <= sizeOf(other) ? one : other;
}

function sizeOf(set: CodePointSet): number {
  return rangesOf(set).reduce((size, [first, last]) => size + last - first + 1, 0);
}
