import type { Span } from './expression.ts';

/** Why a text is no expression; one problem is told, the first. */
export interface ParseProblem {
  readonly kind: 'syntax' | 'too-complex';
  readonly message: string;
  readonly span: Span;
  readonly help: string;
}

/** Carries the problem out of the recursion; never leaves `parse`. */
export class ParseStop extends Error {
  readonly problem: ParseProblem;
  constructor(problem: ParseProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export function syntaxStop(message: string, span: Span, help: string): ParseStop {
  return new ParseStop({ kind: 'syntax', message, span, help });
}
