import { patternInstructionsMax, patternLengthMax } from './pattern-limits.ts';

/** A place in a pattern, in UTF-16 units from its start. */
export interface PatternSpan {
  readonly start: number;
  readonly end: number;
}

/** Why a pattern is refused: what, where, and what to write instead. */
export interface PatternProblem {
  readonly check: 'unsupported-regex' | 'too-complex';
  readonly message: string;
  readonly help: string;
  readonly span: PatternSpan;
}

export function tooLong(source: string): PatternProblem {
  return {
    check: 'too-complex',
    message: `this pattern has ${source.length} characters; it may have ${patternLengthMax}`,
    help: 'make it shorter, or use a list of terms',
    span: { start: patternLengthMax, end: source.length },
  };
}

export function tooManyInstructions(source: string): PatternProblem {
  return {
    check: 'too-complex',
    message: `this pattern compiles to more than ${patternInstructionsMax} instructions`,
    help: 'use smaller numbers in `{n,m}`, do not nest them, or use a list of terms',
    span: { start: 0, end: source.length },
  };
}
