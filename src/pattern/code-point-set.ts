/** Code points as sorted ranges without overlap: first, last, first, last, … */
export type CodePointSet = readonly number[];

export const codePointMax = 0x10ffff;
export const allCodePoints: CodePointSet = [0, codePointMax];

/** The set of ranges that may come in any order and overlap. */
export function setOfRanges(ranges: readonly (readonly [first: number, last: number])[]): number[] {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0]);
  const set: number[] = [];
  for (const [first, last] of sorted) {
    const end = set.at(-1);
    if (end === undefined || first > end + 1) set.push(first, last);
    else if (last > end) set[set.length - 1] = last;
  }
  return set;
}

export function rangesOf(set: CodePointSet): [first: number, last: number][] {
  return Array.from({ length: set.length / 2 }, (_, at) => [
    set[2 * at] ?? 0,
    set[2 * at + 1] ?? 0,
  ]);
}

export function unionOf(sets: readonly CodePointSet[]): CodePointSet {
  return setOfRanges(sets.flatMap(rangesOf));
}

export function complementOf(set: CodePointSet): CodePointSet {
  const complement: number[] = [];
  let next = 0;
  for (const [first, last] of rangesOf(set)) {
    if (first > next) complement.push(next, first - 1);
    next = last + 1;
  }
  if (next <= codePointMax) complement.push(next, codePointMax);
  return complement;
}

export function hasCodePoint(set: CodePointSet, codePoint: number): boolean {
  let low = 0;
  let high = set.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[2 * middle + 1] ?? 0) < codePoint) low = middle + 1;
    else high = middle;
  }
  return 2 * low < set.length && (set[2 * low] ?? 0) <= codePoint;
}

/** The members, when there are at most `most` of them. */
export function membersOf(set: CodePointSet, most: number): readonly number[] | undefined {
  const members: number[] = [];
  for (const [first, last] of rangesOf(set)) {
    if (members.length + last - first + 1 > most) return undefined;
    for (let member = first; member <= last; member += 1) members.push(member);
  }
  return members;
}
