import { type CodePointSet, setOfRanges } from './code-point-set.ts';

const CODE = { zero: 48, nine: 57, A: 65, F: 70, Z: 90, low: 95, a: 97, f: 102, z: 122 } as const;

const digit: CodePointSet = [CODE.zero, CODE.nine];
const upper: CodePointSet = [CODE.A, CODE.Z];
const lower: CodePointSet = [CODE.a, CODE.z];
const letter: CodePointSet = [...upper, ...lower];
const hexadecimal: CodePointSet = [...digit, CODE.A, CODE.F, CODE.a, CODE.f];

/** Letters, digits and `_` of ASCII: what `\w` means, and what `\b` looks at. */
export const wordSet: CodePointSet = [...digit, ...upper, CODE.low, CODE.low, ...lower];

/** Classes by the letter after the backslash; the capital letter negates. RE2: ASCII only. */
export const perlClasses: ReadonlyMap<string, CodePointSet> = new Map([
  ['d', digit],
  ['s', [9, 10, 12, 13, 32, 32]],
  ['w', wordSet],
]);

/** Classes by the name between `[:` and `:]`. */
export const posixClasses: ReadonlyMap<string, CodePointSet> = new Map([
  ['alnum', [...digit, ...letter]],
  ['alpha', letter],
  ['ascii', [0, 127]],
  ['blank', [9, 9, 32, 32]],
  ['cntrl', [0, 31, 127, 127]],
  ['digit', digit],
  ['graph', [33, 126]],
  ['lower', lower],
  ['print', [32, 126]],
  [
    'punct',
    setOfRanges([
      [33, 47],
      [58, 64],
      [91, 96],
      [123, 126],
    ]),
  ],
  ['space', [9, 13, 32, 32]],
  ['upper', upper],
  ['word', wordSet],
  ['xdigit', hexadecimal],
]);
