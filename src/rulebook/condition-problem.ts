import type { Span } from '../cel/expression.ts';

/** What is wrong with a condition, before its place in the file is known. */
export interface ConditionProblem {
  /** Name of the check that tells it. */
  readonly check: string;
  readonly message: string;
  /** In the condition's own text. */
  readonly span: Span;
  readonly help: string;
}
