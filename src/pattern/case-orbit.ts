import {
  type CodePointSet,
  hasCodePoint,
  membersOf,
  rangesOf,
  setOfRanges,
} from './code-point-set.ts';
import { codePointsWith } from './unicode-class.ts';

const DOTLESS_I = 0x131;
const ASCII_LAST = 0x7f;
const LONG_S = 0x17f;
const KELVIN_SIGN = 0x212a;

let table: ReadonlyMap<number, readonly number[]> | undefined;

/**
 * All code points that are the same letter when case is ignored, the given one included: Unicode
 * simple case folding, as RE2 has it. `k`, `K` and the Kelvin sign are one orbit; so are `s`, `S`
 * and `ſ`.
 */
export function caseOrbit(codePoint: number): readonly number[] {
  if (codePoint <= ASCII_LAST) return asciiOrbit(codePoint);
  table ??= makeTable();
  return table.get(codePoint) ?? [codePoint];
}

/** The set with the whole orbit of each of its members. */
export function foldCase(set: CodePointSet): CodePointSet {
  if (set.length === 2 && set[0] === set[1]) return setOfMembers(caseOrbit(set[0] ?? 0));
  if ((set.at(-1) ?? 0) <= ASCII_LAST) {
    return setOfMembers((membersOf(set, ASCII_LAST + 1) ?? []).flatMap(asciiOrbit));
  }
  table ??= makeTable();
  const added = [...table].flatMap(([member, orbit]) => (hasCodePoint(set, member) ? orbit : []));
  return setOfRanges([...rangesOf(set), ...added.map(alone)]);
}

function setOfMembers(members: readonly number[]): CodePointSet {
  return setOfRanges(members.map(alone));
}

function alone(codePoint: number): readonly [number, number] {
  return [codePoint, codePoint];
}

function asciiOrbit(codePoint: number): readonly number[] {
  const letter = String.fromCharCode(codePoint);
  const lower = letter.toLowerCase().charCodeAt(0);
  const upper = letter.toUpperCase().charCodeAt(0);
  if (lower === upper) return [codePoint];
  if (letter === 'k' || letter === 'K') return [upper, lower, KELVIN_SIGN];
  if (letter === 's' || letter === 'S') return [upper, lower, LONG_S];
  return [upper, lower];
}

// Orbits are what upper-casing and lower-casing connect, where both give one code point.
function makeTable(): ReadonlyMap<number, readonly number[]> {
  const orbits = new Map<number, number[]>();
  for (const [first, last] of rangesOf(codePointsWith('Changes_When_Casemapped'))) {
    for (let member = first; member <= last; member += 1) {
      // The dotless i belongs to Turkish; simple folding leaves it alone.
      if (member !== DOTLESS_I) joinCases(orbits, member);
    }
  }
  return orbits;
}

function joinCases(orbits: Map<number, number[]>, member: number): void {
  const letter = String.fromCodePoint(member);
  for (const other of [letter.toUpperCase(), letter.toLowerCase()]) {
    const [only = member, more] = Array.from(other, (one) => one.codePointAt(0) ?? 0);
    if (more === undefined) join(orbits, member, only);
  }
}

function join(orbits: Map<number, number[]>, one: number, other: number): void {
  const first = orbits.get(one) ?? [one];
  const second = orbits.get(other) ?? [other];
  if (first === second || one === other) return;
  const joined = [...new Set([...first, ...second])].toSorted((a, b) => a - b);
  for (const member of joined) orbits.set(member, joined);
}
