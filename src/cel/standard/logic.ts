import type { Overload } from '../environment.ts';
import { NoAnswer } from '../value.ts';
import { A, BOOL, overload } from './overload.ts';

/**
 * Declared so that the checker knows their types. Interpreter and compiler have their own code for
 * them, because they need not look at both sides.
 */
export const logic: readonly Overload[] = [
  overload('_&&_', [BOOL, BOOL], BOOL, (a, b) => a === true && b === true),
  overload('_||_', [BOOL, BOOL], BOOL, (a, b) => a === true || b === true),
  overload('!_', [BOOL], BOOL, (a) => a !== true),
  overload('_?_:_', [BOOL, A, A], A, (test, yes, no) => {
    const chosen = test === true ? yes : no;
    return chosen === undefined ? new NoAnswer('a part is missing') : chosen;
  }),
  overload('@not_strictly_false', [BOOL], BOOL, (a) => a !== false),
];
