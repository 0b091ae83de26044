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
    const codePoints = Array.from({ length: CHUNK }, (_, at) => first + at);
    const chunk = String.fromCodePoint(...codePoints);
    const width = first > 0xffff ? 2 : 1;
    for (const run of chunk.matchAll(runs)) {
      const start = first + run.index / width;
      ranges.push([start, start + run[0].length / width - 1]);
    }
  }
  return setOfRanges(ranges);
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
