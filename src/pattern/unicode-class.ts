import {
  allCodePoints,
  type CodePointSet,
  codePointMax,
  complementOf,
  setOfRanges,
  unionOf,
} from './code-point-set.ts';

const CATEGORIES: ReadonlySet<string> = new Set(
  (
    'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po ' +
    'S Sm Sc Sk So Z Zs Zl Zp C Cc Cf Cs Co'
  ).split(' '),
);
const SCRIPT_NAME: RegExp = /^[A-Z][A-Za-z_]{1,30}$/;
/** Code points that are looked at in one string; surrogates must not meet their other half. */
const CHUNK = 0x400;
const PLANE_BITS = 16;
const PLANE = 0x10000;
/** Planes without any assigned character, and the two for private use. */
const PLAIN_PLANES: ReadonlySet<number> = new Set([4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16]);

const known = new Map<string, CodePointSet | undefined>();

/**
 * The code points of a general category (`L`, `Lu`), of a script by its long name (`Greek`), or
 * `Any`; undefined when there is no such class. As in RE2, `C` has no unassigned code points.
 */
export function unicodeClass(name: string): CodePointSet | undefined {
  if (!known.has(name)) known.set(name, readClass(name));
  return known.get(name);
}

/** Code points with a property of ECMAScript, such as `Lu` or `Script=Greek`. */
export function codePointsWith(property: string): CodePointSet {
  const runs = new RegExp(`\\p{${property}}+`, 'gu');
  const ranges: [number, number][] = [];
  for (let first = 0; first <= codePointMax; first += CHUNK) {
    const plane = first >> PLANE_BITS;
    if (PLAIN_PLANES.has(plane)) {
      ranges.push(...rangesInPlane(plane << PLANE_BITS, runs));
      first += PLANE - CHUNK;
    } else {
      ranges.push(...rangesInChunk(first, runs));
    }
  }
  return setOfRanges(ranges);
}

function rangesInChunk(first: number, runs: RegExp): [number, number][] {
  const codePoints = Array.from({ length: CHUNK }, (_, at) => first + at);
  const width = first > 0xffff ? 2 : 1;
  const chunk = String.fromCodePoint(...codePoints);
  return Array.from(chunk.matchAll(runs), (run) => {
    const start = first + run.index / width;
    return [start, start + run[0].length / width - 1];
  });
}

// All of such a plane is alike, but for its last two code points, which are never characters.
function rangesInPlane(first: number, runs: RegExp): [number, number][] {
  const parts: [number, number][] = [
    [first, first + PLANE - 3],
    [first + PLANE - 2, first + PLANE - 1],
  ];
  return parts.filter(([one]) => String.fromCodePoint(one).search(runs) === 0);
}

function readClass(name: string): CodePointSet | undefined {
  if (name === 'Any') return allCodePoints;
  if (name === 'C') return unionOf(['Cc', 'Cf', 'Cs', 'Co'].map(codePointsWith));
  if (CATEGORIES.has(name)) return codePointsWith(name);
  if (!SCRIPT_NAME.test(name)) return undefined;
  try {
    return codePointsWith(`Script=${name}`);
  } catch {
    // The table of scripts is the one of the JavaScript engine; it says no by throwing.
    return undefined;
  }
}

/** Takes the complement when the class is negated. */
export function withSign(set: CodePointSet, negated: boolean): CodePointSet {
  return negated ? complementOf(set) : set;
}
